import type { Suggestion } from './suggestion'

export type Place = [start: number, end: number]

/** The speaker, the verb, the listener and the words; `by` is the name that the speaker has in the text. */
export interface Spoken {
  speaker: Place
  verb: Place
  hearer?: Place
  words?: Place
  by?: Suggestion
}
