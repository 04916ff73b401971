import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { SCHEMA_STEPS, type SchemaStep, type StoredFields } from '../../../core/model/migrations/schema-steps'
import type { AnyRecord } from '../../../core/model/records/records'
import { DeskStore } from '../../../electron/desk/store/desk-store'
import { verify } from '../../../electron/journal/repair/verify'

/**
 * The schema has taken no step yet, so tests take one of their own: what runs is the code that a later Parley has, by a list that is longer. The module that holds
 * the list is not replaced: test files share one load of the modules.
 */

const MARKED = new Set(['lead', 'position'])

/** Adds a mark to the texts of leads and positions: one that is brought up twice, or not at all, is told by it. */
export const marking = (to: number, isOdd: (text: string) => boolean = () => false): SchemaStep => ({
  to,
  record: (collection, record) => {
    const { text } = record
    if (!MARKED.has(collection) || typeof text !== 'string') return record
    if (isOdd(text)) throw new TypeError('a text that the step does not know')
    // Who would count it as an edit is not heeded.
    return { ...record, text: `${text} ·${to}`, rev: 99, changedBy: 'nobody' }
  },
})

/** Does something as a Parley whose schemas have taken these steps more. */
export async function asLater<T>(work: () => Promise<T>, steps: readonly SchemaStep[] = [marking(2)]): Promise<T> {
  const list = SCHEMA_STEPS as SchemaStep[]
  const before = list.length
  list.push(...steps)
  try {
    return await work()
  } finally {
    list.splice(before)
  }
}

/** What the marks make of a value that a desk holds, worked out apart from what is tested: in texts of leads and positions, drafts of them too. */
export function marked<T>(value: T, marks = ' ·2', inside = ''): T {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((one: unknown) => marked(one, marks, inside)) as T
  const { collection, of, op } = value as StoredFields
  const entries = Object.entries(value).map(([name, one]): [string, unknown] => {
    if (name === 'text' && MARKED.has(inside) && typeof one === 'string') return [name, `${one}${marks}`]
    if (name === 'fields' && typeof of === 'string') return [name, marked<unknown>(one, marks, of)]
    // Ops, trash and steps name the collection beside the record; a table of collections is one by name.
    if (typeof collection === 'string' && ['record', 'before', 'after'].includes(name))
      return [name, marked<unknown>(one, marks, collection)]
    if (name === 'label' || (inside !== '' && inside !== 'table')) return [name, one]
    return [name, marked<unknown>(one, marks, op === undefined ? '' : inside)]
  })
  return Object.fromEntries(entries) as T
}

/** The same of the records of a desk. */
export const markedCollections = <T extends object>(collections: T, marks?: string): T =>
  Object.fromEntries(
    Object.entries(collections).map(([name, records]: [string, Record<string, AnyRecord>]) => [
      name,
      Object.fromEntries(Object.entries(records).map(([id, record]) => [id, marked(record, marks, name)])),
    ]),
  ) as T

/** What a store has of its desk. */
export const contentOf = ({ desk, history }: DeskStore) =>
  structuredClone({ collections: desk.collections, trash: desk.trash, history })
export type Content = ReturnType<typeof contentOf>

export const markedContent = ({ collections, trash, history }: Content, marks?: string): Content => ({
  collections: markedCollections(collections, marks),
  trash: marked(trash, marks),
  history: marked(history, marks),
})

/** What a folder's desk is to whoever reads it, with what is found wrong in it. */
export async function readContent(folder: string): Promise<Content> {
  return contentOf(await DeskStore.open(folder, 'read'))
}
export const problemsOf = async (folder: string) => (await verify(folder)).problems

export const schemaOfFormat = (folder: string): unknown =>
  (JSON.parse(readFileSync(join(folder, 'format.json'), 'utf8')) as StoredFields).schema
