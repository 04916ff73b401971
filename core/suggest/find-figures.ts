import { cutsFigure, endsInFigure } from '../anchors/cut-figure'
import { escapedWords } from './escaped-words'
import { sum, type Scaled } from './exact-decimal'
import type { SuggestionOf } from './suggestion'
import {
  CURRENCY_OF,
  NUMBER_OF,
  PERCENT_OF,
  SCALE_OF,
  SCALE_OF_JA,
  SCALES_EN,
  UNIT_OF,
  UNIT_WORDS,
} from './words/units'

export type Figure = SuggestionOf<'percentage'> | SuggestionOf<'amount'>

const GAP = String.raw`[ \u00a0\n]`
const anyOf = (words: readonly string[]) =>
  words
    .toSorted((a, b) => b.length - a.length)
    .map((word) => escapedWords(word, GAP))
    .join('|')

const WORD_NUMBERS = Object.keys(NUMBER_OF).filter((word) => word.length > 2)
/** Digits with what stands between them, or a number in words. */
const NUMBER = new RegExp(
  `[0-9０-９](?:[0-9０-９,，.．]{0,24}[0-9０-９])?|(?<![\\p{L}\\p{M}-])(?:${anyOf(WORD_NUMBERS)})(?=[ -](?:per|pct|basis|million|billion|trillion|tonnes|thousand))`,
  'gu',
)
const PLAIN = /^(?:\d{1,3}(?:,\d{3})+|\d{1,18})(?:\.\d{1,9})?$/
const SCALE = new RegExp(`[ \\u00a0-]?(${anyOf(SCALES_EN)})(?![\\p{L}\\p{M}])`, 'uiy')
/** One letter is a scale right after the figure alone: $3b, but not "$3 b" and "$5 t-shirts". */
const LETTER = /[mkbt](?![\p{L}\p{M}\p{N}-])/iuy
const SMALL_SCALE_JA = /[千百十]/uy
const SCALE_JA = /[兆億万]/uy
const DIGITS_JA = /[0-9０-９](?:[0-9０-９,，]{0,10}[0-9０-９])?/uy
/** Signs before a figure of which it is the rest: "25 000", "1'000", "1 trillion 200 billion", "a hundred and fifty", 千5億, 2、3割. */
const GOES_ON_BEFORE = new RegExp(
  `[\\p{Script=Latin}\\p{N}_/:十百千万億兆数何]$|[0-9０-９][,，.．、・'’]$|(?<!\\p{L})(?:${anyOf(SCALES_EN)})(?: and)? $`,
  'ui',
)
const GOES_ON_AFTER = new RegExp(
  `[ \\u00a0\\u2009\\u202f'’]\\d{3}(?!\\d)|[\\p{N}十百千万億兆]|[½¼¾]| and (?:a half|a quarter|three quarters)| \\d/\\d|[ -](?:[kbt](?!-)|${anyOf(SCALES_EN)})(?![\\p{L}\\p{M}])| \\d[\\d,.]{0,12} (?:${anyOf(SCALES_EN)})(?![\\p{L}\\p{M}])`,
  'uiy',
)
const PERCENT = new RegExp(`[ \\u00a0-]?\\n?(${anyOf(Object.keys(PERCENT_OF))})(?![\\p{Script=Latin}\\p{M}])`, 'uy')
const UNIT = new RegExp(
  `[ \\u00a0-]?\\n?(${anyOf(UNIT_WORDS)})(?![\\p{Script=Latin}\\p{M}])(?<!台(?=[湾風数])|元(?=[素首本年]))`,
  'uy',
)
const JOIN = /[ \u00a0]{0,2}(?:[-‐‑–—−〜～~]|to|and|or|ないし)[ \u00a0]{0,2}/uy
const CURRENCIES = Object.entries(CURRENCY_OF).toSorted(([a], [b]) => b.length - a.length)

/** A number in a text with its scale and what follows it. */
interface Numeral {
  start: number
  end: number
  parts: Scaled[]
  currency: string | undefined
}

/** All percentages and amounts of a text: exact decimal digits with a unit, or a range of two. A number without a unit is neither. */
export function findFigures(text: string): Figure[] {
  const found: Figure[] = []
  NUMBER.lastIndex = 0
  for (let match = NUMBER.exec(text); match; match = NUMBER.exec(text)) {
    const first = numeralAt(text, match.index, match[0])
    const figure = first && figureFrom(text, first)
    const whole = figure && withPlus(text, figure)
    // A part of a figure that is written in another way is left to a person.
    if (whole && (standsApart(text, whole) || !endsInFigure(text, whole.start, whole.end))) found.push(whole)
    NUMBER.lastIndex = figure?.end ?? (first ? first.end : match.index + match[0].length)
  }
  return found
}

