/** How far a desk is checked: how many records of how many. */
export interface CheckProgress {
  done: number
  of: number
}

/** A progress in whole percent: never 100 before the end. */
export const percentOf = ({ done, of }: CheckProgress): number => Math.min(99, Math.floor((100 * done) / of))
