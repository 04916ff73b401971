import { createHash } from 'node:crypto'
import { z } from 'zod'
import { ParleyError } from '../../core/contract/errors'
import type { Collections, Trash } from '../../core/desk/ops'
import type { History } from '../../core/history/step'
import { COLLECTION_NAMES, type CollectionName } from '../../core/model/collection-names'
import { isUnsafeMember } from '../../core/model/plain-json'
import { parseRecord } from '../../core/model/parse-record'
import { isCollectionName, type AnyRecord } from '../../core/model/records'
import { pastLines, parsePast } from './desk-past'

/** The format of a desk's folder that this Parley writes, and the newest that it reads. */
export const FORMAT = 1
/** The version of the records' schemas that this Parley writes. */
export const SCHEMA = 1

export const FORMAT_FILE = 'format.json'
export const DESK_FILE = 'desk.json'
export const SOURCES_FOLDER = 'sources'

/** `format.json`: what kind of folder this is, and which Parley may read it. `storeId` names the desk for good. */
const formatSchema = z.looseObject({
  app: z.literal('parley'),
  format: z.int().min(1),
  minReader: z.int().min(1),
  schema: z.int().min(1),
  storeId: z.string().min(1).max(64),
})
export type DeskFormat = z.infer<typeof formatSchema>

/** What a desk's file holds: the number of commits so far, and the records. */
export interface DeskContent {
  revision: number
  collections: Collections
  /** What was thrown away, and the edits that can be undone and done again. */
  trash: Trash
  history: History
  /** What this Parley does not know, kept value for value: collections, and members of the header and of the document. */
  unknown: { collections: Record<string, unknown>; header: Record<string, unknown>; root: Record<string, unknown> }
}

/** Nothing unknown. */
export const NOTHING_UNKNOWN: DeskContent['unknown'] = { collections: {}, header: {}, root: {} }

/** Parses `format.json`. @throws ParleyError `desk-corrupt`, `desk-newer` */
export function parseFormat(text: string, file: string): DeskFormat {
  const value = parseJson(text, file)
  const parsed = formatSchema.safeParse(value)
  if (!parsed.success) throw new ParleyError('desk-corrupt', { file, reason: 'format' })
  refuseNewer(parsed.data, file)
  return parsed.data
}

/** A newer layout, or newer schemas, might lose something by being written by this Parley, so it is not opened at all. */
function refuseNewer({ format, schema }: { format: number; schema: number }, file: string): void {
  if (format > FORMAT) throw new ParleyError('desk-newer', { file, found: format, known: FORMAT })
  if (schema > SCHEMA) throw new ParleyError('desk-newer', { file, found: schema, known: SCHEMA })
}

/** Serialises `format.json`. */
export function formatText(storeId: string): string {
  return `${JSON.stringify({ app: 'parley', format: FORMAT, minReader: FORMAT, schema: SCHEMA, storeId }, null, 2)}\n`
}

const headerSchema = z.looseObject({ format: z.int(), schema: z.int(), revision: z.int().min(0), sha256: z.string() })

/**
 * A desk's file: one JSON document, one record a line, so that a person, a diff and stock lowdb can read it. Its first line
 * carries the SHA-256 of all that follows: a figure that was damaged on the disk is never shown as true.
 */
