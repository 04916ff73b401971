import type { Failure } from '../base/failure'
import type { Op } from '../desk/ops'
import type { FieldDifference } from '../model/records/content'
import type { AnyRecord } from '../model/records/records'
import type { Candidate } from './candidate'
import type { Conflict, ImportState } from './import-states'

/** One record of an imported file, and what the import would do to it. */
export interface ImportItem {
  candidate: Candidate
  state: ImportState
  conflict?: Conflict
  /** Why it is refused. */
  whys: readonly Failure[]
  /** Notices about it, although it is imported. */
  warnings: readonly Failure[]
  /** The fields that would change; all of a new record's. */
  changes: readonly FieldDifference[]
  before?: AnyRecord | undefined
  /** The record as it would be on the desk. */
  record?: AnyRecord | undefined
  /** True if it will be written. */
  taken: boolean
}

/** The ops of the items to write. */
export function opsOf(items: Iterable<ImportItem>): Op[] {
  return [...items].flatMap(({ candidate, record, taken }): Op[] =>
    taken && record ? [{ op: 'put', collection: candidate.collection, record }] : [],
  )
}
