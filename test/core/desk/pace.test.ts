import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { KeyOf } from '../../../core/desk/desk-index'
import type { Derive, DeskRead } from '../../../core/desk/desk-read'
import { MemoryDesk } from '../../../core/desk/memory-desk'
import type { Op } from '../../../core/desk/ops'
import type { RecordOf } from '../../../core/model/records/records'
import { examples } from '../../helpers/long'

const TALKS = ['t0', 't1', 't2']
const byTalk: KeyOf<'lead'> = ({ talk }) => talk
const byText: KeyOf<'lead'> = ({ text }) => text.split('')
const lead = (id: string, talk: string, text: string) => ({ id, talk, text }) as unknown as RecordOf<'lead'>

const texts: Derive<string> = (desk, talk) =>
  desk
    .index('lead', byTalk)
    .get(talk)
    .map(({ id, text }) => `${id}:${text}`)
    .join()
const length: Derive<number> = (desk, id) => desk.get('lead', id)?.text.length ?? -1

/** Reads two indexes and many derived values, one of the other. */
const read = (desk: DeskRead) => [
  ...TALKS.map((talk) => desk.derived(texts, talk)),
  desk
    .index('lead', byText)
    .getAny(['a', 'b'])
    .map(({ id }) => id),
  IDS.map((id) => desk.derived(length, id)),
]

const IDS = Array.from({ length: 300 }, (_, index) => `l${index}`)
const start = () =>
  new MemoryDesk({
    lead: Object.fromEntries(
      IDS.slice(0, 280).map((id, index) => [id, lead(id, `t${index % 3}`, 'abc'[index % 3] ?? '')]),
    ),
  })

const op: fc.Arbitrary<Op> = fc
  .record({
    // Early and late records, and some that the desk does not have yet.
    id: fc.constantFrom('l0', 'l1', 'l100', 'l200', 'l279', 'l290', 'l291'),
    talk: fc.constantFrom(...TALKS),
    text: fc.constantFrom('a', 'b', 'ab', 'c', ''),
    gone: fc.boolean(),
  })
  .map(({ id, talk, text, gone }) =>
    gone ? { op: 'delete', collection: 'lead', id } : { op: 'put', collection: 'lead', record: lead(id, talk, text) },
  )

/** Reads with no time except for one value or part of an index at each try, with edits between the tries. */
function readBetween(edits: readonly (readonly Op[])[]): { desk: MemoryDesk; value: unknown; tries: number } {
  let desk = start()
  for (let tries = 1; ; tries += 1) {
    const done = desk.readUntil(read, () => true)
    if (done) return { desk, value: done.value, tries }
    const ops = edits[tries % 7 === 0 ? tries / 7 : -1]
    if (ops) desk = desk.advance(ops)
  }
}

describe('a reading that is stopped again and again', () => {
  it('ends, and reads what a desk made anew has, whatever is edited meanwhile', () => {
    fc.assert(
      fc.property(fc.array(fc.array(op, { minLength: 1, maxLength: 4 }), { maxLength: 50 }), (edits) => {
        const { desk, value, tries } = readBetween(edits)
        expect(tries).toBeGreaterThan(300)
        expect(value).toEqual(read(new MemoryDesk(structuredClone(desk.collections), undefined, desk.revision)))
      }),
      { numRuns: examples(50) },
    )
  })

  it('is not stopped while it has time, and stops no other reading', () => {
    const desk = start()
    expect(desk.readUntil(read, () => false)?.value).toEqual(read(start()))
    const other = start()
    expect(other.readUntil(read, () => true)).toBeUndefined()
    expect(read(other)).toEqual(read(start()))
  })

  it('passes on the errors of what it reads', () => {
    const failing = () => {
      throw new RangeError('wrong')
    }
    expect(() => start().readUntil(failing, () => true)).toThrow(RangeError)
  })
})
