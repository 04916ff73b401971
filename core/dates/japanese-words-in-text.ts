import { twoDigits } from '../base/two-digits'
import { parseDateWords } from './parse-words'
import { MONTH_PARTS, YEAR_PARTS } from './read-japanese'
import { dayAfter, daysOf, mondayOf, monthAfter, nearestYear, opened, type ReadSpan, type Tense } from './relative-days'
import { partOfMonth, partOfYear, quarterOf } from './said-date'

/** A folded Japanese date in a text of the day `on`, as a span in EDTF: 令和7年6月6日, 7月末まで, 6月15日から17日, 今月中旬, 来週前半, 6日. Undefined if it isn't a date. */
export function japaneseSpan(text: string, on: string, timeZone: string): ReadSpan | undefined {
  const plain = bare(text)
  const weekday = /(?<=日)\(?([月火水木金土日])(?:曜日?)?\)?$/.exec(text.trim())?.[1]
  if (weekday !== undefined && plain !== text.trim()) {
    const day = one(plain, on, timeZone)
    // A wrong weekday: nobody can tell which of the two is right.
    return day && '日月火水木金土'[new Date(`${day.edtf}T00:00:00Z`).getUTCDay()] === weekday ? day : undefined
  }
  const ends = /^(.+?(?:日|月|年|旬|末))(?:から|-|ないし|・)(.+?)(?:まで(?:に)?)?$/.exec(plain)
  if (ends) return pairOf(ends[1] ?? '', ends[2] ?? '', on, timeZone)
  const days = /^(.*?)(\d{1,2})(?:[・-]|日・)(\d{1,2}日)$/.exec(plain)
  if (days) return pairOf(`${days[1]}${days[2]}日`, `${days[1]}${days[3]}`, on, timeZone)
  const to = /^(.+?)(?:までに?|以前)$/.exec(plain)
  if (to) return closed(to[1] ?? '', on, timeZone)
  const from = /^(.+?)(?:以降|から|より|以来)$/.exec(plain)
  if (from) return opened(one(from[1] ?? '', on, timeZone), 'from')
  return one(plain, on, timeZone)
}

/** A folded date without its weekday. */
function bare(text: string): string {
  return text.replaceAll(/\([月火水木金土日](?:曜日?)?\)|(?<=日)[月火水木金土日]曜日?$/g, '').trim()
}

function pairOf(first: string, last: string, on: string, timeZone: string): ReadSpan | undefined {
  const from = one(first, on, timeZone)
  const [, year = '', month = ''] = /^(.*?年)?(.*?月)?/.exec(first) ?? []
  const full = last.includes('年') ? last : last.includes('月') ? year + last : year + month + last
  const to = one(full, on, timeZone)
  const [start, end] = [from && daysOf(from.edtf)?.[0], to && daysOf(to.edtf)?.[1]]
  return start === undefined || end === undefined
    ? undefined
    : { edtf: `${start}/${end}`, proposed: from?.proposed === true || to?.proposed === true }
}

/** Until the end of a time: 7月末まで is until its last day. */
function closed(text: string, on: string, timeZone: string): ReadSpan | undefined {
  const time = one(text, on, timeZone, 'future')
  return opened(time, 'to')
}

const PART = `(${Object.keys(MONTH_PARTS).join('|')})`

function one(text: string, on: string, timeZone: string, tense?: Tense): ReadSpan | undefined {
  const exact = parseDateWords(text, 'ja', timeZone)
  if (exact && !exact.edtf.includes('..')) return { edtf: exact.edtf, proposed: false }
  return ofMonth(text, on, tense) ?? ofDay(text, on, tense) ?? ofYear(text, on) ?? counted(text, on)
}

const YEARS: Readonly<Record<string, number>> = {
  今年: 0,
  本年: 0,
  同年: 0,
  昨年: -1,
  去年: -1,
  来年: 1,
  一昨年: -2,
  再来年: 2,
}
const MONTHS: Readonly<Record<string, number>> = { 今月: 0, 本月: 0, 当月: 0, 来月: 1, 先月: -1, 再来月: 2, 先々月: -2 }

/** 7月末, 来年1月中旬, 今月13日, 2025年7月初め. */
function ofMonth(text: string, on: string, tense: Tense): ReadSpan | undefined {
  const [, year, named, relative, rest = ''] =
    /^(\d{4}年|[今本同昨去来]年|一昨年|再来年)?(?:の?(\d{1,2})月|([今本当来先]月|再来月|先々月))(.*)$/.exec(text) ?? []
  if (named === undefined && relative === undefined) return undefined
  const dated = /^(\d{1,2})日$/.exec(rest)?.[1]
  const part = new RegExp(`^の?${PART}$`).exec(rest)?.[1]
  if (rest !== '' && dated === undefined && part === undefined) return undefined
  const its = MONTH_PARTS[part ?? '']
  const within = (month: string) =>
    dated !== undefined ? `${month}-${twoDigits(dated)}` : ((its && partOfMonth(its, month)) ?? month)
  if (relative !== undefined) return { edtf: within(monthAfter(on, MONTHS[relative] ?? 0)), proposed: true }
  if (year === undefined) return nearestYear(on, (near) => within(`${near}-${twoDigits(named ?? '')}`), tense)
  const ofYears = /^\d/.test(year) ? year.slice(0, 4) : String(Number(on.slice(0, 4)) + (YEARS[year] ?? 0))
  return { edtf: within(`${ofYears}-${twoDigits(named ?? '')}`), proposed: !/^\d/.test(year) }
}

