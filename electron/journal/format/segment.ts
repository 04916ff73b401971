import { z } from 'zod'
import { SchemaMigration } from '../../../core/journal/migrate-journal'
import { transactionSchema } from '../../../core/journal/parse-transaction'
import type { Transaction } from '../../../core/journal/transaction'
import { decodeLine, linesOf, parseLine, type EncodedLine, encodeLine } from './line'

/** A file of the journal: a header, transactions, and a closing line if the writer closed the desk cleanly. */

const headerSchema = z.looseObject({
  h: z.int().min(1),
  n: z.int().min(0),
  device: z.string(),
  format: z.int(),
  schema: z.int(),
  at: z.string(),
})
export type SegmentHeader = z.infer<typeof headerSchema>

/** The schema of a segment's records, read from its first line; undefined if that is no header. */
export const schemaIn = (line: Buffer | undefined): number | undefined =>
  line && headerSchema.safeParse(parseLine(line)).data?.schema

/** The first line of segment `h`: `n` transactions precede it. */
export function headerLine(header: SegmentHeader, chain: number): EncodedLine {
  return encodeLine(header, chain)
}

/** Encodes a transaction as a line. `durable` is the length of the file that is known to be on the disk. */
export function transactionLine({ n, at, by, edit, ops }: Transaction, durable: number, chain: number): EncodedLine {
  return encodeLine({ n, d: durable, at, by, edit, ops }, chain)
}

/** The line of a writer that closes the desk cleanly. */
export function closedLine(at: string, durable: number, chain: number): EncodedLine {
  return encodeLine({ closed: at, d: durable }, chain)
}

/** The content of a segment, as far as its bytes follow the chain. */
export interface SegmentContent {
  header: SegmentHeader | undefined
  transactions: Transaction[]
  /** The chain after the last sound line. */
  chain: number
  /** The chain after the last line that is not a closing line, and after each closing line behind it. */
  ends: number[]
  /** How many bytes are sound, and how many of them lead up to the last line that is not a closing line. */
  sound: number
  edited: number
  /** True if the last sound line is a closing line. */
  closed: boolean
  /** Why a crash cannot have caused the bytes after the sound ones; undefined for a torn tail, or if nothing follows. */
  damage: 'bytes' | 'form' | undefined
}

/**
 * Reads a segment whose first line follows `chain` and has the given `h` and `n`. Reading ends at the first line that does not follow the chain. That
 * is a torn tail, as a crash leaves it, unless a later line says that the broken bytes were once durable, or a whole line has the right checksum and
 * the wrong form. Records are migrated from the schema in the header.
 */
export function readSegment(
  bytes: Buffer,
  chain: number,
  expected: { h: number; n: number },
  up: SchemaMigration = new SchemaMigration(),
): SegmentContent {
  const content: SegmentContent = {
    header: undefined,
    transactions: [],
    chain,
    ends: [chain],
    sound: 0,
    edited: 0,
    closed: false,
    damage: undefined,
  }
  let { n } = expected
  for (const { at, line, ended } of linesOf(bytes)) {
    const decoded = ended ? decodeLine(line, content.chain) : undefined
    if (!decoded) {
      if (saysItWasDurable(bytes, at)) content.damage = 'bytes'
      // A whole header that counts more transactions than there are: the ones before it are gone.
      else if (!content.header && ended && (headerSchema.safeParse(parseLine(line)).data?.n ?? 0) > n)
        content.damage = 'bytes'
      return content
    }
    const { value } = decoded
    if (!content.header) {
      const header = headerSchema.safeParse(value)
      if (!header.success || header.data.h !== expected.h || header.data.n !== n) return { ...content, damage: 'form' }
      content.header = header.data
    } else if ('closed' in value) content.closed = true
    else {
      const transaction = transactionSchema.safeParse(value)
      if (!transaction.success || transaction.data.n !== n + 1) return { ...content, damage: 'form' }
      n += 1
      content.transactions.push(up.transaction(transaction.data, content.header.schema))
      content.closed = false
    }
    content.chain = decoded.chain
    content.ends = content.closed ? [...content.ends, decoded.chain] : [decoded.chain]
    content.sound = at + line.length + 1
    if (!content.closed) content.edited = content.sound
  }
  return content
}

/** The start of a journal line, with the length that it says was durable before it. */
const LINE_START = /\{"c":"[0-9a-f]{8}",(?:"n":\d+|"closed":"[^"]*"),"d":(\d+)[,}]/g

/**
 * Does a line that begins at `offset` or later say that more than `offset` bytes were durable before it? Searches byte by byte: the line feed before
 * the line may be the damage, and the line at `offset` may be there only because others are gone.
 */
export function saysItWasDurable(bytes: Buffer, offset: number): boolean {
  const rest = bytes.toString('latin1', offset)
  for (const [, durable] of rest.matchAll(LINE_START)) if (Number(durable) > offset) return true
  return false
}
