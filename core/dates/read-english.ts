import { twoDigits } from '../base/two-digits'
import { isOnWeekday, MONTH, monthNumber, readDay, readMonth } from './plain-dates'
import { dayAfter, daysOf, lastDayOf } from './relative-days'
import type { FiscalOf, Part, Said } from './said-date'
import { seasonNamed } from './seasons'

/** The English names of the parts of a month or year. */
export const ENGLISH_PARTS: Readonly<Record<string, Part>> = {
  early: 'early',
  beginning: 'start',
  start: 'start',
  'first ten days': 'firstTen',
  mid: 'mid',
  middle: 'mid',
  'middle ten days': 'middleTen',
  late: 'late',
  'last ten days': 'lastTen',
  end: 'end',
  'first half': 'firstHalf',
  '1st half': 'firstHalf',
  'second half': 'secondHalf',
  '2nd half': 'secondHalf',
}
const PART_NAME = `(${Object.keys(ENGLISH_PARTS)
  .toSorted((a, b) => b.length - a.length)
  .join('|')})`
const PART = new RegExp(`^${PART_NAME}(?: part)?(?: of |[ -] ?|(?=\\d))(?:the (?:month|year) of |the )?(.+)$`)
const PARTS_TO = new RegExp(`^(early|mid|late)-?(?: ?[-/] ?| to |-to-| or )(early|mid|late)[ -](.+)$`)
const ORDINALS = ['first', 'second', 'third', 'fourth']
const ORDINAL = '(first|second|third|fourth|1st|2nd|3rd|4th)'
const numberOf = (ordinal: string) => (/^\d/.test(ordinal) ? Number(ordinal[0]) : ORDINALS.indexOf(ordinal) + 1)
const YEAR = '([1-9]\\d{3})'
const YEAR_END = new RegExp(`^(?:year-end|year end|end-year|end of year) ${YEAR}$`)
const QUARTERS = [`^q([1-4])(?: of |[ /,-]+|)${YEAR}$`, `^([1-4])q(?: of |[ /,-]+)${YEAR}$`].map(
  (pattern) => new RegExp(pattern),
)
const YEAR_THEN_QUARTER = [`^${YEAR}[ /,-]*q([1-4])$`, `^${YEAR}[ /,-]*([1-4])q$`].map((pattern) => new RegExp(pattern))
const ORDINAL_QUARTER = new RegExp(`^${ORDINAL} quarter(?: of|,)? ${YEAR}$`)
const HALVES = [`^h([12])(?: of |[ /,-]+|)${YEAR}$`, `^([12])h(?: of |[ /,-]+)${YEAR}$`].map(
  (pattern) => new RegExp(pattern),
)
const YEAR_THEN_HALF = [`^${YEAR}[ /,-]*h([12])$`, `^${YEAR}[ /,-]*([12])h$`].map((pattern) => new RegExp(pattern))

/** A part of a month or year, a season, a quarter, a fiscal year, a week or weekend, or the second Monday of a month, in folded English with its year. */
export function readEnglish(text: string): Said | undefined {
  return partIn(text) ?? quarterIn(text) ?? seasonIn(text) ?? fiscalIn(text) ?? weekIn(text) ?? nthWeekday(text)
}

function partIn(text: string): Said | undefined {
  const [, first = '', last = '', whole = ''] = PARTS_TO.exec(text) ?? []
  if (whole !== '') {
    const of = readMonth(whole)
    const part = (name: string): Said => ({ kind: 'part', part: ENGLISH_PARTS[name] ?? 'mid', of: of ?? '' })
    return of === undefined ? undefined : { kind: 'span', from: part(first), to: part(last) }
  }
  const yearEnd = YEAR_END.exec(text)?.[1]
  if (yearEnd !== undefined) return { kind: 'part', part: 'end', of: yearEnd }
  const [, name = '', rest = ''] = PART.exec(text) ?? []
  const of = readMonth(rest)
  const part = ENGLISH_PARTS[name]
  return of === undefined || part === undefined ? undefined : { kind: 'part', part, of }
}

const PART_ALONE = new RegExp(`^(?:at )?(?:the )?${PART_NAME}(?: part)?-?$`)

