import type { Suggestion, SuggestionKind } from './suggestion'

/** If two kinds have the same words, the first one in this list is meant. */
const ORDER: readonly SuggestionKind[] = [
  'person',
  'measure',
  'date',
  'duration',
  'percentage',
  'amount',
  'post',
  'party',
]

const hasRef = ({ value }: Suggestion) => 'ref' in value && value.ref !== undefined

/**
 * Names and figures without overlaps, in their order: the longest of those that begin at one place; if two overlap, the one that holds the other, or else
 * the one that the desk has a record of, or else the first.
 */
export function settleOverlaps(found: readonly Suggestion[]): Suggestion[] {
  const sorted = found.toSorted(
    (a, b) =>
      a.start - b.start ||
      b.end - a.end ||
      ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) ||
      Number(hasRef(b)) - Number(hasRef(a)),
  )
  const kept: Suggestion[] = []
  for (const next of sorted) {
    const last = kept.at(-1)
    if (!last || next.start >= last.end) kept.push(next)
    else if (next.end > last.end && ((hasRef(next) && !hasRef(last)) || isFuller(next, last))) {
      kept.pop()
      const before = kept.at(-1)
      if (!before || next.start >= before.end) kept.push(next)
      else kept.push(last)
    }
  }
  return kept
}

/** Does a name with a title begin inside of a shorter title or party? "U.S. Trade Representative Jamieson Greer" is one name. */
const isFuller = (next: Suggestion, last: Suggestion) =>
  (last.kind === 'party' || last.kind === 'post') &&
  (next.kind === 'person' || next.kind === 'measure' || next.kind === 'date')
