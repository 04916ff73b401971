import { ParleyError } from '../../base/errors'
import { isMadeMemoType, type MadeMemoType } from '../../model/values/made-memos'
import type { Vocabulary } from '../../model/values/vocabularies'
import type { MemoKind } from '../memo-kind'
import { cueCard } from './cue-card/cue-card'
import { meetingBrief } from './meeting-brief/meeting-brief'

/** Every kind of memo that Parley makes. */
export const MEMO_KINDS: { [T in MadeMemoType]: MemoKind<T> } = { meetingBrief, cueCard }

/** The kind of a memo. @throws ParleyError `memo-not-made` */
export function kindOf({ type }: { type: Vocabulary<'memoType'> }): MemoKind {
  if (!isMadeMemoType(type)) throw new ParleyError('memo-not-made')
  return MEMO_KINDS[type]
}
