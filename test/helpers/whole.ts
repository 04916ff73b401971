import type { MemoryDesk } from '../../core/desk/memory-desk'
import type { History } from '../../core/journal/step'

/** All that a desk is, as text: revision, records in their order, trash, and what can be undone. */
export const wholeOf = (desk: Pick<MemoryDesk, 'revision' | 'collections' | 'trash'>, history: History): string =>
  JSON.stringify([desk.revision, desk.collections, desk.trash, history])
