import type { DeskRead } from '../desk/desk-read'
import type { RecordRef } from '../model/sources'
import type { Transaction } from './transaction'

/** Which transactions are asked for: those before `before`, those that touched `record`, those of `by`; the newest first. */
export interface PastQuery {
  record?: RecordRef | undefined
  by?: string | undefined
  before?: number | undefined
  limit: number
}

/** All that ever happened to a desk, as its journal has it. */
export interface DeskPast {
  /** The transactions asked for, the newest first. @throws ParleyError `desk-corrupt` where the journal is damaged */
  transactions(query: PastQuery): Promise<readonly Transaction[]>
  /** The revision of the earliest state that is known: that of the first snapshot. */
  first(): Promise<number>
  /** The desk as it was after transaction `n`. @throws ParleyError `revision-unknown`, `desk-corrupt` */
  deskAt(n: number): Promise<DeskRead>
}
