import type { ParleyError } from '../../../core/base/errors'
import type { Holder } from '../../../core/desk/reading'
import type { Recovered } from '../../journal/read/recover'
import type { PointState } from '../../journal/repair/recovery-points'
import type { Repaired } from '../../journal/write/journal-adapter'
import type { DeskFiles } from './desk-files'
import type { RescuedNotice } from './rescue'
import type { StoreTrouble } from './store-trouble'

/**
 * What was found in the files of an open desk, and what is wrong with it now. A plain value of one moment: ask the store for it again after
 * anything has happened.
 */
export interface DeskCondition {
  /** Whether edits are refused: the desk was opened to read, or it has stopped. */
  readOnly: boolean
  /** Why it takes no more edits until it is opened again: a write ended in doubt, or another program or computer changed the files. */
  stopped: ParleyError | undefined
  /** Why the last edit could not be written, where the next one may be: the folder is gone, the disk is full. Never together with `stopped`. */
  trouble: ParleyError | undefined
  /** Where the acknowledged edits were written after the folder turned out to lack them. */
  rescued: RescuedNotice | undefined
  /** Whose lease was overruled when the desk was opened. */
  overruled: Holder | undefined
  /** What was repaired when the desk was opened to write. */
  repaired: Repaired | undefined
  /** What the last reading of the files found; nothing for a desk of the first format or a damaged one. */
  recovered: Recovered | undefined
  /** The latest instant that the desk's journal names; empty where it names none. */
  latest: string
  /** The recovery point that is shown of a damaged desk. */
  salvaged: PointState | undefined
  /** Why a desk that is shown without some of its records cannot be edited: the first record that cannot be migrated to this schema. */
  stuck: ParleyError | undefined
}

/** The condition of a desk as of now, out of everything that knows a part of it. */
export function conditionOf(files: DeskFiles, trouble: StoreTrouble, overruled: Holder | undefined): DeskCondition {
  const { journal, reading, point } = files
  const recovered = files.recovered()
  const stopped = trouble.closed
  return {
    // Only a desk that was opened to write has a journal that is written to.
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
