import type { MemoryDesk } from '../../../core/desk/memory-desk'
import { firstViews } from '../../../core/queries/first-views'
import { readInSlices } from './in-slices'

/** How long after the first overview the reading begins, in milliseconds: until then the window is busy with its first screen. */
const BEGIN_MS = 400
/** How long the desk process rests between slices, in milliseconds: nobody waits for these answers yet. */
const REST_MS = 4

/** Stops the reading once the desk is closed. */
class Ended extends Error {}

/** Reads in the background what people open first, so that their first click is as quick as the next. */
export class WarmUp {
  #isBegun = false
  #isEnded = false
  readonly #desk: () => MemoryDesk
  readonly #clock: () => string
  readonly #report: (error: unknown) => void

  /** `report` receives unforeseen failures. */
  constructor(desk: () => MemoryDesk, clock: () => string, report: (error: unknown) => void) {
    this.#desk = desk
    this.#clock = clock
    this.#report = report
  }

  /** Begins the reading, once. */
  begin(): void {
    if (this.#isBegun) return
    this.#isBegun = true
    void this.#readAll()
  }

  end(): void {
    this.#isEnded = true
  }

  async #readAll(): Promise<void> {
    const rest = async (ms = REST_MS) => {
      // Keeps no process running.
      await new Promise((go) => setTimeout(go, ms).unref())
      if (this.#isEnded) throw new Ended()
    }
    try {
      await rest(BEGIN_MS)
      for (const view of firstViews(this.#clock())) {
        await rest()
        await readInSlices(this.#desk, view, rest)
      }
    } catch (error) {
      // A desk with a fault: the view that shows it says so.
      if (!(error instanceof Ended)) this.#report(error)
    }
  }
}
