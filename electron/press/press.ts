import { Worker } from 'node:worker_threads'
import type { Failure } from '../../core/contract/contract'
import { ParleyError } from '../../core/contract/errors'
import type { MemoModel } from '../../core/memo/memo-model'

/** What a press's thread is given. */
export interface PressJob {
  memo: MemoModel
  fontsDirectory: string
}

/** What it answers. */
export type PressAnswer = { ok: true; bytes: Uint8Array } | { ok: false; error: Failure }

/** Where the press finds its thread's code and its fonts. */
export interface PressPlace {
  workerFile: string
  fontsDirectory: string
}

/** Memory at which the thread, and only the thread, is given up: a memo of 500 pages takes about 800 MB. */
const MEMORY_MB = 1500

/**
 * Sets a memo as PDF in a thread of its own, so that nothing else waits for it. An abort ends the thread at once.
 * @throws ParleyError `glyph-missing`, `layout-lost-text`, `canceled`, `internal`
 */
export function pressMemo(memo: MemoModel, place: PressPlace, signal?: AbortSignal): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(new ParleyError('canceled'))
      return
    }
    const job: PressJob = { memo, fontsDirectory: place.fontsDirectory }
    const worker = new Worker(place.workerFile, {
      workerData: job,
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    })
    const abort = () => {
      void worker.terminate()
      reject(new ParleyError('canceled'))
    }
    signal?.addEventListener('abort', abort, { once: true })
    worker.once('message', (answer: PressAnswer) => {
      if (answer.ok) resolve(answer.bytes)
      else reject(new ParleyError(answer.error.code, answer.error.params))
    })
    worker.once('error', (error) => reject(new ParleyError('internal', { reason: error.name }, { cause: error })))
    worker.once('exit', () => {
      signal?.removeEventListener('abort', abort)
      reject(new ParleyError('internal', { reason: 'the press ended without an answer' }))
    })
  })
}
