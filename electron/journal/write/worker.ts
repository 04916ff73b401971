import { parentPort, workerData } from 'node:worker_threads'
import { z } from 'zod'
import { reasonOf } from '../../files/write-durably'
import { compact } from './compact'

/** A thread that makes one snapshot and ends; a large desk takes seconds, while the desk process keeps answering. */

const jobSchema = z.object({ directory: z.string(), segment: z.int().min(1) })

/** The thread's answer when it is done; `reason` is the system's code if it failed. */
export interface CompactAnswer {
  reason?: string
}

async function run(): Promise<void> {
  const { directory, segment } = jobSchema.parse(workerData)
  await compact(directory, segment)
}

const answer = (said: CompactAnswer) => parentPort?.postMessage(said)
run().then(
  () => answer({}),
  (error: unknown) => answer({ reason: reasonOf(error) }),
)
