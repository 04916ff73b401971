import { parentPort, workerData } from 'node:worker_threads'
import { ParleyError } from '../../core/base/errors'
import { failureOf } from '../../core/contract/answer'
import { whereOf } from '../files/where-of'
import { readSource } from './read-source'
import type { ReadingAnswer, ReadingThread } from './reading-job'

/** A reading's thread: reads one file and ends. */

const { what, folder } = workerData as ReadingThread
const post = (answer: ReadingAnswer) => parentPort?.postMessage(answer)

/** The least time between two reports, in milliseconds. */
const REPORT_MS = 100
let told = 0
function progress(done: number, of: number): void {
  const now = performance.now()
  if (now - told < REPORT_MS) return
  told = now
  post({ done, of })
}

/** A file may be damaged in ways that its reader does not foresee; it is the file that is at fault, and the log says where. */
function asFailing(error: unknown): unknown {
  if (error instanceof ParleyError) return error
  const file = 'name' in what ? what.name : ''
  console.error('reading:', whereOf(error))
  const isOfMemory = error instanceof RangeError || (error instanceof Error && /memory|OOM/i.test(error.message))
  return new ParleyError(isOfMemory ? 'reading-memory' : 'reading-damaged', { file })
}

readSource(what, { folder, progress }).then(
  (draft) => post({ draft }),
  (error: unknown) => post({ error: failureOf(asFailing(error), () => undefined) }),
)
