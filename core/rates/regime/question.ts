import { afterOf, instantOf } from './moments'
import type { CompiledRegime } from './compiled'
import type { Good } from './good'

/** A question: a good, of an origin, entering at an instant, by what was known at another. */
export interface Question {
  good: Good
  /** An id of a country, as the regime's origins name it. */
  origin: string
  /** Epoch milliseconds. */
  entered: number
  knownAt: number
}

/** The entry instant that a text gives, by the border's clock: a day means its noon. */
export function entryOf(time: string, clock: string): number {
  return time.length === 10 ? instantOf(`${time}T12:00`, clock) : instantOf(time, clock)
}

/** The instant of knowledge that a text gives: of a day, all that was known when it was over. */
export const knownAtOf = (time: string, clock: string): number =>
  time.length === 10 ? afterOf(time, clock) - 1 : instantOf(time, clock)

/** Is a country one of those, or in a bloc of those, at the instant of entry? */
export function isOneOf(
  { blocs }: CompiledRegime,
  names: readonly string[],
  { origin, entered }: Pick<Question, 'origin' | 'entered'>,
): boolean {
  if (names.includes(origin)) return true
  if (blocs.size === 0) return false
  return names.some(
    (name) =>
      blocs.get(name)?.some(({ party, from, until }) => party === origin && from <= entered && entered < until) ??
      false,
  )
}
