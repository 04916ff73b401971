/** Decimal digits, times a power of ten: 1.2 and 6 are 1,200,000. */
export interface Scaled {
  digits: string
  power: number
}

/** The exact sum of decimal numbers, times a power of ten, in plain digits: no figure passes through a binary fraction. */
export function sum(parts: readonly Scaled[], power = 0): string {
  const split = parts.map(({ digits, power: own }) => {
    const [whole = '0', fraction = ''] = digits.split('.')
    return { all: BigInt(whole + fraction), exponent: own + power - fraction.length }
  })
  const least = Math.min(0, ...split.map(({ exponent }) => exponent))
  const total = split.reduce((so, { all, exponent }) => so + all * 10n ** BigInt(exponent - least), 0n)
  if (least === 0) return total.toString()
  const digits = total.toString().padStart(1 - least, '0')
  const fraction = digits.slice(least).replace(/0+$/, '')
  return fraction === '' ? digits.slice(0, least) : `${digits.slice(0, least)}.${fraction}`
}
