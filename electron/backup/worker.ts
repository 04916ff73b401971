import { parentPort, workerData } from 'node:worker_threads'
import type { BackupPhase } from '../../core/backup/backup-schemas'
import { failureOf } from '../../core/contract/failure-of'
import { whereOf } from '../../core/base/where-of'
import { backUp } from './back-up'
import type { BackupAnswer, BackupThread } from './backup-job'
import { recoveryPointsOf } from './backup-points'
import { previewPoint } from './preview'

/** A thread that does one backup job and ends. */

/** The least time between two reports of one phase, in milliseconds. */
const REPORT_MS = 100

const { job, canceled } = workerData as BackupThread
const post = (answer: BackupAnswer) => parentPort?.postMessage(answer)

async function run(): Promise<BackupAnswer> {
  const { now } = job
  if (job.kind === 'points') return { points: await recoveryPointsOf(job.folder, job.storeId, { now }) }
  if (job.kind === 'preview') return { preview: await previewPoint(job.point, job.directory, { now }) }
  const signal = {
    get aborted() {
      return Atomics.load(canceled, 0) !== 0
    },
  }
  const { directory, folder, full, asked } = job
  return { backedUp: await backUp(directory, folder, { now, full, asked, signal, onProgress: reporter() }) }
}

/** Reports progress only as often as a person can see. */
function reporter(): (phase: BackupPhase, done: number, total: number) => void {
  let [last, told]: [BackupPhase | undefined, number] = [undefined, 0]
  return (phase, done, total) => {
    const now = performance.now()
    if (phase === last && now - told < REPORT_MS) return
    last = phase
    told = now
    post({ progress: [phase, done, total] })
  }
}

run().then(post, (error: unknown) =>
  post({ error: failureOf(error, (cause) => console.error('backup:', whereOf(cause))) }),
)
