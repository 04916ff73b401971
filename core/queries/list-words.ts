import { grown, NONE } from '../base/slots'
import type { DeskRead } from '../desk/desk-read'
import type { ListedRows } from './listed-rows'
import { rowStates } from './row-values'

/** The words that the rows of a list have, to filter by. Rows are looked at a little at a time, and again when they change. */
export class ListWords {
  readonly #rows: ListedRows
  readonly #counts = new Map<string, number>()
  /** Rows have few combinations of words: these, and by row the number of its own, or `NONE`. */
  readonly #combinations: (readonly string[])[] = []
  readonly #numbers = new Map<readonly string[], number>()
  #ofRow = new Int32Array(0)
  /** Rows from here on are to be looked at for the first time, and these once more. */
  #next = 0
  readonly #again = new Set<number>()

  constructor(rows: ListedRows) {
    this.#rows = rows
  }

  get isComplete(): boolean {
    return this.#next === this.#rows.length && this.#again.size === 0
  }

  /** The words in the form of `stateKey`, in the order in which they were met. */
  get states(): string[] {
    return [...this.#counts.keys()]
  }

  /** The words of a row, as `rowStates` gives them. */
  statesOf(desk: DeskRead, row: number): readonly string[] {
    return this.#combinations[this.#ofRow[row] ?? NONE] ?? desk.derived(rowStates, this.#rows.keyOf(row))
  }

  /** Looks at rows until it is time for something else. */
  look(desk: DeskRead, isTime: () => boolean): void {
    for (const row of this.#again) {
      if (isTime()) return
      this.#again.delete(row)
      this.#lookAt(desk, row)
    }
    for (; this.#next < this.#rows.length; this.#next += 1) {
      if (isTime()) return
      this.#lookAt(desk, this.#next)
    }
  }

  #lookAt(desk: DeskRead, row: number): void {
    if (!this.#rows.isListed(row)) return
    const states = desk.derived(rowStates, this.#rows.keyOf(row))
    const number = this.#numbers.get(states) ?? this.#combinations.push(states) - 1
    this.#numbers.set(states, number)
    this.#ofRow = grown(this.#ofRow, row + 1)
    this.#ofRow[row] = number
    for (const state of states) this.#counts.set(state, (this.#counts.get(state) ?? 0) + 1)
  }

  /** Follows rows that changed, came or went. */
  follow(rows: Iterable<number>): void {
    for (const row of rows) {
      for (const state of this.#combinations[this.#ofRow[row] ?? NONE] ?? []) {
        const left = (this.#counts.get(state) ?? 0) - 1
        if (left > 0) this.#counts.set(state, left)
        else this.#counts.delete(state)
      }
      if (row < this.#ofRow.length) this.#ofRow[row] = NONE
      if (row < this.#next) this.#again.add(row)
    }
  }
}
