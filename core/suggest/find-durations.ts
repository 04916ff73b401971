import type { SuggestionOf } from './suggestion'
import { NUMBER_OF } from './words/units'

export type Duration = SuggestionOf<'duration'>

const WORDS = Object.keys(NUMBER_OF)
  .filter((word) => word.length > 2)
  .toSorted((a, b) => b.length - a.length)
  .join('|')
const COUNT = `(?:\\d{1,3}(?:\\.\\d)?|${WORDS})`
const UNITS = '(minute|hour|day|week|month|year)'
const ENGLISH = new RegExp(
  `(?<![\\p{L}\\p{N}.,$-])(?:(${COUNT})(?: ?[-–] ?| to | or | and )(?=${COUNT}[ -]))?(${COUNT})( and a half)?[\\s-]${UNITS}s?(?: (?:and )?(${COUNT}) (minute|day|month)s?)?(?![\\p{L}\\p{N}])(?!-old| old| ago| earlier| later| from now)`,
  'giu',
)
const HALF =
  /(?<!\p{L})half an hour(?!\p{L})|(?<=(?:for|about|around|over|under|than|lasted|took|within|nearly|almost|after) )an? (?:hour|day|week|month|year)(?!\p{L})/giu
const JA_COUNT = '(?:[0-9０-９]{1,3}|[一二三四五六七八九十]{1,3})'
const JAPANESE = new RegExp(
  `(?<![0-9０-９.．和成一二三四五六七八九十第年月時割])(?:(${JA_COUNT})(?:[、〜～\\-－]|から))?(${JA_COUNT})(時間半|時間|分間|分|日間|日|週間|[かカヶケ箇ヵ]月間|[かカヶケ箇ヵ]月|年間|年)(?:([0-9０-９]{1,2})分(?:間)?)?`,
  'gu',
)
const DESIGNATOR: Readonly<Record<string, string>> = {
  minute: 'M',
  hour: 'H',
  day: 'D',
  week: 'W',
  month: 'M',
  year: 'Y',
  分: 'M',
  時: 'H',
  日: 'D',
  週: 'W',
  年: 'Y',
}

/** All lengths of time in a text, in ISO 8601: "90 days" is P90D, 1時間30分 PT1H30M. "Three weeks ago" and 6日 are dates, and none of them. */
export function findDurations(text: string): Duration[] {
  return [
    ...[...text.matchAll(ENGLISH)].flatMap((match) => english(match)),
    ...[...text.matchAll(HALF)].map(half),
    ...[...text.matchAll(JAPANESE)].flatMap((match) => japanese(match, text)),
  ]
}

const iso = (count: string, unit: string, rest = ''): string => {
  const isTime = /^(?:minute|hour|分|時)/.test(unit)
  const letter = DESIGNATOR[unit] ?? DESIGNATOR[unit[0] ?? ''] ?? 'M'
  return `P${isTime ? 'T' : ''}${count}${letter}${rest}`
}

const made = (start: number, text: string, value: Duration['value']): Duration => ({
  kind: 'duration',
  start,
  end: start + text.length,
  text,
  value,
})

function english(match: RegExpExecArray): Duration[] {
  const [all, first, count = '', isHalf, unit = '', more, small = ''] = match
  const figure = (word: string) => NUMBER_OF[word.toLowerCase()] ?? word
  const name = unit.toLowerCase()
  // A figure with a fraction has no plain form of whole units, except hours.
  if (figure(count).includes('.') && name !== 'hour') return []
  const rest =
    more === undefined
      ? isHalf !== undefined && name === 'hour'
        ? '30M'
        : ''
      : figure(more) + (DESIGNATOR[small.toLowerCase()] ?? '')
  if (isHalf !== undefined && name !== 'hour') return []
  if (first !== undefined)
    return [made(match.index, all, { from: iso(figure(first), name), to: iso(figure(count), name) })]
  return [made(match.index, all, { iso: iso(figure(count), name, rest) })]
}

function half(match: RegExpExecArray): Duration {
  const [all] = match
  const unit = /(hour|day|week|month|year)$/i.exec(all)?.[1]?.toLowerCase() ?? 'hour'
  return made(match.index, all, { iso: /^half/i.test(all) ? 'PT30M' : iso('1', unit) })
}

const KANJI = '〇一二三四五六七八九'
function numberOf(text: string): string {
  const plain = text.normalize('NFKC')
  if (/^\d/.test(plain)) return String(Number(plain))
  const [tens = '', ones] = plain.split('十')
  if (ones === undefined) return String(KANJI.indexOf(tens[0] ?? ''))
  return String((tens === '' ? 1 : KANJI.indexOf(tens)) * 10 + (ones === '' ? 0 : KANJI.indexOf(ones)))
}

function japanese(match: RegExpExecArray, text: string): Duration[] {
  const [all, first, count = '', unit = '', minutes] = match
  const after = text.slice(match.index + all.length, match.index + all.length + 3)
  const many = Number(numberOf(count))
  // 6日 is a day of the month, and 5年 may be a year of an era; more days than a month has are a length.
  if (unit === '日' && many <= 31 && !/^(?:以内|連続|程度|ほど|以上|未満|余り)/.test(after)) return []
  if (unit === '年' && (many > 99 || /^(?:\d|[0-9０-９]|[一二三四五六七八九十]+月|前|後|目|生|度|代)/.test(after)))
    return []
  if (unit === '分' && /^(?:の|野|配|析|割)/.test(after)) return []
  if (/^[前後]/.test(after)) return []
  if (/^[台目]/.test(after)) return []
  const rest = minutes === undefined ? (unit === '時間半' ? '30M' : '') : `${numberOf(minutes)}M`
  if (minutes !== undefined && !unit.startsWith('時間')) return []
  const kanaUnit = /月/.test(unit) ? 'month' : (unit[0] ?? '')
  if (first !== undefined)
    return [made(match.index, all, { from: iso(numberOf(first), kanaUnit), to: iso(numberOf(count), kanaUnit) })]
  return [made(match.index, all, { iso: iso(numberOf(count), kanaUnit, rest) })]
}
