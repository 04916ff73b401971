import { crc32 } from 'node:zlib'
import type { SchemaMigration } from '../../../core/journal/migrate-journal'
import { transactionSchema } from '../../../core/journal/parse-transaction'
import type { Transaction } from '../../../core/journal/transaction'
import { linesOf, parseLine, printedChain, restOf } from '../format/line'
import { areAccepted, isClosing, numberIn, tableOf } from '../format/plausible'

/** What a piece of a damaged journal turned out to be. */
export type Found =
  | { what: 'transaction'; transaction: Transaction; checked: boolean }
  | { what: 'header'; n: number; schema: number | undefined; checked: boolean }
  | { what: 'closed' }
  | { what: 'broken'; line: Buffer; at: number; n: number | undefined }
  /** A line that never got whole to the disk, as a crash leaves it: it was not acknowledged. */
  | { what: 'torn'; at: number }

/** A piece that did not follow the chain, until the next one tells whether only its sum was damaged. */
interface Pending {
  line: Buffer
  at: number
  /** What the chain would be after it, were it what was written. */
  chains: readonly number[]
}

/**
 * Reads the segments of a journal one after the other, over what is damaged in them. A line counts as checked where it follows the line before: by
 * the sum that one carries, be the rest of it as damaged as it may, or by the sum that it ought to carry. Where neither can be told, a line is taken if
 * it has the form of one and its number goes on, and counts as unchecked. The lines that follow it are checked against it.
 */
export class ChainReader {
  /** The values that the next line may follow; none where they are not known. */
  #follows: readonly number[]
  #pending: Pending | undefined
  #last: number
  readonly #up: SchemaMigration | undefined
  #schema: number

  /**
   * Begins after a snapshot: `chain` is what it says that the journal goes on from, where it says so; `revision` what it has counted. What is read is brought up by
   * `up`, where it is given, from the schema that the header of its segment names: that of the segment before where the header is damaged, and of the snapshot at the
   * beginning. A transaction that says that the records were brought to another schema tells it too.
   */
  constructor(
    chain: number | undefined,
    revision: number,
    { up, schema }: { up?: SchemaMigration; schema?: number } = {},
  ) {
    this.#follows = chain === undefined ? [] : [chain]
    this.#last = revision
    this.#up = up
    this.#schema = schema ?? up?.to ?? 0
  }

  /** A file of the journal is missing, or cannot be read: nothing tells what the next line follows. */
  *lose(): Generator<Found> {
    yield* this.#giveUp()
    this.#follows = []
  }

  /** Does the first line of a segment follow what was read last? */
  isNext(bytes: Buffer): boolean {
    const [first] = linesOf(bytes)
    const rest = first && restOf(first.line)
    if (!first || !rest) return false
    const printed = printedChain(first.line)
    return this.#follows.some((chain) => crc32(rest, chain) === printed)
  }

  /** What a segment holds, piece by piece. Of the last one, an end without a line feed is a torn tail. */
  *read(bytes: Buffer, isLast: boolean): Generator<Found> {
    for (const { at, line, ended } of linesOf(bytes)) {
      if (!ended && isLast) {
        yield* this.#giveUp()
        yield { what: 'torn', at }
        return
      }
      if (this.#match(line) || tableOf(line)) yield* this.#piece(line, at)
      else for (const piece of piecesOf(line)) yield* this.#piece(piece.line, at + piece.start)
    }
  }

  /** What is still in doubt when there is no more. */
  *end(): Generator<Found> {
    yield* this.#giveUp()
  }

  *#piece(line: Buffer, at: number): Generator<Found> {
    // A line feed that was damaged stands at the end of its line.
    const found = this.#match(line) ?? this.#match(line.subarray(0, -1))
    if (found) {
      if (found.ofPending) yield* this.#vouch()
      else yield* this.#giveUp()
      // Another computer may have gone on before this one said that it ended.
      this.#follows = isClosing(line) ? [found.chain, ...this.#follows] : [found.chain]
      yield this.#understood(found.line, true) ?? this.#broken(line, at)
      return
    }
    // After a broken line, the sum that it carries may be what is broken.
    const isAstray = this.#pending !== undefined || this.#follows.length === 0
    yield* this.#giveUp()
    const printed = printedChain(line)
    const taken = isAstray && printed !== undefined ? this.#understood(line, false) : undefined
    if (taken && printed !== undefined) {
      this.#follows = [printed]
      yield taken
      return
    }
    const rest = restOf(line)
    const chains = rest ? this.#follows.map((chain) => crc32(rest, chain)) : []
    this.#pending = { line, at, chains }
    this.#follows = printed === undefined ? [] : [printed]
  }

  /** Which value a line follows, if any that it may. */
  #match(line: Buffer): { line: Buffer; chain: number; ofPending: boolean } | undefined {
    const printed = printedChain(line)
    const rest = restOf(line)
    if (printed === undefined || !rest) return undefined
    const follows = (chain: number) => crc32(rest, chain) === printed
    if (this.#follows.some(follows)) return { line, chain: printed, ofPending: false }
    return this.#pending?.chains.some(follows) ? { line, chain: printed, ofPending: true } : undefined
  }

  /** The line after it says that the pending one is what was written: only its sum was damaged. */
  *#vouch(): Generator<Found> {
    const pending = this.#pending
    this.#pending = undefined
    if (pending) yield this.#understood(pending.line, true) ?? this.#broken(pending.line, pending.at)
  }

  *#giveUp(): Generator<Found> {
    const pending = this.#pending
    this.#pending = undefined
    if (pending) yield this.#broken(pending.line, pending.at)
  }

  #broken(line: Buffer, at: number): Found {
    return { what: 'broken', line, at, n: numberIn(line) }
  }

  /** What a line says, if it has the form of a line of the journal and its number goes on. */
  #understood(line: Buffer, checked: boolean): Found | undefined {
    const table = checked ? parseLine(line) : tableOf(line)
    if (!table) return undefined
    if ('closed' in table) return { what: 'closed' }
    if (typeof table.h === 'number' && typeof table.n === 'number') {
      const schema = typeof table.schema === 'number' ? table.schema : undefined
      this.#schema = schema ?? this.#schema
      return { what: 'header', n: table.n, schema, checked }
    }
    const { data } = transactionSchema.safeParse(table)
    if (!data || data.n <= this.#last) return undefined
    const { edit } = data
    const schema = edit.kind === 'migrate' && edit.what === 'schema' ? Math.max(this.#schema, edit.to) : this.#schema
    const transaction = this.#up?.transaction(data, schema) ?? data
    if (!checked && !areAccepted(transaction.ops)) return undefined
    this.#schema = schema
    this.#last = data.n
    return { what: 'transaction', transaction, checked }
  }
}

const HEAD = /\{"c":"[0-9a-f]{8}",/g

/** The lines that a damaged line feed has put into one. */
function piecesOf(line: Buffer): { start: number; line: Buffer }[] {
  const cuts = [...line.toString('latin1').matchAll(HEAD)].map(({ index }) => index).filter((index) => index > 0)
  const starts = [0, ...cuts]
  return starts.map((start, index) => ({ start, line: line.subarray(start, starts[index + 1] ?? line.length) }))
}
