import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { KeyOf } from '../../../core/desk/desk-index'
import { MemoryDesk } from '../../../core/desk/memory-desk'
import type { Op } from '../../../core/desk/ops'
import { StagedDesk } from '../../../core/desk/staged-desk'
import type { RecordOf } from '../../../core/model/records/records'
import { dependentsOf } from '../../../core/rules/dependents'

const byTalk: KeyOf<'lead'> = ({ talk }) => talk
const byWords: KeyOf<'lead'> = ({ text }) => text.split(' ')
const TALKS = ['t1', 't2', 't3']
const WORDS = ['a', 'b', 'c', 'd']

const lead = (id: string, talk: string, text: string) => ({ id, talk, text }) as unknown as RecordOf<'lead'>

const op: fc.Arbitrary<Op> = fc
  .record({
    id: fc.constantFrom('l1', 'l2', 'l3', 'l4', 'l5', 'l6'),
    talk: fc.constantFrom(...TALKS),
    words: fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 3 }),
    gone: fc.boolean(),
  })
  .map(({ id, talk, words, gone }) =>
    gone
      ? { op: 'delete', collection: 'lead', id }
      : { op: 'put', collection: 'lead', record: lead(id, talk, words.join(' ')) },
  )
const edits = fc.array(fc.array(op, { minLength: 1, maxLength: 4 }), { maxLength: 12 })

const found = (desk: Pick<MemoryDesk, 'index' | 'count' | 'get'>) => ({
  talks: TALKS.map((talk) => desk.index('lead', byTalk).get(talk)),
  words: WORDS.map((word) => desk.index('lead', byWords).get(word)),
  any: WORDS.map((word) => desk.index('lead', byWords).getAny([word, 'a', 'none', word])),
  keys: [...desk.index('lead', byWords).keys()].toSorted(),
  count: desk.count('lead'),
  inOrder: byPlace(desk),
})

function byPlace(desk: Pick<MemoryDesk, 'index' | 'get'>): (string | undefined)[] {
  const index = desk.index('lead', byTalk)
  const ids = ['l1', 'l2', 'l3', 'l4', 'l5', 'l6'].filter((id) => desk.get('lead', id))
  return ids.toSorted((a, b) => index.placeOf(a) - index.placeOf(b))
}

describe('an index of a desk', () => {
  it('is, after any edits, what one made anew is', () => {
    fc.assert(
      // An index and the order of its records may be asked for before any edit, or after some.
      fc.property(edits, fc.nat(6), (all, askedAfter) => {
        let desk = new MemoryDesk({ lead: { l1: lead('l1', 't1', 'a'), l2: lead('l2', 't1', 'a b') } })
        for (const [edit, ops] of all.entries()) {
          if (edit >= askedAfter) found(desk)
          else desk.index('lead', byWords).get('a')
          desk = desk.advance(ops)
          if (edit < askedAfter) continue
          expect(found(desk)).toEqual(found(new MemoryDesk(structuredClone(desk.collections))))
          expect(byPlace(desk)).toEqual(desk.all('lead').map(({ id }) => id))
        }
      }),
    )
  })

  it('is, with edits staged on it, that of the desk that has them', () => {
    fc.assert(
      fc.property(edits, (all) => {
        let desk = new MemoryDesk({
          lead: { l1: lead('l1', 't1', 'a'), l2: lead('l2', 't1', 'a b'), l3: lead('l3', 't2', 'a') },
        })
        const staged = new StagedDesk(desk)
        for (const ops of all) {
          staged.stage(ops)
          desk = desk.after(ops)
          expect(staged.all('lead')).toEqual(desk.all('lead'))
          expect(found(staged)).toEqual(found(desk))
        }
      }),
    )
  })

  it('gives the records of any of some keys, each once, in the order of the desk', () => {
    fc.assert(
      fc.property(edits, fc.subarray(WORDS), (all, keys) => {
        const desk = all.reduce((before, ops) => before.advance(ops), new MemoryDesk({ lead: {} }))
        const wanted = desk.all('lead').filter(({ text }) => text.split(' ').some((word) => keys.includes(word)))
        expect(desk.index('lead', byWords).getAny(keys)).toEqual(wanted)
      }),
    )
  })

  it('gives a record and each field of it that names another', () => {
    const desk = new MemoryDesk({ lead: { l1: { ...lead('l1', 't1', 'a'), createdBy: 's', changedBy: 's' } as never } })
    expect(dependentsOf(desk, { collection: 'talk', id: 't1' })).toEqual([
      { collection: 'lead', id: 'l1', path: 'talk' },
    ])
    expect(dependentsOf(desk, { collection: 'staff', id: 's' }).map(({ path }) => path)).toEqual([
      'createdBy',
      'changedBy',
    ])
    expect(dependentsOf(desk, { collection: 'talk', id: 'none' })).toEqual([])
  })
})
