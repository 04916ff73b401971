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
import { examples, some } from '../../helpers/long'

const STAFF = 'staff-example' as RecordOf<'staff'>['createdBy']
let minute = 0
/** Each command gets its own minute. */
const actor = () => ({
  staff: STAFF,
  at: new Date(Date.parse('2025-06-07T09:00:00Z') + (minute += 1) * 60_000).toISOString(),
})

/** Deletes a record with its dependants. Returns the new desk and the deleted records, or undefined if the delete is refused. */
function without(desk: MemoryDesk, ref: RecordRef): { desk: MemoryDesk; gone: readonly RecordRef[] } | undefined {
  const { deletes, unlinks, blockers } = planDelete(desk, ref)
  const record = desk.get(ref.collection, ref.id)
  if (!record || blockers.length > 0 || ref.collection === 'deskSettings') return undefined
  const unlinked = unlinks.map(({ collection, record: { id } }) => ({ collection, id }))
  const command = { kind: 'delete', ...ref, rev: record.rev, along: deletes.slice(1), unlinked } as const
  return { desk: desk.after(apply(desk, command, actor()).ops), gone: deletes }
}

/** Restores records one by one, each once its requirements are met, starting in the given order. Throws if some can never be restored. */
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

/** Sorts all lists in a value, so that their order does not matter in a comparison. */
const inOneOrder = (value: unknown): unknown => {
  if (Array.isArray(value))
    return value.map(inOneOrder).toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, inOneOrder(inner)]))
}

/** Lists the records that differ between two desks. */
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

describe('a record deleted and restored', () => {
  it('is linked again from everything that named it, even if its dependants are restored one by one in either order', async () => {
    const desk = await sampleDesk()
    let tried = 0
    for (const ref of some(refsOf(desk))) {
      const found = without(desk, ref)
      if (!found) continue
      tried += 1
      for (const order of [found.gone, found.gone.toReversed()])
        expect([ref, others(desk, broughtBack(found.desk, order))]).toEqual([ref, []])
    }
    expect(tried).toBeGreaterThan(examples(100))
  })

  it('is linked again if another was deleted after it, whichever is restored first', async () => {
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
        // The original order is known only when both are restored together or in the order of deletion.
        expect([first, second, others(desk, back, together ? undefined : inOneOrder)]).toEqual([first, second, []])
      }),
      { numRuns: examples(120) },
    )
  })
})

describe('relinking a value', () => {
  const whole = () => true
  it.each([
    ['restores an item to its place', ['a', 'b', 'c'], ['a', 'c'], ['a', 'c'], ['a', 'b', 'c']],
    [
      'restores an item between newer ones',
      ['a', 'b', 'c'],
      ['a', 'c'],
      ['x', 'a', 'c', 'y'],
      ['x', 'a', 'b', 'c', 'y'],
    ],
    ['appends an item without remaining neighbours', ['a'], [], ['x'], ['x', 'a']],
    ['does not add an item twice', ['a', 'b'], ['a'], ['b', 'a'], ['b', 'a']],
    ['does not restore a neighbour that somebody removed', ['a', 'b'], ['a'], [], ['b']],
    ['restores a part of an item', [{ id: 1 + '', on: 'x' }], [{ id: '1' }], [{ id: '1' }], [{ id: '1', on: 'x' }]],
    [
      'leaves alone an item changed since',
      [{ id: '1', on: 'x' }],
      [{ id: '1' }],
      [{ id: '1', on: 'y' }],
      [{ id: '1', on: 'y' }],
    ],
    [
      'restores one of two parts of an item',
      [{ id: '1', on: 'x', by: 'y' }],
      [{ id: '1', by: 'y' }],
      [{ id: '1' }],
      [{ id: '1', on: 'x' }],
    ],
    ['restores one of two members', { x: 'B', y: 'C', z: 1 }, { y: 'C', z: 1 }, { z: 1 }, { x: 'B', z: 1 }],
    ['restores one of two items of a removed list', ['B', 'C'], ['C'], undefined, ['B']],
    ['restores a field', 'a', undefined, undefined, 'a'],
    ['leaves alone a field with a new value', 'a', undefined, 'b', 'b'],
    ['restores a removed list', ['a'], undefined, undefined, ['a']],
  ])('%s', (_what, was, left, is, back) => {
    expect(relinkedValue({ was, left, is }, whole)).toEqual(back)
    expect(relinkedValue({ was, left, is }, () => false)).toBe(is)
  })
})
