import { refKey, type Collections, type TrashedRecord } from '../../../core/desk/ops'
import { SchemaMigration } from '../../../core/journal/migrate-journal'
import { trashedSchema } from '../../../core/journal/parse-transaction'
import { schemaNow } from '../../../core/model/migrations/schema-steps'
import { isCollectionName } from '../../../core/model/records/records'
import { COLLECTION_NAMES } from '../../../core/model/values/collection-names'
import type { CollectionName } from '../../../core/model/values/collection-names'
import type { RecordRef } from '../../../core/model/values/record-ref'
import { linesOf } from '../format/line'
import { isTable } from '../format/parse-json'
import { accepted, tableOf, textOf } from '../format/plausible'

/** The readable parts of a damaged snapshot, or of the one file of the first format. */
export interface BrokenSnapshot {
  /** The schema that it claims, if that can be read; its records are migrated from there. */
  schema: number
  collections: Collections
  trash: Record<string, TrashedRecord>
  unknownCollections: Record<string, unknown>
  /** The text of each record that was taken, by `refKey`, so that other files can vouch for it. */
  lines: Map<string, string>
  /** Lines with content that cannot be read, and where the first of them begins. */
  broken: number
  firstBroken: number | undefined
  /** Records with readable lines that their schemas refuse. */
  refused: RecordRef[]
}

/** Lines between two that name a collection. */
interface Group {
  name: CollectionName | undefined
  records: { id: string; value: unknown; text: string; at: number }[]
}

const OPENS = /^"([^"]*)":\{$/
const CLOSES = /^\},?$/
const RECORD = /^"([A-Za-z0-9][A-Za-z0-9_-]{0,63})":(\{.*\}),?$/s
/** The schema in the first line, however damaged the rest of it. */
const SCHEMA = /"schema":(\d{1,4})[,}]/

/** The lines between the collections and the rest of the past. */
const FRAME = /^(?:"collections":\{|\}+,?|\],?|\]\},?|\}*\}|"trash":\[|"history":\{"done":\[|\],"undone":\[)?$/

/**
 * Reads a snapshot line by line, one record a line, as far as its lines are whole. Nothing vouches for the result. Leaves out the undo history: an
 * undo must revert exactly what was done.
 */
export function readBrokenSnapshot(bytes: Buffer): BrokenSnapshot {
  const first = bytes.toString('latin1', 0, Math.min(Math.max(bytes.indexOf(10), 0), 4096))
  const schema = Number(SCHEMA.exec(first)?.[1] ?? schemaNow())
  const up = new SchemaMigration()
  const found: BrokenSnapshot = {
    schema,
    collections: {},
    trash: {},
    unknownCollections: {},
    lines: new Map(),
    broken: 0,
    firstBroken: undefined,
    refused: [],
  }
  const breaks = (at: number, count = 1) => {
    found.broken += count
    found.firstBroken ??= at
  }
  const groups: Group[] = [{ name: undefined, records: [] }]
  let part: 'collections' | 'trash' | 'history' = 'collections'
  for (const { at, line } of linesOf(bytes)) {
    if (at === 0) continue
    const text = textOf(line)
    if (text === undefined) breaks(at)
    else if (text === '"trash":[') part = 'trash'
    else if (text.startsWith('"history":{')) part = 'history'
    else if (part === 'history') continue
    else if (part === 'trash') {
      const thrown = FRAME.test(text) ? undefined : trashedSchema.safeParse(tableOf(text.replace(/,$/, '')))
      if (thrown?.success)
        found.trash[refKey({ collection: thrown.data.collection, id: thrown.data.record.id })] = up.thrown(
          thrown.data,
          schema,
        )
      else if (thrown) breaks(at)
    } else if (OPENS.test(text) && text !== '"collections":{') {
      const name = OPENS.exec(text)?.[1] ?? ''
      groups.push({ name: isCollectionName(name) ? name : undefined, records: [] })
    } else if (CLOSES.test(text)) groups.push({ name: undefined, records: [] })
    else if (!FRAME.test(text)) {
      const record = recordOf(text, at)
      if (record) groups.at(-1)?.records.push(record)
      else if (!takeUnknown(text, found)) breaks(at)
    }
  }
  for (const [index, group] of groups.entries()) {
    const name = group.name ?? nameOf(group, groups, index, schema)
    if (name) take(name, group, found)
    else for (const { at } of group.records) breaks(at)
  }
  return found
}

function recordOf(text: string, at: number): Group['records'][number] | undefined {
  const [, id, json] = RECORD.exec(text) ?? []
  if (id === undefined || json === undefined) return undefined
  const value = tableOf(json)
  return value && { id, value, text: json, at }
}

/** A collection that only a later Parley knows takes one line. */
function takeUnknown(text: string, found: BrokenSnapshot): boolean {
  const table = tableOf(`{${text.replace(/,$/, '')}}`)
  const [entry, more] = table ? Object.entries(table) : []
  if (!entry || more || !isTable(entry[1]) || isCollectionName(entry[0])) return false
  found.unknownCollections[entry[0]] = entry[1]
  return true
}

/** The collection of lines whose name is lost: the one between its neighbours whose schema accepts them, if it is the only one. */
function nameOf(
  { records }: Group,
  groups: readonly Group[],
  index: number,
  schema: number,
): CollectionName | undefined {
  if (records.length === 0) return undefined
  const before = groups.slice(0, index).findLast(({ name }) => name)?.name
  const after = groups.slice(index + 1).find(({ name }) => name)?.name
  const from = before ? COLLECTION_NAMES.indexOf(before) + 1 : 0
  const to = after ? COLLECTION_NAMES.indexOf(after) : COLLECTION_NAMES.length
  const fitting = COLLECTION_NAMES.slice(from, to).filter((name) =>
    records.every(({ id, value }) => accepted(name, id, value, schema)),
  )
  return fitting.length === 1 ? fitting[0] : undefined
}

function take(collection: CollectionName, { records }: Group, found: BrokenSnapshot): void {
  for (const { id, value, text } of records) {
    const record = accepted(collection, id, value, found.schema)
    if (!record) {
      found.refused.push({ collection, id })
      continue
    }
    const table = (found.collections[collection] ??= {})
    table[id] = record
    found.lines.set(refKey({ collection, id }), text)
  }
}
