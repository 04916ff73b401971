import { codeBelongs, isRunCharacter } from './tokens'
import { isWholeInRun } from './whole-in-run'

/** How many places of a text are looked at for a whole word. */
const PLACES = 8
const LETTER = /[\p{L}\p{N}]/u

/** How a text has another: as a whole word; perhaps as one, which only a segmenter can tell; as a part of a longer word; or not at all. */
export type TextMatch = 'whole' | 'perhaps' | 'inside' | undefined

/**
 * How a folded text has another, character for character. With `segment`, a run of Chinese or Japanese is cut into words where its neighbours leave it open;
 * without, it is `perhaps`. `from` is where the text is first, for a caller that knows.
 */
export function matchIn(all: string, text: string, segment: boolean, from = all.indexOf(text)): TextMatch {
  let best: TextMatch
  let at = from
  const [first, last] = [text.charCodeAt(0), text.charCodeAt(text.length - 1)]
  for (let places = 0; at >= 0 && places < PLACES; places += 1) {
    const match = matchAt(all, at, text, first, last, segment)
    if (match === 'whole') return match
    if (best !== 'perhaps') best = match
    at = all.indexOf(text, at + 1)
  }
  return best
}

function matchAt(all: string, at: number, text: string, first: number, last: number, segment: boolean): TextMatch {
  const end = at + text.length
  const before = at > 0 ? all.charCodeAt(at - 1) : 32
  const after = end < all.length ? all.charCodeAt(end) : 32
  if (splits(before, first) || splits(last, after)) return 'inside'
  if (!codeBelongs(before, first) && !codeBelongs(last, after)) return 'whole'
  if (!segment) return 'perhaps'
  return isWholeInRun(all, at, text.length) ? 'whole' : 'inside'
}

/** Do two characters side by side belong to one word of an alphabet? */
function splits(left: number, right: number): boolean {
  if (left <= 32 || right <= 32) return false
  // Most hits that are verified are Japanese, and asking by code is far cheaper than by expression.
  if (codeBelongs(left, left) || codeBelongs(right, right)) return false
  const [a, b] = [String.fromCharCode(left), String.fromCharCode(right)]
  return LETTER.test(a) && LETTER.test(b) && !isRunCharacter(a) && !isRunCharacter(b)
}

/** The places at which a folded text has another as a whole word, as [from, to), at most `most` of them. */
export function wholePlacesIn(all: string, text: string, most: number): [from: number, to: number][] {
  const places: [number, number][] = []
  const [first, last] = [text.charCodeAt(0), text.charCodeAt(text.length - 1)]
  for (let at = all.indexOf(text); at >= 0 && places.length < most; at = all.indexOf(text, at + 1))
    if (matchAt(all, at, text, first, last, true) === 'whole') places.push([at, at + text.length])
  return places
}
