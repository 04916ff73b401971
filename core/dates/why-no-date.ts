import type { Language } from '../base/text'
import { twoDigits } from '../base/two-digits'
import { dateFormat } from './date-formats'
import { DAY, isEdtf, singleOf } from './edtf'
import { clockIn, fold, readSpan, timeReadings } from './parse-words'

/** Why a text that says a year is no date: a day or an hour that does not exist, named in both languages, or an end before its beginning. */
export type WhyNoDate =
  { reason: 'no-such-day' | 'no-such-hour'; what: Record<Language, string> } | { reason: 'backwards' }

/** A time of day with its offset, and the hours and minutes in it. */
const TIME =
  /(?:,| at|t)? ?(?<![\d:+])(\d{1,2})(?::(\d{2})(?::\d\d(?:\.\d+)?)?(?:z|[+-]\d\d:\d\d)?(?![\d:])|時(?:(\d{1,2})分)?)/g

/** Why a refused text is no date, with its hours on the clock of `timeZone`; undefined if Parley cannot tell. */
export function whyNoDate(text: string, timeZone: string): WhyNoDate | undefined {
  const typed = fold(text.trim().replaceAll(/\s+/g, ' '))
  if (typed.length > 100) return undefined
  const plain = typed.replaceAll(TIME, '')
  const ends = (readSpan(plain, timeZone) ?? plain).replace(/[~?%]$/, '').split('/')
  const isDated = ends.length <= 2 && ends.every((end) => DAY.test(end) || end === '..' || singleOf(end) !== undefined)
  if (!isDated) return undefined
  for (const end of ends) if (DAY.test(end) && !isEdtf(end)) return { reason: 'no-such-day', what: dayInWords(end) }
  if (!isEdtf(ends.join('/'))) return { reason: 'backwards' }
  const never = [...typed.matchAll(TIME)].find(
    ([, hour, minute, part]) => Number(hour) > 23 || Number(minute ?? part ?? 0) > 59,
  )
  const moment = typed.replace(/^(?:from|since|until|till|to|by) /, '')
  const skipped =
    clockIn(moment) && timeReadings(moment, timeZone).length === 0 ? [...typed.matchAll(TIME)][0] : undefined
  const [, hour, minute, part] = never ?? skipped ?? []
  if (hour === undefined) return undefined
  const time = `${twoDigits(hour)}:${twoDigits(minute ?? part ?? '00')}`
  return { reason: 'no-such-hour', what: { en: time, ja: time } }
}

/** A day that does not exist, as it would be written; in figures where its month does not exist either. */
function dayInWords(day: string): Record<Language, string> {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  if (month < 1 || month > 12) return { en: day, ja: day }
  const name = dateFormat('en-GB', { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2000, month - 1))
  return { en: `${date} ${name} ${year}`, ja: `${year}年${month}月${date}日` }
}
