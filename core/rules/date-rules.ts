import { contradictionsOf } from '../dates/words-agree'
import type { AnyRecord } from '../model/records/records'
import { datesOf } from '../model/schema/dates-of'
import type { Finding } from '../model/values/finding'

/** A date and the words that it was given in say the same: the one is counted with, and the others are printed. */
export function dateRules(about: Finding['about'], record: AnyRecord): Finding[] {
  return datesOf(about.collection, record).flatMap(({ path, date }) =>
    contradictionsOf(date).map(({ words, meant }): Finding => ({
      severity: 'warning',
      code: 'date-words-differ',
      about,
      field: path,
      params: { words, meant, edtf: date.edtf },
    })),
  )
}
