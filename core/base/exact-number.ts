import { isUnsafeMember } from './plain-json'

/**
 * The number that decimal digits write, with or without a fraction and an exponent. Undefined if a number cannot hold them digit for digit and would silently
 * become another: 0.1 is held as 0.1, but 109.99999999999999999 would become 110.
 */
export function exactNumber(digits: string): number | undefined {
  const value = Number(digits)
  if (isUnsafeMember('', value) || plainForm(digits) !== plainForm(String(value))) return undefined
  // The disk knows no negative zero.
  return value === 0 ? 0 : value
}

/** One form for one value: its digits without zeros at either end, and the place of the last one. The sign is left out: reading never changes it. */
function plainForm(digits: string): string {
  const [, whole = '', fraction = '', exponent = '0'] = /^-?(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(digits) ?? []
  const all = `${whole}${fraction}`.replace(/^0+/, '')
  const kept = all.replace(/0+$/, '')
  return kept === '' ? '0' : `${kept}e${Number(exponent) - fraction.length + all.length - kept.length}`
}
