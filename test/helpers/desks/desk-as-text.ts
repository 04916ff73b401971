import type { MemoryDesk } from '../../../core/desk/memory-desk'
import type { UndoStack } from '../../../core/journal/step'

/** A whole desk as text: revision, records in their order, trash, and the steps that can be undone. */
export const deskAsText = (desk: Pick<MemoryDesk, 'revision' | 'collections' | 'trash'>, history: UndoStack): string =>
  JSON.stringify([desk.revision, desk.collections, desk.trash, history])
