import { twoDigits } from '../base/two-digits'
import { SHORT_MONTHS } from './month-names'
import { parseDateWords } from './parse-words'
import { ENGLISH_PARTS } from './read-english'
import { dayAfter, daysOf, mondayOf, monthAfter, nearestYear, opened, type ReadSpan, type Tense } from './relative-days'
import { partOfMonth, partOfYear, quarterOf } from './said-date'

const MONTH_NAME = `(${SHORT_MONTHS.join('|')})[a-z]{0,6}\\.?`
const WEEKDAYS = 'sun mon tue wed thu fri sat'.split(' ')
const WEEKDAY_NAME = '(sun|mon|tue|wed|thu|fri|sat)[a-z]{0,6}\\.?'
const NUMBERS = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
]

const TO =
  /^(?:(?:at the latest )?by|no later than|not later than|on or before|until|till|up to|through) (?:the )?(.+)$/
const BEFORE = /^(?:before|prior to|ahead of) (?:the )?(.+)$/
const FROM = /^(?:on or after|as of|as from|starting|beginning|effective|from|since) (?:the )?(.+?)(?: onwards?| on)?$/
const AFTER = /^after (?:the )?(.+)$/
const PAIR = /^(?:from |between )?(.+?)(?: ?- ?| to | until | through | and )(.+)$/

/**
 * A folded English date in a text of the day `on`, as a span in EDTF: "by the end of June", "5–6 June", "Thursday", "in ten days". Undefined if it isn't a
 * date.
 */
export function englishSpan(text: string, on: string, timeZone: string, tense: Tense): ReadSpan | undefined {
  const one = (part: string | undefined, tends: Tense = tense) =>
    part === undefined ? undefined : englishOne(part, on, timeZone, tends)
  const end = /^(?:.* )?(?:end of |end-)(.+)$/.exec(text)?.[1]
  if (end !== undefined && /^(?:by|before|until|till|at the latest by|no later than) /.test(text)) {
    const time = one(end, 'future')
    const last = time && daysOf(time.edtf)?.[1]
    return last === undefined ? undefined : { edtf: `../${last}`, proposed: time?.proposed ?? true }
  }
  const whole = one(text)
  if (whole) return whole
  const before = BEFORE.exec(text)
  if (before) return opened(one(before[1], 'future'), 'before')
  const after = AFTER.exec(text)
  if (after) return opened(one(after[1]), 'after')
  const to = TO.exec(text)
  if (to) return opened(one(to[1], 'future'), 'to')
  const pair = englishPair(text, one)
  if (pair) return pair
  const from = FROM.exec(text) ?? /^(.+?) onwards?$/.exec(text)
  return from ? opened(one(from[1]), 'from') : undefined
}

function englishPair(text: string, one: (part: string | undefined) => ReadSpan | undefined): ReadSpan | undefined {
  const pair = PAIR.exec(text)
  if (!pair) return undefined
  const last = one(pair[2]) ?? one(afterMonth(pair[1], pair[2]))
  const month = last === undefined ? undefined : daysOf(last.edtf)?.[1].slice(0, 7)
  const year = month?.slice(0, 4)
  const first = withTail(pair[1], month, year, one)
  if (!first || !last || /[/X~]/.test(first.edtf + last.edtf)) return undefined
  return { edtf: `${first.edtf}/${last.edtf}`, proposed: last.proposed }
}

/** "6, 2025" after "June 5" is 6 June 2025. */
function afterMonth(first = '', last = ''): string | undefined {
  const month = new RegExp(`^${MONTH_NAME}`).exec(first)?.[0]
  return month === undefined || !/^\d/.test(last) ? undefined : `${month} ${last}`
}

/** The beginning of "5 to 6 June 2025" has its month and year from the end. */
function withTail(
  first: string | undefined,
  month: string | undefined,
  year: string | undefined,
  one: (part: string | undefined) => ReadSpan | undefined,
): ReadSpan | undefined {
  if (first === undefined || month === undefined) return undefined
  const day = /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(first)?.[1]
  if (day !== undefined) return { edtf: `${month}-${twoDigits(day)}`, proposed: false }
  return one(`${first} ${year}`) ?? one(`${first}, ${year}`) ?? one(first)
}

