import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'
import type { StampedDocument } from '../../core/search/search-messages'
import { writeDurably } from '../files/write-durably'

/** Counts the changes of what a document holds: an index of another version is made anew. */
const VERSION = 1

const headSchema = z.object({ version: z.literal(VERSION), storeId: z.string(), count: z.int(), sha256: z.string() })
/** A number, which z.number() takes only if it is finite. */
const day = z.custom<number>((value) => typeof value === 'number')
const documentsSchema = z.array(
  z.object({
    key: z.string(),
    kind: z.string(),
    title: z.string(),
    text: z.string(),
    names: z.string(),
    called: z.string(),
    changedAt: z.number(),
    links: z.array(z.string()),
    days: z.tuple([day, day]).optional(),
    stamp: z.number(),
  }),
)

const shaOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** The documents kept in a file; none if it is missing, damaged, of another desk or of another version: then they are made anew. */
export function readIndexFile(file: string, storeId: string): StampedDocument[] {
  try {
    const bytes = readFileSync(file)
    const end = bytes.indexOf(10)
    const head = headSchema.parse(JSON.parse(bytes.subarray(0, end).toString('utf8')))
    const body = bytes.subarray(end + 1)
    if (head.storeId !== storeId || shaOf(body) !== head.sha256) return []
    const documents = documentsSchema.parse(JSON.parse(body.toString('utf8'), withInfinity))
    return documents.length === head.count ? documents : []
  } catch {
    return []
  }
}

/** Keeps documents in a file, whole or not at all. @throws WriteFailure */
export async function writeIndexFile(file: string, storeId: string, documents: StampedDocument[]): Promise<void> {
  const body = Buffer.from(JSON.stringify(documents, asWord), 'utf8')
  const head = JSON.stringify({ version: VERSION, storeId, count: documents.length, sha256: shaOf(body) })
  await mkdir(dirname(file), { recursive: true })
  await writeDurably(file, Buffer.concat([Buffer.from(`${head}\n`, 'utf8'), body]))
}

/** JSON has no infinity, and a date may have an open end. */
const asWord = (_key: string, value: unknown) =>
  value === Infinity ? 'Infinity' : value === -Infinity ? '-Infinity' : value

const withInfinity = (key: string, value: unknown) =>
  (key === '0' || key === '1') && (value === 'Infinity' || value === '-Infinity') ? Number(value) : value
