import { crc32 } from 'node:zlib'
import type { SchemaMigration } from '../../../core/journal/migrate-journal'
import { transactionSchema } from '../../../core/journal/parse-transaction'
import type { Transaction } from '../../../core/journal/transaction'
import { linesOf, parseLine, printedChain, restOf } from '../format/line'
import { areAccepted, isClosing, numberIn, tableOf } from '../format/plausible'

/** A piece of a damaged journal, once it is understood. */
export type Found =
  | { what: 'transaction'; transaction: Transaction; checked: boolean }
  | { what: 'header'; n: number; schema: number | undefined; checked: boolean }
  | { what: 'closed' }
  | { what: 'broken'; line: Buffer; at: number; n: number | undefined }
  /** A line that a crash cut short; it was never acknowledged. */
  | { what: 'torn'; at: number }

/** A piece that does not follow the chain, until the next one shows whether only its checksum was damaged. */
interface Pending {
  line: Buffer
  at: number
  /** The possible chains after it, if it is what was written. */
  chains: readonly number[]
}

/**
 * Reads the segments of a journal one after the other, past any damage. A line counts as checked if it follows the line before, either by the
 * checksum that this line carries, even if the rest of it is damaged, or by the one that it should carry. If neither is known, a line with the right
 * form and the next number is taken as unchecked, and the lines after it are checked against it.
 */
export class ChainReader {
  /** The chains that the next line may follow; empty if unknown. */
  #follows: readonly number[]
  #pending: Pending | undefined
  #last: number
  readonly #up: SchemaMigration | undefined
  #schema: number

  /**
   * Begins after a snapshot, with its `chain`, if known, and its `revision`. If `up` is given, it migrates what is read from the schema in the
   * segment's header. If the header is damaged, the schema of the segment before counts, and at first that of the snapshot. A transaction that
   * records a migration also sets the schema.
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

  /** Notes that a file of the journal is missing or unreadable, so that the next chain is unknown. */
  *lose(): Generator<Found> {
    yield* this.#giveUp()
    this.#follows = []
  }

  /** Does the first line of a segment follow the last line read? */
  isNext(bytes: Buffer): boolean {
    const [first] = linesOf(bytes)
    const rest = first && restOf(first.line)
    if (!first || !rest) return false
    const printed = printedChain(first.line)
    return this.#follows.some((chain) => crc32(rest, chain) === printed)
  }

  /** Reads a segment piece by piece. In the last segment, an end without a line feed is a torn tail. */
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

  /** Resolves the pieces that are still in doubt at the end. */
  *end(): Generator<Found> {
    yield* this.#giveUp()
  }

  *#piece(line: Buffer, at: number): Generator<Found> {
    // A damaged line feed sits at the end of its line.
    const found = this.#match(line) ?? this.#match(line.subarray(0, -1))
    if (found) {
      if (found.ofPending) yield* this.#vouch()
      else yield* this.#giveUp()
      // Another computer may have continued before this one wrote its closing line.
      this.#follows = isClosing(line) ? [found.chain, ...this.#follows] : [found.chain]
      yield this.#understood(found.line, true) ?? this.#broken(line, at)
      return
    }
    // After a broken line, the checksum in that line may be the damage.
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

  /** The chain that a line follows, if any of the possible ones. */
  #match(line: Buffer): { line: Buffer; chain: number; ofPending: boolean } | undefined {
    const printed = printedChain(line)
    const rest = restOf(line)
    if (printed === undefined || !rest) return undefined
    const follows = (chain: number) => crc32(rest, chain) === printed
    if (this.#follows.some(follows)) return { line, chain: printed, ofPending: false }
    return this.#pending?.chains.some(follows) ? { line, chain: printed, ofPending: true } : undefined
  }

  /** The next line proves that the pending one is what was written: only its checksum was damaged. */
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

  /** Reads a line that has the form of a journal line and the next number. */
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

/** Splits lines that a damaged line feed has joined. */
function piecesOf(line: Buffer): { start: number; line: Buffer }[] {
  const cuts = [...line.toString('latin1').matchAll(HEAD)].map(({ index }) => index).filter((index) => index > 0)
  const starts = [0, ...cuts]
  return starts.map((start, index) => ({ start, line: line.subarray(start, starts[index + 1] ?? line.length) }))
}
