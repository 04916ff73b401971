import { opId, refKey } from '../desk/ops'
import type { Transaction } from '../journal/transaction'
import type { RecordRef } from '../model/values/record-ref'

/** Some transactions in figures for a sentence: how many, from when to when, by whom, of which records. */
export interface Edits {
  edits: number
  from?: string
  to?: string
  /** The ids of staff members. */
  by: string[]
  records: RecordRef[]
}

/** Sums transactions up. A machine's clock may have been set back, so the earliest and latest instants are found whatever the order. */
export function editsOf(transactions: readonly Transaction[]): Edits {
  const instants = transactions.map(({ at }) => at).toSorted()
  const records = new Map<string, RecordRef>()
  for (const { ops } of transactions)
    for (const op of ops) {
      const ref = { collection: op.collection, id: opId(op) }
      records.set(refKey(ref), ref)
    }
  const [from, to] = [instants[0], instants.at(-1)]
  return {
    edits: transactions.length,
    ...(from === undefined || to === undefined ? {} : { from, to }),
    by: [...new Set(transactions.map(({ by }) => by))],
    records: [...records.values()],
  }
}
