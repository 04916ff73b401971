import { ParleyError } from '../../base/errors'
import type { DeskRead } from '../../desk/desk-read'
import { isFrozenMemo } from '../../model/records/memos'
import type { Memo } from '../../model/records/records'
import { MADE_MEMOS, type MadeMemoType } from '../../model/values/made-memos'
import { MEMO_KINDS } from '../kinds/kinds'
import { layOutMemo } from '../lay-out-memo'
import type { MemoModel } from '../memo-model'
import { gatherFor, keptOf, memoAsPrinted, printsTheSame, startOfMemo } from './kept-memo'
import { laterThanMemo } from './later-than-memo'
import { MEMO_SUBJECTS } from './memo-subjects'

/** The wanted memo, and values that the desk itself does not have. */
export interface MemoRequest {
  kind: MadeMemoType
  /** The id of its subject; by default that of the newest draft of the kind, else the next session that has not been held. */
  about?: string
  /** The as-of instant if no memo record and no pinned date gives one: the caller's clock. */
  now: string
  /** Uses the records as they are now, whatever a draft keeps of them. */
  fresh?: boolean
}

/**
 * A memo in print: the newest saved one of its kind and subject, else one composed now.
 * @throws ParleyError `no-session`, and those of `memoAsPrinted` and `MemoKind.gather`
 */
export function composeMemo(desk: DeskRead, request: MemoRequest): MemoModel {
  const { id, memo } = wanted(desk, request)
  const kind = MEMO_KINDS[request.kind]
  if (memo && request.fresh && !isFrozenMemo(memo)) return layOutMemo(desk, kind, gatherFor(desk, memo), memo)
  if (memo) return memoAsPrinted(desk, memo)
  return layOutMemo(desk, kind, kind.gather(desk, { id, ...startOfMemo(desk, request.now) }), undefined)
}

/** Have the records changed since the requested memo took its text from them? Never true of an issued memo. */
export function isBehind(desk: DeskRead, request: MemoRequest): boolean {
  const { memo } = wanted(desk, request)
  const kept = memo && !isFrozenMemo(memo) ? keptOf(desk, memo) : undefined
  return memo !== undefined && kept !== undefined && !printsTheSame(kept.content, gatherFor(desk, memo))
}

/** How much of the desk is later than the requested memo knows, if it is a saved draft. */
export function laterCount(desk: DeskRead, request: MemoRequest): number {
  const { memo } = wanted(desk, request)
  return memo && !isFrozenMemo(memo) ? laterThanMemo(desk, memo, gatherFor(desk, memo)).length : 0
}

/** The memo's subject, and its record if it has one. */
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
