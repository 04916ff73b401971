import type { BackupPhase } from '../../core/backup/backup-schemas'
import { ParleyError } from '../../core/base/errors'
import type { FileSystem } from '../files/file-system'

/** What a part of a backup is told: where it writes, and whom it tells how far it is. */
export interface Step {
  fs: FileSystem
  /** Tells that so many of so many things are done. @throws ParleyError `canceled` */
  at(done: number, total: number): void
}

/** Hears how far a backup is. */
export type BackupProgress = (phase: BackupPhase, done: number, total: number) => void

/** One phase of a backup. */
export function stepOf(
  phase: BackupPhase,
  {
    fs,
    signal,
    onProgress,
  }: { fs: FileSystem; signal?: Pick<AbortSignal, 'aborted'> | undefined; onProgress?: BackupProgress | undefined },
): Step {
  return {
    fs,
    at: (done, total) => {
      if (signal?.aborted) throw new ParleyError('canceled')
      onProgress?.(phase, done, total)
    },
  }
}
