/** The English names of the months in small letters, and their first three letters. */
export const MONTHS: readonly string[] =
  'january february march april may june july august september october november december'.split(' ')
export const SHORT_MONTHS: readonly string[] = MONTHS.map((month) => month.slice(0, 3))