/** 6日: the nearest day of that number. */
function ofDay(text: string, on: string, tense: Tense): ReadSpan | undefined {
  const day = /^(\d{1,2})日$/.exec(text)?.[1]
  if (day === undefined) return undefined
  const days = [-1, 0, 1]
    .map((by) => `${monthAfter(on, by)}-${twoDigits(day)}`)
    .filter((near) => daysOf(near) !== undefined)
  const apart = (near: string) => Math.abs(Date.parse(near) - Date.parse(on))
  const fit = tense === 'future' ? days.filter((near) => near >= on) : days
  const [nearest] = fit.toSorted((a, b) => apart(a) - apart(b))
  return nearest === undefined ? undefined : { edtf: nearest, proposed: true }
}

/** 昨年, 来年前半, 2025年末, 2025年度, 2025年第3四半期. A fiscal year is Japan's, from April. */
function ofYear(text: string, on: string): ReadSpan | undefined {
  const [, number, relative, rest = ''] = /^(?:(\d{4})年|([今本昨去来]年|一昨年|再来年))(.*)$/.exec(text) ?? []
  if (number === undefined && relative === undefined) return undefined
  const year = number ?? String(Number(on.slice(0, 4)) + (YEARS[relative ?? ''] ?? 0))
  const proposed = number === undefined
  if (rest === '') return { edtf: year, proposed }
  if (rest === '度') return { edtf: `${year}-04/${Number(year) + 1}-03`, proposed: true }
  const quarter = /^の?第?([1-4])四半期$/.exec(rest)?.[1]
  if (quarter !== undefined) return { edtf: quarterOf(`${year}-01`, Number(quarter)), proposed }
  const part = YEAR_PARTS[rest.replace(/^の/, '')]
  const edtf = part && partOfYear(part, year)
  return edtf === undefined ? undefined : { edtf, proposed }
}

const DAYS: Readonly<Record<string, number>> = {
  今日: 0,
  本日: 0,
  昨日: -1,
  明日: 1,
  一昨日: -2,
  明後日: 2,
  今朝: 0,
  今晩: 0,
  昨晩: -1,
}
const WEEKS: Readonly<Record<string, number>> = { 今週: 0, 来週: 1, 先週: -1, 再来週: 2, 先々週: -2 }

/** 昨日, 来週前半, 約10日後, 3週間前. */
function counted(text: string, on: string): ReadSpan | undefined {
  const days = DAYS[text]
  if (days !== undefined) return { edtf: dayAfter(on, days), proposed: true }
  const [, week = '', part, weekday] =
    /^(今週|来週|先週|再来週|先々週)の?(前半|後半|半ば|初め|はじめ|末)?([月火水木金土日])?$/.exec(
      text.replace(/曜日?$/, ''),
    ) ?? []
  const weeks = WEEKS[week]
  if (weeks !== undefined) return { edtf: partOfWeek(dayAfter(mondayOf(on), weeks * 7), part, weekday), proposed: true }
  const [, about = '', many, unit, way] =
    /^(約|およそ|ほぼ)?(\d{1,3})(日|週間|か月|カ月|ヶ月|年)(後|前)$/.exec(text) ?? []
  if (many === undefined) return undefined
  const signed = Number(many) * (way === '前' ? -1 : 1)
  if (unit === '年') return { edtf: String(Number(on.slice(0, 4)) + signed), proposed: true }
  if (unit !== '日' && unit !== '週間') return { edtf: monthAfter(on, signed), proposed: true }
  return { edtf: `${dayAfter(on, signed * (unit === '日' ? 1 : 7))}${about === '' ? '' : '~'}`, proposed: true }
}

/** Days of a working week: its first half is Monday to Wednesday. */
function partOfWeek(monday: string, part: string | undefined, weekday: string | undefined): string {
  if (weekday !== undefined) return dayAfter(monday, '月火水木金土日'.indexOf(weekday))
  if (part === undefined) return `${monday}/${dayAfter(monday, 6)}`
  if (/前半/.test(part)) return `${monday}/${dayAfter(monday, 2)}`
  if (/初|はじめ/.test(part)) return `${monday}/${dayAfter(monday, 1)}`
  if (/半ば/.test(part)) return `${dayAfter(monday, 1)}/${dayAfter(monday, 3)}`
  return part === '後半'
    ? `${dayAfter(monday, 3)}/${dayAfter(monday, 6)}`
    : `${dayAfter(monday, 5)}/${dayAfter(monday, 6)}`
}
