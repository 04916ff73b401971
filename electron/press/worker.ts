import { parentPort, workerData } from 'node:worker_threads'
import { ParleyError } from '../../core/base/errors'
import { failureOf } from '../../core/contract/failure-of'
import { memoModelSchema } from '../../core/memo/memo-model'
import type { PressProgress } from '../../core/memo/pressed'
import { whereOf } from '../../core/base/where-of'
import type { PressAnswer, PressJob, PressThread } from './press-job'
import { renderMemo } from './render-memo'

/** The press's thread: lays out one memo after another, decodes the fonts once, and hands the files over. */

/** The least time between two reports of one phase, in milliseconds. */
const REPORT_MS = 100

const { fontsDirectory, canceled } = workerData as PressThread
const post = (answer: PressAnswer, transfer: ArrayBuffer[] = []) => parentPort?.postMessage(answer, transfer)

/** Reports progress only as often as a person can see, and ends a job that is no longer wanted. */
function reporter(job: number): (progress: PressProgress) => void {
  let phase: PressProgress['phase'] | undefined
  let told = 0
  return (progress) => {
    if (Atomics.load(canceled, 0) >= job) throw new ParleyError('canceled')
    const now = performance.now()
    if (progress.phase === phase && now - told < REPORT_MS) return
    phase = progress.phase
    told = now
    post({ job, progress })
  }
}

async function run({ job, memo }: PressJob): Promise<void> {
  try {
    const { bytes, ...rest } = await renderMemo(memoModelSchema.parse(memo), fontsDirectory, reporter(job))
    const whole = new Uint8Array(bytes)
    post({ job, pressed: { bytes: whole, ...rest } }, [whole.buffer])
  } catch (error) {
    post({ job, error: failureOf(error, (cause) => console.error('press:', whereOf(cause))) })
  }
}

parentPort?.on('message', (job: PressJob) => void run(job))