/** One date, part of a month or year, or time that is counted from the text's own date. */
function englishOne(text: string, on: string, timeZone: string, tense: Tense): ReadSpan | undefined {
  const { core, weekday } = withoutWeekday(text)
  const exact = parseDateWords(core, 'en', timeZone)
  const found =
    exact && !exact.edtf.includes('..')
      ? { edtf: exact.edtf, proposed: false }
      : (yearless(core, on, timeZone, tense) ?? partOf(core, on, tense) ?? counted(core, on, tense))
  if (!found || weekday === undefined) return found
  return new Date(`${found.edtf}T00:00:00Z`).getUTCDay() === weekday ? found : undefined
}

const LED_BY_WEEKDAY = new RegExp(`^(?:on )?${WEEKDAY_NAME},? (?=\\d|${MONTH_NAME} )`)

/** The date without its weekday, and that weekday. */
function withoutWeekday(text: string): { core: string; weekday?: number } {
  const led = LED_BY_WEEKDAY.exec(text)
  if (!led)
    return {
      core: text
        .replace(/^(?:on|during|in(?! (?:about |around |some )?(?:\d{1,3}|an?|[a-z]+) (?:day|week|month|year))) /, '')
        .replace(/^the /, ''),
    }
  return { core: text.slice(led[0].length), weekday: WEEKDAYS.indexOf(led[1] ?? '') }
}

const DATED = new RegExp(
  `^(?:(?:early|mid|late)[- ]${MONTH_NAME}|\\d{1,2}(?:st|nd|rd|th)?(?: ?- ?\\d{1,2}(?:st|nd|rd|th)?)?(?: of)? ${MONTH_NAME}|${MONTH_NAME}(?: \\d{1,2}(?:st|nd|rd|th)?)?)$`,
)

/** A month or a day of one without its year. */
function yearless(text: string, on: string, timeZone: string, tense: Tense): ReadSpan | undefined {
  if (!DATED.test(text)) return undefined
  const readIn = (year: number) => parseDateWords(`${text} ${year}`, 'en', timeZone)?.edtf
  return nearestYear(on, readIn, tense)
}

/** The end of June, the first half of 2025, the third quarter of 2025, early 2026. */
function partOf(text: string, on: string, tense: Tense): ReadSpan | undefined {
  const [, part, ofPart] =
    /^(early|mid|late|end|beginning|start|middle|first half|second half|h[12]|q[1-4]|(?:first|second|third|fourth) quarter)(?: of |-| )(?:the )?(.+)$/.exec(
      text,
    ) ?? []
  if (part === undefined || ofPart === undefined) return undefined
  const year = /^\d{4}$/.exec(ofPart)?.[0] ?? (/^(?:this )?year$/.test(ofPart) ? on.slice(0, 4) : undefined)
  if (year !== undefined) return ofYear(part, year, !/^\d{4}$/.test(ofPart))
  const monthly = ENGLISH_PARTS[part]
  if (monthly === undefined) return undefined
  const [, name, its] = new RegExp(`^${MONTH_NAME}(?:,? (\\d{4}))?$`).exec(ofPart) ?? []
  const named = name === undefined ? undefined : twoDigits(SHORT_MONTHS.indexOf(name) + 1)
  const time =
    named !== undefined
      ? its === undefined
        ? nearestYear(on, (near) => `${near}-${named}`, tense)?.edtf
        : `${its}-${named}`
      : /^(?:this )?month$/.test(ofPart)
        ? on.slice(0, 7)
        : /^next month$/.test(ofPart)
          ? monthAfter(on, 1)
          : undefined
  return partSpan(time && partOfMonth(monthly, time), its === undefined)
}

const partSpan = (edtf: string | undefined, proposed: boolean): ReadSpan | undefined =>
  edtf === undefined || edtf === '' ? undefined : { edtf, proposed }

const ORDINALS = ['first', 'second', 'third', 'fourth']

