import { isUtf8 } from 'node:buffer'
import { crc32 } from 'node:zlib'
import { z } from 'zod'
import { ParleyError } from '../../../core/base/errors'
import { SchemaMigration, type StuckRecord } from '../../../core/journal/migrate-journal'
import { schemaNow } from '../../../core/model/migrations/schema-steps'
import { COLLECTION_NAMES } from '../../../core/model/values/collection-names'
import { LONGEST_FILE, orTooLarge, refuseIfTooLarge } from '../../files/regular-file'
import { sha256Of, type DeskContent } from './desk-content'
import { readDocument } from './desk-document'
import { FORMAT } from './format-file'
import { historyLines } from './former-members'
import { hexOf } from './line'
import { parseJson } from './parse-json'

/** A snapshot: the desk after a segment of the journal, and where the journal continues. */
export interface Snapshot {
  content: DeskContent
  /** The chain that the first line of the next segment follows. */
  chain: number
  storeId: string
  /** The latest instant of the content. */
  at: string
  /** The schema of its records. */
  schema: number
}

const headerSchema = z.looseObject({
  format: z.int(),
  schema: z.int(),
  storeId: z.string(),
  revision: z.int().min(0),
  chain: z.string().regex(/^[0-9a-f]{8}$/),
  at: z.string(),
  bytes: z.int(),
  sha256: z.string(),
})
export type SnapshotHeader = z.infer<typeof headerSchema>

/** How long a first line may be, in bytes: the whole file must be read back. */
const HEADER_ROOM = 4096

/**
 * Serialises a snapshot as one JSON document, one record a line, for people, diffs and stock lowdb to read. Its first line carries the length in
 * bytes and the SHA-256 of everything after it, and a checksum of itself, so damage is never shown as true. Its records are of `schema`, by default
 * this Parley's.
 * @throws ParleyError `file-too-large`, `number-spent`
 */
