import { dateRange, knownStart } from '../dates/date-range'
import { fuzzyDateSchema } from '../dates/fuzzy-date'
import type { CollectionName } from '../model/values/collection-names'

/** The field that dates a meeting. */
const DATED: { readonly [C in CollectionName]?: string } = { round: 'when', session: 'start' }

/**
 * The values that a new record's field implies for others, as of an instant: a round or session whose date is past was held, one whose date is to come is
 * scheduled. Undefined for a date that may be either, and for none: nothing follows from it any more. A date that cannot be read yet says nothing.
 */
export function impliedValues(
  of: CollectionName,
  field: string,
  value: unknown,
  asOf: string,
): Record<string, unknown> {
  if (DATED[of] !== field) return {}
  if (value === undefined) return { status: undefined }
  const date = fuzzyDateSchema.safeParse(value)
  if (!date.success) return {}
  const now = Date.parse(asOf)
  if (dateRange(date.data).max < now) return { status: 'held' }
  return knownStart(date.data) > now ? { status: 'scheduled' } : { status: undefined }
}
