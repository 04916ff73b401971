import { Worker } from 'node:worker_threads'
import { ParleyError } from '../../core/base/errors'
import type { MemoModel } from '../../core/memo/memo-model'
import type { PressProgress, Pressed } from '../../core/memo/pressed'
import type { PressAnswer, PressJob, PressThread } from './press-job'

/** The paths of the thread's code and of the fonts. */
export interface PressPlace {
  workerFile: string
  fontsDirectory: string
}

export interface PressOptions {
  signal?: AbortSignal
  /** Receives progress, about ten times a second. */
  onProgress?: (progress: PressProgress) => void
  /** Names the job: a newer request with the same key replaces this one, which fails as `canceled`. */
  key?: string
}

/** The memory limit of the thread, and only the thread: a memo of 500 pages takes about 800 MB. */
const MEMORY_MB = 1500
/** How long a thread may take to leave a canceled job before it is ended, in milliseconds: a new one would decode the fonts for as long. */
const LEAVE_MS = 1000
/** How long a thread waits for more work, in milliseconds: its fonts take 130 MB. */
const IDLE_MS = 5 * 60_000
/** A memo of more pages leaves a thread too large to keep. */
const PAGES_KEPT = 100

interface Order extends PressOptions {
  job: number
  memo: MemoModel
  resolve: (pressed: Pressed) => void
  reject: (error: ParleyError) => void
}

/**
 * Lays out memos as PDF, one after another, in a thread of its own, so that nothing else waits. The thread stays, with its fonts decoded, which is
 * most of the cost of a short memo; it is replaced after an unforeseen failure.
 */
export class Press {
  readonly #place: PressPlace
  readonly #canceled = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT))
  #worker: Worker | undefined
  #waiting: Order[] = []
  /** The thread's current job, which may no longer be wanted. */
  #running: { job: number; order: Order | undefined } | undefined
  #timer: NodeJS.Timeout | undefined
  #lastJob = 0

  constructor(place: PressPlace) {
    this.#place = place
  }

  /**
   * Lays out a memo. An abort, or a newer request with its key, ends it at once.
   * @throws ParleyError `glyph-missing`, `layout-lost-text`, `canceled`, `press-memory`, `press-ended`, `internal`
   */
  async press(memo: MemoModel, options: PressOptions = {}): Promise<Pressed> {
    const { key, signal } = options
    if (signal?.aborted) throw new ParleyError('canceled')
    if (key !== undefined) this.#cancel((order) => order.key === key)
    this.#lastJob += 1
    const job = this.#lastJob
    const abort = () => this.#cancel((order) => order.job === job)
    signal?.addEventListener('abort', abort, { once: true })
    try {
      return await new Promise((resolve, reject) => {
        this.#waiting.push({ ...options, job, memo, resolve, reject })
        this.#next()
      })
    } finally {
      signal?.removeEventListener('abort', abort)
    }
  }

  /** Ends the thread; waiting and running jobs fail as `canceled`. A later request starts a new one. */
  async close(): Promise<void> {
    this.#cancel(() => true)
    await this.#end()
  }

  #cancel(unwanted: (order: Order) => boolean): void {
    const out = this.#waiting.filter(unwanted)
    this.#waiting = this.#waiting.filter((order) => !unwanted(order))
    for (const order of out) order.reject(new ParleyError('canceled'))
    const running = this.#running
    if (!running?.order || !unwanted(running.order)) return
    running.order.reject(new ParleyError('canceled'))
    running.order = undefined
    Atomics.store(this.#canceled, 0, running.job)
    this.#later(LEAVE_MS, () => void this.#end())
  }

  #next(): void {
    if (this.#running) return
    const order = this.#waiting.shift()
    if (!order) {
      this.#worker?.unref()
      this.#later(IDLE_MS, () => void this.#end())
      return
    }
    clearTimeout(this.#timer)
    this.#worker ??= this.#start()
    this.#worker.ref()
    this.#running = { job: order.job, order }
    const job: PressJob = { job: order.job, memo: order.memo }
    this.#worker.postMessage(job)
  }

  #start(): Worker {
    const thread: PressThread = { fontsDirectory: this.#place.fontsDirectory, canceled: this.#canceled }
    const worker = new Worker(this.#place.workerFile, {
      workerData: thread,
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    })
    worker.on('message', (answer: PressAnswer) => {
      if (worker === this.#worker) this.#hear(answer)
    })
    const failed = (error: ParleyError) => {
      if (worker !== this.#worker) return
      this.#running?.order?.reject(error)
      void this.#end()
    }
    worker.on('error', (error) => failed(failureOfThread(error)))
    worker.on('exit', () => failed(new ParleyError('press-ended')))
    return worker
  }

  #hear(answer: PressAnswer): void {
    const order = this.#running?.order
    if (answer.job !== this.#running?.job) return
    if ('progress' in answer) {
      order?.onProgress?.(answer.progress)
      return
    }
    this.#running = undefined
    const spent = 'error' in answer ? answer.error.code === 'internal' : answer.pressed.pages.length > PAGES_KEPT
    if (spent) void this.#end()
    else this.#next()
    if ('error' in answer) order?.reject(new ParleyError(answer.error.code, answer.error.params))
    else order?.resolve(answer.pressed)
  }

  /** Ends the thread; waiting jobs go to another. */
  async #end(): Promise<void> {
    const worker = this.#worker
    this.#worker = undefined
    this.#running = undefined
    clearTimeout(this.#timer)
    if (this.#waiting.length > 0) this.#next()
    await worker?.terminate()
  }

  #later(milliseconds: number, work: () => void): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(work, milliseconds)
    this.#timer.unref()
  }
}

/** Why a thread ended: out of memory, or by a fault of ours. */
function failureOfThread(error: Error): ParleyError {
  if ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY')
    return new ParleyError('press-memory', {}, { cause: error })
  return new ParleyError('internal', { reason: error.name }, { cause: error })
}

/** Lays out one memo in a thread of its own. @throws ParleyError as `Press.press` does */
export async function pressMemo(memo: MemoModel, place: PressPlace, options: PressOptions = {}): Promise<Pressed> {
  const press = new Press(place)
  try {
    return await press.press(memo, options)
  } finally {
    await press.close()
  }
}
