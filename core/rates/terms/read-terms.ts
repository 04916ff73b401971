import { divide, rational, times, type Rational } from '../../base/rational'
import { baseAt, unquoted } from './bases'
import { AFTER_SOURCE, BEFORE_SOURCE, currencyAfter, currencyBefore } from './currencies'
import { numberAt, tenthsAt, type ReadNumber } from './numbers'
import { FREE, ON_VALUE, type Rate, type Term, type TermBase } from './rate'
import type { Scanner } from './scanner'
import { UNIT_SOURCE, unitIn } from './units'

const FREE_WORDS = /(?:free of duty|duty[- ]free|free|nil|無税)(?![A-Za-z])/iy
const GREATER_OF = /(?:the )?(greater|higher|larger|lesser|lower|smaller) of (?:the following: )?/iy
const WHICHEVER = /,? ?whichever is (?:the )?(greater|higher|larger|lesser|lower|smaller|less)(?![A-Za-z])/iy
const OF_THEM = /(?:の(?:うち)?(?:、)?(?:いずれか)?|、?いずれか)(高い|低い)(?:方|ほう|税率|額)/y
/** "Min" alone, as Europe writes it, only before an amount: "25% min 10%" may be a difference. */
const NOT_BELOW =
  /,? ?(?:but|and) not (?:less than|below|under) |,? ?(?:with )?a minimum of |,? min\.? (?=[^%+]*[/¢$€£¥円])/iy
const NOT_ABOVE =
  /,? ?(?:(?:but|and) not|nor) (?:more than|above|over|exceeding|to exceed|in excess of) |,? ?(?:with )?a maximum of |,? max\.? (?=[^%+]*[/¢$€£¥円])/iy
const PROVIDED = / ?(?:、|\()?(?:ただし|但し)、?/y
const FLOOR = /(?:を下限とする|を下回らない)(?:ものとする)?\)?/y
const CEILING = /(?:を上限とする|を超えない)(?:ものとする)?\)?/y
const OR = /,? (?:or|and) |, ?| ?(?:又は|または|若しくは|もしくは|及び|と|、) ?/iy
const PLUS = / ?(?:\+|plus(?![A-Za-z])|プラス) ?/iy
/** "Less" takes off amounts alone: "25% less 10%" may be 15% or 22.5%. */
const MINUS = / minus(?![A-Za-z]) ?| less (?=[^%+]*[¢$/])| ?マイナス ?/iy
/** A hyphen before a blank may begin a list. */
const SIGN = /(?:-|[▲△] ?|minus |マイナス ?)/iy
const AD_VALOREM = /(?:従価税?|関税率?|税率) ?/y
const PERCENT = / ?(?:%|per ?cent(?:um)?(?![A-Za-z])|pct\.?(?![A-Za-z])|パーセント)/iy
const BEFORE = new RegExp(BEFORE_SOURCE, 'y')
const AFTER = new RegExp(` ?${AFTER_SOURCE}`, 'y')
const PER = new RegExp(
  ` ?(?:/|per(?![A-Za-z])|for each(?![A-Za-z])) ?(?:“((?:[^”]|””)*)”|(${UNIT_SOURCE}))| (each)(?![A-Za-z])`,
  'iy',
)
const PER_UNKNOWN = / ?(?:\/|per(?![A-Za-z])|for each(?![A-Za-z])) ?([^+、,]*)/iy
const FOR_EACH = new RegExp(`1? ?(${UNIT_SOURCE}) ?(?:につき|当たり|あたり) ?`, 'iy')
const RANGE = / ?(?:-|–|—|~|〜|to|から|ないし|乃至) ?[-\d$¢€£¥.]/iy

/** Reads a rate as far as it goes; undefined if there is none. The caller refuses what follows it, if anything does. */
export function readRate(s: Scanner): Rate | undefined {
  let rate = s.attempt(() => greaterOf(s)) ?? operand(s)
  for (let more = rate; more; more = limited(s, more) ?? alternatives(s, more)) rate = more
  return rate
}

/** "the greater of (A) and (B)" */
function greaterOf(s: Scanner): Rate | undefined {
  const word = s.take(GREATER_OF)?.[1]
  const first = word === undefined ? undefined : operand(s)
  const rest = first ? others(s) : []
  if (word === undefined || !first || isOpenSum(s, rest.at(-1))) return undefined
  return chosen(how(word), [first, ...rest])
}

/** "the greater of 25% and $1/kg + 5%": the 5% may be added to the one or to the choice, unless brackets say so. */
const isOpenSum = (s: Scanner, rate: Rate | undefined) =>
  rate?.how === 'sum' && rate.terms.length > 1 && s.text.charAt(s.at - 1) !== ')'

/** "A or B, whichever is the higher", "A又はBのうちいずれか高い方" */
function alternatives(s: Scanner, first: Rate): Rate | undefined {
  return s.attempt(() => {
    const rest = others(s)
    const word = rest.length === 0 ? undefined : (s.take(WHICHEVER) ?? s.take(OF_THEM))?.[1]
    return word === undefined ? undefined : chosen(how(word), [first, ...rest])
  })
}

function others(s: Scanner): Rate[] {
  const rates: Rate[] = []
  for (let next = another(s); next; next = another(s)) rates.push(next)
  return rates
}

const another = (s: Scanner) => s.attempt(() => (s.take(OR) ? operand(s) : undefined))

