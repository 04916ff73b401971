import { same } from '../base/same-value'
import type { Language } from '../base/text'
import type { DeskRead } from '../desk/desk-read'
import { settingsOf } from '../desk/desk-read'
import { fieldDifferences, type Content } from '../model/records/content'
import { fieldsOf, MARKING, type FieldSpec } from '../model/schema/fields'
import type { CollectionName } from '../model/values/collection-names'
import { wordChanges } from '../text/word-changes'
import { namingOf, wordField } from '../wording/word-value'
import type { FieldChange } from './history-schemas'

/** Texts from this length on are compared word by word. */
const LONG = 40

/**
 * The fields of a record of the kind `of` that differ between two contents, in the order of the model; if one content is missing, all fields of the other.
 * Titles of other records come from `names`.
 */
export function fieldChanges(
  names: DeskRead,
  of: CollectionName,
  before: Content | undefined,
  after: Content | undefined,
): FieldChange[] {
  const { language } = settingsOf(names)
  const different = new Map(fieldDifferences(before, after).map((one) => [one.field, one]))
  const known = [...fieldsOf(of), MARKING]
  const knownNames = new Set(known.map(({ name }) => name))
  const unknown = [...different.keys()].filter((name) => !knownNames.has(name)).map(ofAnotherVersion)
  return [...known, ...unknown].flatMap((field): FieldChange[] => {
    const found = different.get(field.name)
    // Every record starts with a marking, so a first one is no news.
    if (!found || (field === MARKING && !(before && after))) return []
    const [from, to] = [filled(found.from), filled(found.to)]
    return same(from, to) ? [] : [change(names, field, from, to, language)]
  })
}

/** A field that only another version of Parley knows: its values appear as they are stored. */
const ofAnotherVersion = (name: string): FieldSpec => ({ name, required: false, type: { type: 'name' } })

/** An empty list says as little as none. */
const filled = (value: unknown) => (Array.isArray(value) && value.length === 0 ? undefined : value)

function change(names: DeskRead, field: FieldSpec, before: unknown, after: unknown, language: Language): FieldChange {
  const naming = namingOf(names)
  const [from, to] = onlyDifferent(before, after)
  const words =
    isLong(field, before) && isLong(field, after) ? { words: wordChanges(before, after, language) } : undefined
  return { name: field.name, from: wordField(naming, field, from), to: wordField(naming, field, to), ...words }
}

/** The items that only one of two lists has; both whole lists if only their order differs. */
function onlyDifferent(before: unknown, after: unknown): [unknown, unknown] {
  if (!Array.isArray(before) || !Array.isArray(after)) return [before, after]
  const without = (items: unknown[], others: unknown[]) =>
    items.filter((item) => !others.some((other) => same(item, other)))
  const [left, right] = [without(before, after), without(after, before)]
  return left.length + right.length === 0 ? [before, after] : [left, right]
}

const isLong = (field: FieldSpec, value: unknown): value is string =>
  typeof value === 'string' && (field.type.type === 'prose' || (field.type.type === 'name' && value.length >= LONG))
