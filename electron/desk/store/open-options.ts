import type { ParleyError } from '../../../core/base/errors'
import { realFileSystem, type FileSystem } from '../../files/file-system'
import type { OtherPoints } from '../../journal/repair/recovery-points'
import type { Compact } from '../../journal/write/compact-in-thread'
import type { SegmentLimits } from '../../journal/write/journal-adapter'

/** How a desk is opened, apart from its folder and mode. */
export interface OpenOptions {
  fs?: FileSystem
  /** Collects records that their schemas refuse; without it, the first of them throws. */
  invalid?: ParleyError[]
  /** Shows a read-only desk without the records that cannot be migrated to this Parley's schema. */
  leaveOut?: boolean
  /** The recovery point to show of a damaged desk; by default everything that can be salvaged. */
  point?: string
  /** Recovery points that are kept elsewhere. */
  others?: readonly OtherPoints[] | undefined
  /** Shown to another Parley that wants to write. */
  who?: string | undefined
  clock?: () => string
  /** Makes snapshots; by default in this process. */
  compact?: Compact
  /** When the next segment begins; tests use small limits. */
  limits?: SegmentLimits
  /** Receives failures of work in the background. */
  report?: (error: unknown) => void
  /** Opens the desk for writing though another computer has it open, because a person said so. */
  overrule?: boolean
  /** A folder of the app's own for edits that the desk's folder cannot take. */
  rescueTo?: string | undefined
}

/** The options that always have a value. */
export type SettledOptions = Required<Pick<OpenOptions, 'fs' | 'clock' | 'report'>>

/** Fills in the default options. */
export function settled(options: OpenOptions): OpenOptions & SettledOptions {
  const { fs = realFileSystem, clock = () => new Date().toISOString(), report = () => undefined } = options
  return { ...options, fs, clock, report }
}
