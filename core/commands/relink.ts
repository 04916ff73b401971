import { same } from '../base/same-value'
import type { DeskRead } from '../desk/desk-read'
import { refKey, type Op, type Unlinked } from '../desk/ops'
import { isFrozenMemo } from '../model/records/memos'
import type { AnyRecord, RecordOf } from '../model/records/records'
import { referencesOf } from '../model/schema/references'
import type { Actor } from './command'
import { relinkedValue } from './relink-value'
import { touched } from './touched'

type Put = Extract<Op, { op: 'put' }>
type Fields = Record<string, unknown>

/** The header fields that say who edited a record, and when, are no links. */
const HEADER = new Set(['rev', 'changedBy', 'changedAt'])

/**
 * Links records to restored ones again, part by part: an item that a list lost returns to its place, and a field that only lost a reference gets its old value.
 * Parts that somebody has changed since, or that would name a record that is still missing, do not change. `links` come in reverse order of deletion.
 */
export function relinked(desk: DeskRead, links: readonly Unlinked[], actor: Actor): Put[] {
  const changed = new Map<string, { collection: Unlinked['collection']; record: AnyRecord }>()
  for (const { collection, before, after } of links) {
    const key = refKey({ collection, id: after.id })
    const now = changed.get(key)?.record ?? desk.get(collection, after.id)
    if (!now || (collection === 'memo' && isFrozenMemo(now as RecordOf<'memo'>))) continue
    const record = linkedAgain(desk, collection, { was: before, left: after, now })
    if (record !== now) changed.set(key, { collection, record })
  }
  return [...changed.values()].map(({ collection, record }) => ({
    op: 'put',
    collection,
    record: touched(record, actor),
  }))
}

function linkedAgain(
  desk: DeskRead,
  collection: Unlinked['collection'],
  { was, left, now }: Record<'was' | 'left' | 'now', AnyRecord>,
): AnyRecord {
  const [before, after] = [was, left] as unknown as [Fields, Fields]
  let record = now
  for (const name of Object.keys({ ...before, ...after })) {
    if (HEADER.has(name) || same(before[name], after[name])) continue
    const withValue = (value: unknown) => ({ ...record, [name]: value })
    const isWhole = (value: unknown) =>
      referencesOf(collection, withValue(value)).every(({ target }) => desk.get(target.collection, target.id))
    const is = (record as unknown as Fields)[name]
    const value = relinkedValue({ was: before[name], left: after[name], is }, isWhole)
    if (value !== is) record = withValue(value)
  }
  return record
}
