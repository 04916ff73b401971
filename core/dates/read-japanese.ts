import { twoDigits } from '../base/two-digits'
import { readDay, readMonth } from './plain-dates'
import { nthOf, weekendOf, weekFrom, weekNumbered, weekOfDay } from './read-english'
import type { Part, Said } from './said-date'
import { seasonNamed } from './seasons'

/** The Japanese names of the parts of a month. */
export const MONTH_PARTS: Readonly<Record<string, Part>> = {
  上旬: 'firstTen',
  中旬: 'middleTen',
  下旬: 'lastTen',
  初旬: 'early',
  初め: 'start',
  はじめ: 'start',
  始め: 'start',
  頭: 'start',
  半ば: 'mid',
  なかば: 'mid',
  中頃: 'mid',
  末: 'end',
  終わり: 'end',
  前半: 'firstHalf',
  後半: 'secondHalf',
}
/** The Japanese names of the parts of a year. */
export const YEAR_PARTS: Readonly<Record<string, Part>> = {
  初め: 'start',
  はじめ: 'start',
  始め: 'start',
  頭: 'start',
  初頭: 'start',
  初: 'start',
  早期: 'early',
  早い時期: 'early',
  遅い時期: 'late',
  序盤: 'early',
  半ば: 'mid',
  なかば: 'mid',
  央: 'mid',
  中盤: 'mid',
  終盤: 'late',
  末: 'end',
  終わり: 'end',
  前半: 'firstHalf',
  後半: 'secondHalf',
  上半期: 'firstHalf',
  下半期: 'secondHalf',
}
const YEAR = '([1-9]\\d{3})年'
const MONTH_PART = new RegExp(`^(${YEAR}(?:\\d{1,2})月)の?(${Object.keys(MONTH_PARTS).join('|')})$`)
const TENS = new RegExp(`^(${YEAR}(?:\\d{1,2})月)の?([上中])[・-]?([中下])旬$`)
const YEAR_PART = new RegExp(`^${YEAR}の?(${Object.keys(YEAR_PARTS).join('|')})$`)
const QUARTER = new RegExp(`^${YEAR}の?(?:第?([1-4一二三四])四半期|q([1-4])|([1-4])q)$`)
const FISCAL =
  /^(米国?の?|米国会計|米会計)?([1-9]\d{3})(?:年度|会計年度)の?(?:(上半?期|前半|前期)|(下半?期|後半|後期)|第?([1-4一二三四])四半期|(末))?$/

/** A part of a month or year, a season, a quarter, a fiscal year, a week, or the second Monday of a month, in folded Japanese with its year. */
export function readJapanese(text: string): Said | undefined {
  return partIn(text) ?? seasonIn(text) ?? fiscalIn(text) ?? weekIn(text)
}

const figure = (digit: string) => (/\d/.test(digit) ? Number(digit) : '一二三四'.indexOf(digit) + 1)

function partIn(text: string): Said | undefined {
  const [, month = '', , name = ''] = MONTH_PART.exec(text) ?? []
  const part = MONTH_PARTS[name]
  if (part !== undefined) return { kind: 'part', part, of: readMonth(month) ?? '' }
  const [, both = '', , first = '', last = ''] = TENS.exec(text) ?? []
  if (both !== '' && first !== last) {
    const ten = (sign: string): Said => ({
      kind: 'part',
      part: MONTH_PARTS[`${sign}旬`] ?? 'mid',
      of: readMonth(both) ?? '',
    })
    return { kind: 'span', from: ten(first), to: ten(last) }
  }
  const [, year = '', itsName = ''] = YEAR_PART.exec(text) ?? []
  const ofYear = YEAR_PARTS[itsName]
  if (ofYear !== undefined) return { kind: 'part', part: ofYear, of: year }
  const [, itsYear, ...digits] = QUARTER.exec(text) ?? []
  const quarter = digits.find((digit) => digit !== undefined)
  if (itsYear !== undefined && quarter !== undefined)
    return { kind: 'quarter', quarter: figure(quarter), year: itsYear }
  const [, of, first3, last3] = /^([1-9]\d{3})年(\d{1,2})-(\d{1,2})月期?$/.exec(text) ?? []
  if (of === undefined || first3 === undefined || last3 === undefined) return undefined
  const isQuarter = text.endsWith('期') && Number(first3) % 3 === 1 && Number(last3) === Number(first3) + 2
  if (isQuarter) return { kind: 'quarter', quarter: (Number(first3) + 2) / 3, year: of }
  return text.endsWith('期')
    ? undefined
    : { kind: 'date', edtf: `${of}-${twoDigits(first3)}/${of}-${twoDigits(last3)}` }
}

/** A season; winter only where both of its years are named, since it has two. */
function seasonIn(text: string): Said | undefined {
  const [, year, name = ''] = /^([1-9]\d{3})年の?(春|夏|秋)(?:季|期)?$/.exec(text) ?? []
  const season = seasonNamed(name)
  if (year !== undefined && season) return { kind: 'season', season, year }
  const [, first, next = ''] = /^([1-9]\d{3})年?[-/](\d{4}|\d\d)年の?冬$/.exec(text) ?? []
  const isWinter = first !== undefined && String(Number(first) + 1).endsWith(next)
  return isWinter ? { kind: 'season', season: 'winter', year: first } : undefined
}

/** A fiscal year of Japan, from April, or of the United States where it says so. */
function fiscalIn(text: string): Said | undefined {
  const [whole, us, year = '', first, second, quarter, end] = FISCAL.exec(text) ?? []
  if (whole === undefined) return undefined
  const part = quarter === undefined ? {} : { quarter: figure(quarter) }
  const half = first === undefined ? (second === undefined ? {} : { half: 2 }) : { half: 1 }
  return {
    kind: 'fiscal',
    of: us === undefined ? 'april' : 'us',
    year,
    ...half,
    ...part,
    ...(end === undefined ? {} : { isEnd: true }),
  }
}

function weekIn(text: string): Said | undefined {
  const [, day, how, unit] = /^(.+日(?:\([月火水木金土日]\))?)(の|を含む|から始まる)(週末?)$/.exec(text) ?? []
  const read = day === undefined ? undefined : readDay(day)
  if (unit === '週末') return how === 'から始まる' ? undefined : weekendOf(read)
  if (read !== undefined) return how === 'から始まる' ? weekFrom(read) : weekOfDay(read)
  const [, year, number] = /^([1-9]\d{3})年の?第?(\d\d?)週$/.exec(text) ?? []
  if (year !== undefined) return weekNumbered(year, number)
  const [, month = '', nth = '', weekday = ''] =
    /^([1-9]\d{3}年\d{1,2}月)の?第([1-5一二三四])([月火水木金土日])曜日?$/.exec(text) ?? []
  if (month !== '') return nthOf(readMonth(month) ?? '', '日月火水木金土'.indexOf(weekday), figure(nth))
  const [, its = '', last = ''] = /^([1-9]\d{3}年\d{1,2}月)の?(?:最終|最後の)([月火水木金土日])曜日?$/.exec(text) ?? []
  return its === '' ? undefined : nthOf(readMonth(its) ?? '', '日月火水木金土'.indexOf(last), undefined)
}