export function deskText({ revision, collections, trash, history, unknown }: DeskContent): string {
  const known = COLLECTION_NAMES.filter((name) => collections[name] !== undefined).map((name) => {
    const records = Object.entries(collections[name] ?? {})
    const lines = records.map(([id, record]) => `${JSON.stringify(id)}:${JSON.stringify(record)}`)
    return `${JSON.stringify(name)}:{\n${lines.join(',\n')}\n}`
  })
  const member = ([name, value]: [string, unknown]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`
  const others = Object.entries(unknown.collections).map(member)
  const root = Object.entries(unknown.root).map((entry) => `,\n${member(entry)}`)
  const body = `"collections":{\n${[...known, ...others].join(',\n')}\n}${pastLines(trash, history)}${root.join('')}}\n`
  const sha256 = sha256Of(body)
  return `${JSON.stringify({ ...unknown.header, format: FORMAT, schema: SCHEMA, revision, sha256 }).slice(0, -1)},\n${body}`
}

/**
 * Parses a desk's file and every record in it. Records that their schemas refuse are left out and named in `invalid` where that is
 * given: for a check, which is to find them all.
 * @throws ParleyError `desk-corrupt` (empty, cut short, altered), `desk-newer`, `field-invalid` (which record, which field)
 */
export function parseDesk(text: string, file: string, invalid?: ParleyError[]): DeskContent {
  if (text.trim() === '') throw new ParleyError('desk-corrupt', { file, reason: 'empty' })
  const lineEnd = text.indexOf('\n')
  const header = headerSchema.safeParse(parseHeader(text.slice(0, Math.max(lineEnd, 0)), file))
  if (!header.success) throw new ParleyError('desk-corrupt', { file, reason: 'header' })
  refuseNewer(header.data, file)
  if (header.data.sha256 !== sha256Of(text.slice(lineEnd + 1))) {
    throw new ParleyError('desk-corrupt', { file, reason: 'checksum' })
  }
  const document = parseJson(text, file)
  if (!isTable(document) || !isTable(document.collections)) {
    throw new ParleyError('desk-corrupt', { file, reason: 'no-collections' })
  }
  const { format: _f, schema: _s, revision, sha256: _h, ...headerRest } = header.data
  const ofHeader = new Set(Object.keys(header.data))
  const root = Object.fromEntries(
    Object.entries(document).filter(
      ([name]) => !['collections', 'trash', 'history'].includes(name) && !ofHeader.has(name),
    ),
  )
  const collections: Collections = {}
  const unknown: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(document.collections)) {
    if (isCollectionName(name)) collections[name] = parseRecords(name, value, file, invalid)
    else unknown[name] = value
  }
  return {
    revision,
    collections,
    ...parsePast(document, file),
    unknown: { collections: unknown, header: headerRest, root },
  }
}

const isTable = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function parseRecords(
  name: CollectionName,
  value: unknown,
  file: string,
  invalid: ParleyError[] | undefined,
): Record<string, AnyRecord> {
  if (!isTable(value)) throw new ParleyError('desk-corrupt', { file, reason: 'not-table', collection: name })
  const records: Record<string, AnyRecord> = {}
  for (const [id, raw] of Object.entries(value)) {
    try {
      const record = parseRecord(name, raw)
      if (record.id !== id) {
        throw new ParleyError('desk-corrupt', { file, reason: 'wrong-id', collection: name, id, other: record.id })
      }
      records[id] = record
    } catch (error) {
      if (!(error instanceof ParleyError) || !invalid) throw error
      invalid.push(error)
    }
  }
  return records
}

function parseHeader(line: string, file: string): unknown {
  return parseJson(`${line.replace(/,\s*$/, '')}}`, file)
}

/** Parses JSON, and refuses what could not be kept value for value: a key that objects do not hold, a number that loses digits. */
function parseJson(text: string, file: string): unknown {
  const unsafe: string[] = []
  let value: unknown
  try {
    value = JSON.parse(text, (key, item: unknown) => {
      if (isUnsafeMember(key, item)) unsafe.push(key)
      return item
    })
  } catch {
    throw new ParleyError('desk-corrupt', { file, reason: 'json' })
  }
  if (unsafe.length > 0) throw new ParleyError('desk-corrupt', { file, reason: 'unsafe', field: unsafe[0] ?? '' })
  return value
}

/** SHA-256 of a text's UTF-8 bytes, in lower-case hexadecimal. */
export function sha256Of(text: string | Uint8Array): string {
  return createHash('sha256').update(text).digest('hex')
}
