import { forgetPatterns, patternSteps } from '../../../core/suggest/suggest'
import { breathe } from './in-slices'
import { Later } from './later'

/** How long the patterns stay ready after they were last asked for, in milliseconds. */
const IDLE_MS = 600_000

/**
 * Readies the patterns of suggestions, which takes a second or two, while the desk process answers others. They take 20 MB, and most people at a desk read no
 * source for hours: they are first made when a text asks for them, and forgotten some minutes after the last one did.
 */
export class ReadyPatterns {
  readonly #forgotten: () => void
  readonly #idleMs: number
  readonly #idle = new Later(() => this.#forget())
  #making: Promise<void> | undefined
  #isEnded = false

  /** `forgotten` is called when they are forgotten, for what goes with them. */
  constructor(forgotten: () => void, idleMs = IDLE_MS) {
    this.#forgotten = forgotten
    this.#idleMs = idleMs
  }

  /** Resolves once the patterns are ready. */
  ready(): Promise<void> {
    this.#idle.after(this.#idleMs)
    this.#making ??= this.#make()
    return this.#making
  }

  end(): void {
    this.#isEnded = true
    this.#idle.end()
  }

  async #make(): Promise<void> {
    for (const _ of patternSteps()) {
      await breathe()
      if (this.#isEnded) return
    }
  }

  #forget(): void {
    this.#making = undefined
    forgetPatterns()
    this.#forgotten()
  }
}
