import type { Suggestion } from './suggestion'

export type Place = [start: number, end: number]

/** Who said it, the verb, to whom, and which words; `by` is the name that the speaker has in the text. */
export interface Spoken {
  speaker: Place
  verb: Place
  hearer?: Place
  words?: Place
  by?: Suggestion
}
