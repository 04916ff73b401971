import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { SCHEMA_STEPS, type SchemaStep } from '../../../core/model/migrations/schema-steps'
import type { StoredFields } from '../../../core/model/migrations/stored-fields'
import type { AnyRecord } from '../../../core/model/records/records'
import { DeskStore } from '../../../electron/desk/store/desk-store'
import { verify } from '../../../electron/journal/repair/verify'

/**
 * Makes this Parley act like a later one. Tests add steps of their own behind the real ones: the
 * code that runs is what a later Parley runs. The module with the list is not mocked, because test files share the
 * loaded modules.
 */

const MARKED = new Set(['lead', 'position'])

/** Adds a mark to the texts of leads and positions, which shows a record that was migrated twice or not at all. */
export const marking = (to: number, isOdd: (text: string) => boolean = () => false): SchemaStep => ({
  to,
  record: (collection, record) => {
    const { text } = record
    if (!MARKED.has(collection) || typeof text !== 'string') return record
    if (isOdd(text)) throw new TypeError('a text that the step does not know')
    // A step must not count as an edit: Parley ignores these headers.
    return { ...record, text: `${text} ·${to}`, rev: 99, changedBy: 'nobody' }
  },
})

/** Runs `work` as a Parley whose schemas have these further steps. */
export async function asLaterParley<T>(
  work: () => Promise<T>,
  steps: readonly SchemaStep[] = [marking(3)],
): Promise<T> {
  const list = SCHEMA_STEPS as SchemaStep[]
  const before = list.length
  list.push(...steps)
  try {
    return await work()
  } finally {
    list.splice(before)
  }
}

/** A value on a desk as the marks make it, in texts of leads and positions and of their drafts. Computed without the code under test. */
export function marked<T>(value: T, marks = ' ·3', inside = ''): T {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((one: unknown) => marked(one, marks, inside)) as T
  const { collection, of, op } = value as StoredFields
  const entries = Object.entries(value).map(([name, one]): [string, unknown] => {
    if (name === 'text' && MARKED.has(inside) && typeof one === 'string') return [name, `${one}${marks}`]
    if (name === 'fields' && typeof of === 'string') return [name, marked<unknown>(one, marks, of)]
    // Ops, trash and steps name the collection beside the record; in a table of collections the key names it.
    if (typeof collection === 'string' && ['record', 'before', 'after'].includes(name))
      return [name, marked<unknown>(one, marks, collection)]
    if (name === 'label' || (inside !== '' && inside !== 'table')) return [name, one]
    return [name, marked<unknown>(one, marks, op === undefined ? '' : inside)]
  })
  return Object.fromEntries(entries) as T
}

/** `marked` for a table of collections. */
export const markedCollections = <T extends object>(collections: T, marks?: string): T =>
  Object.fromEntries(
    Object.entries(collections).map(([name, records]: [string, Record<string, AnyRecord>]) => [
      name,
      Object.fromEntries(Object.entries(records).map(([id, record]) => [id, marked(record, marks, name)])),
    ]),
  ) as T

/** The parts of a desk that a migration may touch: records, trash and undo stack. */
export const contentOf = ({ desk, undoStack }: DeskStore) =>
  structuredClone({ collections: desk.collections, trash: desk.trash, undoStack })
export type Content = ReturnType<typeof contentOf>

export const markedContent = ({ collections, trash, undoStack }: Content, marks?: string): Content => ({
  collections: markedCollections(collections, marks),
  trash: marked(trash, marks),
  undoStack: marked(undoStack, marks),
})

/** Opens a folder's desk to read, and returns its content. */
export async function readContent(folder: string): Promise<Content> {
  return contentOf(await DeskStore.open(folder, 'read'))
}
export const problemsOf = async (folder: string) => (await verify(folder)).problems

export const schemaOfFormat = (folder: string): unknown =>
  (JSON.parse(readFileSync(join(folder, 'format.json'), 'utf8')) as StoredFields).schema
