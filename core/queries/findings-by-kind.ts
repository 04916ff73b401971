import { compareKinds, compareOrder, kindKey, type CareEntry, type CareKind } from './care'

/** The findings of one kind, in their order. */
interface OfKind {
  kind: CareKind
  order: string[]
  /** Each finding, and how many records have it. */
  entries: Map<string, { entry: CareEntry; times: number }>
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
    return this.#kinds.get(kindKey(kind))?.order.length ?? 0
  }

  entries(kind: CareKind, from: number, limit: number): CareEntry[] {
    const { order = [], entries } = this.#kinds.get(kindKey(kind)) ?? {}
    return order.slice(from, from + limit).flatMap((place) => entries?.get(place)?.entry ?? [])
  }

  /** Takes the findings of a record away, and puts others in their place. */
  replace(before: readonly CareEntry[], after: readonly CareEntry[]): void {
    if (before.length === after.length && before.every((entry, index) => isSame(entry, after[index]))) return
    for (const entry of before) this.#take(entry)
    for (const entry of after) this.#add(entry)
  }

  #add(entry: CareEntry): void {
    const key = kindKey(entry.kind)
    const of: OfKind = this.#kinds.get(key) ?? { kind: entry.kind, order: [], entries: new Map() }
    this.#kinds.set(key, of)
    const known = of.entries.get(entry.order)
    of.entries.set(entry.order, { entry, times: (known?.times ?? 0) + 1 })
    if (known) return
    of.order.splice(placeIn(of.order, entry.order), 0, entry.order)
    this.#total += 1
    this.#version += 1
  }

  #take({ kind, order }: CareEntry): void {
    const of = this.#kinds.get(kindKey(kind))
    const known = of?.entries.get(order)
    if (!of || !known) return
    if (known.times > 1) {
      known.times -= 1
      return
    }
    of.entries.delete(order)
    of.order.splice(placeIn(of.order, order), 1)
    if (of.order.length === 0) this.#kinds.delete(kindKey(kind))
    this.#total -= 1
    this.#version += 1
  }
}

const isSame = (a: CareEntry, b: CareEntry | undefined) =>
  kindKey(a.kind) === (b && kindKey(b.kind)) && a.order === b?.order

/** The place that an entry has in a list in order, or would have. */
function placeIn(list: readonly string[], order: string): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (compareOrder(list[middle] ?? '', order) < 0) low = middle + 1
    else high = middle
  }
  return low
}
