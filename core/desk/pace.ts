/** Thrown out of a reading whose time is up. Only `Pace` throws it, and nothing between may catch it. */
class Pause extends Error {}

/** Lets a reading of a desk stop between two values that are kept, so that the next try continues from there. */
export class Pace {
  #isTime: (() => boolean) | undefined

  /** True if a reading that may be stopped has had its time. */
  get isTime(): boolean {
    return this.#isTime?.() ?? false
  }

  /** Called after each value that is kept: stops the reading if its time is up. */
  made(): void {
    if (this.isTime) throw new Pause()
  }

  /** Reads until `isTime`, which is asked after each value that is kept. Undefined if the time was up before the end. */
  read<V>(reading: () => V, isTime: () => boolean): { value: V } | undefined {
    const before = this.#isTime
    this.#isTime = isTime
    try {
      return { value: reading() }
    } catch (error) {
      if (error instanceof Pause) return undefined
      throw error
    } finally {
      this.#isTime = before
    }
  }
}
