/**
 * The kinds of memo that Parley makes: the record that each is about, by the field of the memo that names it, whether it is addressed to somebody, and its
 * sections in the order of a new memo, and those that a desk may not hide. Saved memos name their sections, so none can ever be removed. `core/memo/kinds/` has
 * the rest.
 */
export const MADE_MEMOS = {
  meetingBrief: {
    about: 'session',
    isAddressed: true,
    // The lines come before the figures: a principal who opens the folder at the door finds the first one in the upper half of the page.
    sections: [
      'purpose',
      'theirs',
      'issues',
      'figures',
      'doNotRaise',
      'press',
      'scene',
      'background',
      'ahead',
      'people',
    ],
    // The ask and its date are the point of a brief.
    required: ['purpose'],
  },
  cueCard: { about: 'session', isAddressed: false, sections: ['points', 'ifPressed', 'figures'], required: ['points'] },
  roundReport: {
    about: 'round',
    isAddressed: true,
    sections: ['roundSummary', 'happened', 'readouts', 'movement', 'commitments', 'assessment', 'nextSteps', 'toNote'],
    required: ['roundSummary'],
  },
  decisionSubmission: {
    about: 'talk',
    isAddressed: true,
    sections: ['question', 'recommendations', 'timing', 'options', 'risks', 'handling', 'consultation'],
    // The reader decides on these three.
    required: ['question', 'recommendations', 'timing'],
  },
  positionMatrix: { about: 'talk', isAddressed: true, sections: ['matrix', 'onTheTable'], required: ['matrix'] },
  tariffFactSheet: {
    about: 'session',
    isAddressed: true,
    sections: ['ratesInForce', 'layers', 'why', 'instruments', 'litigation', 'unknowns', 'endsNext'],
    // A sheet that keeps quiet about a rate that nobody knows would pass it off as none.
    required: ['ratesInForce', 'unknowns'],
  },
  chronology: {
    about: 'talk',
    isAddressed: true,
    sections: ['course', 'whatIsNext', 'changesSince'],
    required: ['course'],
  },
} as const

/** A kind of memo that Parley makes. */
export type MadeMemoType = keyof typeof MADE_MEMOS
/** The subject of a memo: a kind of record, and the field of a memo that names one. */
export type MemoSubject = (typeof MADE_MEMOS)[MadeMemoType]['about']
/** The fields by which memos name their subjects. */
export const MEMO_SUBJECT_FIELDS = ['session', 'round', 'talk'] as const satisfies readonly MemoSubject[]
const isSubject = (field: string): boolean => (MEMO_SUBJECT_FIELDS as readonly string[]).includes(field)
/** A section of a kind of memo. */
export type SectionOf<T extends MadeMemoType> = (typeof MADE_MEMOS)[T]['sections'][number]

export const MADE_MEMO_TYPES = Object.keys(MADE_MEMOS) as MadeMemoType[]

/** Does Parley make memos of this kind? */
export const isMadeMemoType = (type: string): type is MadeMemoType => Object.hasOwn(MADE_MEMOS, type)

/** May a desk leave this section out of its memos of this kind? */
export const isHideable = (type: string, section: string): boolean =>
  !isMadeMemoType(type) || !(MADE_MEMOS[type].required as readonly string[]).includes(section)

/** The fields of a memo that goes to somebody: the people it goes to and from, and on whose paper. */
const ADDRESSEES: ReadonlySet<string> = new Set(['to', 'through', 'from', 'letterhead'])

/** Does a memo of this kind show goods that can be chosen? */
export const choosesGoods = (type: MadeMemoType): boolean => type === 'tariffFactSheet'

/**
 * Does a memo of this kind have this field? Each names its own kind of subject, a card to speak from goes to nobody and has no annex, and only a fact sheet shows
 * goods. Only a brief and a submission ask something, and only the latter has recommendations and options.
 */
export function hasMemoField(type: MadeMemoType, field: string): boolean {
  if (isSubject(field)) return MADE_MEMOS[type].about === field
  if (field === 'goods') return choosesGoods(type)
  if (field === 'recommendations' || field === 'options') return type === 'decisionSubmission'
  if (field === 'ask') return type === 'meetingBrief' || type === 'decisionSubmission'
  if (field === 'annex') return type !== 'cueCard'
  return MADE_MEMOS[type].isAddressed || !ADDRESSEES.has(field)
}

/** The kinds of memo about such a record. */
export const memosAbout = (subject: MemoSubject): MadeMemoType[] =>
  MADE_MEMO_TYPES.filter((type) => MADE_MEMOS[type].about === subject)

/** The sections of all kinds of memo. */
export const MEMO_SECTIONS: readonly SectionOf<MadeMemoType>[] = MADE_MEMO_TYPES.flatMap(
  (type): readonly SectionOf<MadeMemoType>[] => MADE_MEMOS[type].sections,
)
