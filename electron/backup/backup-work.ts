import { Worker } from 'node:worker_threads'
import type { BackupPreview, BackupPoint } from '../../core/backup/backup-schemas'
import { ParleyError } from '../../core/base/errors'
import type { BackedUp } from './back-up'
import type { BackupAnswer, BackupJob } from './backup-job'
import type { PointPlace } from './preview'
import type { BackupProgress } from './step'

/** How to follow and cancel a backup job. */
export interface WorkOptions {
  now: string
  signal?: AbortSignal
  onProgress?: BackupProgress
  full?: boolean
  asked?: boolean
}

/** The backup jobs, wherever they run. */
export interface BackupWork {
  backUp(directory: string, folder: string, options: WorkOptions): Promise<BackedUp>
  points(folder: string, storeId: string, now: string): Promise<BackupPoint[]>
  preview(point: PointPlace, directory: string, now: string): Promise<BackupPreview>
}

/** Runs each job in a thread of its own, which then ends: a large desk takes seconds, and the caller must not wait. */
export function backupInThread(workerFile: string): BackupWork {
  return {
    backUp: (directory, folder, { now, full = false, asked = false, signal, onProgress }) =>
      inThread(workerFile, { kind: 'back-up', directory, folder, now, full, asked }, 'backedUp', {
        signal,
        onProgress,
      }),
    points: (folder, storeId, now) => inThread(workerFile, { kind: 'points', folder, storeId, now }, 'points'),
    preview: (point, directory, now) => inThread(workerFile, { kind: 'preview', point, directory, now }, 'preview'),
  }
}

/** The result of each kind of job. */
interface Ends {
  backedUp: BackedUp
  points: BackupPoint[]
  preview: BackupPreview
}

function inThread<E extends keyof Ends>(
  workerFile: string,
  job: BackupJob,
  end: E,
  { signal, onProgress }: { signal?: AbortSignal | undefined; onProgress?: BackupProgress | undefined } = {},
): Promise<Ends[E]> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(new ParleyError('canceled'))
      return
    }
    const canceled = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT))
    const worker = new Worker(workerFile, { workerData: { job, canceled } })
    // Takes effect between two files, so that nothing is left half-written.
    const cancel = () => Atomics.store(canceled, 0, 1)
    signal?.addEventListener('abort', cancel, { once: true })
    worker.on('message', (answer: BackupAnswer) => {
      if ('progress' in answer) onProgress?.(...answer.progress)
      else if ('error' in answer) reject(new ParleyError(answer.error.code, answer.error.params))
      else resolve((answer as unknown as Ends)[end])
    })
    worker.once('error', (error) => reject(new ParleyError('internal', { reason: error.name }, { cause: error })))
    worker.once('exit', () => {
      signal?.removeEventListener('abort', cancel)
      reject(new ParleyError('internal', { reason: 'the thread of backups ended without an answer' }))
    })
    worker.unref()
  })
}
