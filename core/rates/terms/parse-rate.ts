import { rational, rationalText, times } from '../../base/rational'
import { numberAt } from './numbers'
import { plainRateText } from './plain-rate-text'
import { FREE, type RateProblem, type ReadRate } from './rate'
import { negated, readRate } from './read-terms'
import { additionTo, conditionOfFree, otherRate, seeReference } from './references'
import { Scanner } from './scanner'

/** Far above any rate that a law has, in UTF-16 code units. */
const TEXT_MAX = 4_000

const NOT_KNOWN =
  /^(?:tbd|tba|tbc|to be (?:determined|decided|announced|confirmed|published)|under (?:review|study|negotiation)|pending|(?:not yet |not )?(?:known|decided|published|available)|unknown|n\/?a|\?+|[-–—]+|(?:見直し|検討|協議|調整|交渉|審査)中|未(?:定|詳|公表|発表|決定|確定)|不明|要確認)[.。]?$/i

/**
 * A rate as people and the US schedule write it, in English or Japanese: "25%", "13.5¢/kg + 6.3% + 1.9¢/article", "無税", "3割5分",
 * "25% but not less than $1.20/kg". All of the text must be understood: a rate that is not there by itself is answered by a reference or by
 * the problem, with the part that was understood. Figures are exact. Never throws.
 */
export function parseRate(text: string): ReadRate {
  if (text.length > TEXT_MAX) return refused('tooLong', `${text.slice(0, 80)}…`)
  const plain = plainRateText(text)
  if (plain === '') return refused('empty', '')
  if (NOT_KNOWN.test(plain)) return refused('notKnown', plain)
  return bareNumber(plain) ?? rateByReference(plain) ?? rateInTerms(plain)
}

const refused = (code: RateProblem['code'], rest: string): ReadRate => ({
  kind: 'problem',
  problem: { code, understood: '', rest },
})

/** "0.25" may be a share of one or a percentage, and 25 may be percent or money: no figure without a sign is a rate. */
function bareNumber(text: string): ReadRate | undefined {
  const digits = text.replace(/^[-+] ?/, '')
  const number = numberAt(digits, 0, true)
  if (!number || number.end !== digits.length) return undefined
  const { value } = number
  const isShare = value.over > 0n && value.over <= value.under
  const readings = isShare
    ? ([`${rationalText(times(value, rational(100)))}%`, `${digits}%`] as const)
    : ([`${text}%`, `${text} USD/kg`] as const)
  const code = isShare ? 'shareOrPercent' : 'bareNumber'
  return { kind: 'problem', problem: { code, understood: '', rest: text, readings } }
}

function rateByReference(text: string): ReadRate | undefined {
  const condition = conditionOfFree(text)
  if (condition !== undefined) return { kind: 'conditional', rate: FREE, condition }
  return seeReference(text) ?? addition(text) ?? otherRate(text)
}

/** "The duty provided in the applicable subheading + 25%" */
function addition(text: string): ReadRate | undefined {
  const added = additionTo(text)
  if (!added) return undefined
  const read = rateInTerms(added.terms)
  if (read.kind === 'problem') {
    const before = text.slice(0, -added.terms.length)
    return { kind: 'problem', problem: { ...read.problem, understood: `${before}${read.problem.understood}`.trim() } }
  }
  if (read.kind !== 'rate') return undefined
  if (added.sign === 1) return { kind: 'relative', words: added.words, plus: read.rate }
  // "minus 2% + 1%" may take off both or the first, and nobody takes off the greater of two.
  const [only, ...others] = read.rate.how === 'sum' ? read.rate.terms : []
  if (!only || others.length > 0)
    return { kind: 'problem', problem: { code: 'notUnderstood', understood: added.words, rest: added.terms } }
  return { kind: 'relative', words: added.words, plus: { how: 'sum', terms: [negated(only)] } }
}

/** Two figures with a dash between them. */
const RANGE = /^[\d.,]+ ?%? ?(?:-|–|—|~|〜|to|から|ないし|乃至) ?[\d.]/i

function rateInTerms(text: string): ReadRate {
  const s = new Scanner(text)
  const rate = readRate(s)
  if (rate) s.take(/ ?[.。]$/y)
  // A figure in brackets alone may be one below zero, as accounts write it.
  if (rate?.how === 'sum' && text.startsWith('(')) return refused('nothingUnderstood', text)
  if (rate && s.isAtEnd) return { kind: 'rate', rate }
  const problem = s.problem()
  const isRange = problem.code === 'range' || (problem.code === 'nothingUnderstood' && RANGE.test(text))
  return isRange ? refused('range', text) : { kind: 'problem', problem }
}