/**
 * A part that stands alone before another one, with the month or year of that: “beginning or end of June 2025”. None where the other is no such part: “mid-summer 2025” is
 * not from the middle of the year. Undefined if the first is more than the name of a part.
 */
export function partBeside(first: string, last: string): [string, string][] | undefined {
  const name = PART_ALONE.exec(first)?.[1]
  if (name === undefined) return undefined
  const [, , of = ''] = PART.exec(last.replace(/^(?:at )?the /, '')) ?? []
  return readMonth(of) === undefined ? [] : [[`${name} of ${of}`, last]]
}

/** The two groups of the first pattern that a text has. */
function groupsIn(patterns: readonly RegExp[], text: string): [string, string] | undefined {
  for (const pattern of patterns) {
    const [, one, other] = pattern.exec(text) ?? []
    if (one !== undefined && other !== undefined) return [one, other]
  }
  return undefined
}

function quarterIn(text: string): Said | undefined {
  const [year, half] = groupsIn(YEAR_THEN_HALF, text) ?? groupsIn(HALVES, text)?.toReversed() ?? []
  if (year !== undefined) return { kind: 'part', part: half === '1' ? 'firstHalf' : 'secondHalf', of: year }
  const [its, number] = groupsIn(YEAR_THEN_QUARTER, text) ?? groupsIn(QUARTERS, text)?.toReversed() ?? []
  if (its !== undefined) return { kind: 'quarter', quarter: Number(number), year: its }
  const [, ordinal = '', of = ''] = ORDINAL_QUARTER.exec(text) ?? []
  return of === '' ? undefined : { kind: 'quarter', quarter: numberOf(ordinal), year: of }
}

/** A season; winter only where both of its years are named, since it has two. */
function seasonIn(text: string): Said | undefined {
  const [, name = '', year = '', next] =
    /^(spring|summer|autumn|fall|winter)(?: of|,)? ([1-9]\d{3})(?:[-/](\d{4}|\d\d))?$/.exec(text) ?? []
  const [, itsYear, itsName = ''] = /^([1-9]\d{3}) (spring|summer|autumn|fall)$/.exec(text) ?? []
  const season = seasonNamed(itsYear === undefined ? name : itsName)
  if (!season || (season === 'winter') !== (next !== undefined)) return undefined
  if (next !== undefined && !isNext(year, next)) return undefined
  return { kind: 'season', season, year: itsYear ?? year }
}

const isNext = (year: string, next: string) => String(Number(year) + 1).endsWith(next)

/** Whose fiscal year begins in April. */
const APRIL = '(?:japan|japanese|jp|uk|british|india|indian)'
const AMERICAN = '(?:us|u\\.s\\.|american|federal|usa)'
const FISCAL = new RegExp(
  `^(?:the )?(?:(end) of )?(?:(h|q)([1-4])(?: of | ))?(?:(${APRIL})|(${AMERICAN}))?(?:['’]s)? ?(?:fy ?|fiscal year |financial year |fiscal )${YEAR}(?:[-/](\\d{4}|\\d\\d))?$`,
)

/** A fiscal year whose country is said, or whose two years are: one number alone means different months in different countries. */
function fiscalIn(text: string): Said | undefined {
  const [whole, end, unit, number = '1', april, us, year = '', next] = FISCAL.exec(text) ?? []
  if (whole === undefined || (unit === 'h' && Number(number) > 2)) return undefined
  if (next !== undefined && (us !== undefined || !isNext(year, next))) return undefined
  const isJapanese = april !== undefined && april.startsWith('j')
  // India and Britain name a fiscal year by its last year as often as by its first.
  if (next === undefined && us === undefined && !isJapanese) return undefined
  const of: FiscalOf = us === undefined ? 'april' : 'us'
  const part = unit === 'h' ? { half: Number(number) } : unit === 'q' ? { quarter: Number(number) } : {}
  return { kind: 'fiscal', of, year, ...part, ...(end === undefined ? {} : { isEnd: true }) }
}

