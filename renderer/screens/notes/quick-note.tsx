import type { RecordRef } from '../../../core/model/sources'

/** A small panel to write a note in from anywhere; it opens with the action `quickNote`. */
export function QuickNote(_props: { about: RecordRef | undefined }) {
  return null
}
