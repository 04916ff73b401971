import { ParleyError } from '../../base/errors'
import type { DeskRead } from '../../desk/desk-read'
import { isFrozenMemo } from '../../model/records/memos'
import type { Memo } from '../../model/records/records'
import { MADE_MEMOS, type MadeMemoType } from '../../model/values/made-memos'
import { MEMO_KINDS } from '../kinds/kinds'
import { layOutMemo } from '../lay-out-memo'
import type { MemoModel } from '../memo-model'
import { gatherFor, keptOf, memoAsPrinted, printsTheSame, startOfMemo } from './kept-memo'
import { MEMO_SUBJECTS } from './memo-subjects'

/** Which memo is wanted, and what is not on the desk itself. */
export interface MemoRequest {
  kind: MadeMemoType
  /** The id of what it is about; by default that of the newest draft of the kind, else the next session that has not been held. */
  about?: string
  /** The as-of instant where no memo record and no pinned date gives one: the caller's clock. */
  now: string
  /** With the records as they are, whatever a draft keeps of them. */
  fresh?: boolean
}

/**
 * A memo as it is printed: the newest saved one of its kind and subject, else one that is composed now.
 * @throws ParleyError `no-session`, and those of `memoAsPrinted` and `MemoKind.gather`
 */
export function composeMemo(desk: DeskRead, request: MemoRequest): MemoModel {
  const { id, memo } = wanted(desk, request)
  const kind = MEMO_KINDS[request.kind]
  if (memo && request.fresh && !isFrozenMemo(memo)) return layOutMemo(desk, kind, gatherFor(desk, memo), memo)
  if (memo) return memoAsPrinted(desk, memo)
  return layOutMemo(desk, kind, kind.gather(desk, { id, ...startOfMemo(desk, request.now) }), undefined)
}

/** Have the records changed since the memo of that request took its text from them? Never of one that was issued. */
export function isBehind(desk: DeskRead, request: MemoRequest): boolean {
  const { memo } = wanted(desk, request)
  const kept = memo && !isFrozenMemo(memo) ? keptOf(desk, memo) : undefined
  return memo !== undefined && kept !== undefined && !printsTheSame(kept.content, gatherFor(desk, memo))
}

/** What the memo is about, and the record that goes with it if there is one. */
function wanted(desk: DeskRead, { kind, about }: MemoRequest): { id: string; memo: Memo | undefined } {
  const subject = MADE_MEMOS[kind].about
  const memos = desk
    .all('memo')
    .filter((memo) => memo.type === kind && memo[subject] !== undefined)
    .toSorted((a, b) => a.version - b.version)
  if (about !== undefined) return { id: about, memo: memos.findLast((memo) => memo[subject] === about) }
  const memo = memos.findLast(({ status }) => status === 'draft') ?? memos.at(-1)
  const id = memo?.[subject] ?? MEMO_SUBJECTS[subject].next(desk)
  if (id === undefined) throw new ParleyError(MEMO_SUBJECTS[subject].missing)
  return { id, memo }
}
