import { ownValue } from '../../base/own-value'
import type { Good } from './good'
import type { Origins, Scope, Selector } from './law-conditions'
import { scopeCovers } from './scope'

/** The parts of a layer by which it is found. */
interface Indexed {
  measure: { id: string }
  origins: Origins
  scope: Scope
  /** The selectors of conditions that select it. */
  selectedBy: readonly Selector[]
}

/** The layers that may touch a good of an origin on any day, and those of them that a condition's selector selects. */
export class Touching<L extends Indexed> {
  readonly layers: readonly L[]
  readonly #among = new Map<Selector, L[]>()

  constructor(layers: readonly L[]) {
    this.layers = layers
    for (const layer of layers) for (const selector of layer.selectedBy) push(this.#among, selector, layer)
  }

  among(selector: Selector): readonly L[] {
    return this.#among.get(selector) ?? []
  }
}

/**
 * Finds the layers that may touch a good without asking every one: by the beginnings of its codes, by its names, and by its origin. It
 * remembers what it found, so that whoever asks for many days asks it once.
 */
export class LayerIndex<L extends Indexed> {
  readonly #layers: readonly L[]
  readonly #blocsOf: ReadonlyMap<string, ReadonlySet<string>>
  /** The places, in the order of layers, of those that list an item, those that cover all but some, and those of a measure. */
  readonly #byItem = new Map<string, number[]>()
  readonly #broad: number[] = []
  readonly #byMeasure = new Map<string, number[]>()
  /** Every item that is digits, in order, so that those which begin with a code that is shorter are side by side. */
  readonly #codes: readonly string[]
  readonly #remembered = new WeakMap<Good, Map<string, Touching<L>>>()

  constructor(layers: readonly L[], blocs: ReadonlyMap<string, readonly { party: string }[]>) {
    this.#layers = layers
    this.#blocsOf = blocsOfParties(blocs)
    for (const [place, { scope, measure }] of layers.entries()) {
      push(this.#byMeasure, measure.id, place)
      const items = Array.isArray(scope) ? scope : typeof scope === 'object' ? scope.include : 'all'
      if (items === 'all') this.#broad.push(place)
      else for (const item of items) push(this.#byItem, item, place)
    }
    this.#codes = [...this.#byItem.keys()].filter((item) => /^\d+$/.test(item)).toSorted()
  }

  touching(good: Good, origin: string): Touching<L> {
    const ofGood = this.#remembered.get(good) ?? new Map<string, Touching<L>>()
    this.#remembered.set(good, ofGood)
    const before = ofGood.get(origin)
    if (before) return before
    const names = this.#blocsOf.get(origin)
    const places = [...this.#candidates(good)].toSorted((a, b) => a - b)
    const layers = places.flatMap((place) => {
      const layer = this.#layers[place]
      return layer && mayBeFrom(layer, origin, names) && mayBeCovered(layer, good) ? [layer] : []
    })
    const found = new Touching(layers)
    ofGood.set(origin, found)
    return found
  }

  #candidates({ id, classes = [], codes, facts }: Good): Set<number> {
    const places = new Set(this.#broad)
    const addAll = (more: readonly number[] | undefined) => {
      for (const place of more ?? []) places.add(place)
    }
    for (const name of [id, ...classes]) addAll(this.#byItem.get(name))
    for (const measure of Object.keys(facts?.covered ?? {})) addAll(this.#byMeasure.get(measure))
    for (const code of codes ?? ['']) {
      for (let length = 1; length <= code.length; length += 1) addAll(this.#byItem.get(code.slice(0, length)))
      for (const longer of this.#longerThan(code)) addAll(this.#byItem.get(longer))
    }
    return places
  }

  /** The codes of the law that begin with one that is shorter: it may or may not be in them. */
  *#longerThan(code: string): Iterable<string> {
    for (let at = this.#firstFrom(code); at < this.#codes.length; at += 1) {
      const longer = this.#codes[at] ?? ''
      if (!longer.startsWith(code)) return
      yield longer
    }
  }

  /** The place of the first code that is not before this one. */
  #firstFrom(code: string): number {
    let [low, high] = [0, this.#codes.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#codes[middle] ?? '') < code) low = middle + 1
      else high = middle
    }
    return low
  }
}

function push<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key)
  if (list) list.push(value)
  else lists.set(key, [value])
}

function blocsOfParties(blocs: ReadonlyMap<string, readonly { party: string }[]>): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>()
  for (const [bloc, members] of blocs)
    for (const { party } of members) found.set(party, (found.get(party) ?? new Set<string>()).add(bloc))
  return found
}

/** Can a good of this origin be one of those, on any day? */
function mayBeFrom({ origins }: Indexed, origin: string, blocs: ReadonlySet<string> | undefined): boolean {
  if (!Array.isArray(origins)) return true
  return origins.includes(origin) || (blocs !== undefined && origins.some((name) => blocs.has(name)))
}

function mayBeCovered({ measure, scope }: Indexed, good: Good): boolean {
  const said = ownValue(good.facts?.covered, measure.id)
  return said === undefined ? scopeCovers(scope, good) !== false : said !== false
}
