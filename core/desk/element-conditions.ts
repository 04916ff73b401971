import type { Proposal } from '../model/records/records'
import { isTable } from '../base/plain-json'
import { shorten } from './titles'

/** An element, as far as its conditions go. */
export type Conditional = Pick<Proposal['elements'][number], 'id' | 'conditionalOnElements'>

/** The other elements of its package that an element is conditional on, by their ids, each once. */
export const conditionsOf = ({ conditionalOnElements = [] }: Conditional): string[] => [
  ...new Set<string>(conditionalOnElements),
]

/**
 * The first ring of elements that are conditional on each other, by their ids in the order of the conditions, from one element back to itself: ["a", "b", "a"].
 * Undefined if there is none. Conditions that name no element lead nowhere. Costs the elements and their conditions once.
 */
export function ringOf(elements: readonly Conditional[]): string[] | undefined {
  const known = new Map(elements.map((element): [string, string[]] => [element.id, conditionsOf(element)]))
  const done = new Set<string>()
  for (const start of known.keys()) {
    const way: string[] = []
    const place = new Map<string, number>()
    // The conditions of each element on the way that are still to follow: no recursion, for a package may be long.
    const left: string[][] = []
    const enter = (id: string) => {
      place.set(id, way.length)
      way.push(id)
      left.push([...(known.get(id) ?? [])].toReversed())
    }
    if (!done.has(start)) enter(start)
    while (way.length > 0) {
      const next = left.at(-1)?.pop()
      if (next === undefined) {
        const gone = way.pop() ?? ''
        left.pop()
        place.delete(gone)
        done.add(gone)
        continue
      }
      const before = place.get(next)
      if (before !== undefined) return [...way.slice(before), next]
      if (known.has(next) && !done.has(next)) enter(next)
    }
  }
  return undefined
}

/** The words by which one names a part of a list where others name it: its text, shortened; undefined if no part has that id, or it has no text. */
export function partWords(parts: readonly unknown[], id: string): string | undefined {
  const part = parts.find((one) => isTable(one) && one.id === id)
  return isTable(part) && typeof part.text === 'string' ? shorten(part.text) : undefined
}
