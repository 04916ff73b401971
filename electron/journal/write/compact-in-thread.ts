import { Worker } from 'node:worker_threads'
import type { CompactAnswer } from './worker'

/** Makes the snapshot after a sealed segment; if aborted, leaves at most a temporary file. */
export type Compact = (directory: string, segment: number, signal: AbortSignal) => Promise<void>

/** Compacts in a thread that runs `workerFile`. */
export function compactInThread(workerFile: string): Compact {
  return (directory, segment, signal) =>
    new Promise((resolve, reject) => {
      const worker = new Worker(workerFile, { workerData: { directory, segment } })
      const end = () => void worker.terminate().then(() => resolve())
      signal.addEventListener('abort', end, { once: true })
      worker.once('message', ({ reason }: CompactAnswer) => {
        if (reason === undefined) resolve()
        else reject(new Error(reason))
      })
      worker.once('error', reject)
      worker.once('exit', () => {
        signal.removeEventListener('abort', end)
        resolve()
      })
      worker.unref()
    })
}
