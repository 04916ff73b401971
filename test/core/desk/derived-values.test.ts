import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { KeyOf } from '../../../core/desk/desk-index'
import type { Derive, DeskRead } from '../../../core/desk/desk-read'
import { light } from '../../../core/desk/light-values'
import { MemoryDesk } from '../../../core/desk/memory-desk'
import type { Op } from '../../../core/desk/ops'
import { StagedDesk } from '../../../core/desk/staged-desk'
import type { RecordOf } from '../../../core/model/records/records'

const IDS = ['l1', 'l2', 'l3', 'l4', 'l5']
const TALKS = ['t1', 't2', 't3']
const byTalk: KeyOf<'lead'> = ({ talk }) => talk

const lead = (id: string, talk: string, text: string) => ({ id, talk, text }) as unknown as RecordOf<'lead'>

/** A lead's text, with those of its neighbours in its talk. */
const neighbours: Derive<string[]> = (desk, id) => {
  const own = desk.get('lead', id)
  if (own?.talk === undefined) return []
  return desk
    .index('lead', byTalk)
    .get(own.talk)
    .map((other) => other.text)
}
/** Made of other derived values, and of what a whole collection says. */
const summary: Derive<string> = (desk, id) =>
  `${IDS.map((other) => desk.derived(neighbours, other).length).join('')} ${desk.derived(neighbours, id).join()}`
const talks: Derive<string[]> = (desk) => [...desk.index('lead', byTalk).keys()].toSorted()
const size: Derive<string> = (desk) => `${desk.count('lead')} ${desk.all('lead').length} ${desk.revision}`
const failing: Derive<number> = (desk, id) => {
  const found = desk.get('lead', id)
  if (!found) throw new Error('none')
  return found.text.length
}
const caught: Derive<number | string> = (desk, id) => {
  try {
    return desk.derived(failing, id)
  } catch {
    return 'none'
  }
}

const inAny: Derive<string[]> = (desk, id) =>
  desk
    .index('lead', byTalk)
    .getAny(['t1', id === 'l1' ? 't2' : 'none'])
    .map(({ text }) => text)

const byText: KeyOf<'lead'> = ({ text }) => text
const byRef: KeyOf<'lead'> = ({ text }) => `lead/${text}`
/** By `refKey`: reads the record itself, and by its id or its whole key the records that name it in their text. */
const named: Derive<string> = (desk, key) => {
  const id = key.slice('lead/'.length)
  const groups = [desk.index('lead', byText).get(id), desk.index('lead', byRef).get(key)]
  return `${desk.get('lead', id)?.text} ${groups.map((group) => group.length).join()} ${caught(desk, id)}`
}
/** Made again whenever it is not one of those that were asked for last. */
const lightNamed = light<string>((desk, key) => `${desk.derived(named, key)} ${desk.derived(neighbours, 'l1').length}`)
const ofLight: Derive<string> = (desk, key) => desk.derived(lightNamed, key)

const MAKES: Derive<unknown>[] = [neighbours, summary, talks, caught, size, inAny]
const BY_REF: Derive<unknown>[] = [named, lightNamed, ofLight]
const all = (desk: DeskRead) => [
  ...MAKES.map((make) => IDS.map((id) => desk.derived(make, id))),
  ...BY_REF.map((make) => IDS.map((id) => desk.derived(make, `lead/${id}`))),
]

const op: fc.Arbitrary<Op> = fc
  .record({
    id: fc.constantFrom(...IDS),
    talk: fc.constantFrom(...TALKS),
    text: fc.oneof(fc.string({ maxLength: 3 }), fc.constantFrom(...IDS)),
    gone: fc.boolean(),
  })
  .map(({ id, talk, text, gone }) =>
    gone ? { op: 'delete', collection: 'lead', id } : { op: 'put', collection: 'lead', record: lead(id, talk, text) },
  )
