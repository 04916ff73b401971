import { PairTable } from '../base/pair-table'
import { grown, NONE } from '../base/slots'

/** A read is its reader, and the next read of the same thing. */
const WIDTH = 2
/** The turns of a value's number. A reader is a number and a turn in 32 bits. */
const TURNS = 256
/** Another sweep is due at this many more reads than the last one left. */
const LEFT_BEHIND = 4096
/** Free places are given back when there are more than this many places to a read. */
const SPARSE = 1.25

/**
 * The reads of values, in columns of numbers: a large desk has half a million of them, and objects would take more memory than its records. A thing that
 * is read is a pair of numbers. A forgotten value leaves its reads behind. Its number then has a new turn, which shows that these reads are old; they go
 * when they are met, or in a sweep.
 */
export class ReadTable {
  readonly #things = new PairTable()
  /** The first read of each thing. */
  #firsts = new Int32Array(0)
  #turns = new Uint8Array(0)
  #reads = new Int32Array(0)
  #length = 0
  /** The first of the places for reads that are free; each leads to the next. */
  #free = NONE
  #used = 0
  /** How many reads the last sweep left. */
  #swept = 0
  readonly #onUnread: (second: number) => void

  /** `onUnread` hears the second number of each thing that nothing reads any more. */
  constructor(onUnread: (second: number) => void) {
    this.#onUnread = onUnread
  }

  /** The number of a thing, or `NONE` if nothing reads it. */
  find(first: number, second: number): number {
    return this.#things.find(first, second)
  }

  /** The number of a thing that is about to be read for the first time. */
  begin(first: number, second: number): number {
    const thing = this.#things.add(first, second)
    this.#firsts = grown(this.#firsts, thing + 1)
    this.#firsts[thing] = NONE
    return thing
  }

  /** Notes that a new value reads some things. */
  add(value: number, things: Iterable<number>): void {
    if (value >= this.#turns.length) this.#turns = grown(this.#turns, value + 1)
    for (const thing of things) {
      const read = this.#free === NONE ? this.#length++ : this.#free
      this.#reads = grown(this.#reads, this.#length * WIDTH)
      if (read === this.#free) this.#free = this.#nextOf(read)
      this.#reads[read * WIDTH] = this.#readerAs(value)
      this.#reads[read * WIDTH + 1] = this.#firsts[thing] ?? NONE
      this.#firsts[thing] = read
      this.#used += 1
    }
  }

  /** A value that reads a thing, or `NONE`. Not while a value is made. */
  readerOf(thing: number): number {
    for (let read = this.#firstOf(thing); read !== NONE; read = this.#firstOf(thing)) {
      if (!this.#isLeft(read)) return this.#valueOf(read)
      this.#firsts[thing] = this.#nextOf(read)
      this.#giveBack(read)
    }
    this.freeIfUnread(thing)
    return NONE
  }

  /** Forgets what a value read. Not while a value is made. */
  remove(value: number): void {
    const turn = ((this.#turns[value] ?? 0) + 1) % TURNS
    this.#turns[value] = turn
    // With a turn that it had before, the reads that it left then would count again.
    if (turn === 0) this.sweep(value)
  }

  /** Sweeps away what was left behind if it is much. Not while a value is made. */
  tidy(): void {
    if (this.#used > 2 * this.#swept + LEFT_BEHIND) this.sweep()
  }

  /** Takes the number of a thing back if nothing reads it. */
  freeIfUnread(thing: number): void {
    const second = this.#things.secondOf(thing)
    if (second === NONE || this.#firstOf(thing) !== NONE) return
    this.#things.delete(thing)
    this.#onUnread(second)
  }

  /** Sweeps away what was left behind, and all reads of a value that is `gone`. Not while a value is made. */
  sweep(gone = NONE): void {
    for (let thing = 0; thing < this.#things.length; thing += 1) {
      if (this.#things.secondOf(thing) === NONE) continue
      let kept = NONE
      for (let read = this.#firstOf(thing), next = NONE; read !== NONE; read = next) {
        next = this.#nextOf(read)
        if (this.#isLeft(read) || this.#valueOf(read) === gone) this.#giveBack(read)
        else {
          this.#reads[read * WIDTH + 1] = kept
          kept = read
        }
      }
      this.#firsts[thing] = kept
      this.freeIfUnread(thing)
    }
    this.#swept = this.#used
    if (this.#used * SPARSE < this.#length) this.#pack()
  }

  /** Gives back the memory of the free places: many values were forgotten at once. */
  #pack(): void {
    const reads = new Int32Array(this.#used * WIDTH)
    let length = 0
    for (let thing = 0; thing < this.#things.length; thing += 1) {
      if (this.#things.secondOf(thing) === NONE) continue
      const first = length
      let read = this.#firstOf(thing)
      if (read === NONE) continue
      for (; read !== NONE; read = this.#nextOf(read)) {
        reads[length * WIDTH] = this.#reads[read * WIDTH] ?? NONE
        reads[length * WIDTH + 1] = length + 1
        length += 1
      }
      reads[length * WIDTH - 1] = NONE
      this.#firsts[thing] = first
    }
    this.#reads = reads
    this.#length = length
    this.#free = NONE
  }

  /** A value under its number in its turn. */
  #readerAs(value: number): number {
    return (value * TURNS + (this.#turns[value] ?? 0)) | 0
  }

  #valueOf(read: number): number {
    return Math.floor(((this.#reads[read * WIDTH] ?? 0) >>> 0) / TURNS)
  }

  /** Was a read left behind by a value that is forgotten? */
  #isLeft(read: number): boolean {
    return this.#reads[read * WIDTH] !== this.#readerAs(this.#valueOf(read))
  }

  #firstOf(thing: number): number {
    return this.#firsts[thing] ?? NONE
  }

  #nextOf(read: number): number {
    return this.#reads[read * WIDTH + 1] ?? NONE
  }

  #giveBack(read: number): void {
    this.#reads[read * WIDTH + 1] = this.#free
    this.#free = read
    this.#used -= 1
  }
}
