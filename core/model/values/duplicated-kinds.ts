import type { CollectionName } from './collection-names'

/** Kinds that have no duplicate: they belong to one place, one person or one state of a text. */
const SINGLE: ReadonlySet<CollectionName> = new Set([
  'annotation',
  'deskSettings',
  'draft',
  'evidence',
  'memo',
  'note',
  'staff',
])

/** Can a record of this kind be duplicated? */
export const hasDuplicate = (collection: CollectionName): boolean => !SINGLE.has(collection)
