import type { DeskRead } from '../desk/desk-read'
import { effectOnParts } from '../desk/evidence-of-parts'
import { refKey } from '../desk/ops'
import { isFrozenMemo } from '../model/records/memos'
import type { AnyRecord, RecordOf } from '../model/records/records'
import { withoutReferences } from '../model/schema/without-references'
import { COLLECTION_NAMES, type CollectionName } from '../model/values/collection-names'
import type { RecordRef } from '../model/values/record-ref'
import { namersIn } from '../rules/dependents'

/** The effects of deleting a record. */
export interface DeletePlan {
  /** The records themselves first, then those that depend on them. */
  deletes: readonly RecordRef[]
  /** Records that stay, and lose their references to deleted ones. */
  unlinks: readonly { collection: CollectionName; record: AnyRecord }[]
  /** Records that name it and may not change: the delete is refused. */
  blockers: readonly RecordRef[]
}

/**
 * Works out what a delete would do, without doing it: records that are deleted too because they need the record, records that only stop naming it, and blockers
 * (a staff member's own edits, the desk's settings, an issued memo, another's reply to a note).
 * Looks only at the records that name what goes.
 */
export const planDelete = (desk: DeskRead, target: RecordRef): DeletePlan => planDeleteAll(desk, [target])

/** As `planDelete`, of several records that go together. */
export function planDeleteAll(desk: DeskRead, targets: readonly RecordRef[]): DeletePlan {
  const doomed = new Map<string, RecordRef>(targets.map((target) => [refKey(target), target]))
  const goes = (ref: RecordRef) => doomed.has(refKey(ref))
  for (;;) {
    const unlinks: { collection: CollectionName; record: AnyRecord }[] = []
    const blockers: RecordRef[] = []
    const before = doomed.size
    const going = [...doomed.values()]
    for (const collection of COLLECTION_NAMES) {
      for (const record of new Set(going.flatMap((gone) => namersIn(desk, collection, gone)))) {
        const ref: RecordRef = { collection, id: record.id }
        if (goes(ref)) continue
        const left = without(desk, collection, record, goes)
        if (left === record) continue
        if (left === 'header' || isFrozen(collection, record) || isAnothersReply(desk, targets, collection, record)) {
          blockers.push(ref)
        } else if (left !== 'gone') {
          unlinks.push({ collection, record: left })
          // Evidence for a part that names what goes, such as a participant, goes with that part.
          for (const { id } of effectOnParts(desk, ref, record, left).lost)
            doomed.set(refKey({ collection: 'evidence', id }), { collection: 'evidence', id })
        } else if (collection === 'deskSettings') blockers.push(ref)
        else doomed.set(refKey(ref), ref)
      }
    }
    if (doomed.size === before) return { deletes: [...doomed.values()], unlinks, blockers }
  }
}

/** As `withoutReferences`, with the exceptions of the field. */
function without(
  desk: DeskRead,
  collection: CollectionName,
  record: AnyRecord,
  goes: (ref: RecordRef) => boolean,
): AnyRecord | 'gone' | 'header' {
  const left = withoutReferences(collection, record, goes)
  if (left === record || typeof left === 'string') return left
  // A note depends on its subject, and a reply on the note that it answers.
  if (collection === 'note') return 'gone'
  if (collection !== 'position') return left
  // The line of supersessions closes over the gap; with a gap, two positions would hold at once.
  const position = record as RecordOf<'position'>
  let earlier = position.supersedes
  while (earlier && goes({ collection: 'position', id: earlier })) earlier = desk.get('position', earlier)?.supersedes
  return earlier ? { ...(left as RecordOf<'position'>), supersedes: earlier } : left
}

const isFrozen = (collection: CollectionName, record: AnyRecord) =>
  collection === 'memo' && isFrozenMemo(record as RecordOf<'memo'>)

/** A note that others have answered is theirs too: resolve it instead of deleting it. */
function isAnothersReply(
  desk: DeskRead,
  targets: readonly RecordRef[],
  collection: CollectionName,
  record: AnyRecord,
): boolean {
  if (collection !== 'note') return false
  const { staff } = record as RecordOf<'note'>
  return targets.some((target) => target.collection === 'note' && desk.get('note', target.id)?.staff !== staff)
}
