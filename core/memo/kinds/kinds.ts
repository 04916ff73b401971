import type { MadeMemoType } from '../../model/values/made-memos'
import type { Vocabulary } from '../../model/values/vocabularies'
import type { MemoKind } from '../memo-kind'
import { chronology } from './chronology/chronology'
import { cueCard } from './cue-card/cue-card'
import { decisionSubmission } from './decision-submission/decision-submission'
import { meetingBrief } from './meeting-brief/meeting-brief'
import { positionMatrix } from './position-matrix/position-matrix'
import { roundReport } from './round-report/round-report'
import { tariffFactSheet } from './tariff-fact-sheet/tariff-fact-sheet'

/** Every kind of memo that Parley makes. */
export const MEMO_KINDS: { [T in MadeMemoType]: MemoKind<T> } = {
  meetingBrief,
  cueCard,
  roundReport,
  decisionSubmission,
  positionMatrix,
  tariffFactSheet,
  chronology,
}

/** The kind of a memo. */
export const kindOf = ({ type }: { type: Vocabulary<'memoType'> }): MemoKind => MEMO_KINDS[type]
