import { z } from 'zod'
import { localTextSchema, partIdSchema, proseSchema } from '../../base/text'
import { fuzzyDateSchema, timeZoneSchema } from '../../dates/fuzzy-date'
import { attachmentSchema } from '../records/attachments'
import { headerShape, instantSchema } from '../records/header'
import { basisPointsSchema, layerRefSchema } from '../records/measures'
import { MEMO_SET_BY_DESK } from '../records/memos'
import { RECORD_SCHEMAS } from '../records/records'
import type { CollectionName } from '../values/collection-names'
import { referenceRegistry } from '../values/ids'
import { markingSchema } from '../values/marking'
import { layerRateSchema } from '../values/rate-text'
import { recordRefSchema } from '../values/record-ref'
import { vocabularyRegistry, type VocabularyName } from '../values/vocabularies'

/** How a field is shown and edited. Derived from its schema, so that the two cannot disagree. */
export type FieldType =
  | { type: 'name' | 'prose' | 'names' | 'date' | 'instant' | 'number' | 'flag' | 'rate' | 'marking' | 'record' }
  | { type: 'timeZone' | 'layer' }
  /** A file that the desk keeps beside the record. */
  | { type: 'file' }
  /** Another part of the same list, by its id. */
  | { type: 'part' }
  /** A rate in the terms of a schedule, where `rate` is a percentage alone. */
  | { type: 'duty' }
  | { type: 'choice'; vocabulary: VocabularyName }
  | { type: 'reference'; collection: CollectionName }
  | { type: 'list'; of: FieldType }
  /** Parts of a record: one, or a list of them (`many`). */
  | { type: 'parts'; fields: readonly FieldSpec[]; many: boolean }

/** A field of a record or of a part of one. Its label is the text `field.<name>`. */
export interface FieldSpec {
  name: string
  required: boolean
  type: FieldType
}

/** The marking, which every record has beside its own fields. */
export const MARKING: FieldSpec = { name: 'marking', required: true, type: { type: 'marking' } }

/** Fields that no form has: the desk sets them, or another screen does. */
const NOT_IN_FORMS: { [C in CollectionName]?: ReadonlySet<string> } = {
  source: new Set(['sha256', 'original', 'readByMachine', 'scheduleRevision', 'dismissed']),
  annotation: new Set(['snapshot']),
  note: new Set(['attachments', 'editedAt']),
  memo: new Set(['status', 'version', 'sections', ...MEMO_SET_BY_DESK]),
}

/** The fields of a collection that its forms have. */
export function formFieldsOf(collection: CollectionName): readonly FieldSpec[] {
  const without = NOT_IN_FORMS[collection]
  return without ? fieldsOf(collection).filter(({ name }) => !without.has(name)) : fieldsOf(collection)
}

const cache = new Map<CollectionName, readonly FieldSpec[]>()

/** The fields of a collection in the order of the model, without the header that the desk keeps itself. */
export function fieldsOf(collection: CollectionName): readonly FieldSpec[] {
  const known = cache.get(collection)
  if (known) return known
  const fields = shapeFields(RECORD_SCHEMAS[collection]).filter((field) => !Object.hasOwn(headerShape, field.name))
  cache.set(collection, fields)
  return fields
}

function shapeFields(schema: z.ZodObject): FieldSpec[] {
  return Object.entries(schema.shape).map(([name, field]) => {
    const optional = field instanceof z.ZodOptional
    const inner = optional ? (field.unwrap() as z.ZodType) : (field as z.ZodType)
    return { name, required: !optional, type: typeOf(inner) }
  })
}

function typeOf(schema: z.ZodType): FieldType {
  const reference = referenceRegistry.get(schema)
  if (reference) return { type: 'reference', collection: reference.collection }
  const choice = vocabularyRegistry.get(schema)
  if (choice) return { type: 'choice', vocabulary: choice.vocabulary }
  const fixed = FIXED.get(schema)
  if (fixed) return { type: fixed }
  if (schema instanceof z.ZodArray) return listType(schema.element as z.ZodType)
  if (schema instanceof z.ZodObject) return { type: 'parts', fields: shapeFields(schema), many: false }
  if (schema instanceof z.ZodNumber) return { type: 'number' }
  if (schema instanceof z.ZodBoolean) return { type: 'flag' }
  return { type: 'name' }
}

function listType(element: z.ZodType): FieldType {
  const of = typeOf(element)
  return of.type === 'parts' ? { ...of, many: true } : { type: 'list', of }
}

type FixedType =
  | 'names'
  | 'date'
  | 'instant'
  | 'prose'
  | 'rate'
  | 'marking'
  | 'record'
  | 'timeZone'
  | 'layer'
  | 'duty'
  | 'part'
  | 'file'

const FIXED = new Map<z.ZodType, FixedType>([
  [localTextSchema, 'names'],
  [fuzzyDateSchema, 'date'],
  [instantSchema, 'instant'],
  [proseSchema, 'prose'],
  [basisPointsSchema, 'rate'],
  [layerRateSchema, 'duty'],
  [markingSchema, 'marking'],
  [recordRefSchema, 'record'],
  [timeZoneSchema, 'timeZone'],
  [layerRefSchema, 'layer'],
  [partIdSchema, 'part'],
  [attachmentSchema, 'file'],
])

/** The names of all fields of all collections and their parts, each once: the catalogue must have a label for each. */
export function allFieldNames(): string[] {
  const names = new Set<string>(['marking', 'measure', 'component'])
  const add = (fields: readonly FieldSpec[]) => {
    for (const field of fields) {
      names.add(field.name)
      if (field.type.type === 'parts') add(field.type.fields)
    }
  }
  for (const collection of Object.keys(RECORD_SCHEMAS) as CollectionName[]) add(fieldsOf(collection))
  return [...names]
}
