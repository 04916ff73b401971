import { dateRange, endsOf, isExact, knownStart } from '../dates/date-range'
import { fuzzyDateSchema, type FuzzyDate } from '../dates/fuzzy-date'
import { liesWithin } from '../desk/meeting-place'
import type { CollectionName } from '../model/values/collection-names'

/** The field that dates a meeting. */
const DATED: { readonly [C in CollectionName]?: string } = { round: 'when', session: 'start' }

/**
 * The values that a new record's field implies for others, as of an instant: a round or session whose date is past was held, one whose days are set and to come is
 * scheduled; a session whose days lie within those of `toJoin` is in that round. Undefined for a date that may be either, for a vague one to come ("mid-July"), and for none: nothing follows from it any more. A date that cannot be read
 * yet says nothing.
 */
export function impliedValues(
  of: CollectionName,
  field: string,
  value: unknown,
  asOf: string,
  toJoin?: { id: string; days: FuzzyDate },
): Record<string, unknown> {
  if (DATED[of] !== field) return {}
  if (value === undefined) return { status: undefined }
  const date = fuzzyDateSchema.safeParse(value)
  if (!date.success) return {}
  const round = toJoin && { round: liesWithin(date.data, toJoin.days) ? toJoin.id : undefined }
  return { status: statusOn(date.data, Date.parse(asOf)), ...round }
}

function statusOn(date: FuzzyDate, now: number): 'held' | 'scheduled' | undefined {
  if (dateRange(date).max < now) return 'held'
  return isSet(date) && knownStart(date) > now ? 'scheduled' : undefined
}

/** Is a date a day, an hour, or a span of days that its words say no less of? "In July" is when something may be, and nobody has set it. */
function isSet(date: FuzzyDate): boolean {
  const { from, to } = endsOf(date)
  return date.words === undefined && [from, to].every((end) => end !== undefined && isExact(end))
}
