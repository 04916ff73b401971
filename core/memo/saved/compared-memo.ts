import { ParleyError } from '../../base/errors'
import type { DeskRead } from '../../desk/desk-read'
import type { Memo } from '../../model/records/records'
import { highestMarking, markingColour, markingLine } from '../../model/values/marking'
import { isExtract } from '../audience/audiences'
import { compareMemos, type ComparedMemo } from '../model-changes'
import type { MemoModel } from '../memo-model'
import { memoAsPrinted } from './gather-for'
import { keptOf } from './kept-memo'

/**
 * The issued memo that a memo replaces, and its text as issued; undefined if it replaces none or that has no text, and for an extract: its reader would see what has
 * since been withdrawn or marked higher. @throws those of `keptOf`
 */
export function issuedBefore(desk: DeskRead, memo: Memo): { memo: Memo; model: MemoModel } | undefined {
  if (isExtract(memo)) return undefined
  const earlier = memo.supersedes === undefined ? undefined : desk.get('memo', memo.supersedes)
  const model = earlier && keptOf(desk, earlier)?.issued
  return earlier && model ? { memo: earlier, model } : undefined
}

/**
 * A saved memo in print, compared with the issued one that it replaces, under the higher marking of the two. `printed` is the memo, if not the saved text is wanted.
 * @throws ParleyError `memo-no-earlier`, `markings-mixed` if the desk has changed its scheme since, and those of `memoAsPrinted`
 */
export function memoWithChanges(desk: DeskRead, memo: Memo, printed = memoAsPrinted(desk, memo)): ComparedMemo {
  const before = issuedBefore(desk, memo)
  if (!before) throw new ParleyError('memo-no-earlier', { id: memo.id })
  const { memo: both, texts } = compareMemos(before.model, printed)
  // It prints the texts of both versions.
  const marking = highestMarking([printed.marking, before.model.marking])
  const markingText = markingLine(marking, printed.language)
  return { memo: { ...both, marking, markingLine: markingText, markingColour: markingColour(marking) }, texts }
}
