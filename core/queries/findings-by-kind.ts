import { compareKinds, compareOrder, kindKey, orderOf, type CareEntry, type CareKind } from './care'

/** The findings of one kind, in their order. */
interface OfKind {
  kind: CareKind
  entries: CareEntry[]
  /** By `orderOf`, how many records have a finding, of the few that several have. */
  times: Map<string, number>
}

/** Findings by kind, each in its place. Adding or taking one costs what it touches. */
export class FindingsByKind {
  readonly #kinds = new Map<string, OfKind>()
  #total = 0
  #version = 0

  get total(): number {
    return this.#total
  }

  /** Grows whenever a finding comes or goes. */
  get version(): number {
    return this.#version
  }

  /** The kinds that have findings, errors first. */
  get kinds(): CareKind[] {
    return [...this.#kinds.values()].map(({ kind }) => kind).toSorted(compareKinds)
  }

  count(kind: CareKind): number {
    return this.#kinds.get(kindKey(kind))?.entries.length ?? 0
  }

  entries(kind: CareKind, from: number, limit: number): CareEntry[] {
    return this.#kinds.get(kindKey(kind))?.entries.slice(from, from + limit) ?? []
  }

  /** Takes the findings of a record away, and puts others in their place. */
  replace(before: readonly CareEntry[], after: readonly CareEntry[]): void {
    if (before.length === after.length && before.every((entry, index) => isSame(entry, after[index]))) return
    for (const entry of before) this.#take(entry)
    for (const entry of after) this.#add(entry)
  }

  #add(entry: CareEntry): void {
    const key = kindKey(entry.kind)
    const of: OfKind = this.#kinds.get(key) ?? { kind: entry.kind, entries: [], times: new Map() }
    this.#kinds.set(key, of)
    const order = orderOf(entry)
    const place = placeIn(of.entries, order)
    const known = of.entries[place]
    if (known && orderOf(known) === order) {
      of.entries[place] = entry
      of.times.set(order, (of.times.get(order) ?? 1) + 1)
      return
    }
    of.entries.splice(place, 0, entry)
    this.#total += 1
    this.#version += 1
  }

  #take(entry: CareEntry): void {
    const of = this.#kinds.get(kindKey(entry.kind))
    if (!of) return
    const order = orderOf(entry)
    const place = placeIn(of.entries, order)
    const known = of.entries[place]
    if (!known || orderOf(known) !== order) return
    const times = of.times.get(order) ?? 1
    if (times > 2) of.times.set(order, times - 1)
    else of.times.delete(order)
    if (times > 1) return
    of.entries.splice(place, 1)
    if (of.entries.length === 0) this.#kinds.delete(kindKey(entry.kind))
    this.#total -= 1
    this.#version += 1
  }
}

const isSame = (a: CareEntry, b: CareEntry | undefined) =>
  b !== undefined && kindKey(a.kind) === kindKey(b.kind) && orderOf(a) === orderOf(b)

/** The place that an entry has in a list in order, or would have. */
function placeIn(list: readonly CareEntry[], order: string): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const entry = list[middle]
    if (entry && compareOrder(orderOf(entry), order) < 0) low = middle + 1
    else high = middle
  }
  return low
}
