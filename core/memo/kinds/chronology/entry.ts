import type { FuzzyDate } from '../../../dates/fuzzy-date'
import type { ContentRun } from '../../memo-content'

/** Something that happened, when, the field that says so, and its words, written only if it prints. */
export interface Entry {
  when: FuzzyDate
  field: ContentRun['from']
  write: () => ContentRun[]
}
