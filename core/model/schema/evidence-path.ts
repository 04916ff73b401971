import { fingerprint } from '../../base/fingerprint'
import { isTable } from '../../base/plain-json'
import type { CollectionName } from '../values/collection-names'
import { citableFields } from './citable-fields'
import { fieldsOf, type FieldSpec } from './fields'

/**
 * The place in a record that evidence is for: a field (`summary`), one part of a field (`components[a1]`), or one field of a part
 * (`components[a1].rate`). A part is named by its id, never by its number, so that it keeps its evidence when the order changes. A record in a list is
 * named by its own id, and a text in a list, which has none, by its fingerprint.
 */
export interface EvidencePlace {
  field: string
  part?: string
  inner?: string
}

/**
 * Reads a path; undefined if it does not begin with a field. An id may have brackets of its own: the last one closes it. A path of any other form, as other
 * programs may write it, is for its field as a whole.
 */
export function evidencePlace(path: string): EvidencePlace | undefined {
  const [, field, part, inner] = /^(\w+)(?:\[(.+)\](?:\.(\w+))?)?$/u.exec(path) ?? /^(\w+)/u.exec(path) ?? []
  if (field === undefined) return undefined
  return { field, ...(part === undefined ? {} : { part }), ...(inner === undefined ? {} : { inner }) }
}

/** The path of a place. */
export const evidencePath = ({ field, part, inner }: EvidencePlace): string =>
  `${field}${part === undefined ? '' : `[${part}]`}${inner === undefined ? '' : `.${inner}`}`

/** Is a path the same as another, or inside it? `components` covers `components[a1].rate`. */
export function covers(outer: string, path: string): boolean {
  if (outer === path) return true
  const [whole, place] = [evidencePlace(outer), evidencePlace(path)]
  if (!whole || !place || whole.field !== place.field || whole.inner !== undefined) return false
  return whole.part === undefined || whole.part === place.part
}

/** One part of a field: its name in a path, its value, and the fields of it that a source can be cited for. */
export interface FieldPart {
  key: string
  value: unknown
  fields: readonly FieldSpec[]
}

/** The parts of a field's value, in its order; none if it is not made of parts that can be named. */
export function fieldParts({ type }: FieldSpec, value: unknown): FieldPart[] {
  if (!Array.isArray(value)) return []
  const items = value as readonly unknown[]
  if (type.type === 'parts')
    return items.flatMap((item): FieldPart[] => {
      if (!isTable(item) || typeof item.id !== 'string' || item.id === '') return []
      return [{ key: item.id, value: item, fields: type.fields.filter(({ name }) => name !== 'id') }]
    })
  if (type.type !== 'list') return []
  const keyOf = type.of.type === 'reference' ? (text: string) => text : fingerprint
  if (type.of.type !== 'reference' && type.of.type !== 'prose' && type.of.type !== 'name') return []
  return items.flatMap((item): FieldPart[] =>
    typeof item === 'string' && item !== '' ? [{ key: keyOf(item), value: item, fields: [] }] : [],
  )
}

type Values = Readonly<Record<string, unknown>>

const saysAnything = (value: unknown) =>
  value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0)

/** The value at a place of a record; undefined if there is none. */
export function valueAtPlace(
  collection: CollectionName,
  record: object,
  { field, part, inner }: EvidencePlace,
): unknown {
  const value = (record as Values)[field]
  if (part === undefined) return value
  const spec = fieldsOf(collection).find(({ name }) => name === field)
  const found = spec && fieldParts(spec, value).find(({ key }) => key === part)
  if (inner === undefined || !found) return found?.value
  return isTable(found.value) && found.fields.some(({ name }) => name === inner) ? found.value[inner] : undefined
}

/** Can a source be cited for this path of a record? It must be of a citable field, and say something. */
export function isCitable(collection: CollectionName, record: object, path: string): boolean {
  const place = evidencePlace(path)
  return (
    place !== undefined &&
    evidencePath(place) === path &&
    citableFields(collection).includes(place.field) &&
    saysAnything(valueAtPlace(collection, record, place))
  )
}

/** Every path of a record that a source can be cited for: each field, then its parts and their fields. The main field comes first. */
export function citablePaths(collection: CollectionName, record: object): EvidencePlace[] {
  const specs = fieldsOf(collection)
  return citableFields(collection).flatMap((field): EvidencePlace[] => {
    const value = (record as Values)[field]
    const spec = specs.find(({ name }) => name === field)
    if (!spec || !saysAnything(value)) return []
    const parts = fieldParts(spec, value).flatMap(({ key, value: part, fields }): EvidencePlace[] => [
      { field, part: key },
      ...fields
        .filter(({ name }) => isTable(part) && saysAnything(part[name]))
        .map(({ name }) => ({ field, part: key, inner: name })),
    ])
    return [{ field }, ...parts]
  })
}
