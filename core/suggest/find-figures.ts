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
const SCALE = new RegExp(`[ \\u00a0-]?(${anyOf(SCALES_EN)})(?![\\p{L}\\p{M}])`, 'uy')
const SCALE_JA = /[兆億万千]/uy
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
    if (figure) found.push(figure)
    NUMBER.lastIndex = figure?.end ?? (first ? first.end : match.index + match[0].length)
  }
  return found
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
  // A part of a code, such as B2B or No. 1:25, is no figure.
  if (/[\p{Script=Latin}\p{N}_/:]/u.test(text[start - 1] ?? ' ')) return undefined
  const value = digits.replaceAll(',', '')
  const parts: Scaled[] = []
  let end = at + written.length
  let next: string | undefined = value
  while (next !== undefined && parts.length < 5) {
    const scale = sticky(SCALE_JA, text, end)
    const english = scale || parts.length > 0 ? null : sticky(SCALE, text, end)
    const isShort = english !== null && /^[mk]$/.test(english[1] ?? '') && currency === undefined
    const word = isShort ? undefined : (scale?.[0] ?? english?.[1])
    parts.push({ digits: next, power: word === undefined ? 0 : (SCALE_OF[word] ?? SCALE_OF_JA[word] ?? 0) })
    end += word === undefined ? 0 : ((scale ?? english)?.[0].length ?? 0)
    const rest = scale ? sticky(/[0-9０-９]{1,8}/uy, text, end) : null
    next = rest?.[0].normalize('NFKC')
    end += rest?.[0].length ?? 0
  }
  return { start, end, parts, currency }
}

interface Unit {
  kind: 'percentage' | 'amount'
  unit: string
  power: number
  end: number
}

function unitAt(text: string, { end, currency }: Numeral): Unit | undefined {
  const percent = sticky(PERCENT, text, end)
  const known = percent === null ? undefined : PERCENT_OF[percent[1] ?? '']
  if (percent && known) return { kind: 'percentage', ...known, end: end + percent[0].length }
  const unit = sticky(UNIT, text, end)
  const name = unit === null ? undefined : UNIT_OF[unit[1] ?? '']
  if (currency !== undefined) {
    const isRepeated = name !== undefined && unit !== null && /dollar|ドル|euro|yen|円/.test(unit[0])
    return { kind: 'amount', unit: currency, power: 0, end: isRepeated ? end + unit[0].length : end }
  }
  return name === undefined || unit === null
    ? undefined
    : { kind: 'amount', unit: name, power: 0, end: end + unit[0].length }
}

function figureFrom(text: string, first: Numeral): Figure | undefined {
  const unit = unitAt(text, first)
  const range = rangeFrom(text, first, unit)
  if (range) return range
  if (!unit) return undefined
  const minus = /(?:^|[\s(（、。])[-−]$/.test(text.slice(Math.max(0, first.start - 2), first.start)) ? '-' : ''
  const value = minus + sum(first.parts, unit.power)
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
