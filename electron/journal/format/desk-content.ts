import { createHash } from 'node:crypto'
import type { Collections, Trash } from '../../../core/desk/ops'
import type { UndoStack } from '../../../core/journal/step'

/** What a desk's file holds: the number of commits so far, and the records. */
export interface DeskContent {
  revision: number
  collections: Collections
  /** What was thrown away, and the edits that can be undone and done again. */
  trash: Trash
  history: UndoStack
  /** What this Parley does not know, kept value for value: collections, and members of the header and of the document. */
  unknown: { collections: Record<string, unknown>; header: Record<string, unknown>; root: Record<string, unknown> }
}

/** Nothing unknown. */
export const NOTHING_UNKNOWN: DeskContent['unknown'] = { collections: {}, header: {}, root: {} }

/** SHA-256 of a text's UTF-8 bytes, in lower-case hexadecimal. */
export function sha256Of(text: string | Uint8Array): string {
  return createHash('sha256').update(text).digest('hex')
}
