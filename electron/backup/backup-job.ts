import type { BackupPhase, BackupPreview, BackupPoint } from '../../core/backup/backup-schemas'
import type { Failure } from '../../core/base/failure'
import type { BackedUp } from './back-up'
import type { PointPlace } from './preview'

/** The messages between a caller who wants a backup and its thread. */

/** The job of the thread. */
export type BackupJob =
  | { kind: 'back-up'; directory: string; folder: string; now: string; full: boolean; asked: boolean }
  | { kind: 'points'; folder: string; storeId: string; now: string }
  | { kind: 'preview'; point: PointPlace; directory: string; now: string }

/** The data that the thread starts with. `canceled` is shared: not 0 once nobody wants the work any more. */
export interface BackupThread {
  job: BackupJob
  canceled: Int32Array
}

/** How far the job is, or how it ended. */
export type BackupAnswer =
  | { progress: [BackupPhase, number, number] }
  | { backedUp: BackedUp }
  | { points: BackupPoint[] }
  | { preview: BackupPreview }
  | { error: Failure }
