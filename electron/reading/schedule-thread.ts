import { Worker } from 'node:worker_threads'
import { ParleyError } from '../../core/base/errors'
import type { ReadingPlace } from './read-in-thread'
import type { ScheduleMessage, ScheduleThreadData } from './reading-job'
import type { ScheduleAnswers, ScheduleQuestion } from './schedule-answers'
import type { ScheduleFile } from './schedule-file'

/** How long a schedule that nobody asks stays in memory, in milliseconds, and how many megabytes of objects its thread may have. */
const IDLE_MS = 300_000
const MEMORY_MB = 1000

type Waiting = { resolve: (answer: unknown) => void; reject: (error: unknown) => void }

/** A thread that has read one schedule and answers questions about it. */
export class ScheduleThread {
  readonly #worker: Worker
  readonly #waiting = new Map<number, Waiting>()
  readonly #progress = new Set<(done: number, of: number) => void>()
  #asked = 0
  #idle: NodeJS.Timeout | undefined
  /** Why it answers no more. */
  #over: unknown

  readonly #ended: () => void

  /** `ended` is called once when it answers no more. */
  constructor(file: ScheduleFile, place: ReadingPlace, ended: () => void) {
    this.#ended = ended
    const workerData: ScheduleThreadData = { schedule: file }
    this.#worker = new Worker(place.workerFile, { workerData, resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB } })
    this.#worker.on('message', (message: ScheduleMessage) => {
      if ('done' in message) for (const hear of this.#progress) hear(message.done, message.of)
      else if ('error' in message) void this.end(new ParleyError(message.error.code, message.error.params))
      else {
        this.#waiting.get(message.id)?.resolve(message.answer)
        this.#waiting.delete(message.id)
      }
    })
    const damaged = (cause?: unknown) =>
      void this.end(new ParleyError('reading-damaged', { file: file.name }, { cause }))
    this.#worker.on('error', damaged)
    this.#worker.on('exit', () => damaged())
  }

  /**
   * Asks a question; while the schedule is being read, `progress` hears how far it is.
   * @throws ParleyError `canceled`, and those of reading the schedule
   */
  async ask<K extends keyof ScheduleAnswers>(
    question: ScheduleQuestion,
    { signal, progress }: { signal: AbortSignal; progress: (done: number, of: number) => void },
  ): Promise<ScheduleAnswers[K]> {
    if (this.#over !== undefined) throw this.#over
    clearTimeout(this.#idle)
    this.#progress.add(progress)
    const id = (this.#asked += 1)
    const cancel = () => this.#waiting.get(id)?.reject(new ParleyError('canceled'))
    signal.addEventListener('abort', cancel, { once: true })
    try {
      return (await new Promise<unknown>((resolve, reject) => {
        this.#waiting.set(id, { resolve, reject })
        this.#worker.postMessage({ id, question })
      })) as ScheduleAnswers[K]
    } finally {
      signal.removeEventListener('abort', cancel)
      this.#waiting.delete(id)
      this.#progress.delete(progress)
      if (this.#waiting.size === 0 && this.#over === undefined)
        this.#idle = setTimeout(() => void this.end(new ParleyError('canceled')), IDLE_MS).unref()
    }
  }

  /** Ends the thread; what waits is refused with `why`. */
  async end(why: unknown = new ParleyError('canceled')): Promise<void> {
    if (this.#over !== undefined) return
    this.#over = why
    clearTimeout(this.#idle)
    this.#ended()
    for (const { reject } of this.#waiting.values()) reject(why)
    await this.#worker.terminate()
  }
}