/** A part, half or quarter of a year, by its name. */
function ofYear(part: string, year: string, proposed: boolean): ReadSpan | undefined {
  const quarter = Number(/^q([1-4])/.exec(part)?.[1] ?? ORDINALS.findIndex((name) => part === `${name} quarter`) + 1)
  if (quarter > 0) return { edtf: quarterOf(`${year}-01`, quarter), proposed }
  const half = /^h[12]$/.test(part) ? (part === 'h1' ? 'firstHalf' : 'secondHalf') : ENGLISH_PARTS[part]
  return half && partSpan(partOfYear(half, year), proposed)
}

const COUNTED =
  /^(?:in )?(?:about |around |some )?(\d{1,3}|an?|[a-z]+) (day|week|month|year)s?( ago| from now| from today)?$/

/** Today, next week, last year, Thursday, in ten days. */
function counted(text: string, on: string, tense: Tense): ReadSpan | undefined {
  const near: Readonly<Record<string, number>> = { today: 0, yesterday: -1, tomorrow: 1, 'this morning': 0, tonight: 0 }
  const days = near[text]
  if (days !== undefined) return { edtf: dayAfter(on, days), proposed: true }
  const [, which, unit] = /^(last|past|this|next|coming|previous) (week|month|year|[a-z]+day)$/.exec(text) ?? []
  const by = which === undefined ? 0 : which === 'this' ? 0 : /next|coming/.test(which) ? 1 : -1
  if (unit === 'week') return { edtf: weekOf(dayAfter(on, by * 7)), proposed: true }
  if (unit === 'month') return { edtf: monthAfter(on, by), proposed: true }
  if (unit === 'year') return { edtf: String(Number(on.slice(0, 4)) + by), proposed: true }
  const week = /^(?:the )?(?:week of|week beginning|w\/c) (.+)$/.exec(text)?.[1]
  const monday = week === undefined ? undefined : (yearless(week, on, 'UTC', tense) ?? exactDay(week))
  if (monday) return { edtf: weekOf(monday.edtf), proposed: monday.proposed }
  const weekday = new RegExp(`^${WEEKDAY_NAME}$`).exec(unit ?? text)?.[1]
  if (weekday !== undefined && (unit ?? text).endsWith('day'))
    return weekdayNear(WEEKDAYS.indexOf(weekday), on, by, tense)
  return ahead(text, on)
}

function exactDay(text: string): ReadSpan | undefined {
  const day = parseDateWords(text, 'en', 'UTC')
  return day && /^\d{4}-\d\d-\d\d$/.test(day.edtf) ? { edtf: day.edtf, proposed: false } : undefined
}

const weekOf = (day: string) => `${mondayOf(day)}/${dayAfter(mondayOf(day), 6)}`

/** The day of a weekday: the last one that has come, or the next one where the words look ahead. */
function weekdayNear(weekday: number, on: string, by: number, tense: Tense): ReadSpan {
  const back = (new Date(`${on}T00:00:00Z`).getUTCDay() - weekday + 7) % 7
  if (by > 0 || (by === 0 && tense === 'future'))
    return { edtf: dayAfter(on, back === 0 ? 7 : 7 - back), proposed: true }
  return { edtf: dayAfter(on, by < 0 && back === 0 ? -7 : -back), proposed: true }
}

/** In ten days, three weeks ago; "about" stays in the date. */
function ahead(text: string, on: string): ReadSpan | undefined {
  const [, many, unit, back] = COUNTED.exec(text) ?? []
  if (many === undefined || (back === undefined && !text.startsWith('in '))) return undefined
  const count = /^an?$/.test(many) ? 1 : /^\d/.test(many) ? Number(many) : NUMBERS.indexOf(many)
  if (count < 0) return undefined
  const signed = back === ' ago' ? -count : count
  if (unit === 'year') return { edtf: String(Number(on.slice(0, 4)) + signed), proposed: true }
  if (unit === 'month') return { edtf: monthAfter(on, signed), proposed: true }
  const day = dayAfter(on, signed * (unit === 'week' ? 7 : 1))
  return { edtf: /about|around|some /.test(text) ? `${day}~` : day, proposed: true }
}