function weekIn(text: string): Said | undefined {
  const sideOfWeekend = /^weekend of (?:the )?(.+)$/.exec(text)?.[1]
  if (sideOfWeekend !== undefined) return weekendOf(readDay(sideOfWeekend)) ?? bothDays(sideOfWeekend)
  const [, how = '', day] =
    /^(week (?:of|beginning|commencing|starting)|wc|w\/c|w\/b|week) (?:the )?(.+)$/.exec(text) ?? []
  const read = day === undefined ? undefined : readDay(day)
  if (read !== undefined) return /of$|^week$/.test(how) ? weekOfDay(read) : weekFrom(read)
  const [, year, number] = /^([1-9]\d{3})-?w(\d\d?)$/.exec(text) ?? []
  const [, its, itsYear] = /^week (\d\d?)(?: of|,)? ([1-9]\d{3})$/.exec(text) ?? []
  return weekNumbered(itsYear ?? year, its ?? number)
}

/** The week that a day is in. A Sunday ends one week for some, and begins the next for others: its week is not understood. */
export const weekOfDay = (day: string): Said | undefined => (isOnWeekday(day, 0) ? undefined : { kind: 'week', day })

/** The weekend of a Saturday or a Sunday. Of any other day, the one before or the one after it may be meant. */
export function weekendOf(day: string | undefined): Said | undefined {
  if (day === undefined || daysOf(day) === undefined) return undefined
  if (isOnWeekday(day, 6)) return { kind: 'date', edtf: `${day}/${dayAfter(day, 1)}` }
  return isOnWeekday(day, 0) ? { kind: 'date', edtf: `${dayAfter(day, -1)}/${day}` } : undefined
}

/** The weekend whose two days are both said: "14–15 June 2025", "31 May and 1 June 2025". */
function bothDays(text: string): Said | undefined {
  const [, number = '', month, last] =
    /^(\d\d?)(?:st|nd|rd|th)?(?: ([a-z]+))? ?(?:[-–—/&]|and|to) ?(.+)$/.exec(text) ?? []
  const sunday = last === undefined ? undefined : readDay(last)
  if (sunday === undefined || !isOnWeekday(sunday, 0)) return undefined
  const saturday = dayAfter(sunday, -1)
  const isFirst =
    month === undefined
      ? Number(saturday.slice(-2)) === Number(number)
      : readDay(`${number} ${month} ${saturday.slice(0, 4)}`) === saturday
  return isFirst ? weekendOf(sunday) : undefined
}

/** The seven days that begin with a day. */
export const weekFrom = (day: string): Said | undefined => {
  if (daysOf(day) === undefined || isOnWeekday(day, 1)) return { kind: 'week', day }
  return { kind: 'date', edtf: `${day}/${dayAfter(day, 6)}` }
}

/** The week of a number by ISO 8601: the first has 4 January. */
export function weekNumbered(year: string | undefined, number: string | undefined): Said | undefined {
  if (year === undefined || number === undefined) return undefined
  const fourth = `${year}-01-04`
  const back = (new Date(`${fourth}T00:00:00Z`).getUTCDay() + 6) % 7
  const monday = dayAfter(fourth, -back + (Number(number) - 1) * 7)
  // Its Thursday is in the year of the week.
  return Number(number) > 0 && dayAfter(monday, 3).startsWith(year) ? { kind: 'week', day: monday } : undefined
}

const NTH = new RegExp(
  `^(${ORDINAL.slice(1, -1)}|last) (sun|mon|tues|wednes|thurs|fri|satur)day (?:of|in) ${MONTH},? ${YEAR}$`,
)

function nthWeekday(text: string): Said | undefined {
  const [, ordinal = '', name = '', month = '', year = ''] = NTH.exec(text) ?? []
  if (year === '') return undefined
  const weekday = ['sun', 'mon', 'tues', 'wednes', 'thurs', 'fri', 'satur'].indexOf(name)
  return nthOf(`${year}-${monthNumber(month)}`, weekday, ordinal === 'last' ? undefined : numberOf(ordinal))
}

/** The so-many-th weekday of a month, or its last one. */
export function nthOf(month: string, weekday: number, nth: number | undefined): Said | undefined {
  const first = `${month}-${twoDigits(1)}`
  if (daysOf(month) === undefined) return undefined
  const on = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay()
  const last = lastDayOf(month)
  const day =
    nth === undefined
      ? dayAfter(last, -((on(last) - weekday + 7) % 7))
      : dayAfter(first, ((weekday - on(first) + 7) % 7) + (nth - 1) * 7)
  return day.startsWith(month) ? { kind: 'date', edtf: day } : undefined
}
