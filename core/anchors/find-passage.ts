import { cutsFigure } from './cut-figure'
import { fold, type FoldedText } from './folded-text'
import { placeAt, type PassageLocation } from './passage-location'

/**
 * Every place of a passage in a text, in the text's own characters, first to last: wherever its words are, however a copy out of a PDF or a web page
 * changed line breaks, hyphens, ligatures, quotation marks and widths. A place that cuts a figure doesn't count (`cutFigure`). The caller chooses among several; none is
 * guessed.
 */
export function placesOf(text: string, passage: string): PassageLocation[] {
  return placesIn(text, fold(text), fold(passage))
}

/** Like `placesOf`, for a text and a passage that are already folded; at most `limit` places. */
export function placesIn(text: string, folded: FoldedText, passage: FoldedText, limit = Infinity): PassageLocation[] {
  const places: PassageLocation[] = []
  if (passage.units === '') return places
  const { length } = passage.units
  for (let at = folded.units.indexOf(passage.units); at >= 0 && places.length < limit;) {
    const { start, end } = spanOf(folded, at, at + length)
    if (isWhole(folded, at, at + length) && fitsHyphens(folded, at, passage))
      if (!cutsFigure(text, start) && !cutsFigure(text, end)) places.push(placeAt(text, start, end))
    at = folded.units.indexOf(passage.units, at + 1)
  }
  return places
}

/** The place in a text that some units of its folded form come from. */
export const spanOf = ({ starts, ends }: FoldedText, from: number, to: number): { start: number; end: number } => ({
  start: starts[from] ?? 0,
  end: ends[to - 1] ?? 0,
})

/** Do the units come from whole characters? "f" is not in "ﬁ", nor "e" in "é". */
const isWhole = ({ starts, ends }: FoldedText, from: number, to: number): boolean =>
  (from === 0 || starts[from] !== starts[from - 1]) && (to >= ends.length || ends[to - 1] !== ends[to])

/** A hyphen that only one of the two has must be at the end of a line: "negotia-", "tion". Any other makes another word: "re-sign". */
function fitsHyphens(folded: FoldedText, from: number, passage: FoldedText): boolean {
  const own = hyphensWithin(passage, 0, passage.units.length)
  const theirs = hyphensWithin(folded, from, from + passage.units.length)
  const isIn = (at: number, others: ReadonlyMap<number, boolean>) => others.has(at)
  return (
    [...own].every(([at, endsLine]) => endsLine || isIn(at, theirs)) &&
    [...theirs].every(([at, endsLine]) => endsLine || isIn(at, own))
  )
}

/** The hyphens left out between two places: how many units after the first each is, and whether it ends a line. */
function hyphensWithin({ hyphens }: FoldedText, from: number, to: number): Map<number, boolean> {
  let [low, high] = [0, hyphens.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((hyphens[middle]?.at ?? Infinity) <= from) low = middle + 1
    else high = middle
  }
  const found = new Map<number, boolean>()
  for (let next = hyphens[low]; next && next.at < to; next = hyphens[(low += 1)])
    found.set(next.at - from, next.endsLine)
  return found
}
