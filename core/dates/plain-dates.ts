import { twoDigits } from '../base/two-digits'
import { isEdtf } from './edtf'
import { withWesternYears } from './eras'
import { MONTHS } from './month-names'
import { isOfClock, withoutClock, zoneOf, type OnClock } from './said-clock'
import { offsetsOfWallClock, offsetText } from './time-zone'

export const MONTH = `(${MONTHS.map((month) => `${month.slice(0, 3)}(?:${month.slice(3)})?\\.?`).join('|')}|sept\\.?)`

/** A typed text in one width and case, with one kind of dash and Western years. A wave at its end says “about”, or in Japanese “from”. */
export const fold = (text: string): string =>
  withWesternYears(
    foldSigns(text)
      .replaceAll(
        SHORT_ERA,
        (_, era: string, year: string, _sign, month: string, day: string) => `${ERAS[era]}${year}年${month}月${day}日`,
      )
      .replaceAll(KANJI, kanjiNumber),
  )

/** R7.4.3, as officials note 令和7年4月3日; H31.4.30 in the era before. */
const SHORT_ERA = /(?<![a-z\d])([rhs])([1-9]\d?)([./-])(\d{1,2})\3(\d{1,2})(?!\d)/g
const ERAS: Readonly<Record<string, string>> = { r: '令和', h: '平成', s: '昭和' }

/** The figures of kanji before 年, 月 and 日: 二〇二五年六月六日, 十一月. */
const KANJI = /[〇一二三四五六七八九十]{1,4}(?=年|月|日|[・、-][〇一二三四五六七八九十]{1,3}日)/g
const KANJI_DIGITS = '〇一二三四五六七八九'

function kanjiNumber(text: string): string {
  if (!text.includes('十')) return Array.from(text, (digit) => KANJI_DIGITS.indexOf(digit)).join('')
  const [tens = '', ones = ''] = text.split('十')
  const digit = (sign: string, none: number) => (sign === '' ? none : KANJI_DIGITS.indexOf(sign))
  return String(digit(tens, 1) * 10 + digit(ones, 0))
}

const foldSigns = (text: string): string =>
  text
    // 15 July 2025~ is "about"; 7月9日〜 is "from".
    .replace(/^([^年月日旬]*[^年月日旬\s]) ?~$/, 'about $1')
    .normalize('NFKC')
    .toLowerCase()
    // Before what is not Japanese, a wave is "about"; ～7月9日 is "until".
    .replace(/^[〜~] ?(?!\d{4}年|\d{1,2}月)/, 'about ')
    .replaceAll(/[‐‑–—〜~]/g, '-')

const WEEKDAYS = 'sun mon tue wed thu fri sat'.split(' ')
const WEEKDAY = String.raw`(sun|mon|tue|wed|thu|fri|sat)(?:days?|s|r|rs|nes|urs|sday|nesday|rsday|ursday|urday)?`
const LED_BY_WEEKDAY = new RegExp(String.raw`^${WEEKDAY}\.?,? (?=\S)`)
const ENDS_IN_WEEKDAY = new RegExp(String.raw`,? (?:\(${WEEKDAY}\.?\)|${WEEKDAY}\.?)$`)
const JAPANESE_WEEKDAY = /(?<=日) ?(?:\(([月火水木金土日])(?:曜日?)?\)|([月火水木金土日])曜日?)$/

/** A folded text without the weekday beside its day, and the number of that weekday, from Sunday. */
export function withoutWeekday(text: string): { core: string; weekday?: number } {
  for (const pattern of [LED_BY_WEEKDAY, ENDS_IN_WEEKDAY]) {
    const [whole, one, other] = pattern.exec(text) ?? []
    if (whole === undefined) continue
    return { core: text.replace(whole, ''), weekday: WEEKDAYS.indexOf(one ?? other ?? '') }
  }
  const [whole, one, other] = JAPANESE_WEEKDAY.exec(text) ?? []
  if (whole === undefined) return { core: text }
  return { core: text.slice(0, -whole.length), weekday: '日月火水木金土'.indexOf(one ?? other ?? '') }
}

/** Is a day, in EDTF, on a weekday? */
export const isOnWeekday = (day: string, weekday: number): boolean =>
  new Date(`${day}T00:00:00Z`).getUTCDay() === weekday

/** A folded day in EDTF, even if there is no such day. One beside a weekday that is not its own is not read: nobody can tell which is right. */
export function readDay(text: string): string | undefined {
  const { core, weekday } = withoutWeekday(text)
  const day = readBareDay(core.replace(/^(?:on )?(?:the )?/, ''))
  return day === undefined || weekday === undefined || isOnWeekday(day, weekday) ? day : undefined
}

const BRITISH = new RegExp(`^(\\d{1,2})(?:st|nd|rd|th)?(?: of |[ -]|(?=[a-z]))${MONTH}(?:,? |-)(\\d{4})$`)
const AMERICAN = new RegExp(`^${MONTH} (?:the )?(\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})$`)
const YEAR_FIRST = new RegExp(`^(\\d{4})(?:,? |-)${MONTH}(?: |-)(\\d{1,2})$`)

function readBareDay(text: string): string | undefined {
  const [, year, month, day] =
    /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(text)?.toSpliced(2, 1) ??
    /^(\d{4})年 ?(\d{1,2})月 ?(\d{1,2})(?:日(?:付け?)?)?$/.exec(text) ??
    []
  if (year !== undefined && month !== undefined && day !== undefined)
    return `${year}-${twoDigits(month)}-${twoDigits(day)}`
  const british = BRITISH.exec(text)
  if (british) return dayOf(british[3], british[2], british[1])
  const american = AMERICAN.exec(text)
  if (american) return dayOf(american[3], american[1], american[2])
  const ordered = YEAR_FIRST.exec(text)
  if (ordered) return dayOf(ordered[1], ordered[2], ordered[3])
  const [only, other] = dayReadings(text)
  return other === undefined ? only : undefined
}

