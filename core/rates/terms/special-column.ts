import { parseRate } from './parse-rate'
import type { RateProblem, ReadRate } from './rate'

/** A rate of the special column in its own words, and the programmes that have it, by their signs: "A+", "KR". None are named if all that the column is for have it. */
export interface SpecialRate {
  text: string
  rate: ReadRate
  programmes: readonly string[]
}

/** Far above any column that the schedule has, in UTF-16 code units. */
const COLUMN_MAX = 10_000

const SIGN = '[A-Z]{1,2}[*+]?'
/** Programmes in brackets: signs with commas between them, and blanks anywhere. */
const PROGRAMMES = new RegExp(`\\(\\s*(${SIGN}(?:\\s*,\\s*${SIGN})*)\\s*,?\\s*\\)`, 'g')
/** Brackets that look like programmes and are not in their form: ".OM". */
const ALMOST_PROGRAMMES = /\(\s*[A-Z.]{1,3}[*+]?\s*(?:[,(.)]|$)/

/**
 * The special column of a line of the US schedule: "Free (A+,AU,BH) 18¢/kg (P) See 9822.04.40 (AU)". A rate that cannot be read is a
 * problem in its place; a column whose programmes cannot be told apart is a problem as a whole. An empty column has no rates.
 */
export function parseSpecialColumn(
  text: string,
): { rates: readonly SpecialRate[]; problem?: undefined } | { problem: RateProblem } {
  if (text.length > COLUMN_MAX) return { problem: { code: 'tooLong', understood: '', rest: `${text.slice(0, 80)}…` } }
  const rates: SpecialRate[] = []
  let at = 0
  for (const { 0: all, 1: signs = '', index } of text.matchAll(PROGRAMMES)) {
    const problem = addRate(rates, text.slice(at, index), signs.split(/\s*,\s*/))
    if (problem) return { problem: problemAt(problem, text, at) }
    at = index + all.length
  }
  const last = text.slice(at)
  const problem = last.trim() === '' ? undefined : addRate(rates, last, [])
  return problem ? { problem: problemAt(problem, text, at) } : { rates }
}

/** Adds a rate with its programmes; a programme that has another one, and brackets in no form of programmes, are a problem. */
function addRate(rates: SpecialRate[], text: string, programmes: readonly string[]): 'notUnderstood' | undefined {
  const had = new Set(rates.flatMap((one) => one.programmes))
  const isTwice = programmes.some((sign) => had.has(sign))
  // A rate without programmes is for all, and stands alone.
  const isMixed = programmes.length === 0 && rates.length > 0
  if (isTwice || isMixed || ALMOST_PROGRAMMES.test(text)) return 'notUnderstood'
  rates.push({ text: text.replaceAll(/\s+/g, ' ').trim(), rate: parseRate(text), programmes: [...new Set(programmes)] })
  return undefined
}

const problemAt = (code: RateProblem['code'], text: string, at: number): RateProblem => ({
  code: at === 0 ? 'nothingUnderstood' : code,
  understood: text.slice(0, at).trim(),
  rest: text.slice(at).trim(),
})
