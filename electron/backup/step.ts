import type { BackupPhase } from '../../core/backup/backup-schemas'
import { ParleyError } from '../../core/base/errors'
import type { FileSystem } from '../files/file-system'

/** The target of a part of a backup, and how to report its progress. */
export interface Step {
  fs: FileSystem
  /** Reports progress. @throws ParleyError `canceled` */
  at(done: number, total: number): void
}

/** Receives the progress of a backup. */
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
