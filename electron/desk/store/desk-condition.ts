import type { ParleyError } from '../../../core/base/errors'
import type { Holder } from '../../../core/desk/reading'
import type { Recovered } from '../../journal/read/read-desk'
import type { PointState } from '../../journal/repair/recovery-points'
import type { Repaired } from '../../journal/write/journal-adapter'
import type { DeskFiles } from './desk-files'
import type { RescuedNotice } from './rescue'
import type { StoreTrouble } from './store-trouble'

/**
 * Findings from opening a desk's files, and its problems now. A plain value of one moment: ask the store again after any change.
 */
export interface DeskCondition {
  /** True if edits are refused: the desk was opened read-only, or it has stopped. */
  readOnly: boolean
  /** Why it takes no edits until it is reopened: a write ended in doubt, or another program or computer changed the files. */
  stopped: ParleyError | undefined
  /** Why the last edit could not be written, though the next one may be: the folder is gone, the disk is full. Never together with `stopped`. */
  trouble: ParleyError | undefined
  /** The place to which the acknowledged edits were saved after the folder turned out to lack them. */
  rescued: RescuedNotice | undefined
  /** The holder of the lease that was overruled when the desk was opened. */
  overruled: Holder | undefined
  /** The repairs made when the desk was opened for writing. */
  repaired: Repaired | undefined
  /** The result of the last reading of the files; undefined for a desk of the first format or a damaged one. */
  recovered: Recovered | undefined
  /** The latest instant in the desk's journal; empty if there is none. */
  latest: string
  /** The recovery point that is shown of a damaged desk. */
  salvaged: PointState | undefined
  /** Why a desk shown without some of its records cannot be edited: the first record that cannot be migrated to this schema. */
  stuck: ParleyError | undefined
}

/** Collects the condition of a desk at this moment. */
export function conditionOf(files: DeskFiles, trouble: StoreTrouble, overruled: Holder | undefined): DeskCondition {
  const { journal, reading, point } = files
  const recovered = files.recovered()
  const stopped = trouble.closed
  return {
    // Only a desk that was opened for writing has a journal to write to.
    readOnly: journal === undefined || stopped !== undefined,
    stopped,
    trouble: trouble.passing,
    rescued: trouble.rescued,
    overruled,
    repaired: journal?.repaired,
    recovered,
    latest: journal?.at ?? recovered?.at ?? '',
    salvaged: point?.opened,
    stuck: reading?.why,
  }
}
