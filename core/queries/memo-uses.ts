import { ParleyError } from '../base/errors'
import { byId } from '../desk/desk-index'
import { type Derive, getOrThrow, type DeskRead } from '../desk/desk-read'
import { refKey } from '../desk/ops'
import { titleOf } from '../desk/titles'
import type { MemoContent } from '../memo/memo-content'
import { gatherFor, isComposable } from '../memo/saved/gather-for'
import { keptOf } from '../memo/saved/kept-memo'
import { isFrozenMemo } from '../model/records/memos'
import type { Memo } from '../model/records/records'
import type { RecordRef } from '../model/values/record-ref'
import type { MemoUse } from './links-schemas'

/** The groups of the memos that have a saved text, by the first digit of its hash: an edit of one memo makes one group anew. */
const SAVED = '0123456789abcdef'.split('')
/** The group of the drafts that are composed from the records each time. */
const COMPOSED = 'composed'

function groupOf(memo: Memo): string | undefined {
  if (memo.snapshot !== undefined) return memo.snapshot.slice(0, 1)
  return isComposable(memo) && !isFrozenMemo(memo) ? COMPOSED : undefined
}

const keysOf = ({ used }: MemoContent): ReadonlySet<string> => new Set(used.map(refKey))

/** The records that a saved text prints, by its hash. It never changes. */
const printedInText: Derive<ReadonlySet<string>> = (desk, snapshot) => {
  const kept = keptOf(desk, { snapshot })
  return kept ? keysOf(kept.content) : new Set()
}

/** The records that a draft prints now, by its id. One that cannot be composed prints none: its own page says why. */
const printedInDraft: Derive<ReadonlySet<string>> = (desk, id) =>
  noneIfRefused(() => keysOf(gatherFor(desk, getOrThrow(desk, 'memo', id)))) ?? new Set()

/** The ids of a group's memos, by the records that they print. */
const printersInGroup: Derive<ReadonlyMap<string, readonly string[]>> = (desk, group) => {
  const printers = new Map<string, string[]>()
  for (const { id, snapshot = '' } of desk.index('memo', groupOf).get(group)) {
    const printed = noneIfRefused(() => desk.derived(printedInText, snapshot))
    // A text that cannot be read now may be there again later, so each edit has it tried again.
    if (!printed) void desk.revision
    for (const key of printed ?? []) {
      const ids = printers.get(key)
      if (ids) ids.push(id)
      else printers.set(key, [id])
    }
  }
  return printers
}

function noneIfRefused<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch (error) {
    if (error instanceof ParleyError) return undefined
    throw error
  }
}

/** The memos that print any of some records, newest version first. One whose text cannot be read is left out: its own page says why. */
export function memosUsing(desk: DeskRead, refs: readonly RecordRef[]): readonly Memo[] {
  const keys = refs.map(refKey)
  const saved = SAVED.flatMap((group) => {
    const printers = desk.derived(printersInGroup, group)
    return keys.flatMap((key) => printers.get(key) ?? [])
  })
  const drafts = desk
    .index('memo', groupOf)
    .get(COMPOSED)
    .map(({ id }) => id)
    .filter((id) => {
      const printed = desk.derived(printedInDraft, id)
      return keys.some((key) => printed.has(key))
    })
  return desk
    .index('memo', byId)
    .getAny([...saved, ...drafts])
    .toSorted((a, b) => b.version - a.version)
}

/** Does a memo print a record? */
export function printsRecord(desk: DeskRead, memo: Memo, ref: RecordRef): boolean {
  const group = groupOf(memo)
  if (group === undefined) return false
  if (group === COMPOSED) return desk.derived(printedInDraft, memo.id).has(refKey(ref))
  return desk.derived(printersInGroup, group).get(refKey(ref))?.includes(memo.id) ?? false
}

/** A memo as the list of those that print a record shows it. */
export const memoUse = (desk: DeskRead, { id, version, status }: Memo): MemoUse => {
  const ref: RecordRef = { collection: 'memo', id }
  return { ref, title: titleOf(desk, ref), version, status }
}
