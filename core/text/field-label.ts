import type { CollectionName } from '../model/values/collection-names'

/** Fields that a kind of record has a word of its own for: a memo's `to` is whom it goes to, not until when something lasts. */
export const OWN_LABELS: readonly string[] = ['memo.to', 'memo.from']

/** The key of a field's label on a kind of record: `field.<collection>.<name>` where it is among `OWN_LABELS`, else `field.<name>`. */
export function fieldLabelKey(collection: CollectionName | undefined, name: string): string {
  const own = `${collection ?? ''}.${name}`
  return OWN_LABELS.includes(own) ? `field.${own}` : `field.${name}`
}

/** Fields of several things, one of which is named by a word and a number: "Layer 2". Others go by the label of all of them. */
export const NUMBERED_PARTS: readonly string[] = [
  'areas',
  'author',
  'capitals',
  'components',
  'copies',
  'doNotRaise',
  'elements',
  'events',
  'says',
  'scope',
]

/** The key of the word for one of the things in a field. */
export function partLabelKey(name: string): string {
  return NUMBERED_PARTS.includes(name) ? `part.${name}` : `field.${name}`
}
