/**
 * The kinds of memo that Parley makes: the record that each is about, by the field of the memo that names it, whether it is addressed to somebody, and its
 * sections in the order of a new memo. Saved memos name their sections, so none can ever be removed. `core/memo/kinds/` has the rest.
 */
export const MADE_MEMOS = {
  meetingBrief: {
    about: 'session',
    isAddressed: true,
    sections: ['purpose', 'scene', 'theirs', 'issues', 'doNotRaise', 'press', 'background', 'people'],
  },
  cueCard: { about: 'session', isAddressed: false, sections: ['points', 'ifPressed', 'figures'] },
} as const

/** A kind of memo that Parley makes. */
export type MadeMemoType = keyof typeof MADE_MEMOS
/** The subject of a memo: a kind of record, and the field of a memo that names one. */
export type MemoSubject = (typeof MADE_MEMOS)[MadeMemoType]['about']
/** A section of a kind of memo. */
export type SectionOf<T extends MadeMemoType> = (typeof MADE_MEMOS)[T]['sections'][number]

export const MADE_MEMO_TYPES = Object.keys(MADE_MEMOS) as MadeMemoType[]

/** Does Parley make memos of this kind? */
export const isMadeMemoType = (type: string): type is MadeMemoType => Object.hasOwn(MADE_MEMOS, type)

/** The fields that name the people a memo goes to and from. */
const ADDRESSEES: ReadonlySet<string> = new Set(['to', 'through', 'from'])

/** Does a memo of this kind have this field? A card to speak from goes to nobody. */
export const hasMemoField = (type: MadeMemoType, field: string): boolean =>
  MADE_MEMOS[type].isAddressed || !ADDRESSEES.has(field)

/** The kinds of memo about such a record. */
export const memosAbout = (subject: MemoSubject): MadeMemoType[] =>
  MADE_MEMO_TYPES.filter((type) => MADE_MEMOS[type].about === subject)

/** The sections of all kinds of memo. */
export const MEMO_SECTIONS: readonly SectionOf<MadeMemoType>[] = MADE_MEMO_TYPES.flatMap(
  (type): readonly SectionOf<MadeMemoType>[] => MADE_MEMOS[type].sections,
)
