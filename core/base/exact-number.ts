import { isUnsafeMember } from './plain-json'

/**
 * The number that is written in decimal digits, with or without a fraction and an exponent; undefined where it cannot be held digit for digit, so that it
 * would silently be another: 0.1 is held as 0.1, 109.99999999999999999 would be 110.
 */
export function exactNumber(digits: string): number | undefined {
  const value = Number(digits)
  if (isUnsafeMember('', value) || plainForm(digits) !== plainForm(String(value))) return undefined
  // There is no other zero on the disk.
  return value === 0 ? 0 : value
}

/** One form for one value: its digits without zeros at either end, and the place of the last of them; without its sign, which no reading changes. */
function plainForm(digits: string): string {
  const [, whole = '', fraction = '', exponent = '0'] = /^-?(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(digits) ?? []
  const all = `${whole}${fraction}`.replace(/^0+/, '')
  const kept = all.replace(/0+$/, '')
  return kept === '' ? '0' : `${kept}e${Number(exponent) - fraction.length + all.length - kept.length}`
}
