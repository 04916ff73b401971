import { z } from 'zod'
import { MEMO_SECTIONS } from './made-memos'

/**
 * The closed vocabularies of the field. A value is a stable token; people read the text `vocab.<vocabulary>.<value>` of the catalogue, so a value without a
 * label fails the check.
 */
export const VOCABULARIES = {
  talkStatus: [
    'exploratory',
    'underWay',
    'stalled',
    'agreedInPrinciple',
    'textAgreed',
    'signed',
    'inForce',
    'terminated',
  ],
  meetingStatus: ['possible', 'proposed', 'scheduled', 'held', 'postponed', 'cancelled'],
  level: ['leaders', 'ministerial', 'working'],
  meetingFormat: ['inPerson', 'video', 'call', 'margins'],
  partyKind: ['country', 'bloc'],
  interest: ['offensive', 'defensive', 'mixed'],
  priority: ['high', 'medium', 'low'],
  track: ['public', 'assessed'],
  stance: ['demand', 'oppose', 'reserve', 'conditional', 'open', 'accept', 'silent'],
  flexibility: ['redLine', 'firm', 'tradeable', 'unknown'],
  movement: ['unchanged', 'hardened', 'softened', 'new', 'dropped', 'reworded'],
  gap: ['aligned', 'bridgeable', 'apart', 'unknown'],
  attribution: ['onRecord', 'reported', 'background', 'assessed'],
  proposalStatus: ['floated', 'tabled', 'underDiscussion', 'agreed', 'withdrawn'],
  elementKind: ['offer', 'request', 'condition'],
  elementStatus: ['floated', 'tabled', 'underDiscussion', 'bracketed', 'agreedAdRef', 'agreed', 'withdrawn'],
  measureStatus: [
    'threatened',
    'announced',
    'signed',
    'published',
    'inForce',
    'suspended',
    'amended',
    'enjoined',
    'administrativelyStayed',
    'stayedPendingAppeal',
    'expired',
    'revoked',
    'invalidated',
  ],
  measureKind: ['ordinaryDuty', 'reciprocalTariff', 'nationalSecurityTariff', 'otherTariff', 'nonTariff'],
  scopeMode: ['include', 'exclude'],
  stackingKind: [
    'cumulative',
    'excludes',
    'replaces',
    'suspends',
    'allInTotal',
    'capsSum',
    'capsLayer',
    'lowestOf',
    'onShareOf',
  ],
  ruleReach: ['layer', 'measure', 'authority'],
  layerLaw: ['announcedOnly', 'inForce', 'notKnown'],
  scopeSays: ['all', 'listed', 'notKnown'],
  quotaPosition: ['inside', 'outside', 'notKnown'],
  rulingEffect: ['enjoined', 'administrativelyStayed', 'stayedPendingAppeal', 'reversed', 'invalidated', 'refunded'],
  instrumentKind: ['executiveOrder', 'proclamation', 'statute', 'regulation', 'agreement', 'other'],
  legalEventKind: ['ruling', 'stay', 'injunction', 'appeal', 'filing'],
  sourceKind: ['document', 'deskSummary', 'deskNote'],
  reliability: ['official', 'press', 'desk', 'unknown'],
  phraseKind: ['post', 'measure'],
  motivation: ['highlighting', 'commenting', 'describing', 'questioning'],
  evidenceRole: ['supports', 'contradicts', 'context'],
  audience: ['counterpart', 'press', 'parliament', 'industry'],
  lineStatus: ['draft', 'cleared', 'expired'],
  agreement: ['common', 'differs'],
  commitmentStatus: ['open', 'done', 'dropped'],
  milestoneBasis: ['fixed', 'statutory', 'target', 'reported', 'inferred'],
  milestoneStatus: ['open', 'met', 'missed', 'dropped'],
  memoType: [
    'meetingBrief',
    'cueCard',
    'roundReport',
    'decisionSubmission',
    'positionMatrix',
    'tariffFactSheet',
    'chronology',
  ],
  language: ['en', 'ja'],
  pageSize: ['A4', 'LETTER'],
  memoAudience: ['principal', 'otherMinistry', 'press'],
  memoSection: MEMO_SECTIONS,
  clearanceAnswer: ['cleared', 'clearedWithChanges', 'refused'],
  /** Findings before a memo is issued that somebody may let pass by name and reason. */
  memoCheck: [
    'unsourced',
    'unanswered',
    'refused',
    'notAsked',
    'tooLong',
    'lineNotCleared',
    'lineExpired',
    'emptySection',
    'hiddenSection',
    'datePassed',
    'record',
  ],
  memoStatus: ['draft', 'inClearance', 'cleared', 'issued', 'superseded', 'recalled'],
} as const

export type VocabularyName = keyof typeof VOCABULARIES
export type Vocabulary<V extends VocabularyName> = (typeof VOCABULARIES)[V][number]

/** The vocabulary of an enum schema; the field table reads it. */
export const vocabularyRegistry = z.registry<{ vocabulary: VocabularyName }>()

/** Schema of one value of a vocabulary. */
export function vocabulary<V extends VocabularyName>(name: V) {
  const values: readonly Vocabulary<V>[] = VOCABULARIES[name]
  const schema = z.enum(values as readonly [Vocabulary<V>, ...Vocabulary<V>[]])
  schema.register(vocabularyRegistry, { vocabulary: name })
  return schema
}
