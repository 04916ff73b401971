/**
 * The time since something was last done, by two clocks: one that nobody can set, but that may stand still while the computer sleeps, and one that
 * counts sleep, but can be set.
 */
export class Elapsed {
  #steady = -Infinity
  #wall = -Infinity

  restart(): void {
    this.#steady = performance.now()
    this.#wall = Date.now()
  }

  /** May more than this many milliseconds have passed? A clock that was set back says nothing, so it counts as long ago. */
  isOver(ms: number): boolean {
    const wall = Date.now() - this.#wall
    return performance.now() - this.#steady > ms || wall > ms || wall < 0
  }
}
