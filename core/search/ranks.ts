import { SECTIONS } from './search-document'

/** How well a record has a term, the best first. */
export const MATCHES = ['whole', 'prefix', 'typo', 'inside'] as const
export type Match = (typeof MATCHES)[number]
export const [WHOLE, PREFIX, TYPO, INSIDE] = [0, 1, 2, 3] as const

/** The rank of a record that does not have a term. */
export const NO_RANK = 255
/** The rank of a record for one term: its best match first, then where that is. */
export const rankOf = (match: number, section: number): number => match * SECTIONS.length + section

/** The rank of a record that does not have all terms. */
export const NOT_FOUND = 65_535
/** The steps of a rank for all terms: the worst match, then whether it is only the looser reading of the words, then the sections added up. */
const MATCH_STEP = 1000
const LOOSE_STEP = 100

export const matchOf = (total: number): Match => MATCHES[Math.floor(total / MATCH_STEP)] ?? 'inside'

/** The rank for all terms so far, with the rank for one more. */
export function withRank(total: number, rank: number): number {
  if (total === NOT_FOUND || rank === NO_RANK) return NOT_FOUND
  const match = Math.max(Math.floor(total / MATCH_STEP), Math.floor(rank / SECTIONS.length))
  return match * MATCH_STEP + (total % MATCH_STEP) + (rank % SECTIONS.length)
}

/** The rank of a record that has the words only in their looser reading. */
export const asLoose = (total: number): number => (total === NOT_FOUND ? total : total + LOOSE_STEP)
