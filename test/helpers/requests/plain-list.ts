import type { ListInput } from '../../../core/queries/list-schemas'
import type { ListScreen } from '../../../core/queries/screens'

/** The question for the first pages of a list screen, without a filter. */
export const plainList = (screen: ListScreen): ListInput => ({
  screen,
  find: '',
  kinds: [],
  states: [],
  sort: 'grouped',
  descending: false,
  language: 'en',
  pages: [0, 1, 2],
  places: [],
})
