import type { CollectionName } from '../values/collection-names'

/** Kinds of records of which memos print nothing. */
const UNPRINTED: ReadonlySet<CollectionName> = new Set(['commitment', 'note', 'lead', 'draft', 'evidence'])
/** Fields of the others that memos never print: they only say where a quote is, or where a text came from. */
const UNPRINTED_FIELDS: ReadonlySet<string> = new Set([
  'annotation.prefix',
  'annotation.suffix',
  'source.original',
  'source.dismissed',
])

/** May memos print a field's text? */
export const isPrinted = (collection: CollectionName, field: string): boolean =>
  !UNPRINTED.has(collection) && !UNPRINTED_FIELDS.has(`${collection}.${field}`)
