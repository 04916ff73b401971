import { createHash } from 'node:crypto'
import { z } from 'zod'
import { ParleyError } from '../../core/contract/errors'
import type { Collections } from '../../core/desk/ops'
import { COLLECTION_NAMES } from '../../core/model/collection-names'
import { parseRecord } from '../../core/model/parse-record'
import { isCollectionName, type AnyRecord } from '../../core/model/records'

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
  /** Collections that this Parley does not know, kept value for value. */
  unknown: Record<string, unknown>
}

/** Parses `format.json`. @throws ParleyError `desk-corrupt`, `desk-newer` */
export function parseFormat(text: string, file: string): DeskFormat {
  const value = parseJson(text, file)
  const parsed = formatSchema.safeParse(value)
  if (!parsed.success) throw new ParleyError('desk-corrupt', { file, reason: 'format' })
  if (parsed.data.minReader > FORMAT) {
    throw new ParleyError('desk-newer', { file, found: parsed.data.minReader, known: FORMAT })
  }
  return parsed.data
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
export function deskText({ revision, collections, unknown }: DeskContent): string {
  const known = COLLECTION_NAMES.filter((name) => collections[name] !== undefined).map((name) => {
    const records = Object.entries(collections[name] ?? {})
    const lines = records.map(([id, record]) => `${JSON.stringify(id)}:${JSON.stringify(record)}`)
    return `${JSON.stringify(name)}:{\n${lines.join(',\n')}\n}`
  })
  const others = Object.entries(unknown).map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`)
  const body = `"collections":{\n${[...known, ...others].join(',\n')}\n}}\n`
  const sha256 = sha256Of(body)
  return `${JSON.stringify({ format: FORMAT, schema: SCHEMA, revision, sha256 }).slice(0, -1)},\n${body}`
}

/**
 * Parses a desk's file and every record in it.
 * @throws ParleyError `desk-corrupt` (empty, cut short, altered), `desk-newer`, `field-invalid` (which record, which field)
 */
export function parseDesk(text: string, file: string): DeskContent {
  if (text.trim() === '') throw new ParleyError('desk-corrupt', { file, reason: 'empty' })
  const lineEnd = text.indexOf('\n')
  const header = headerSchema.safeParse(parseHeader(text.slice(0, Math.max(lineEnd, 0)), file))
  if (!header.success) throw new ParleyError('desk-corrupt', { file, reason: 'header' })
  if (header.data.format > FORMAT) {
    throw new ParleyError('desk-newer', { file, found: header.data.format, known: FORMAT })
  }
  if (header.data.sha256 !== sha256Of(text.slice(lineEnd + 1))) {
    throw new ParleyError('desk-corrupt', { file, reason: 'checksum' })
  }
  const document = parseJson(text, file) as { collections?: unknown }
  const found = z.record(z.string(), z.unknown()).safeParse(document.collections)
  if (!found.success) throw new ParleyError('desk-corrupt', { file, reason: 'no-collections' })
  const collections: Collections = {}
  const unknown: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(found.data)) {
    if (isCollectionName(name)) collections[name] = parseRecords(name, value, file)
    else unknown[name] = value
  }
  return { revision: header.data.revision, collections, unknown }
}

function parseRecords(
  name: Parameters<typeof parseRecord>[0],
  value: unknown,
  file: string,
): Record<string, AnyRecord> {
  const found = z.record(z.string(), z.unknown()).safeParse(value)
  if (!found.success) throw new ParleyError('desk-corrupt', { file, reason: 'not-table', collection: name })
  return Object.fromEntries(
    Object.entries(found.data).map(([id, raw]) => {
      const record = parseRecord(name, raw)
      if (record.id !== id) {
        throw new ParleyError('desk-corrupt', { file, reason: 'wrong-id', collection: name, id, other: record.id })
      }
      return [id, record]
    }),
  )
}

function parseHeader(line: string, file: string): unknown {
  return parseJson(`${line.replace(/,\s*$/, '')}}`, file)
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new ParleyError('desk-corrupt', { file, reason: 'json' })
  }
}

/** SHA-256 of a text's UTF-8 bytes, in lower-case hexadecimal. */
export function sha256Of(text: string | Uint8Array): string {
  return createHash('sha256').update(text).digest('hex')
}