/** The days that figures alone may mean, the year last: 6/15/2025 is one day, 6/7/2025 is 7 June or 6 July. */
export function dayReadings(text: string): string[] {
  const [, first, , second, year] = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/.exec(fold(text.trim())) ?? []
  if (first === undefined || second === undefined || year === undefined) return []
  const days = [`${year}-${twoDigits(first)}-${twoDigits(second)}`, `${year}-${twoDigits(second)}-${twoDigits(first)}`]
  return [...new Set(days)].filter(isEdtf)
}

export const dayOf = (year = '', month = '', day = '') => `${year}-${monthNumber(month)}-${twoDigits(day)}`
export const monthNumber = (name: string) =>
  twoDigits(MONTHS.findIndex((month) => month.startsWith(name.slice(0, 3))) + 1)

const MONTH_YEAR = new RegExp(`^${MONTH}(?: of|,)?[ -]([1-9]\\d{3})$`)
const YEAR_MONTH = new RegExp(`^([1-9]\\d{3})[ -]${MONTH}$`)

/** A folded month or year in EDTF, even if there is no such month: "june 2025", 2025年6月, 6/2025, "2025". */
export function readMonth(text: string): string | undefined {
  const [, name, its] = MONTH_YEAR.exec(text) ?? []
  if (name !== undefined) return `${its}-${monthNumber(name)}`
  const [, itsYear, named] = YEAR_MONTH.exec(text) ?? []
  if (named !== undefined) return `${itsYear}-${monthNumber(named)}`
  const [, month, year] = /^(\d{1,2})[-/.]([1-9]\d{3})$/.exec(text) ?? []
  if (month !== undefined) return `${year}-${twoDigits(month)}`
  const [, first, number] = /^([1-9]\d{3})(?:年(?: ?(\d{1,2})月)?[内中]?に?|[/.](\d{1,2}))?$/.exec(text) ?? []
  const [, figures] = /^[1-9]\d{3}[/.](\d{1,2})$/.exec(text) ?? []
  const at = number ?? figures
  return first === undefined || at === undefined ? first : `${first}-${twoDigits(at)}`
}

/** A day with a time of day, on the clock of the zone; an hour that the clocks skip, or show twice, is not understood. */
export function readTime(text: string, timeZone: string): string | undefined {
  const [only, other] = timeReadings(text, timeZone)
  return other === undefined ? only : undefined
}

/** The instants that a day with a time of day may mean: two for the hour that the clocks show twice, none for the one that they skip. */
export function timeReadings(text: string, timeZone: string): string[] {
  const clock = clockIn(text)
  if (clock === undefined) return []
  const { said } = withoutClock(fold(text.trim()))
  const wall = Date.parse(`${clock}Z`)
  return offsetsThen(said, wall, timeZone).map((offset) => `${clock}${offsetText(offset)}`)
}

/** How far the clock that a time names, or that of `timeZone`, is ahead of UTC when it shows `wall`: two where it shows it twice. */
function offsetsThen(said: OnClock['said'], wall: number, timeZone: string): number[] {
  if (said && 'offset' in said) return [said.offset]
  const zone = zoneOf(said, timeZone) ?? timeZone
  return offsetsOfWallClock(wall, zone).filter((offset) => isOfClock(said, offset, wall - offset, zone))
}

/** A time of day, with its hour, its minute and the half of the day that it names. */
const TIME = String.raw`(\d{1,2})(?::(\d{2}))? ?(a\.?m\.?|p\.?m\.?)|(\d{1,2}):(\d{2})`
const AT_TIME = new RegExp(`^(.+?)(?:,| at|t)? ?(?:${TIME})$`)
const JAPANESE =
  /^(.+日(?: ?\([月火水木金土日](?:曜日?)?\)|[月火水木金土日]曜日?)?) ?(午前|午後)?(\d{1,2})(?:時(?:(\d{1,2})分)?|:(\d{2}))$/

/** The day and the time that a clock shows, "2025-06-05T09:30:00". A clock that the text names is left out. */
export function clockIn(typed: string): string | undefined {
  const { text } = withoutClock(fold(typed.trim()))
  const atNoon = /^(.+?)(?:,| at)? ?(?:noon|正午)$/.exec(text)
  if (atNoon) return wallClock(atNoon[1], '12')
  const japanese = JAPANESE.exec(text)
  // 午後12時 is noon to some, and midnight to others.
  if (japanese?.[2] !== undefined && Number(japanese[3]) === 12) return undefined
  if (japanese) return wallClock(japanese[1], japanese[3], japanese[4] ?? japanese[5], japanese[2])
  const [, day, hour, minute, half, plainHour, plainMinute] = AT_TIME.exec(text) ?? []
  return wallClock(day, hour ?? plainHour, minute ?? plainMinute, half)
}

/** A day at an hour; undefined where there is no such day, or the half of a day has no such hour. */
function wallClock(day = '', hour = '', minute = '00', half?: string): string | undefined {
  const date = readDay(day.trim())
  const isOfHalf = half === undefined || (Number(hour) <= 12 && (Number(hour) > 0 || /午/.test(half)))
  if (date === undefined || hour === '' || !isEdtf(date) || !isOfHalf) return undefined
  const isLate = half !== undefined && /^(?:p|午後)/.test(half)
  const ofDay = half === undefined ? Number(hour) : (Number(hour) % 12) + (isLate ? 12 : 0)
  if (ofDay > 23 || Number(minute) > 59) return undefined
  return `${date}T${twoDigits(String(ofDay))}:${twoDigits(minute)}:00`
}
