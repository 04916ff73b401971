/** The digits of a line as the schedule prints them: 8703230160 is 8703.23.01.60. */
export const htsNumber = (digits: string): string =>
  [digits.slice(0, 4), ...(digits.slice(4).match(/\d{1,2}/g) ?? [])].join('.')

/**
 * An HS code, stored as digits, as the law writes it: 8703230140 is 8703.23.01.40. A code of nine digits is one of Japan's schedule, whose last three
 * are the statistical ones: 8703.23-010. Any other text is unchanged.
 */
export function hsCode(stored: string): string {
  if (!/^\d+$/.test(stored)) return stored
  return stored.length === 9 ? `${htsNumber(stored.slice(0, 6))}-${stored.slice(6)}` : htsNumber(stored)
}
