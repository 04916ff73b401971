import { suggestIn, type SuggestFrom } from '../../../core/suggest/suggest'
import type { Suggestion, SuggestionKind, SuggestionOf } from '../../../core/suggest/suggestion'

const ON = '2025-06-06'

/** The suggestions of a text of 6 June 2025. */
export const found = (text: string, from: Partial<SuggestFrom> = {}): Suggestion[] =>
  suggestIn(text, { date: ON, ...from })

/** Those of a kind. */
export const of = <K extends SuggestionKind>(kind: K, text: string, from?: Partial<SuggestFrom>): SuggestionOf<K>[] =>
  found(text, from).filter((one): one is SuggestionOf<K> => one.kind === kind)

/** The words of those of a kind. */
export const words = (kind: SuggestionKind, text: string) => of(kind, text).map((one) => one.text)
