import type { Language } from '../base/text'
import { getRef, type DeskRead } from '../desk/desk-read'
import { titleOf } from '../desk/titles'
import { isCollectionName } from '../model/records/records'
import { fieldsOf, type FieldType } from '../model/schema/fields'
import type { CollectionName } from '../model/values/collection-names'
import type { RecordRef } from '../model/values/record-ref'
import { valueAt } from './columns'

/** A column for people beside one that holds ids, with the names of their records. Exported, but never imported. */
export interface NameColumn {
  name: string
  /** The records that the column beside it names, whatever its values: those of a file may be anything. */
  refs: (record: Readonly<Record<string, unknown>>) => RecordRef[]
}

const cache = new Map<CollectionName, ReadonlyMap<string, NameColumn>>()

/** The name columns of a kind of record, by the column that each is beside. */
export function nameColumnsOf(collection: CollectionName): ReadonlyMap<string, NameColumn> {
  const known = cache.get(collection)
  if (known) return known
  const staff: FieldType = { type: 'reference', collection: 'staff' }
  const found = [
    ...fieldsOf(collection).flatMap(({ name, type }) => besides([name], type)),
    ...besides(['createdBy'], staff),
    ...besides(['changedBy'], staff),
  ]
  const columns = new Map(found.map(({ beside, refs }) => [beside, { name: `${beside} (name)`, refs }]))
  cache.set(collection, columns)
  return columns
}

type Found = Pick<NameColumn, 'refs'> & { beside: string }

function besides(path: readonly string[], type: FieldType): Found[] {
  const at = path.join('.')
  switch (type.type) {
    case 'reference':
      return [{ beside: at, refs: (record) => refOf(type.collection, valueAt(record, path)) }]
    case 'record':
      return [{ beside: `${at}.id`, refs: (record) => anyRef(valueAt(record, path)) }]
    case 'layer':
      return besides([...path, 'measure'], { type: 'reference', collection: 'measure' })
    case 'list': {
      const { of } = type
      const one = (value: unknown) =>
        of.type === 'reference' ? refOf(of.collection, value) : of.type === 'record' ? anyRef(value) : []
      if (of.type !== 'reference' && of.type !== 'record') return []
      return [{ beside: at, refs: (record) => listAt(record, path).flatMap(one) }]
    }
    case 'parts':
      return type.many ? [] : type.fields.flatMap((field) => besides([...path, field.name], field.type))
    default:
      return []
  }
}

function listAt(record: Readonly<Record<string, unknown>>, path: readonly string[]): unknown[] {
  const value = valueAt(record, path)
  return Array.isArray(value) ? value : []
}

const refOf = (collection: CollectionName, id: unknown): RecordRef[] =>
  typeof id === 'string' ? [{ collection, id }] : []

function anyRef(value: unknown): RecordRef[] {
  const { collection, id } = (value ?? {}) as { collection?: unknown; id?: unknown }
  return typeof collection === 'string' && isCollectionName(collection) ? refOf(collection, id) : []
}

/** The names of records on one desk, each computed once: a table repeats the same few again and again. */
export class NamesOfRecords {
  readonly #desk: Pick<DeskRead, 'get'>
  readonly #language: Language
  readonly #known = new Map<string, string>()

  constructor(desk: Pick<DeskRead, 'get'>, language: Language) {
    this.#desk = desk
    this.#language = language
  }

  /** The names in one cell; a record that the desk lacks has none. */
  of(refs: readonly RecordRef[]): string {
    return refs
      .map((ref) => this.#one(ref))
      .filter((name) => name !== '')
      .join('; ')
  }

  #one(ref: RecordRef): string {
    const key = `${ref.collection}/${ref.id}`
    const known = this.#known.get(key)
    if (known !== undefined) return known
    const name = getRef(this.#desk, ref) ? titleOf(this.#desk, ref)[this.#language] : ''
    this.#known.set(key, name)
    return name
  }
}