const APART_BEFORE =
  /(?:^|[\p{Script=Hiragana}約、。「（]|(?<!\p{L})(?:about|around|at|by|from|in|of|only|over|than|the|to|under|up|was|with) )$/u
const APART_AFTER =
  /^(?:$|[\p{Script=Hiragana}、。」）]|[,.](?:\s|$)| (?:at|by|for|from|if|in|is|of|on|tariff|tariffs|to|was|were|with)(?!\p{L}))/u

/** Does a figure stand between words that no figure has, so that it is plainly a whole one? Most do, which saves a look at all ways to write a figure. */
export const standsApart = (text: string, { start, end }: { start: number; end: number }): boolean =>
  APART_BEFORE.test(text.slice(Math.max(0, start - 8), start)) && APART_AFTER.test(text.slice(end, end + 9))

/** A plus before a figure belongs to its words, and changes nothing of its value. */
function withPlus<F extends Figure>(text: string, figure: F): F {
  const start = figure.start - 1
  if (!/[+＋]/.test(text.charAt(start)) || !cutsFigure(text, figure.start)) return figure
  return { ...figure, start, text: text.slice(start, figure.end) }
}

function sticky(regex: RegExp, text: string, at: number): RegExpExecArray | null {
  regex.lastIndex = at
  return regex.exec(text)
}

function numeralAt(text: string, at: number, written: string): Numeral | undefined {
  const digits = NUMBER_OF[written] ?? written.normalize('NFKC')
  if (!PLAIN.test(digits)) return undefined
  const before = text.slice(Math.max(0, at - 5), at)
  const [sign, currency] = CURRENCIES.find(([name]) => before.endsWith(name)) ?? []
  const start = at - (sign?.length ?? 0)
  // A part of a code, such as B2B or No. 1:25, is no figure, and neither is a part of another one.
  if (GOES_ON_BEFORE.test(text.slice(Math.max(0, start - 14), start))) return undefined
  if (/^\d{3}/.test(digits) && /[0-9][ \u00a0\u2009\u202f]$/.test(text.slice(Math.max(0, at - 2), at))) return undefined
  const value = digits.replaceAll(',', '')
  const japanese = japaneseParts(text, value, at + written.length)
  if (japanese === 'none') return undefined
  const english = japanese ? undefined : englishScale(text, at + written.length, currency !== undefined)
  const parts = japanese?.parts ?? [{ digits: value, power: english?.power ?? 0 }]
  const end = japanese?.end ?? english?.end ?? at + written.length
  if (sticky(GOES_ON_AFTER, text, end)) return undefined
  // An unknown letter after a sum may be its scale.
  if (currency !== undefined && /[\p{L}\p{M}]/u.test(text[end] ?? ' ') && !sticky(UNIT, text, end)) return undefined
  return { start, end, parts, currency }
}

/** The English scale after a figure. */
function englishScale(text: string, at: number, isMoney: boolean): { power: number; end: number } | undefined {
  const scale = (isMoney ? sticky(LETTER, text, at) : null) ?? sticky(SCALE, text, at)
  const power = scale === null ? undefined : SCALE_OF[(scale[1] ?? scale[0]).toLowerCase()]
  return scale === null || power === undefined ? undefined : { power, end: at + scale[0].length }
}

/** The parts of a Japanese figure that begins with some digits, such as 1兆2,000億 and 5億1千万; `none` if its scales do not go down. */
function japaneseParts(
  text: string,
  first: string,
  from: number,
): { parts: Scaled[]; end: number } | 'none' | undefined {
  const parts: Scaled[] = []
  let section: Scaled[] = []
  let [end, digits, least] = [from, first, Infinity]
  for (;;) {
    const small = sticky(SMALL_SCALE_JA, text, end)
    section.push({ digits, power: SCALE_OF_JA[small?.[0] ?? ''] ?? 0 })
    end += small?.[0].length ?? 0
    const scale = sticky(SCALE_JA, text, end)
    if (scale) {
      const power = SCALE_OF_JA[scale[0]] ?? 0
      if (power >= least) return 'none'
      parts.push(...section.map((part) => ({ ...part, power: part.power + power })))
      ;[section, least] = [[], power]
      end += scale[0].length
    }
    const next = small || scale ? sticky(DIGITS_JA, text, end) : null
    if (!next) break
    const plain = next[0].normalize('NFKC')
    if (!PLAIN.test(plain)) return 'none'
    digits = plain.replaceAll(',', '')
    end += next[0].length
  }
  if (end === from) return undefined
  const all = [...parts, ...section]
  const isFalling = section.every(({ power }, index) => index === 0 || power < (section[index - 1]?.power ?? 0))
  return isFalling ? { parts: all, end } : 'none'
}

interface Unit {
  kind: 'percentage' | 'amount'
  unit: string
  power: number
  end: number
}

