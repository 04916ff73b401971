import type { NotesInput } from '../../../core/queries/edit-schemas'
import { MATRIX_MAX, type MatrixInput } from '../../../core/queries/matrix-schemas'

/** Asks for the first issues of the matrix, unfiltered. */
export const MATRIX_START: MatrixInput = {
  filter: { find: '', talks: [], areas: [], stances: [] },
  language: 'en',
  offset: 0,
  limit: MATRIX_MAX,
}

/** Asks for the newest notes of the desk, unfiltered. */
export const NOTES_START: NotesInput = { filter: { person: '', state: 'all', find: '' }, offset: 0 }