const chosen = (word: 'greater' | 'lesser', of: readonly Rate[]): Rate | undefined =>
  of.length < 2 ? undefined : { how: word, of }
const how = (word: string) => (/^(?:greater|higher|larger|高い)$/i.test(word) ? 'greater' : 'lesser')

/** "A but not less than B" is the greater of both; "A but not more than B" the lesser. */
function limited(s: Scanner, rate: Rate): Rate | undefined {
  return s.attempt(() => {
    const english = s.take(NOT_BELOW) ? 'greater' : s.take(NOT_ABOVE) && 'lesser'
    const isJapanese = english === undefined && s.take(PROVIDED) !== undefined
    const bound = english !== undefined || isJapanese ? operand(s) : undefined
    if (!bound || (english !== undefined && isOpenSum(s, bound))) return undefined
    const word = english ?? (s.take(FLOOR) ? 'greater' : s.take(CEILING) && 'lesser')
    return word && { how: word, of: [rate, bound] }
  })
}

function operand(s: Scanner): Rate | undefined {
  if (s.take(FREE_WORDS)) return FREE
  return s.attempt(() => inBrackets(s)) ?? sum(s)
}

/** Far more brackets within each other than any law has. */
const DEPTH_MAX = 20

function inBrackets(s: Scanner): Rate | undefined {
  if (s.depth >= DEPTH_MAX || !s.take(/\( ?/y)) return undefined
  s.depth += 1
  const rate = readRate(s)
  s.depth -= 1
  return rate && s.take(/ ?\)/y) ? rate : undefined
}

function sum(s: Scanner): Rate | undefined {
  const terms: Term[] = []
  for (let next = s.attempt(() => term(s)); next; next = s.attempt(() => joinedTerm(s))) terms.push(next)
  if (terms.length > 0 && s.take(RANGE)) return s.blame('range')
  return terms.length === 0 ? undefined : { how: 'sum', terms }
}

function joinedTerm(s: Scanner): Term | undefined {
  if (s.take(PLUS)) return term(s)
  const next = s.take(MINUS) && term(s)
  return next && negated(next)
}

/** The same term with the other sign. */
export const negated = (one: Term): Term =>
  one.kind === 'adValorem'
    ? { ...one, percent: times(one.percent, MINUS_ONE) }
    : { ...one, amount: times(one.amount, MINUS_ONE) }
const MINUS_ONE = rational(-1)

function term(s: Scanner): Term | undefined {
  const isNegative = s.take(SIGN) !== undefined
  s.take(AD_VALOREM)
  const read = s.attempt(() => percentage(s)) ?? s.attempt(() => perUnitFirst(s)) ?? s.attempt(() => amountPerUnit(s))
  return read && isNegative ? negated(read) : read
}

function percentage(s: Scanner): Term | undefined {
  const tenths = tenthsAt(s.text, s.at)
  const number = tenths ?? numberAt(s.text, s.at, true)
  if (!number) return undefined
  const from = s.at
  s.at = number.end
  if (!tenths && !s.take(PERCENT)) return undefined
  if (number.isOpen) return openNumber(s, from, number)
  return { kind: 'adValorem', percent: number.value, on: base(s) }
}

/** A comma before three digits: of thousands, or a decimal one. */
function openNumber(s: Scanner, from: number, { end }: ReadNumber): undefined {
  const text = s.text.slice(from, end)
  s.at = from
  return s.blame('thousandOrDecimal', [text.replace(',', ''), text.replace(',', '.')])
}

const base = (s: Scanner): TermBase => {
  const found = baseAt(s.text, s.at)
  if (found) s.at = found.end
  return found?.base ?? ON_VALUE
}

/** "1kgにつき150円" */
function perUnitFirst(s: Scanner): Term | undefined {
  const unit = s.take(FOR_EACH)?.[1]
  const per = unit === undefined ? undefined : unitIn(unit)
  const money = per === undefined ? undefined : amount(s)
  return per === undefined || !money ? undefined : { kind: 'specific', ...money, per, on: base(s) }
}

function amountPerUnit(s: Scanner): Term | undefined {
  const money = amount(s)
  if (!money) return undefined
  const per = s.attempt(() => unitAt(s))
  if (per !== undefined) return { kind: 'specific', ...money, per, on: base(s) }
  return s.blame(s.take(PER_UNKNOWN)?.[1] ? 'unitUnknown' : 'unitMissing')
}

function unitAt(s: Scanner): string | undefined {
  const [found, named, unit, each] = s.take(PER) ?? []
  if (found === undefined) return undefined
  return named === undefined ? unitIn(unit ?? each ?? '') : unquoted(named)
}

function amount(s: Scanner): { amount: Rational; currency: string } | undefined {
  const from = s.at
  const before = s.take(BEFORE)?.[0]
  const currency = before === undefined ? undefined : currencyBefore(before)
  if (before !== undefined && currency === undefined) return undefined
  const start = s.at
  const number = numberAt(s.text, start, before === undefined)
  if (!number) return undefined
  s.at = number.end
  const found = currency === undefined ? currencyAfter(s.take(AFTER)?.[0].trim() ?? '') : { currency, of: 1n }
  if (!found) {
    s.at = from
    return undefined
  }
  // Europe writes thousands with a point, and dollars and yen are never written with a decimal comma.
  if (number.isOpen && found.currency === 'EUR') return openNumber(s, start, number)
  return { amount: divide(number.value, rational(found.of)), currency: found.currency }
}
