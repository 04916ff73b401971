/** The entries that have one term: whole numbers in rising order, a few bytes each. */
export class Postings {
  #bytes = new Uint8Array(8)
  #length = 0
  #last = 0
  count = 0

  /** Adds a number larger than every number so far. */
  add(value: number): void {
    let rest = value - this.#last
    this.#last = value
    this.count += 1
    if (this.#length + 5 > this.#bytes.length) this.#grow()
    while (rest > 127) {
      this.#bytes[this.#length] = (rest & 127) | 128
      this.#length += 1
      rest >>>= 7
    }
    this.#bytes[this.#length] = rest
    this.#length += 1
  }

  #grow(): void {
    const next = new Uint8Array(this.#bytes.length * 2)
    next.set(this.#bytes)
    this.#bytes = next
  }

  /** Calls `each` with every number, in rising order. */
  forEach(each: (value: number) => void): void {
    let value = 0
    let shift = 0
    let delta = 0
    for (let index = 0; index < this.#length; index += 1) {
      const byte = this.#bytes[index] as number
      delta |= (byte & 127) << shift
      if (byte > 127) {
        shift += 7
        continue
      }
      value += delta
      delta = 0
      shift = 0
      each(value)
    }
  }
}

/** Most terms have one entry, which is kept as a number alone. */
export type Posted = number | Postings

/** A term's entries with one more. */
export function posted(before: Posted | undefined, value: number): Posted {
  if (before === undefined) return value
  if (typeof before !== 'number') {
    before.add(value)
    return before
  }
  const postings = new Postings()
  postings.add(before)
  postings.add(value)
  return postings
}

/** How many entries a term has. */
export const countOf = (entries: Posted): number => (typeof entries === 'number' ? 1 : entries.count)

/** Calls `each` with every entry of a term, in rising order. */
export function forEachPosted(entries: Posted, each: (value: number) => void): void {
  if (typeof entries === 'number') each(entries)
  else entries.forEach(each)
}