const edits = fc.array(fc.array(op, { minLength: 1, maxLength: 3 }), { maxLength: 10 })
const forgettings = fc.infiniteStream(
  fc.record({ make: fc.constantFrom(...MAKES, ...BY_REF), steps: fc.constantFrom(0, 1, 2) }),
)
const start = () => new MemoryDesk({ lead: { l1: lead('l1', 't1', 'a'), l2: lead('l2', 't1', 'b') } })

describe('a value derived from a desk', () => {
  it('is, after any edits, what one made anew is', () => {
    fc.assert(
      fc.property(edits, fc.infiniteStream(fc.constantFrom(...IDS)), forgettings, (many, asked, forgotten) => {
        let desk = start()
        for (const ops of many) {
          for (const make of MAKES) desk.derived(make, asked.next().value)
          for (const make of BY_REF) desk.derived(make, `lead/${asked.next().value}`)
          const { make, steps } = forgotten.next().value
          // Some values of it stay if it ends before the last step.
          const forgets = desk.forgetSteps(make)[Symbol.iterator]()
          for (let step = 0; step < steps; step += 1) forgets.next()
          desk = desk.advance(ops)
          const anew = new MemoryDesk(structuredClone(desk.collections), undefined, desk.revision)
          expect(all(desk)).toEqual(all(anew))
        }
      }),
    )
  })

  it('is, with edits staged on the desk, that of the desk that has them', () => {
    fc.assert(
      fc.property(edits, (many) => {
        const below = start()
        const staged = new StagedDesk(below)
        let desk = start()
        for (const ops of many) {
          staged.stage(ops)
          desk = desk.after(ops)
          expect(all(staged)).toEqual(all(desk))
        }
        expect(all(below)).toEqual(all(start()))
      }),
    )
  })

  it('is made once, and again only after an edit of what it read; a follower hears of both', () => {
    let made = 0
    const counted: Derive<string | undefined> = (desk, id) => {
      made += 1
      return desk.get('lead', id)?.text
    }
    const desk = start()
    const followed = desk.follow(counted)
    const ask = (of: MemoryDesk) => [of.derived(counted, 'l1'), of.derived(counted, 'l2'), of.derived(counted, 'l1')]
    expect(ask(desk)).toEqual(['a', 'b', 'a'])
    expect(made).toBe(2)
    const later = desk.advance([{ op: 'put', collection: 'lead', record: lead('l2', 't1', 'c') }])
    expect([...followed.dropped]).toEqual(['l2'])
    expect(ask(later)).toEqual(['a', 'c', 'a'])
    expect(made).toBe(3)
    const last = later.advance([{ op: 'put', collection: 'lead', record: lead('l3', 't1', 'd') }])
    ask(last)
    expect(made).toBe(3)
    expect([...followed.touched]).toEqual(['lead/l2', 'lead/l3'])
    last.forget(counted)
    followed.end()
    followed.touched.clear()
    ask(last.advance([{ op: 'put', collection: 'lead', record: lead('l3', 't1', 'e') }]))
    expect(made).toBe(5)
    expect([...followed.touched]).toEqual([])
  })

  it('is made anew if it is light and others were asked for since, and dropped by an edit of what it read all the same', () => {
    const made: string[] = []
    const counted = light<string>((desk, key) => {
      made.push(key)
      return `${desk.get('lead', key.slice('lead/'.length))?.text}`
    })
    const outer: Derive<string> = (desk, key) => `of ${desk.derived(counted, key)}`
    const desk = start()
    const followed = desk.follow(counted)
    const many = Array.from({ length: 2500 }, (_, at) => `lead/other-${at}`)
    expect(desk.derived(outer, 'lead/l1')).toBe('of a')
    desk.derived(counted, 'lead/l1')
    expect(made).toEqual(['lead/l1'])
    for (const key of many) desk.derived(counted, key)
    expect(desk.derived(counted, 'lead/l1')).toBe('a')
    expect(made.filter((key) => key === 'lead/l1')).toHaveLength(2)
    for (const key of many) desk.derived(counted, key)
    const later = desk.advance([{ op: 'put', collection: 'lead', record: lead('l1', 't1', 'b') }])
    expect([...followed.dropped]).toEqual(['lead/l1'])
    expect([later.derived(counted, 'lead/l1'), later.derived(outer, 'lead/l1')]).toEqual(['b', 'of b'])
  })

  it('is made again only after an edit of what it read, in the long run too', () => {
    const many = fc.array(fc.array(op, { minLength: 1, maxLength: 3 }), { minLength: 40, maxLength: 80 })
    fc.assert(
      fc.property(many, (batches) => {
        const made = new Map<string, number>()
        /** Reads its own record, the one that its text names by a digit, and the records of its talk. */
        const reading: Derive<string> = (desk, id) => {
          made.set(id, (made.get(id) ?? 0) + 1)
          const own = desk.get('lead', id)
          const other = desk.get('lead', namedBy(own))
          return `${own?.text} ${other?.text} ${desk.index('lead', byTalk).get(own?.talk ?? '').length}`
        }
        const outer: Derive<string> = (desk, id) => desk.derived(reading, id)
        let desk = start()
        const ask = () => {
          for (const id of IDS) desk.derived(outer, id)
        }
        ask()
        for (const ops of batches) {
          const before = new Map(made)
          const stale = new Set(IDS.filter((id) => ops.some((one) => isRead(desk, id, one))))
          desk = desk.advance(ops)
          ask()
          for (const id of IDS) expect(made.get(id)).toBe((before.get(id) ?? 0) + Number(stale.has(id)))
        }
      }),
      { numRuns: 20 },
    )
  })

  it('is kept by its watcher, who hears when it would change', () => {
    let made = 0
    const counted: Derive<string> = (desk, id) => {
      made += 1
      return desk.get('lead', id)?.text ?? ''
    }
    const desk = start()
    const followed = desk.follow(counted)
    expect([desk.watch(counted, 'l1'), desk.derived(counted, 'l1'), desk.watch(counted, 'l1'), made]).toEqual([
      'a',
      'a',
      'a',
      3,
    ])
    const edited = desk.advance([{ op: 'put', collection: 'lead', record: lead('l1', 't1', 'c') }])
    expect([...followed.dropped]).toEqual(['l1'])
    followed.dropped.clear()
    expect(edited.watch(counted, 'l1')).toBe('c')
    edited.forget(counted)
    edited.advance([{ op: 'put', collection: 'lead', record: lead('l1', 't1', 'd') }])
    expect([...followed.dropped]).toEqual([])
  })

  it('does not depend on what an earlier one read, however many came between', () => {
    let made = 0
    const counted: Derive<string | undefined> = (desk) => {
      made += 1
      const { text } = desk.get('lead', 'l1') ?? { text: '' }
      return text === 'a' ? desk.get('lead', 'l2')?.text : text
    }
    for (const times of [1, 2, 255, 256, 257, 512]) {
      let desk = start()
      const put = (id: string, text: string) => {
        desk = desk.advance([{ op: 'put', collection: 'lead', record: lead(id, 't1', text) }])
      }
      expect(desk.derived(counted, 'one')).toBe('b')
      for (let n = 0; n < times; n += 1) {
        put('l1', `text ${n}`)
        expect(desk.derived(counted, 'one')).toBe(`text ${n}`)
      }
      const before = made
      put('l2', 'again')
      desk.derived(counted, 'one')
      expect(made).toBe(before)
    }
  })
})

const namedBy = (record: RecordOf<'lead'> | undefined) => `l${/\d/.exec(record?.text ?? '')?.[0] ?? ''}`

/** Does the value of an id read what an op changes, on the desk before it? */
function isRead(desk: MemoryDesk, id: string, one: Op): boolean {
  const own = desk.get('lead', id)
  const changed = one.op === 'put' ? one.record.id : one.id
  if (changed === id || changed === namedBy(own)) return true
  const talksOf = [desk.get('lead', changed), one.op === 'put' ? (one.record as RecordOf<'lead'>) : undefined]
  return talksOf.some((record) => record && record.talk === (own?.talk ?? ''))
}
