import { foldText, foldWithPlaces } from '../base/fold-text'
import { pieceStarts, type Stretch } from '../base/text-pieces'

/** The longest words that can be looked for, and the most places that are kept, so that a search for "e" in a long text ends. */
export const FIND_WORDS_MAX = 200
export const PLACES_MAX = 100_000
/** How far words that begin in a piece may reach into the next, in UTF-16 code units: marks and breaks make them longer than what was typed. */
const OVER = 4 * FIND_WORDS_MAX

/**
 * Finds words in a text, wherever lines break, and however they are written: full and half width, capitals, accents, and old and new kanji are alike. Puts the
 * places into `found` in their order, piece by piece, and stops after each piece so that a caller can do something else meanwhile.
 */
export function* findSteps(text: string, words: string, found: Stretch[]): Generator<void, void> {
  const wanted = onOneLine(foldText(words)).trim()
  if (wanted === '') return
  const starts = pieceStarts(text)
  for (const [index, start] of starts.entries()) {
    const end = starts[index + 1] ?? text.length
    const part = text.slice(start, Math.min(text.length, end + OVER))
    if (onOneLine(foldText(part)).includes(wanted)) {
      for (const { start: from, end: to } of placesIn(part, wanted)) {
        if (start + from >= end) break
        // Places do not overlap, even where two pieces meet.
        if (start + from >= (found.at(-1)?.end ?? 0)) found.push({ start: start + from, end: start + to })
        if (found.length >= PLACES_MAX) return
      }
    }
    yield
  }
}

const onOneLine = (folded: string) => folded.replaceAll(/\s+/g, ' ')

function placesIn(part: string, wanted: string): Stretch[] {
  const { folded, starts, ends } = foldWithPlaces(part)
  const units: number[] = []
  let line = ''
  for (let unit = 0; unit < folded.length; unit += 1) {
    const isBlank = /\s/.test(folded[unit] ?? '')
    if (isBlank && line.endsWith(' ')) continue
    line += isBlank ? ' ' : (folded[unit] ?? '')
    units.push(unit)
  }
  const places: Stretch[] = []
  for (let at = line.indexOf(wanted); at >= 0; at = line.indexOf(wanted, at + wanted.length)) {
    const [first, last] = [units[at], units[at + wanted.length - 1]]
    places.push({ start: starts[first ?? 0] ?? 0, end: ends[last ?? 0] ?? 0 })
  }
  return places
}
