/**
 * An exact fraction in lowest terms, with its sign above the line. Rates are added, capped and compared as fractions: 33 1/3 and 16.125
 * have no whole number of basis points, and 0.1 + 0.14 must be 0.24.
 */
export interface Rational {
  readonly over: bigint
  /** Above zero. */
  readonly under: bigint
}

/** A fraction of two whole numbers, in lowest terms. @throws RangeError if `under` is 0 */
export function rational(over: bigint | number, under: bigint | number = 1n): Rational {
  const [top, bottom] = [BigInt(over), BigInt(under)]
  if (bottom === 0n) throw new RangeError('A fraction over zero')
  const common = divisor(top < 0n ? -top : top, bottom < 0n ? -bottom : bottom)
  const sign = bottom < 0n ? -1n : 1n
  return { over: (sign * top) / common, under: (sign * bottom) / common }
}

export const ZERO: Rational = { over: 0n, under: 1n }
export const ONE: Rational = { over: 1n, under: 1n }

export const add = (a: Rational, b: Rational): Rational =>
  a.under === b.under
    ? rational(a.over + b.over, a.under)
    : rational(a.over * b.under + b.over * a.under, a.under * b.under)
export const subtract = (a: Rational, b: Rational): Rational => add(a, { over: -b.over, under: b.under })
export const times = (a: Rational, b: Rational): Rational => rational(a.over * b.over, a.under * b.under)
/** @throws RangeError if `b` is 0 */
export const divide = (a: Rational, b: Rational): Rational => rational(a.over * b.under, a.under * b.over)
/** Below zero where `a` is less than `b`, 0 where they are equal, else above. */
export const compare = (a: Rational, b: Rational): number => {
  const [left, right] = [a.over * b.under, b.over * a.under]
  return left < right ? -1 : Number(left > right)
}
export const least = (a: Rational, b: Rational): Rational => (compare(a, b) <= 0 ? a : b)
export const greatest = (a: Rational, b: Rational): Rational => (compare(a, b) >= 0 ? a : b)
export const isZero = ({ over }: Rational): boolean => over === 0n

/** Digits with an optional sign, fraction and exponent-free: "27.5", "-0.5", or a fraction "100/3". Undefined if it is none. */
export function rationalIn(text: string): Rational | undefined {
  const [, sign, whole = '', places = '', under] = /^(-?)(\d{1,30})(?:\.(\d{1,30})|\/(\d{1,30}))?$/.exec(text) ?? []
  if (whole === '' || (under !== undefined && BigInt(under) === 0n)) return undefined
  const bottom = under === undefined ? 10n ** BigInt(places.length) : BigInt(under)
  const top = BigInt(`${whole}${places}`)
  return rational(sign === '-' ? -top : top, bottom)
}

/** The shortest exact form: decimal digits where they end ("27.5"), else a fraction in lowest terms ("100/3"). `rationalIn` reads it back. */
export function rationalText({ over, under }: Rational): string {
  const places = decimalPlaces(under)
  if (places === undefined) return `${over}/${under}`
  const digits = String((over < 0n ? -over : over) * (10n ** BigInt(places) / under)).padStart(places + 1, '0')
  const point = digits.length - places
  const text = places === 0 ? digits : `${digits.slice(0, point)}.${digits.slice(point)}`
  return over < 0n ? `-${text}` : text
}

/** How many decimal places a fraction over `under` takes; undefined if its digits never end. */
function decimalPlaces(under: bigint): number | undefined {
  let [rest, twos, fives] = [under, 0, 0]
  for (; rest % 2n === 0n; rest /= 2n) twos += 1
  for (; rest % 5n === 0n; rest /= 5n) fives += 1
  return rest === 1n ? Math.max(twos, fives) : undefined
}

function divisor(a: bigint, b: bigint): bigint {
  let [one, other] = [a, b]
  while (other !== 0n) [one, other] = [other, one % other]
  return one === 0n ? 1n : one
}
