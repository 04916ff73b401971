import type { Failure } from '../base/failure'
import { isTable } from '../base/plain-json'
import { LANGUAGES, type Language } from '../base/text'
import { dateFormat } from '../dates/date-formats'
import { precisionOf } from '../dates/date-range'
import { DAY, isEdtf } from '../dates/edtf'
import { fuzzyDateSchema, type FuzzyDate } from '../dates/fuzzy-date'
import { parseDateWords } from '../dates/parse-words'
import { dayReadings } from '../dates/plain-dates'
import { isTimeZone } from '../dates/time-zone'
import { contradictionsOf, meansExactly } from '../dates/words-agree'
import type { AnyRecord } from '../model/records/records'
import { datesOf, tablesOf } from '../model/schema/dates-of'
import type { CollectionName } from '../model/values/collection-names'

type Table = Record<string, unknown>

/** The outcome for a record's dates: warnings, and the reasons for refusing it. */
export interface DatesFound {
  warnings: Failure[]
  faults: Failure[]
}

/**
 * Settles the dates of a file's record, in place. Words in place of a date are read as the form reads them. A changed date loses its old words: they would be
 * printed beside figures that are counted from another day. A record is refused if its given words say another date.
 */
export function settleDates(
  collection: CollectionName,
  fields: Table,
  before: AnyRecord | undefined,
  clock: string,
  lineOf: (column: string) => number,
): DatesFound {
  const earlier = new Map((before ? datesOf(collection, before) : []).map(({ place, date }) => [place, date]))
  const found: DatesFound = { warnings: [], faults: [] }
  for (const { path, place, date } of tablesOf(collection, fields)) {
    const was = earlier.get(place)
    takeWords(date, was, clock)
    if (was)
      dropOldWords(date, was, (params) => found.warnings.push(told('import-words-dropped', path, params, lineOf)))
    const parsed = fuzzyDateSchema.safeParse(date)
    if (!parsed.success || (was && sameDate(was, parsed.data))) continue
    for (const { language, words, meant } of contradictionsOf(parsed.data)) {
      const params = { words, meant, edtf: parsed.data.edtf }
      found.faults.push(told('import-date-differs', `${path}.words.${language}`, params, lineOf))
    }
  }
  return found
}

function told(
  code: 'import-words-dropped' | 'import-date-differs',
  column: string,
  params: Failure['params'],
  lineOf: (column: string) => number,
): Failure {
  return { code, params: { line: lineOf(column), column, ...params } }
}

/** Reads words in place of EDTF: their meaning, and the words themselves if the form would keep them. */
function takeWords(date: Table, was: FuzzyDate | undefined, clock: string): void {
  const { edtf, timeZone } = date
  if (typeof edtf !== 'string' || isEdtf(edtf)) return
  const language: Language = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(edtf) ? 'ja' : 'en'
  const zone = typeof timeZone === 'string' && isTimeZone(timeZone) ? timeZone : clock
  // If a spreadsheet wrote a date in figures with several readings, the desk's own date is taken where it is one of them.
  const same =
    was && [...dayReadings(edtf), ...spreadsheetReadings(edtf)].includes(was.edtf) ? { edtf: was.edtf } : undefined
  const only = spelledDay(edtf)
  // A spreadsheet writes midnight beside each day; an hour that the desk has stays one.
  const isDay = was !== undefined && precisionOf(was) === 'day'
  const exact = () => parseDateWords(edtf, language, zone) ?? parseDateWords(edtf.replace(/:00$/, ''), language, zone)
  const meant: FuzzyDate | undefined = same ?? (isDay ? (only ?? exact()) : (exact() ?? only))
  if (!meant) return
  date.edtf = meant.edtf
  if (meant.timeZone !== undefined) date.timeZone ??= meant.timeZone
  if (meant.words === undefined) return
  const words = isTable(date.words) ? date.words : {}
  // Words that the file itself gives are meant to be printed.
  const given = words[language]
  if (given === undefined || given === was?.words?.[language]) date.words = { ...words, ...meant.words }
}

/** The days and months that a spreadsheet's forms may mean: 6/15/25, 15-Jun-25, Jun-25 for June 2025; a day with its weekday, or with midnight. */
function spreadsheetReadings(text: string): string[] {
  const spelled = spelledDay(text)
  if (spelled) return [spelled.edtf]
  const typed = text.trim().replace(MIDNIGHT, '')
  const [, figures, century] = /^(\d{1,2}[-/.]\d{1,2}[-/.])(\d\d)$/.exec(typed) ?? []
  if (figures !== undefined) return dayReadings(`${figures}20${century}`)
  if (dayReadings(typed).length > 0) return dayReadings(typed)
  const [, day = '', month, year = ''] = /^(?:(\d{1,2})-)?([A-Za-z]{3})-((?:20)?\d\d)$/.exec(typed) ?? []
  if (month === undefined) return []
  const read = parseDateWords(`${day} ${month} ${year.length === 2 ? `20${year}` : year}`, 'en', 'UTC')
  return read ? [read.edtf] : []
}

const MIDNIGHT = /(?:T|,? )(?:0?0:00(?::00(?:\.0+)?)?|12:00(?::00)? ?AM)$/i

/** The day that a spreadsheet wrote with midnight beside it, or with its weekday: "2025-06-15 00:00:00", "Sunday, June 15, 2025". */
function spelledDay(text: string): FuzzyDate | undefined {
  const bare = text.trim().replace(MIDNIGHT, '')
  const [, weekday, day = bare] = /^((?:sun|mon|tue|wed|thu|fri|sat)[a-z]*),? (.+)$/i.exec(bare) ?? []
  const read = day === text.trim() ? undefined : parseDateWords(day, 'en', 'UTC')
  if (!read || !DAY.test(read.edtf)) return undefined
  return weekday === undefined || isOn(read.edtf, weekday) ? { edtf: read.edtf } : undefined
}

const isOn = (day: string, weekday: string) =>
  dateFormat('en-GB', { weekday: 'short', timeZone: 'UTC' }).format(Date.parse(day)).toLowerCase() ===
  weekday.slice(0, 3).toLowerCase()

/** Removes a changed date's old words, except those that mean exactly the new date. */
function dropOldWords(date: Table, was: FuzzyDate, tell: (params: Failure['params']) => void): void {
  const { edtf, words } = date
  if (edtf === was.edtf || typeof edtf !== 'string' || !isEdtf(edtf) || !isTable(words)) return
  const old = Object.entries(words).filter(
    ([language, text]) => text === (was.words as Table | undefined)?.[language] && !saysSo(text, language, date),
  )
  if (old.length === 0) return
  const rest = Object.entries(words).filter(([language]) => !old.some(([name]) => name === language))
  if (rest.length === 0) delete date.words
  else date.words = Object.fromEntries(rest)
  tell({
    words: old
      .map(([, text]) => String(text))
      .join(' · ')
      .slice(0, 400),
    from: was.edtf,
    to: edtf,
  })
}

function saysSo(text: unknown, language: string, { edtf, timeZone }: Table): boolean {
  const known = LANGUAGES.find((name) => name === language)
  if (known === undefined || typeof text !== 'string' || typeof edtf !== 'string') return false
  const zone = typeof timeZone === 'string' && isTimeZone(timeZone) ? { timeZone } : {}
  return meansExactly(text, known, { edtf, ...zone })
}

const sameDate = (was: FuzzyDate, is: FuzzyDate): boolean =>
  was.edtf === is.edtf &&
  was.timeZone === is.timeZone &&
  LANGUAGES.every((language) => was.words?.[language] === is.words?.[language])
