import type { DeskRead } from '../../../core/desk/desk-read'
import { finished } from '../../../core/interop/import-plan'
import type { SourceSuggestions, SourceSuggestionsInput } from '../../../core/queries/offer-schemas'
import { suggestionSteps } from '../../../core/queries/source-suggestions'

/** The suggestions of a source's text, on a desk that nobody edits meanwhile. */
export const suggestionsOf = (desk: DeskRead, input: SourceSuggestionsInput, now: string): SourceSuggestions =>
  finished(suggestionSteps(() => desk, input, now))
