import { ParleyError } from '../../base/errors'
import type { DeskRead } from '../../desk/desk-read'
import { isFrozenMemo } from '../../model/records/memos'
import type { Memo } from '../../model/records/records'
import { MADE_MEMOS, type MadeMemoType } from '../../model/values/made-memos'
import type { Vocabulary } from '../../model/values/vocabularies'
import { MEMO_KINDS } from '../kinds/kinds'
import { layOutMemo } from '../lay-out-memo'
import type { ComparedMemo } from '../model-changes'
import type { MemoModel } from '../memo-model'
import { isHidden, orderOf } from '../memo-order'
import { memoWithChanges } from './compared-memo'
import { gatherAs, gatherFor, isComposable, memoAsPrinted, type MemoChoices } from './gather-for'
import { keptOf, printsTheSame, startOfMemo } from './kept-memo'
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
  /**
   * Goods to show, in order, a language or paper instead of those of the draft, and the reader: only a memo for the same reader is taken. The text comes from the
   * records as they are now.
   */
  choices?: MemoChoices
}

/**
 * A memo in print: the newest saved one of its kind and subject, else one composed now.
 * @throws ParleyError `no-session`, `memo-issued` if other choices are wanted of an issued memo, and those of `memoAsPrinted` and `MemoKind.gather`
 */
export function composeMemo(desk: DeskRead, request: MemoRequest): MemoModel {
  const { id, memo } = memoWanted(desk, request)
  const kind = MEMO_KINDS[request.kind]
  const { choices } = request
  if (choices && memo) {
    if (isFrozenMemo(memo)) throw new ParleyError('memo-issued', { id: memo.id })
    return layOutMemo(desk, kind, gatherFor(desk, memo, choices), memo)
  }
  if (memo && request.fresh && !isFrozenMemo(memo)) return layOutMemo(desk, kind, gatherFor(desk, memo), memo)
  if (memo) return memoAsPrinted(desk, memo)
  return layOutMemo(desk, kind, gatherAs(desk, kind, { id, ...choices, ...startOfMemo(desk, request.now) }), undefined)
}

/**
 * The same memo as it was composed, compared with the issued one that it replaces.
 * @throws ParleyError `memo-no-earlier`
 */
export function composeWithChanges(desk: DeskRead, request: MemoRequest, composed: MemoModel): ComparedMemo {
  const { id, memo } = memoWanted(desk, request)
  if (!memo) throw new ParleyError('memo-no-earlier', { id })
  return memoWithChanges(desk, memo, composed)
}

/** Have the records changed since the requested memo took its text from them? Never true of an issued memo. */
export function isBehind(desk: DeskRead, request: MemoRequest): boolean {
  const { memo } = memoWanted(desk, request)
  const kept = memo && !request.choices && !isFrozenMemo(memo) ? keptOf(desk, memo) : undefined
  return memo !== undefined && kept !== undefined && !printsTheSame(kept.content, gatherFor(desk, memo))
}

/** How much of the desk is later than the requested memo knows, if it is a saved draft. */
export function laterCount(desk: DeskRead, request: MemoRequest): number {
  const { memo } = memoWanted(desk, request)
  return memo && !isFrozenMemo(memo) ? laterThanMemo(desk, memo, gatherFor(desk, memo)).length : 0
}

/** The sections that the requested memo's draft hides, in their order. */
export function hiddenSections(desk: DeskRead, request: MemoRequest): Vocabulary<'memoSection'>[] {
  const { memo } = memoWanted(desk, request)
  return memo && !isFrozenMemo(memo) ? orderOf(memo.type, memo).filter((section) => isHidden(memo, section)) : []
}

/** The draft of any kind that was made last, for the same reader. */
export const newestDraft = (desk: DeskRead, choices?: MemoChoices): Memo | undefined =>
  desk
    .all('memo')
    .filter((memo) => isComposable(memo) && !isFrozenMemo(memo) && memo.memoAudience === choices?.memoAudience)
    .toSorted((a, b) => Date.parse(a.createdAt) - Date.parse(b.createdAt))
    .at(-1)

/** The memo's subject, and its record if it has one. */
export function memoWanted(
  desk: DeskRead,
  { kind, about, choices }: MemoRequest,
): { id: string; memo: Memo | undefined } {
  const subject = MADE_MEMOS[kind].about
  const memos = desk
    .all('memo')
    .filter((memo) => memo.type === kind && memo[subject] !== undefined)
    .filter((memo) => memo.memoAudience === choices?.memoAudience)
    .toSorted((a, b) => a.version - b.version)
  if (about !== undefined) return { id: about, memo: memos.findLast((memo) => memo[subject] === about) }
  const memo = memos.findLast((one) => !isFrozenMemo(one)) ?? memos.at(-1)
  const id = memo?.[subject] ?? MEMO_SUBJECTS[subject].next(desk)
  if (id === undefined) throw new ParleyError(MEMO_SUBJECTS[subject].missing)
  return { id, memo }
}
