import { same } from '../base/same-value'
import type { Language } from '../base/text'
import type { DeskRead } from '../desk/desk-read'
import { settingsOf } from '../desk/desk-read'
import { headerShape } from '../model/records/header'
import type { AnyRecord, RecordOf } from '../model/records/records'
import { fieldsOf, type FieldSpec } from '../model/schema/fields'
import type { CollectionName } from '../model/values/collection-names'
import { fieldViewOf } from '../queries/field-views'
import { wordChanges } from '../text/word-changes'
import type { FieldChange } from './history-schemas'

/** What a record says: its own fields and its marking, without what the desk counts of it. Of a draft, what is filled in. */
export type Content = Readonly<Record<string, unknown>>

/** The content of a record, or of a draft as the record that it will be. */
export function contentOf(collection: CollectionName, record: AnyRecord): Content {
  const { marking } = record
  if (collection === 'draft') return { marking, ...(record as RecordOf<'draft'>).fields }
  const own = Object.entries(record).filter(([name]) => name === 'marking' || !Object.hasOwn(headerShape, name))
  return Object.fromEntries(own)
}

const MARKING: FieldSpec = { name: 'marking', required: true, type: { type: 'marking' } }
/** Texts from this length on are told by their words. */
const LONG = 40

/**
 * The fields of a record of the kind `of` that differ between two contents, in the order of the model; all that are filled in where one
 * of them is missing. `names` is where the titles of other records come from.
 */
export function fieldChanges(
  names: DeskRead,
  of: CollectionName,
  before: Content | undefined,
  after: Content | undefined,
): FieldChange[] {
  const known = [...fieldsOf(of), MARKING]
  const knownNames = new Set(known.map((field) => field.name))
  // What another version of Parley wrote has no type here, and is told as it stands.
  const unknown = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])]
    .filter((name) => !knownNames.has(name))
    .map((name): FieldSpec => ({ name, required: false, type: { type: 'name' } }))
  const { language } = settingsOf(names)
  return [...known, ...unknown].flatMap((field): FieldChange[] => {
    const [from, to] = [before?.[field.name], after?.[field.name]].map(filled)
    if (same(from, to)) return []
    // A record begins with a marking: that is no news.
    if (field === MARKING && (before === undefined || after === undefined)) return []
    return [change(names, field, from, to, language)]
  })
}

/** An empty list says as little as none. */
const filled = (value: unknown) => (Array.isArray(value) && value.length === 0 ? undefined : value)

function change(names: DeskRead, field: FieldSpec, before: unknown, after: unknown, language: Language): FieldChange {
  const [from, to] = onlyDifferent(before, after)
  const words =
    isLong(field, before) && isLong(field, after) ? { words: wordChanges(before, after, language) } : undefined
  return { name: field.name, from: view(names, field, from), to: view(names, field, to), ...words }
}

/** Of two lists, what is not in the other; both whole where only their order differs. */
function onlyDifferent(before: unknown, after: unknown): [unknown, unknown] {
  if (!Array.isArray(before) || !Array.isArray(after)) return [before, after]
  const without = (items: unknown[], others: unknown[]) =>
    items.filter((item) => !others.some((other) => same(item, other)))
  const [left, right] = [without(before, after), without(after, before)]
  return left.length + right.length === 0 ? [before, after] : [left, right]
}

const isLong = (field: FieldSpec, value: unknown): value is string =>
  typeof value === 'string' && (field.type.type === 'prose' || (field.type.type === 'name' && value.length >= LONG))

function view(names: DeskRead, field: FieldSpec, value: unknown): FieldChange['from'] {
  const plain = field.type.type === 'name' && value !== undefined && typeof value !== 'string'
  return fieldViewOf(names, field, plain ? JSON.stringify(value) : value)
}
