import type { CollectionName } from '../values/collection-names'
import { hasDuplicate } from '../values/duplicated-kinds'
import { fieldsOf, formFieldsOf, MARKING, type FieldSpec, type FieldType } from './fields'

/** Fields that follow from one record alone: how it follows another, and who cleared it. */
const OF_ONE: ReadonlySet<string> = new Set(['supersedes', 'follows', 'answers', 'movement', 'clearedBy'])

/** Can a value of this type be true of many records alike? A name, a date or words are of one. */
function isShareable(type: FieldType): boolean {
  if (type.type === 'list') return type.of.type === 'reference' || type.of.type === 'choice'
  return ['choice', 'flag', 'reference', 'marking'].includes(type.type)
}

/** The fields of a kind that can be set on many records at once; none for a kind whose records change on their own pages only, as a memo, a note or a draft. */
export function batchFieldsOf(collection: CollectionName): readonly FieldSpec[] {
  if (!hasDuplicate(collection)) return []
  return [...formFieldsOf(collection), MARKING].filter(({ name, type }) => isShareable(type) && !OF_ONE.has(name))
}

/** The fields that records of these kinds share, and that can be set on all of them at once. Kinds without any are left out. */
export function sharedFields(collections: readonly CollectionName[]): readonly FieldSpec[] {
  const [first, ...others] = [...new Set(collections)].map(batchFieldsOf).filter((fields) => fields.length > 0)
  return (first ?? [])
    .filter((field) => others.every((fields) => fields.some((other) => isAlike(field, other))))
    .map((field) => ({ ...field, required: [first ?? [], ...others].some((fields) => isRequired(fields, field.name)) }))
}

const isRequired = (fields: readonly FieldSpec[], name: string) =>
  fields.some((one) => one.name === name && one.required)

const isAlike = (one: FieldSpec, other: FieldSpec) =>
  one.name === other.name && JSON.stringify(one.type) === JSON.stringify(other.type)

/** The field by which records of a kind name an issue: theirs, those that they are about, or the one that they are part of; undefined if there is none. */
export function issueFieldOf(collection: CollectionName): { field: string; way: 'set' | 'add' } | undefined {
  if (!hasDuplicate(collection)) return undefined
  const names = new Map(fieldsOf(collection).map(({ name, type }) => [name, type]))
  for (const field of ['issue', 'parent']) {
    const type = names.get(field)
    if (type?.type === 'reference' && type.collection === 'issue') return { field, way: 'set' }
  }
  const list = names.get('issues')
  return list?.type === 'list' && list.of.type === 'reference' && list.of.collection === 'issue'
    ? { field: 'issues', way: 'add' }
    : undefined
}
