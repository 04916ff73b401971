import { Worker } from 'node:worker_threads'
import type { Variant } from '../../core/spelling/spelling-choice'
import type { SpellingAnswer, SpellingQuestion, SpellingThreadData } from './spelling-job'

/** How the thread is started: the file of its code, and the folder of the dictionaries. */
export interface SpellingPlace {
  workerFile: string
  folder: string
}

/** How long a dictionary that nobody asks stays in memory, in milliseconds. */
const IDLE_MS = 300_000

/** Asks the thread of the dictionary; starts it with the first question, and ends it after some minutes without one. */
export class SpellingThread {
  readonly #place: SpellingPlace
  readonly #idleMs: number
  readonly #waiting = new Map<number, (words: string[]) => void>()
  #worker: Worker | undefined
  #idle: NodeJS.Timeout | undefined
  #last = 0

  constructor(place: SpellingPlace, idleMs = IDLE_MS) {
    this.#place = place
    this.#idleMs = idleMs
  }

  /** True while a dictionary is in memory. */
  get isRunning(): boolean {
    return this.#worker !== undefined
  }

  /** The wrong ones of some words, or the words that may be meant. If the thread fails, none: nothing is marked then. */
  ask(kind: SpellingQuestion['kind'], variant: Variant, words: readonly string[]): Promise<string[]> {
    clearTimeout(this.#idle)
    const worker = (this.#worker ??= this.#start())
    const id = (this.#last += 1)
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve)
      worker.postMessage({ id, kind, variant, words } satisfies SpellingQuestion)
    })
  }

  async end(): Promise<void> {
    clearTimeout(this.#idle)
    const worker = this.#worker
    this.#worker = undefined
    this.#answerAll()
    await worker?.terminate()
  }

  #start(): Worker {
    const workerData: SpellingThreadData = { folder: this.#place.folder }
    const worker = new Worker(this.#place.workerFile, { workerData })
    worker.unref()
    worker.on('message', ({ id, words }: SpellingAnswer) => {
      this.#waiting.get(id)?.(words)
      this.#waiting.delete(id)
      if (this.#waiting.size === 0) this.#idle = setTimeout(() => void this.end(), this.#idleMs).unref()
    })
    const over = () => {
      if (this.#worker !== worker) return
      this.#worker = undefined
      this.#answerAll()
    }
    worker.on('error', over)
    worker.on('exit', over)
    return worker
  }

  #answerAll(): void {
    for (const resolve of this.#waiting.values()) resolve([])
    this.#waiting.clear()
  }
}
