import type { DeskRead } from '../desk/desk-read'
import type { RowPlace } from './list-groups'
import { rowStates } from './row-values'

/** The words that the rows of a list have, to filter by. Rows are looked at a little at a time, and again when they change. */
export class ListWords {
  readonly #counts = new Map<string, number>()
  readonly #ofRow = new Map<string, readonly string[]>()
  /** Rows to look at. */
  readonly #waiting = new Set<string>()

  constructor(rows: Iterable<RowPlace>) {
    for (const { key } of rows) this.#waiting.add(key)
  }

  get isComplete(): boolean {
    return this.#waiting.size === 0
  }

  /** The words in the form of `stateKey`, in the order in which they were met. */
  get states(): string[] {
    return [...this.#counts.keys()]
  }

  /** Looks at rows until it is time for something else. */
  look(desk: DeskRead, isTime: () => boolean): void {
    for (const key of this.#waiting) {
      if (isTime()) return
      this.#waiting.delete(key)
      const states = desk.derived(rowStates, key)
      this.#ofRow.set(key, states)
      for (const state of states) this.#counts.set(state, (this.#counts.get(state) ?? 0) + 1)
    }
  }

  /** Follows changed rows; `isListed` tells whether a row is still in the list. */
  follow(rows: Iterable<string>, isListed: (key: string) => boolean): void {
    for (const key of rows) {
      for (const state of this.#ofRow.get(key) ?? []) {
        const left = (this.#counts.get(state) ?? 0) - 1
        if (left > 0) this.#counts.set(state, left)
        else this.#counts.delete(state)
      }
      this.#ofRow.delete(key)
      if (isListed(key)) this.#waiting.add(key)
      else this.#waiting.delete(key)
    }
  }
}
