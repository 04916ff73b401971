import type { NotesInput } from '../../../core/queries/edit-schemas'
import type { ListInput } from '../../../core/queries/list-schemas'
import { MATRIX_MAX, type MatrixInput } from '../../../core/queries/matrix-schemas'
import type { ListScreen } from '../../../core/queries/screens'

/** Asks for the first issues of the matrix, unfiltered. */
export const MATRIX_START: MatrixInput = {
  filter: { find: '', talks: [], areas: [], stances: [] },
  language: 'en',
  offset: 0,
  limit: MATRIX_MAX,
}

/** Asks for the newest notes of the desk, unfiltered. */
export const NOTES_START: NotesInput = { filter: { person: '', state: 'all', find: '' }, offset: 0 }

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
