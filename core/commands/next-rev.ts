import type { DeskRead } from '../desk/desk-read'
import { refKey } from '../desk/ops'
import type { AnyRecord } from '../model/records/records'
import type { RecordRef } from '../model/values/record-ref'

/** The next revision of a record that is restored from an earlier desk: higher than any that it has had, there or since. */
export function nextRev(desk: DeskRead, then: DeskRead, ref: RecordRef, was: AnyRecord): number {
  const known = [desk.get(ref.collection, ref.id)?.rev, desk.trash[refKey(ref)]?.record.rev].filter(
    (rev) => rev !== undefined,
  )
  // A completed draft leaves no count of its edits: at most one for each edit of the desk.
  const most = known.length > 0 ? known : [was.rev + Math.max(0, desk.revision - then.revision)]
  return Math.max(was.rev, ...most) + 1
}
