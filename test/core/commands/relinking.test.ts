import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ParleyError } from '../../../core/base/errors'
import { sameContent } from '../../../core/base/same-value'
import { apply } from '../../../core/commands/apply'
import { planDelete } from '../../../core/commands/delete-plan'
import { relinkedValue } from '../../../core/commands/relink-value'
import type { MemoryDesk } from '../../../core/desk/memory-desk'
import type { AnyRecord, RecordOf } from '../../../core/model/records/records'
import { COLLECTION_NAMES } from '../../../core/model/values/collection-names'
import type { RecordRef } from '../../../core/model/values/record-ref'
import { sampleDesk } from '../../helpers/desks/sample'

const STAFF = 'staff-example' as RecordOf<'staff'>['createdBy']
let minute = 0
/** Each command is given a minute of its own. */
const actor = () => ({
  staff: STAFF,
  at: new Date(Date.parse('2025-06-07T09:00:00Z') + (minute += 1) * 60_000).toISOString(),
})

/** A desk without a record and what cannot be without it, and what went; undefined where it cannot go. */
function without(desk: MemoryDesk, ref: RecordRef): { desk: MemoryDesk; gone: readonly RecordRef[] } | undefined {
  const { deletes, unlinks, blockers } = planDelete(desk, ref)
  const record = desk.get(ref.collection, ref.id)
  if (!record || blockers.length > 0 || ref.collection === 'deskSettings') return undefined
  const unlinked = unlinks.map(({ collection, record: { id } }) => ({ collection, id }))
  const command = { kind: 'delete', ...ref, rev: record.rev, along: deletes.slice(1), unlinked } as const
  return { desk: desk.after(apply(desk, command, actor()).ops), gone: deletes }
}

/** Brings records back one by one, each as soon as what it needs is there, in an order that starts as they are given. */
function broughtBack(desk: MemoryDesk, refs: readonly RecordRef[]): MemoryDesk {
  let now = desk
  let left = refs
  while (left.length > 0) {
    const waiting: RecordRef[] = []
    for (const ref of left)
      try {
        now = now.after(apply(now, { kind: 'restore', records: [ref] }, actor()).ops)
      } catch (error) {
        if (!(error instanceof ParleyError)) throw error
        waiting.push(ref)
      }
    if (waiting.length === left.length) throw new Error(`${waiting.length} records do not come back`)
    left = waiting
  }
  return now
}

/** A record whose lists are in one order, whatever theirs is. */
const inOneOrder = (value: unknown): unknown => {
  if (Array.isArray(value))
    return value.map(inOneOrder).toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, inOneOrder(inner)]))
}

/** The records that are not what they were. */
const others = (before: MemoryDesk, after: MemoryDesk, seen: (record: unknown) => unknown = (record) => record) =>
  COLLECTION_NAMES.flatMap((collection) =>
    before.all(collection).flatMap(({ id }) => {
      const [was, is] = [before.get(collection, id), after.get(collection, id)].map(
        (record) => seen(record) as AnyRecord,
      )
      return sameContent(was, is) ? [] : [`${collection}/${id}`]
    }),
  )

const refsOf = (desk: MemoryDesk): RecordRef[] =>
  COLLECTION_NAMES.flatMap((collection) => desk.all(collection).map(({ id }): RecordRef => ({ collection, id })))

describe('what is thrown away and brought back', () => {
  it('is named again by all that named it, also where what went together comes back one by one, from either end', async () => {
    const desk = await sampleDesk()
    let tried = 0
    for (const ref of refsOf(desk)) {
      const found = without(desk, ref)
      if (!found) continue
      tried += 1
      for (const order of [found.gone, found.gone.toReversed()])
        expect([ref, others(desk, broughtBack(found.desk, order))]).toEqual([ref, []])
    }
    expect(tried).toBeGreaterThan(100)
  })

  it('and so is what was thrown away after it, whichever comes back first', async () => {
    const desk = await sampleDesk()
    const refs = refsOf(desk)
    const one = fc.integer({ min: 0, max: refs.length - 1 })
    fc.assert(
      fc.property(one, one, fc.boolean(), fc.boolean(), (a, b, together, turned) => {
        const [first, second] = [refs[a], refs[b]]
        const once = first && without(desk, first)
        const twice = second && once && without(once.desk, second)
        if (!once || !twice) return
        const gone = [...once.gone, ...twice.gone]
        const order = turned ? gone.toReversed() : gone
        const back = together
          ? twice.desk.after(apply(twice.desk, { kind: 'restore', records: order }, actor()).ops)
          : broughtBack(twice.desk, order)
        // Which of two stood first is known where they come back together, or as they went.
        expect([first, second, others(desk, back, together ? undefined : inOneOrder)]).toEqual([first, second, []])
      }),
      { numRuns: 120 },
    )
  })
})

describe('a value that lost a part', () => {
  const whole = () => true
  it.each([
    ['an item comes back where it stood', ['a', 'b', 'c'], ['a', 'c'], ['a', 'c'], ['a', 'b', 'c']],
    ['also where others came since', ['a', 'b', 'c'], ['a', 'c'], ['x', 'a', 'c', 'y'], ['x', 'a', 'b', 'c', 'y']],
    ['at the end where nothing is left beside it', ['a'], [], ['x'], ['x', 'a']],
    ['once only', ['a', 'b'], ['a'], ['b', 'a'], ['b', 'a']],
    ['not where somebody took its neighbours away too', ['a', 'b'], ['a'], [], ['b']],
    ['a part of an item', [{ id: 1 + '', on: 'x' }], [{ id: '1' }], [{ id: '1' }], [{ id: '1', on: 'x' }]],
    [
      'not of one that was changed since',
      [{ id: '1', on: 'x' }],
      [{ id: '1' }],
      [{ id: '1', on: 'y' }],
      [{ id: '1', on: 'y' }],
    ],
    [
      'one of two parts of an item',
      [{ id: '1', on: 'x', by: 'y' }],
      [{ id: '1', by: 'y' }],
      [{ id: '1' }],
      [{ id: '1', on: 'x' }],
    ],
    ['one of two members', { x: 'B', y: 'C', z: 1 }, { y: 'C', z: 1 }, { z: 1 }, { x: 'B', z: 1 }],
    ['one of two items of a list that is gone', ['B', 'C'], ['C'], undefined, ['B']],
    ['a field', 'a', undefined, undefined, 'a'],
    ['not one that says something else by now', 'a', undefined, 'b', 'b'],
    ['a list that was left out', ['a'], undefined, undefined, ['a']],
  ])('%s', (_what, was, left, is, back) => {
    expect(relinkedValue({ was, left, is }, whole)).toEqual(back)
    expect(relinkedValue({ was, left, is }, () => false)).toBe(is)
  })
})
