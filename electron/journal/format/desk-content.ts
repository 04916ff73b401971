import { createHash } from 'node:crypto'
import type { Collections, Trash } from '../../../core/desk/ops'
import type { UndoStack } from '../../../core/journal/step'

/** The content of a desk's file: the number of commits so far, and the records. */
export interface DeskContent {
  revision: number
  collections: Collections
  /** Deleted records, and the edits that can be undone and redone. */
  trash: Trash
  history: UndoStack
  /** Data that this Parley does not know, kept value for value: collections, and members of the header and of the document. */
  unknown: { collections: Record<string, unknown>; header: Record<string, unknown>; root: Record<string, unknown> }
}

export const NOTHING_UNKNOWN: DeskContent['unknown'] = { collections: {}, header: {}, root: {} }

/** SHA-256 of a text's UTF-8 bytes, in lower-case hexadecimal. */
export function sha256Of(text: string | Uint8Array): string {
  return createHash('sha256').update(text).digest('hex')
}
