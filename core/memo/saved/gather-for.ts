import { ParleyError } from '../../base/errors'
import type { DeskRead } from '../../desk/desk-read'
import { isFrozenMemo } from '../../model/records/memos'
import type { Memo } from '../../model/records/records'
import { isMadeMemoType, MADE_MEMOS } from '../../model/values/made-memos'
import { kindOf } from '../kinds/kinds'
import { layOutMemo } from '../lay-out-memo'
import type { MemoContent } from '../memo-content'
import type { MemoAbout, MemoKind } from '../memo-kind'
import type { MemoModel } from '../memo-model'
import { earlierMemo } from './earlier-memo'
import { keptOf } from './kept-memo'
import { MEMO_SUBJECTS } from './memo-subjects'

/** The content that a memo of a kind takes from the records, compared with an earlier memo if its kind looks back. @throws those of `MemoKind.gather` */
export const gatherAs = (desk: DeskRead, kind: MemoKind, about: MemoAbout): MemoContent =>
  kind.gather(desk, kind.looksBack ? { ...about, earlier: earlierMemo(desk, kind.type, about) } : about)

/** The fields of a memo that decide how it is made. */
const aboutOf = ({
  asOf,
  timeZone,
  knowledgeCutoff,
  goods,
  language,
  pageSize,
  memoAudience,
  ceiling,
}: Memo): Omit<MemoAbout, 'id'> => ({
  asOf,
  timeZone,
  knowledgeCutoff,
  goods,
  language,
  pageSize,
  memoAudience,
  ceiling,
})

/** The choices of a memo that its records don't make. */
export type MemoChoices = Pick<MemoAbout, 'goods' | 'language' | 'pageSize' | 'memoAudience'>

/** The content that a saved memo would take from the records now, with its own choices or others. @throws ParleyError `no-session`, and those of `MemoKind.gather` */
export function gatherFor(desk: DeskRead, memo: Memo, own: MemoChoices = {}): MemoContent {
  const kind = kindOf(memo)
  const { about } = MADE_MEMOS[kind.type]
  const id = memo[about]
  if (id === undefined) throw new ParleyError(MEMO_SUBJECTS[about].missing)
  return gatherAs(desk, kind, { ...aboutOf(memo), ...own, id })
}

/** The same without a look at an earlier memo. @throws those of `gatherFor` */
export function gatherAlone(desk: DeskRead, memo: Memo, own: MemoChoices = {}): MemoContent {
  const kind = kindOf(memo)
  const { about } = MADE_MEMOS[kind.type]
  const id = memo[about]
  if (id === undefined) throw new ParleyError(MEMO_SUBJECTS[about].missing)
  return kind.gather(desk, { ...aboutOf(memo), ...own, id })
}

/** Can this memo be composed: does Parley make its kind, and does it name its subject? */
export const isComposable = (memo: Memo): boolean =>
  isMadeMemoType(memo.type) && memo[MADE_MEMOS[memo.type].about] !== undefined

/**
 * A saved memo in print: an issued one as it was issued, a draft with its kept content, or else with the records as they are now.
 * @throws ParleyError `memo-issued` if it was issued by a Parley that kept no text of it, and those of `keptOf` and `gatherFor`
 */
export function memoAsPrinted(desk: DeskRead, memo: Memo): MemoModel {
  const kept = keptOf(desk, memo)
  if (kept?.issued) return kept.issued
  // Composed from today's records it would say something else under the same version.
  if (isFrozenMemo(memo)) throw new ParleyError('memo-issued', { id: memo.id })
  return layOutMemo(desk, kindOf(memo), keptContentOf(desk, memo) ?? gatherFor(desk, memo), memo)
}

/** The content that a draft keeps, if it was gathered for the same reader: what is kept for one may not be for another. */
export function keptContentOf(desk: DeskRead, memo: Memo): MemoContent | undefined {
  const content = keptOf(desk, memo)?.content
  return content?.memoAudience === memo.memoAudience ? content : undefined
}
