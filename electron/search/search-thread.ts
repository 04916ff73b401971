import { Worker } from 'node:worker_threads'
import { ParleyError } from '../../core/base/errors'
import type { FromIndex, SearchAsk, StampedDocument, ToIndex } from '../../core/search/search-messages'

type Found = Extract<FromIndex, { type: 'found' }>['result']

/** Receives what the thread says of its own accord. */
export interface IndexListener {
  /** The records that the index knows from last time, by their stamps. */
  stamps: (stamps: ReadonlyMap<string, number>) => void
  /** Records that must be read again. */
  stale: (keys: readonly string[]) => void
  /** The thread ended unforeseen: searches fail until it is started again. */
  failed: (error: Error) => void
}

/** The thread of a desk's search index, from its start to its end. */
export class SearchThread {
  readonly #worker: Worker
  readonly #asked = new Map<number, { resolve: (found: Found) => void; reject: (error: ParleyError) => void }>()
  readonly #keeping = new Map<number, () => void>()
  #last = 0
  #ended = false

  constructor(workerFile: string, listener: IndexListener) {
    this.#worker = new Worker(workerFile)
    this.#worker.unref()
    this.#worker.on('message', (message: FromIndex) => this.#hear(message, listener))
    this.#worker.on('error', (error) => {
      this.#fail(error)
      if (!this.#ended) listener.failed(error)
    })
    this.#worker.on('exit', () => this.#fail())
  }

  open(file: string | undefined, storeId: string): void {
    this.#say({ type: 'open', file, storeId })
  }

  put(documents: StampedDocument[], fresh: boolean): void {
    this.#say({ type: 'put', documents, fresh })
  }

  remove(keys: string[]): void {
    this.#say({ type: 'remove', keys })
  }

  /** @throws ParleyError `internal` if the thread has ended */
  search(ask: SearchAsk): Promise<Found> {
    this.#last += 1
    const id = this.#last
    if (this.#ended) return Promise.reject(new ParleyError('internal', { reason: 'the search has ended' }))
    return new Promise((resolve, reject) => {
      this.#asked.set(id, { resolve, reject })
      this.#say({ type: 'search', id, ask })
    })
  }

  /** Keeps the index in its file. */
  keep(): Promise<void> {
    if (this.#ended) return Promise.resolve()
    this.#last += 1
    const id = this.#last
    return new Promise((resolve) => {
      this.#keeping.set(id, resolve)
      this.#say({ type: 'keep', id })
    })
  }

  async end(): Promise<void> {
    this.#ended = true
    await this.#worker.terminate()
  }

  #say(message: ToIndex): void {
    if (!this.#ended) this.#worker.postMessage(message)
  }

  #hear(message: FromIndex, listener: IndexListener): void {
    switch (message.type) {
      case 'stamps':
        listener.stamps(new Map(message.stamps))
        return
      case 'stale':
        listener.stale(message.keys)
        return
      case 'found':
        this.#asked.get(message.id)?.resolve(message.result)
        this.#asked.delete(message.id)
        return
      case 'kept':
        this.#keeping.get(message.id)?.()
        this.#keeping.delete(message.id)
    }
  }

  #fail(cause?: Error): void {
    this.#ended = true
    for (const { reject } of this.#asked.values())
      reject(new ParleyError('internal', { reason: cause?.name ?? 'the search has ended' }, { cause }))
    for (const resolve of this.#keeping.values()) resolve()
    this.#asked.clear()
    this.#keeping.clear()
  }
}
