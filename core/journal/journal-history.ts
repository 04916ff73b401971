import type { MemoryDesk } from '../desk/memory-desk'
import { opId, refKey, type Op } from '../desk/ops'
import type { RecordOf } from '../model/records/records'
import type { RecordRef } from '../model/values/record-ref'
import type { Transaction } from './transaction'

/**
 * The transactions to read, newest first: those before `before`, those that touched `record`, those of `by`. With `evidence`, also those that put evidence
 * about the record.
 */
export interface HistoryQuery {
  record?: RecordRef | undefined
  evidence?: boolean | undefined
  by?: string | undefined
  before?: number | undefined
  limit: number
}

/** Does a query ask for this transaction? */
export function isWanted({ n, by, ops }: Transaction, query: HistoryQuery): boolean {
  if (query.before !== undefined && n >= query.before) return false
  if (query.by !== undefined && by !== query.by) return false
  const { record, evidence } = query
  if (!record) return true
  return ops.some(
    (op) =>
      (op.collection === record.collection && opId(op) === record.id) ||
      (evidence === true && isEvidenceAbout(op, record)),
  )
}

/** Does an op put evidence about a record? */
export function isEvidenceAbout(op: Op, about: RecordRef): boolean {
  return (
    op.op === 'put' &&
    op.collection === 'evidence' &&
    refKey((op.record as RecordOf<'evidence'>).about) === refKey(about)
  )
}

/** Everything that ever happened to a desk, as its journal has it. */
export interface JournalHistory {
  /** The transactions asked for, newest first. @throws ParleyError `desk-corrupt` if the journal is damaged */
  transactions(query: HistoryQuery): Promise<readonly Transaction[]>
  /** The revision of the earliest known state: that of the first snapshot. */
  first(): Promise<number>
  /** The desk after transaction `n`. @throws ParleyError `revision-unknown`, `desk-corrupt` */
  deskAt(n: number): Promise<MemoryDesk>
}
