import type { Line, RecordOf } from '../../model/records/records'
import type { CollectionName } from '../../model/values/collection-names'
import type { Vocabulary } from '../../model/values/vocabularies'

/** Facts about a record that its fields alone don't say: the status of a line on the memo's day. */
export interface Standing {
  standing: Line['status'] | undefined
}

/** The limits for one reader. */
export interface AudienceRules {
  /** Set if something is left out, so that the memo says that it is an extract. */
  isExtract: boolean
  /** The highest marking of a record that it has: that of the desk's own records, or the open levels of that scheme; without one, any. A memo may set another. */
  ceiling?: 'desk' | 'open'
  /** Kinds of record that are left out. */
  leavesOut: readonly CollectionName[]
  /** Sections that it has not. */
  sections: readonly Vocabulary<'memoSection'>[]
  /** The values that fields take instead of their own; undefined empties one. */
  fields: { [C in CollectionName]?: Readonly<Record<string, unknown>> }
  /** The records of a kind that stay. */
  keeps: { [C in CollectionName]?: (record: RecordOf<C>, standing: Standing) => boolean }
  /** Set if only what public material says stays; see `public-material.ts`. */
  onlyPublic?: true
  /** May it name people who have not spoken on record, and those who drafted and approved it? */
  namesPeople: boolean
}

/** Nothing is left out. */
export const NONE: AudienceRules = {
  isExtract: false,
  leavesOut: [],
  sections: [],
  fields: {},
  keeps: {},
  namesPeople: true,
}
