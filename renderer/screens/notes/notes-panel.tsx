import type { RecordRef } from '../../../core/model/sources'

/** The notes about one record, and a place to write another. */
export function NotesPanel(_props: { about: RecordRef }) {
  return null
}
