import { Worker } from 'node:worker_threads'
import { ParleyError } from '../../core/base/errors'
import type { ReturnedFile } from '../../core/memo/returned/returned-file'
import type { SourceDraft } from '../../core/reading/source-draft'
import type { ToRead } from './read-source'
import type { ReadingAnswer, ReadingThread, ReturnedThread } from './reading-job'

/** The paths of the thread's code, and of the folder with the tables of PDFs and the reader of pictures. */
export interface ReadingPlace {
  workerFile: string
  folder: string
}

export interface ReadingOptions {
  signal?: AbortSignal
  /** Hears the progress of the reading about ten times a second, in hundredths of pages. */
  onProgress?: (done: number, of: number) => void
  /** How long a reading may say nothing before it is ended, in milliseconds. */
  patienceMs?: number
  /** The memory limit of the thread's objects, in megabytes; texts and pictures as bytes come on top. */
  memoryMb?: number
}

/** A page takes seconds to read by machine, and a large document to open. */
const PATIENCE_MS = 90_000
const MEMORY_MB = 1000

/**
 * Reads a file or a pasted text in a thread of its own, which ends with the work: a file that takes too much memory or time takes only the thread along.
 * @throws ParleyError `reading-…`, `canceled`
 */
export function readInThread(what: ToRead, place: ReadingPlace, options: ReadingOptions = {}): Promise<SourceDraft> {
  const thread: ReadingThread = { what, folder: place.folder }
  const draftIn = (answer: ReadingAnswer) => ('draft' in answer ? answer.draft : undefined)
  return inThread(thread, 'name' in what ? what.name : '', { place, options, take: draftIn })
}

/**
 * Reads a Word file that somebody sent back, in the same way.
 * @throws ParleyError `returned-…`, `reading-…`, `canceled`
 */
export function readReturned(
  returned: { name: string; bytes: Uint8Array },
  place: ReadingPlace,
  options: ReadingOptions = {},
): Promise<ReturnedFile> {
  const thread: ReturnedThread = { returned }
  const fileIn = (answer: ReadingAnswer) => ('returned' in answer ? answer.returned : undefined)
  return inThread(thread, returned.name, { place, options, take: fileIn })
}

interface Way<T> {
  place: ReadingPlace
  options: ReadingOptions
  /** The result in a message of the thread, if it is that. */
  take: (answer: ReadingAnswer) => T | undefined
}

async function inThread<T>(
  workerData: ReadingThread | ReturnedThread,
  file: string,
  { place, options, take }: Way<T>,
): Promise<T> {
  const { signal, onProgress, patienceMs = PATIENCE_MS, memoryMb = MEMORY_MB } = options
  if (signal?.aborted) throw new ParleyError('canceled')
  const worker = new Worker(place.workerFile, {
    workerData,
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
  })
  let timer: NodeJS.Timeout | undefined
  let abort = () => {}
  try {
    return await new Promise<T>((resolve, reject) => {
      const wait = () => {
        clearTimeout(timer)
        timer = setTimeout(
          () => reject(new ParleyError('reading-time', { file, seconds: patienceMs / 1000 })),
          patienceMs,
        )
      }
      abort = () => reject(new ParleyError('canceled'))
      signal?.addEventListener('abort', abort, { once: true })
      wait()
      worker.on('message', (answer: ReadingAnswer) => {
        const result = take(answer)
        if (result !== undefined) resolve(result)
        else if ('error' in answer) reject(new ParleyError(answer.error.code, answer.error.params))
        else if ('done' in answer) {
          wait()
          onProgress?.(answer.done, answer.of)
        }
      })
      worker.on('error', (error) => reject(endOf(error, file)))
      worker.on('exit', () => reject(new ParleyError('reading-damaged', { file })))
    })
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', abort)
    await worker.terminate()
  }
}

/** Why a thread ended: out of memory, or by a fault that it could not report. */
function endOf(error: Error, file: string): ParleyError {
  const isOfMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
  return new ParleyError(isOfMemory ? 'reading-memory' : 'reading-damaged', { file }, { cause: error })
}
