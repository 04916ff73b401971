import { foldWithPlaces } from '../base/fold-text'

interface Node<V> {
  next: Map<number, Node<V>>
  value?: V
}

/** A name in a text: its place in UTF-16 code units of the text as it is, and its meaning. */
export interface FoundName<V> {
  start: number
  end: number
  value: V
}

/** The longest part of a text that is folded at once: the places of each character take memory. */
const PIECE = 65_536
/** The longest name. Two pieces share so much of the text. */
const LONGEST = 256

/** Names in a tree of characters, to find all of them in one walk through a text, however many there are. */
export class NameTrie<V> {
  readonly #root: Node<V> = { next: new Map() }

  constructor(names: Iterable<readonly [folded: string, value: V]>) {
    for (const [name, value] of names) {
      if (name.length > LONGEST) continue
      let node = this.#root
      for (let at = 0; at < name.length; at += 1) {
        const code = name.charCodeAt(at)
        let next = node.next.get(code)
        if (!next) node.next.set(code, (next = { next: new Map() }))
        node = next
      }
      node.value = value
    }
  }

  /**
   * The names in a text, folded as searches fold it, the longest at each place that `fits`. Any white space between words counts as one blank. Takes time in
   * proportion to the text.
   */
  find(text: string, fits: (start: number, end: number, value: V) => boolean): FoundName<V>[] {
    const found: FoundName<V>[] = []
    for (let from = 0; from < text.length; from += PIECE) {
      const { folded, starts, ends } = foldWithPlaces(text.slice(from, from + PIECE + LONGEST))
      for (let at = 0; at < folded.length; at += 1) {
        const start = from + (starts[at] ?? 0)
        if (start >= from + PIECE) break
        const hit = this.#longestAt(folded, at, (end, value) => fits(start, from + (ends[end - 1] ?? 0), value))
        if (hit === undefined) continue
        found.push({ start, end: from + (ends[hit.end - 1] ?? 0), value: hit.value })
        at = hit.end - 1
      }
    }
    return found
  }

  #longestAt(
    folded: string,
    from: number,
    fits: (end: number, value: V) => boolean,
  ): { end: number; value: V } | undefined {
    let node = this.#root
    let best: { end: number; value: V } | undefined
    let at = from
    while (at < folded.length) {
      const isBlank = /\s/.test(folded[at] ?? '')
      const next = node.next.get(isBlank ? 32 : folded.charCodeAt(at))
      if (!next) break
      node = next
      at += 1
      if (isBlank) while (at < folded.length && at - from < LONGEST && /\s/.test(folded[at] ?? '')) at += 1
      if (node.value !== undefined && fits(at, node.value)) best = { end: at, value: node.value }
    }
    return best
  }
}
