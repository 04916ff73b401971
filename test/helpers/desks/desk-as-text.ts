import type { MemoryDesk } from '../../../core/desk/memory-desk'
import type { UndoStack } from '../../../core/journal/step'
import { COLLECTION_NAMES } from '../../../core/model/values/collection-names'

/** A whole desk as text: revision, records in their order, trash, and the steps that can be undone. A snapshot orders the kinds of record, so this does too. */
export const deskAsText = (
  { revision, collections, trash }: Pick<MemoryDesk, 'revision' | 'collections' | 'trash'>,
  history: UndoStack,
): string => JSON.stringify([revision, COLLECTION_NAMES.map((name) => [name, collections[name] ?? {}]), trash, history])
