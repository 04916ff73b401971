import { add, rational, type Rational } from '../../base/rational'

/** A number in a text: its value, and whether its one comma may be a decimal one ("1,250" is 1250 or 1.25). */
export interface ReadNumber {
  value: Rational
  end: number
  isOpen: boolean
}

const MIXED = /(\d{1,60})[ -](\d{1,60})\/(\d{1,60})(?![\d.,])/y
const FRACTION = /(\d{1,60})\/(\d{1,60})(?![\d.,])/y
const GROUPED = /(\d{1,3}(?:,\d{3})+)(?:\.(\d{1,60}))?(?![\d,])/y
const COMMA = /(\d{1,60}),(\d{1,2})(?![\d.,])/y
const DECIMAL = /(\d{1,60})?(?:\.(\d{1,60}))?(?![\d,])/y

/**
 * The number at an offset of a text: "27.5", ".5", "1,000", "27,5", and "33 1/3" or "1/3" where fractions are allowed. After a sign of
 * money they are not: "$1/1,000" is a dollar per thousand. Undefined if none is there, or if it goes on in another form.
 */
export function numberAt(text: string, at: number, fractions: boolean): ReadNumber | undefined {
  if (fractions && /\d[ /-]/.test(text.slice(at))) {
    const mixed = matchAt(MIXED, text, at)
    if (mixed) return proper(mixed, BigInt(mixed[1] ?? 0), mixed[2], mixed[3], at)
    const fraction = matchAt(FRACTION, text, at)
    if (fraction) return proper(fraction, undefined, fraction[1], fraction[2], at)
  }
  const grouped = matchAt(GROUPED, text, at)
  if (grouped) {
    const [all, whole = '', places] = grouped
    const isOpen = places === undefined && whole.split(',').length === 2 && !whole.startsWith('0')
    return { value: decimal(whole.replaceAll(',', ''), places), end: at + all.length, isOpen }
  }
  const [all = '', whole, places] = matchAt(COMMA, text, at) ?? matchAt(DECIMAL, text, at) ?? []
  if (whole === undefined && places === undefined) return undefined
  return { value: decimal(whole, places), end: at + all.length, isOpen: false }
}

const matchAt = (pattern: RegExp, text: string, at: number): RegExpExecArray | undefined => {
  const anchored = pattern
  anchored.lastIndex = at
  return anchored.exec(text) ?? undefined
}

const decimal = (whole = '0', places = ''): Rational => rational(BigInt(whole + places), 10n ** BigInt(places.length))

/** Fractions that are written without a whole number: "5/10%" and "5/8%" may be two rates, so 5/8 is written 0 5/8. */
export const PLAIN_UNDERS: readonly bigint[] = [2n, 3n, 4n]

/** A fraction below one in lowest terms, on a whole number. "331/3" is none: it may be 33 1/3. */
function proper([all]: RegExpExecArray, whole: bigint | undefined, over = '', under = '', at = 0) {
  const value = BigInt(under) === 0n ? undefined : rational(BigInt(over), BigInt(under))
  if (!value || value.over >= value.under || value.under !== BigInt(under)) return undefined
  if (whole === undefined && !PLAIN_UNDERS.includes(value.under)) return undefined
  return { value: add(rational(whole ?? 0n), value), end: at + all.length, isOpen: false }
}

const KANJI = '〇一二三四五六七八九'
const TENTHS = new RegExp(['割', '分', '厘'].map((place) => `(?:([\\d${KANJI}])${place})?`).join(''), 'y')

/** Tenths, hundredths and thousandths as Japanese writes them, in percent: 3割5分 is 35. 分 alone is none, as it may count other things. */
export function tenthsAt(text: string, at: number): ReadNumber | undefined {
  const [all = '', ...found] = matchAt(TENTHS, text, at) ?? []
  const given = found.filter((digit) => digit !== undefined)
  if (given.length === 0 || (found[0] === undefined && given.length < 2)) return undefined
  const [tens = 0, ones = 0, tenths = 0] = found.map((digit) => digitIn(digit))
  return { value: rational(tens * 100 + ones * 10 + tenths, 10), end: at + all.length, isOpen: false }
}

function digitIn(digit: string | undefined): number {
  if (digit === undefined) return 0
  return /\d/.test(digit) ? Number(digit) : KANJI.indexOf(digit)
}