export function snapshotBytes({
  content,
  chain,
  storeId,
  at,
  schema = schemaNow(),
}: Omit<Snapshot, 'schema'> & { schema?: number | undefined }): Buffer {
  if (!Number.isSafeInteger(content.revision))
    throw new ParleyError('number-spent', { number: Number.MAX_SAFE_INTEGER })
  const { revision, collections, trash, history, unknown } = content
  const known = COLLECTION_NAMES.filter((name) => collections[name] !== undefined).map((name) => {
    const records = Object.entries(collections[name] ?? {})
    const lines = records.map(([id, record]) => `${JSON.stringify(id)}:${JSON.stringify(record)}`)
    return `${JSON.stringify(name)}:{\n${lines.join(',\n')}\n}`
  })
  const member = ([name, value]: [string, unknown]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`
  const others = Object.entries(unknown.collections).map(member)
  const root = Object.entries(unknown.root).map((entry) => `,\n${member(entry)}`)
  const body = orTooLarge('snapshot', LONGEST_FILE, () =>
    Buffer.from(
      `"collections":{\n${[...known, ...others].join(',\n')}\n}${historyLines(trash, history)}${root.join('')}}\n`,
    ),
  )
  refuseIfTooLarge('snapshot', body.length + HEADER_ROOM)
  const own = { format: FORMAT, schema, storeId, revision, chain: hexOf(chain), at }
  return withHeader({ ...unknown.header, ...own, bytes: body.length, sha256: sha256Of(body) }, body)
}

/** A first line ends with the CRC-32 of the bytes before it, so that neither the desk's figures nor the chain are read from damaged bytes. */
const HEAD = /^(.*),"head":"([0-9a-f]{8})",?\s*$/

function withHeader(header: object, body: Buffer): Buffer {
  const line = JSON.stringify(header).slice(0, -1)
  return Buffer.concat([Buffer.from(`${line},"head":"${hexOf(crc32(line))}",\n`), body])
}

/** Reads and verifies the first line of a snapshot, but not the body. @throws ParleyError `desk-corrupt` */
export function parseHeader(bytes: Buffer, file: string): { header: SnapshotHeader; body: Buffer } {
  if (bytes.length === 0) throw new ParleyError('desk-corrupt', { file, reason: 'empty' })
  const end = bytes.indexOf(10)
  const line = bytes.toString('utf8', 0, Math.max(end, 0))
  const [, known = '', head] = HEAD.exec(line) ?? []
  if (head === undefined) throw new ParleyError('desk-corrupt', { file, reason: 'header' })
  const found = hexOf(crc32(known))
  if (found !== head) throw new ParleyError('desk-corrupt', { file, reason: 'checksum', expected: head, found })
  const parsed = headerSchema.safeParse(parseJson(`${known}}`, file))
  if (!parsed.success) throw new ParleyError('desk-corrupt', { file, reason: 'header' })
  return { header: parsed.data, body: bytes.subarray(end + 1) }
}

/**
 * Parses a snapshot after verifying its checksum, and migrates its records to this Parley's schema. Records already of that schema are not parsed:
 * see `checkRecords`. `stuck` lists the records that could not be migrated, unchanged. @throws ParleyError `desk-corrupt`
 */
export function parseSnapshot(bytes: Buffer, file: string): Snapshot & { stuck: StuckRecord[] } {
  const { content, schema, ...rest } = parseAsWritten(bytes, file)
  const up = new SchemaMigration()
  const now = up.content(content, schema)
  now.history = up.usable(now.history)
  return { ...rest, content: now, schema: Math.max(schema, up.to), stuck: up.stuckIn(now) }
}

/** Like `parseSnapshot`, but leaves the records in the schema of the file. @throws ParleyError `desk-corrupt` */
export function parseAsWritten(bytes: Buffer, file: string): Snapshot {
  const { header, body } = parseHeader(bytes, file)
  if (body.length !== header.bytes)
    throw new ParleyError('desk-corrupt', { file, reason: 'checksum', expected: header.bytes, found: body.length })
  const found = sha256Of(body)
  if (found !== header.sha256)
    throw new ParleyError('desk-corrupt', { file, reason: 'checksum', expected: header.sha256, found })
  // Parses the whole file as one document, since assembling one from the body would copy it all.
  const document = parseJson(textOf(bytes, file), file)
  const content = contentOf(document, header, file)
  const { chain, storeId, at, schema } = header
  return { content, chain: Number.parseInt(chain, 16), storeId, at, schema }
}

/** A right checksum proves that nothing has changed since, not that the bytes were ever text. */
function textOf(bytes: Buffer, file: string): string {
  if (!isUtf8(bytes)) throw new ParleyError('desk-corrupt', { file, reason: 'not-utf8' })
  return bytes.toString('utf8')
}

function contentOf(document: unknown, header: SnapshotHeader, file: string): DeskContent {
  const { unknown, members, ...held } = readDocument(document, file)
  const { head: _head, ...others } = members
  const root = Object.fromEntries(Object.entries(others).filter(([name]) => !Object.hasOwn(header, name)))
  const { format: _f, schema: _s, storeId: _i, chain: _c, at: _a, bytes: _b, sha256: _x, revision, ...rest } = header
  return { revision, ...held, unknown: { collections: unknown, header: rest, root } }
}

/**
 * Reseals a snapshot that was edited by hand, with its new length and checksum. @throws SyntaxError if it is not JSON, TypeError if it is not UTF-8
 */
export function sealed(bytes: Buffer): Buffer {
  JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  const end = bytes.indexOf(10)
  const line = bytes.toString('utf8', 0, end).trim().replace(/,$/, '')
  const { head: _head, ...header } = JSON.parse(`${line}}`) as Record<string, unknown>
  const body = bytes.subarray(end + 1)
  return withHeader({ ...header, bytes: body.length, sha256: sha256Of(body) }, body)
}
