import type { FuzzyDate } from '../../../core/dates/fuzzy-date'
import { dateRange } from '../../../core/dates/date-range'
import type { Title } from '../../../core/desk/titles'
import type { CollectionName } from '../../../core/model/values/collection-names'
import type { RecordRef } from '../../../core/model/values/record-ref'
import { searchFor, type SearchInput } from '../../client/use-search'

/** The kinds of record that a hit can be narrowed to belong to. */
export const BELONGS_TO = ['party', 'issue', 'talk', 'staff'] as const satisfies readonly CollectionName[]
export type BelongsTo = (typeof BELONGS_TO)[number]

/** The record that hits belong to, with its title. */
export interface Chosen {
  ref: RecordRef
  title: Title
}

/** A date as it was typed, and as it was read; undefined if it is none. */
export interface TypedDate {
  text: string
  date: FuzzyDate | undefined
}

/** The person's search on the search screen. */
export interface SearchState {
  find: string
  kinds: CollectionName[]
  of: Partial<Record<BelongsTo, Chosen>>
  from: TypedDate
  to: TypedDate
  /** The key of the row that the arrow keys move from. */
  active: string | undefined
}

const NO_DATE: TypedDate = { text: '', date: undefined }
export const SEARCH_START: SearchState = {
  find: '',
  kinds: [],
  of: {},
  from: NO_DATE,
  to: NO_DATE,
  active: undefined,
}

/** The name of the search screen's settings. */
export const SEARCH_SCREEN = 'search'

export const isFiltered = ({ kinds, of, from, to }: SearchState): boolean =>
  kinds.length > 0 || Object.keys(of).length > 0 || from.date !== undefined || to.date !== undefined

/** How many hits are asked for at once. */
export const RANGE = 50

/** The search as the desk is asked: from the first instant that the one date may mean to the last of the other. */
export function inputOf(state: SearchState): SearchInput {
  const from = state.from.date && instantOf(dateRange(state.from.date).min)
  const to = state.to.date && instantOf(dateRange(state.to.date).max)
  return {
    ...searchFor(state.find, RANGE),
    kinds: state.kinds,
    of: BELONGS_TO.flatMap((kind) => state.of[kind]?.ref ?? []),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  }
}

/** An instant as the desk takes it; undefined for an open end, and beyond the years that can be written. */
function instantOf(time: number): string | undefined {
  if (!Number.isFinite(time)) return undefined
  const text = new Date(time).toISOString()
  return /^\d{4}-/.test(text) ? text : undefined
}
