import { getOrThrow, getRef, type DeskRead } from '../desk/desk-read'
import { markingFrom } from '../desk/marking-from'
import { memoAsPrinted } from '../memo/saved/gather-for'
import { highestMarking, type Marking } from '../model/values/marking'
import type { RecordRef } from '../model/values/record-ref'

/**
 * The marking of a note that repeats text of a memo: at least that of the memo, as it prints, and that of the record that the note is about.
 * @throws ParleyError `record-missing`, `markings-mixed`, and those of `memoAsPrinted`
 */
export function noteMarking(desk: DeskRead, quotes: string, about: RecordRef | undefined): Marking {
  const memo = getOrThrow(desk, 'memo', quotes)
  const record = about && getRef(desk, about)
  const parts = [memo.marking, memoAsPrinted(desk, memo).marking, ...(record ? [record.marking] : [])]
  return markingFrom(desk, highestMarking(parts), 'note')
}