function unitAt(text: string, { end, currency, parts }: Numeral): Unit | undefined {
  const percent = sticky(PERCENT, text, end)
  const known = percent === null ? undefined : PERCENT_OF[percent[1] ?? '']
  // 2割5分 is 25 percent, and of 500ポイント nobody knows what they are points of.
  if (percent?.[1] === '割' && /^[0-9０-９一二三四五六七八九]分/.test(text.slice(end + percent[0].length)))
    return undefined
  if (percent?.[1] === 'ポイント' && Number(sum(parts)) > 100) return undefined
  if (percent && known) return { kind: 'percentage', ...known, end: end + percent[0].length }
  const unit = sticky(UNIT, text, end)
  const name = unit === null ? undefined : UNIT_OF[unit[1] ?? '']
  if (currency !== undefined) {
    const isRepeated = name !== undefined && unit !== null && /dollar|ドル|euro|yen|円/.test(unit[0])
    return { kind: 'amount', unit: currency, power: 0, end: isRepeated ? end + unit[0].length : end }
  }
  // 3.500 euros are three and a half, or three thousand five hundred.
  const [only] = parts
  if (parts.length === 1 && only?.power === 0 && /^[1-9]\d{0,2}\.\d{3}$/.test(only.digits)) return undefined
  return name === undefined || unit === null
    ? undefined
    : { kind: 'amount', unit: name, power: 0, end: end + unit[0].length }
}

/** A figure below zero: −2%, minus 3 percent, マイナス3%, and ▲ in Japanese tables. */
const MINUS = /(?:^|[\s(（、。])([-−–])$|([▲△] ?)$|(マイナス)$|(?<!\p{L})((?:minus|negative) )$/iu

function figureFrom(text: string, first: Numeral): Figure | undefined {
  const unit = unitAt(text, first)
  const before = text.slice(Math.max(0, first.start - 10), first.start)
  const minus = MINUS.exec(before)?.slice(1).find(Boolean) ?? ''
  const range = rangeFrom(text, first, unit)
  // A range from below zero may also be one of two losses.
  if (range) return minus === '' ? range : undefined
  // "In 2024 dollars" names the dollars of a year.
  const isOfYear = /\b(?:in|constant|of) $/i.test(before) && /^(?:19|20)\d\d /.test(text.slice(first.start, unit?.end))
  if (!unit || (unit.kind === 'amount' && isOfYear)) return undefined
  const value = (minus === '' ? '' : '-') + sum(first.parts, unit.power)
  const start = first.start - minus.length
  return { kind: unit.kind, start, end: unit.end, text: text.slice(start, unit.end), value: { value, unit: unit.unit } }
}

/** "25 to 30 percent", "between $75 and $150", 10～15%. "From 25% to 15%" is a change and no range. */
function rangeFrom(text: string, first: Numeral, unit: Unit | undefined): Figure | undefined {
  const join = sticky(JOIN, text, unit?.end ?? first.end)
  if (!join) return undefined
  const before = text.slice(Math.max(0, first.start - 28), first.start).toLowerCase()
  const isBetween = before.endsWith('between ')
  if (/\bfrom $/.test(before) && !/rang\w{1,3} from $/.test(before)) return undefined
  if (/and/.test(join[0]) && !isBetween) return undefined
  if (
    /to/.test(join[0]) &&
    /\b(?:rose|raised?|rises?|grew|up|increased?|cut|lowered|fell|reduced)(?: (?!by )[a-z]{1,10})? $/.test(before)
  )
    return undefined
  const at = (unit?.end ?? first.end) + join[0].length
  const sign = CURRENCIES.find(([name]) => text.startsWith(name, at))?.[0] ?? ''
  const written = sticky(new RegExp(NUMBER.source, 'uy'), text, at + sign.length)
  const last = written && numeralAt(text, at + sign.length, written[0])
  if (!last) return undefined
  const currency = last.currency ?? first.currency
  const lastUnit = unitAt(text, { ...last, currency })
  if (!lastUnit || (unit && (unit.kind !== lastUnit.kind || unit.unit !== lastUnit.unit))) return undefined
  // "20 to 30 billion": the first figure has the scale of the second.
  const scale =
    first.parts.length === 1 && first.parts[0]?.power === 0 && (!unit || first.currency !== undefined)
      ? last.parts[0]?.power
      : undefined
  const from = sum(
    scale === undefined ? first.parts : first.parts.map(({ digits }) => ({ digits, power: scale })),
    lastUnit.power,
  )
  const to = sum(last.parts, lastUnit.power)
  if (Number(from) >= Number(to)) return undefined
  return {
    kind: lastUnit.kind,
    start: first.start,
    end: lastUnit.end,
    text: text.slice(first.start, lastUnit.end),
    value: { from, to, unit: lastUnit.unit },
  }
}
