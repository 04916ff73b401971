import { z } from 'zod'
import { SchemaMigration } from '../../../core/journal/migrate-journal'
import { transactionSchema } from '../../../core/journal/parse-transaction'
import type { Transaction } from '../../../core/journal/transaction'
import { decodeLine, linesOf, parseLine, type EncodedLine, encodeLine } from './line'

/** A file of the journal: a header, then transactions, and a line that says so where it was closed in good order. */

const headerSchema = z.looseObject({
  h: z.int().min(1),
  n: z.int().min(0),
  device: z.string(),
  format: z.int(),
  schema: z.int(),
  at: z.string(),
})
export type SegmentHeader = z.infer<typeof headerSchema>

/** Of which schema the records of a segment are, by its first line; undefined where that is no header. */
export const schemaIn = (line: Buffer | undefined): number | undefined =>
  line && headerSchema.safeParse(parseLine(line)).data?.schema

/** The first line of segment `h`: `n` transactions came before it. */
export function headerLine(header: SegmentHeader, chain: number): EncodedLine {
  return encodeLine(header, chain)
}

/** A transaction as a line. `durable` is the length of the file that the disk is known to have. */
export function transactionLine({ n, at, by, edit, ops }: Transaction, durable: number, chain: number): EncodedLine {
  return encodeLine({ n, d: durable, at, by, edit, ops }, chain)
}

/** The line of a writer that ends in good order. */
export function closedLine(at: string, durable: number, chain: number): EncodedLine {
  return encodeLine({ closed: at, d: durable }, chain)
}

/** What a segment's bytes hold, as far as they follow the chain. */
export interface SegmentContent {
  header: SegmentHeader | undefined
  transactions: Transaction[]
  /** The chain after the last sound line. */
  chain: number
  /** The chain after the last line that is more than a word that a writer ended, and after each such word behind it. */
  ends: number[]
  /** How many bytes are sound. */
  sound: number
  /** Whether the last sound line says that the desk was closed in good order. */
  closed: boolean
  /** Why what follows the sound bytes is not what a crash leaves; undefined for a torn tail, and where nothing follows. */
  damage: 'bytes' | 'form' | undefined
}

/**
 * Reads a segment whose first line follows `chain`, and has the `h` and `n` that are given. What does not follow the chain ends it: that is a torn tail, as a
 * crash leaves it, unless a later line says that the disk once had what is broken, or a whole line has the right sum and the wrong form. Records are brought
 * up from the schema that the header names.
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
    closed: false,
    damage: undefined,
  }
  let { n } = expected
  for (const { at, line, ended } of linesOf(bytes)) {
    const decoded = ended ? decodeLine(line, content.chain) : undefined
    if (!decoded) {
      if (saysItWasDurable(bytes, at)) content.damage = 'bytes'
      // Whole, and after more transactions than there are: those before it are gone.
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
  }
  return content
}

/** Where a line of ours begins, with what it says of the length that was durable before it. */
const LINE_START = /\{"c":"[0-9a-f]{8}",(?:"n":\d+|"closed":"[^"]*"),"d":(\d+)[,}]/g

/**
 * Does a line that begins at `offset` or after it say that more than that was on the disk before it was written? It is looked for byte by byte: what
 * was damaged may be the line feed before it, and the one at `offset` may be there because others are gone.
 */
export function saysItWasDurable(bytes: Buffer, offset: number): boolean {
  const rest = bytes.toString('latin1', offset)
  for (const [, durable] of rest.matchAll(LINE_START)) if (Number(durable) > offset) return true
  return false
}
