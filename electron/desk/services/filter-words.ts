import type { MemoryDesk } from '../../../core/desk/memory-desk'
import { recordCount } from '../../../core/queries/findings-kept'
import { forgetWords, type WordPlace } from '../../../core/queries/filter-words'
import { breathe, slice } from './in-slices'
import { Later } from './later'

/** How long words stay after they were last asked for, in milliseconds. */
const IDLE_MS = 600_000
/** The most records, counted in every place, whose words are kept: a desk of 60,000 keeps all five places, one of 100,000 keeps three. */
const RECORDS_MOST = 300_000
const PLACES_LEAST = 2

/** The desk whose words are kept. */
export interface WordedDesk {
  desk: () => MemoryDesk
  /** Called before the words of a place are forgotten. */
  leave: (place: WordPlace) => void
  /** Receives unforeseen failures. */
  report: (error: unknown) => void
}

/**
 * Keeps the words by which people filter in a few places, and forgets the others. The words of all places of a large desk would take half the memory of its
 * records, though a person looks for something in one or two of them. They are made within a second or two, in slices.
 */
export class FilterWords {
  readonly #of: WordedDesk
  readonly #idleMs: number
  readonly #recordsMost: number
  /** The places whose words are kept, the one that was asked for last at the end; each with when its words are forgotten. */
  readonly #kept = new Map<WordPlace, Later>()
  /** How many answers are being made with the words of a place. */
  readonly #inUse = new Map<WordPlace, number>()
  #isEnded = false

  constructor(of: WordedDesk, { idleMs = IDLE_MS, recordsMost = RECORDS_MOST } = {}) {
    this.#of = of
    this.#idleMs = idleMs
    this.#recordsMost = recordsMost
  }

  /** Makes an answer with the words of some places, which stay meanwhile and for a time after. */
  async use<Answer>(places: readonly WordPlace[], make: () => Answer | Promise<Answer>): Promise<Answer> {
    for (const place of places) this.#count(place, 1)
    try {
      return await make()
    } finally {
      for (const place of places) {
        this.#count(place, -1)
        this.#keep(place)
      }
    }
  }

  end(): void {
    this.#isEnded = true
    for (const idle of this.#kept.values()) idle.end()
  }

  #count(place: WordPlace, by: number): void {
    this.#inUse.set(place, (this.#inUse.get(place) ?? 0) + by)
  }

  #keep(place: WordPlace): void {
    if (this.#isEnded) return
    const idle = this.#kept.get(place) ?? new Later(() => this.#forget(place))
    this.#kept.delete(place)
    this.#kept.set(place, idle)
    idle.after(this.#idleMs)
    const most = Math.max(PLACES_LEAST, Math.floor(this.#recordsMost / recordCount(this.#of.desk())))
    for (const oldest of [...this.#kept.keys()].slice(0, -most)) this.#forget(oldest)
  }

  #forget(place: WordPlace): void {
    // The answer that uses them keeps them again when it is done.
    if (this.#isUsed(place)) return
    this.#kept.get(place)?.end()
    this.#kept.delete(place)
    this.#of.leave(place)
    this.#forgetInSlices(place).catch(this.#of.report)
  }

  async #forgetInSlices(place: WordPlace): Promise<void> {
    let isTime = slice()
    for (const _ of forgetWords(this.#of.desk(), place)) {
      if (!isTime()) continue
      await breathe()
      // Somebody filters here again: the words that are left save time.
      if (this.#isEnded || this.#isUsed(place) || this.#kept.has(place)) return
      isTime = slice()
    }
  }

  #isUsed(place: WordPlace): boolean {
    return (this.#inUse.get(place) ?? 0) > 0
  }
}
