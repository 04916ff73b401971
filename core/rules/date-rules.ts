import { isUnreadable } from '../dates/date-range'
import { contradictionsOf } from '../dates/words-agree'
import type { AnyRecord } from '../model/records/records'
import { datesOf } from '../model/schema/dates-of'
import type { Finding } from '../model/values/finding'

/**
 * A date is one, and the words that it was given in say the same: the one is counted with, and the others are printed. A date that
 * an earlier Parley took for one is named, so that it gets corrected.
 */
export function dateRules(about: Finding['about'], record: AnyRecord): Finding[] {
  return datesOf(about.collection, record).flatMap(({ path, date }): Finding[] =>
    isUnreadable(date)
      ? [{ severity: 'error', code: 'date-unreadable', about, field: path, params: { edtf: date.edtf } }]
      : contradictionsOf(date).map(({ words, meant }) => ({
          severity: 'warning',
          code: 'date-words-differ',
          about,
          field: path,
          params: { words, meant, edtf: date.edtf },
        })),
  )
}
