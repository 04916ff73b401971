import type { Rational } from '../../base/rational'

/**
 * The base that a term is a share or an amount of. `value` is the customs value of the article (for an amount: the article itself); `content` the
 * value or the quantity of a part of it (of "steel", "movement", "total sugars"); `words` a base that the law names in words alone.
 */
export type TermBase = { kind: 'value' } | { kind: 'content'; of: string } | { kind: 'words'; words: string }

/** A share of a value, in percent: 25 is 25%. */
export interface AdValorem {
  kind: 'adValorem'
  percent: Rational
  on: TermBase
}

/**
 * An amount of money on a quantity: `amount` units of `currency` (ISO 4217; 13.5¢ is 0.135 USD) for each `per` (an id of `UNITS`:
 * `kg`, `each`, `article`, `liter`, `m2`, …: singular, as the schedules write the unit; any other text is a unit in words).
 */
export interface Specific {
  kind: 'specific'
  amount: Rational
  currency: string
  per: string
  on: TermBase
}

export type Term = AdValorem | Specific

/**
 * A rate as the law has it: terms that are added up, or the greater or the lesser of two or more rates. "Free" is a sum of no terms. A
 * term below zero is taken off ("minus 0.5%").
 */
export type Rate = { how: 'sum'; terms: readonly Term[] } | { how: 'greater' | 'lesser'; of: readonly Rate[] }

/** A line of a schedule, or all lines from one to another, as digits: "98220440". Both ends are the same for one line. */
export interface LineRange {
  from: string
  to: string
}

/** Why a text is no rate. Each has its sentence in `core/text` (`rateProblem.…`). */
export const RATE_PROBLEMS = [
  'empty',
  'tooLong',
  'notKnown',
  'shareOrPercent',
  'bareNumber',
  'thousandOrDecimal',
  'unitMissing',
  'unitUnknown',
  'range',
  'lineForm',
  'nothingUnderstood',
  'notUnderstood',
] as const

/** A text that is no rate: the part at its beginning that was understood, and the part that was not. */
export interface RateProblem {
  code: (typeof RATE_PROBLEMS)[number]
  understood: string
  rest: string
  /** Two readings that the text leaves open: "25%" and "0.25%". */
  readings?: readonly [string, string]
}

/**
 * The meaning of a text of a rate. `conditional` is a rate under a condition in words ("Free, under bond"); `reference` names another rate:
 * lines, or the rate that applies without this line (`applicable`), or one in words alone; `relative` is the applicable rate plus terms.
 * Only `rate` is a rate by itself.
 */
export type ReadRate =
  | { kind: 'rate'; rate: Rate }
  | { kind: 'conditional'; rate: Rate; condition: string }
  | { kind: 'relative'; words: string; plus: Rate }
  | { kind: 'reference'; to: 'lines' | 'applicable' | 'words'; words: string; lines: readonly LineRange[] }
  | { kind: 'problem'; problem: RateProblem }

export const FREE: Rate = { how: 'sum', terms: [] }
export const ON_VALUE: TermBase = { kind: 'value' }
