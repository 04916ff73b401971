/** The parts of a record that are searched, the weightiest first: its title, its own texts, and the names of records that it names. */
export const SECTIONS = ['title', 'text', 'names'] as const

/** A record as the index takes it in. The texts are folded already. */
export interface SearchDocument {
  /** Names the record: its `refKey`. */
  key: string
  /** Its kind, for filters and counts. */
  kind: string
  title: string
  text: string
  names: string
  /** Its name in other records, in both languages: their texts change with it. */
  called: string
  /** When it last changed, in milliseconds: of equal hits the latest comes first. */
  changedAt: number
  /** The keys of the records that it belongs to, for filters: a party, an issue, a talk, a member of staff. */
  links: readonly string[]
  /** The first and the last day that its dates may mean, in milliseconds; infinite where an end is open, none without dates. */
  days?: readonly [first: number, last: number] | undefined
}

/** A text of a record, and the field that has it: `summary`, `components[1].note`; `sourceText` for the text of a source. */
export interface RecordText {
  field: string
  section: (typeof SECTIONS)[number]
  text: string
}

/** The field of a source's whole text. */
export const SOURCE_TEXT = 'sourceText'
/** The field of a title that is put together from other records. */
export const TITLE = 'title'
