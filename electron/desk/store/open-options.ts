import type { ParleyError } from '../../../core/base/errors'
import { realFileSystem, type FileSystem } from '../../files/file-system'
import type { OtherPoints } from '../../journal/repair/recovery-points'
import type { Compact } from '../../journal/write/compact-in-thread'
import type { SegmentLimits } from '../../journal/write/journal-adapter'

/** How a desk is opened, besides where and to what end. */
export interface OpenOptions {
  fs?: FileSystem
  /** Collects records that their schemas refuse; without it the first of them is thrown. */
  invalid?: ParleyError[]
  /** Shows a desk that is opened to read without the records that cannot be brought to the schema of this Parley. */
  leaveOut?: boolean
  /** Of a damaged desk, the restore point that is shown: all that can be saved, unless it says another. */
  point?: string
  /** Restore points that are kept elsewhere. */
  others?: readonly OtherPoints[] | undefined
  /** Told to another Parley that wants to write. */
  who?: string | undefined
  clock?: () => string
  /** Makes snapshots; in this process where none is given. */
  compact?: Compact
  /** When a segment is followed by another; tests have short ones. */
  limits?: SegmentLimits
  /** Hears of what failed beside the edits. */
  report?: (error: unknown) => void
  /** Opens it to write though another computer has it: a person said so. */
  overrule?: boolean
  /** A folder of the app's own for what the desk's folder cannot take. */
  rescueTo?: string | undefined
}

/** The options that always have a value. */
export type SettledOptions = Required<Pick<OpenOptions, 'fs' | 'clock' | 'report'>>

/** The options with the values that hold where none is given. */
export function settled(options: OpenOptions): OpenOptions & SettledOptions {
  const { fs = realFileSystem, clock = () => new Date().toISOString(), report = () => undefined } = options
  return { ...options, fs, clock, report }
}
