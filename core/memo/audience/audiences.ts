import { NONE, type AudienceRules } from './audience-rules'
import { isOnRecord, isPublicSource } from './public-material'
import type { Memo } from '../../model/records/records'
import { isMadeMemoType, MADE_MEMOS } from '../../model/values/made-memos'
import type { Vocabulary } from '../../model/values/vocabularies'

export type MemoAudience = Vocabulary<'memoAudience'>

/** The parts of a memo that are the desk's own judgement: no reader outside the office gets them. */
const JUDGEMENT = ['movement', 'assessment', 'toNote', 'changesSince'] as const

/** The desk's advice in a submission, for the decision-maker alone. */
const ADVICE = ['recommendations', 'options', 'consultation'] as const

/** Lines that somebody has cleared and that have not expired. */
const isCleared: NonNullable<AudienceRules['keeps']['line']> = (_line, { standing }) => standing === 'cleared'

const isAssessed = (attribution: string | undefined) => attribution === 'assessed'

/** Fields that say what the desk thinks, wants or would give. `flexibility` is required, so it becomes "unknown". */
const INTERNAL: AudienceRules['fields'] = {
  issue: { priority: undefined, gap: undefined, gapReason: undefined },
  position: { flexibility: 'unknown', movement: undefined },
  commitment: { agreement: undefined },
  membership: { basis: undefined },
  source: { rights: undefined, dismissed: undefined },
  annotation: { body: undefined, was: undefined },
  line: { follows: [] },
}

/** Records that only the desk itself reads. */
const OF_THE_DESK = ['lead', 'note', 'draft'] as const

/**
 * The rules for each reader of a memo, in one table: the records, fields and sections that a memo for them leaves out. Everything
 * that is not named here stays. The rules and their reasons are in docs/memo-audiences.md.
 */
export const AUDIENCES: Record<MemoAudience, AudienceRules> = {
  principal: { ...NONE, leavesOut: OF_THE_DESK },
  otherMinistry: {
    isExtract: true,
    ceiling: 'desk',
    leavesOut: OF_THE_DESK,
    sections: [...JUDGEMENT, ...ADVICE],
    fields: INTERNAL,
    keeps: {
      // A note of the desk to itself is no source for another ministry.
      source: ({ kind }) => kind !== 'deskNote',
      position: ({ track, attribution }) => track !== 'assessed' && !isAssessed(attribution),
      proposal: ({ attribution }) => !isAssessed(attribution),
      milestone: ({ attribution }) => !isAssessed(attribution),
      readout: ({ attribution }) => !isAssessed(attribution),
      line: isCleared,
    },
    namesPeople: true,
  },
  press: {
    isExtract: true,
    ceiling: 'open',
    leavesOut: OF_THE_DESK,
    sections: [
      ...JUDGEMENT,
      ...ADVICE,
      'purpose',
      'theirs',
      'issues',
      'doNotRaise',
      'points',
      'ifPressed',
      'question',
      'risks',
      'handling',
    ],
    fields: {
      ...INTERNAL,
      issue: { ...INTERNAL.issue, ourInterest: undefined },
      session: { purpose: undefined, doNotRaise: [] },
      person: { about: undefined },
      good: { about: undefined },
      line: { ...INTERNAL.line, ifPressed: undefined, clearedBy: undefined },
      deskSettings: { disclaimer: undefined },
    },
    keeps: {
      source: isPublicSource,
      position: ({ track, attribution }) => track !== 'assessed' && isOnRecord(attribution),
      proposal: ({ attribution }) => isOnRecord(attribution),
      milestone: ({ attribution }) => isOnRecord(attribution),
      readout: ({ attribution }) => isOnRecord(attribution),
      line: (line, standing) => line.audience === 'press' && isCleared(line, standing),
    },
    onlyPublic: true,
    namesPeople: false,
  },
}

/** The rules for the reader of a memo; of one without a reader of its own, that nothing is left out. */
export const rulesFor = (audience: MemoAudience | undefined): AudienceRules =>
  audience === undefined ? NONE : AUDIENCES[audience]

/** Is a memo an extract: made for a reader who may not see all of it? */
export const isExtract = (memo: Pick<Memo, 'memoAudience'> | undefined): boolean =>
  rulesFor(memo?.memoAudience).isExtract

/** Has a memo for its reader this section? */
export const hasSection = (memo: Pick<Memo, 'memoAudience'> | undefined, section: Vocabulary<'memoSection'>): boolean =>
  !rulesFor(memo?.memoAudience).sections.includes(section)

/** Does a memo print the desk's own words? An extract only if somebody has chosen so: they may have been written for another reader. */
export const printsWords = (memo: Pick<Memo, 'memoAudience' | 'withWords'> | undefined): boolean =>
  !isExtract(memo) || memo?.withWords === true

/** The fields of a memo that name people: in its head, its sign-off and its copies. */
const OF_PEOPLE: ReadonlySet<string> = new Set([
  'to',
  'through',
  'from',
  'draftedBy',
  'approvedBy',
  'approvedAt',
  'copies',
])
/** The fields that print in a section, each with those sections; a brief asks in its first section. */
const IN_SECTIONS: Readonly<Record<string, readonly Vocabulary<'memoSection'>[]>> = {
  ask: ['purpose', 'question'],
  recommendations: ['recommendations'],
  options: ['options'],
}

/** Does a memo for its reader print this field of its own, or depend on it? */
export function isFieldForReader(
  name: string,
  type: Memo['type'],
  memo: Pick<Memo, 'memoAudience' | 'withWords'>,
): boolean {
  if (name === 'ceiling') return isExtract(memo)
  if (memo.memoAudience === undefined) return true
  // Evidence is for the file alone, not for a copy.
  if (name === 'annex') return false
  if (OF_PEOPLE.has(name)) return rulesFor(memo.memoAudience).namesPeople
  const all: readonly string[] = isMadeMemoType(type) ? MADE_MEMOS[type].sections : []
  const sections = IN_SECTIONS[name]?.filter((section) => all.includes(section))
  return !sections || (printsWords(memo) && sections.some((section) => hasSection(memo, section)))
}
