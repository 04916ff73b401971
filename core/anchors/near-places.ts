import type { Annotation } from '../model/records/records'
import { bestMatchSteps } from './best-match'
import { cutsFigure } from './cut-figure'
import { placesIn, spanOf } from './find-passage'
import { fold, type FoldedText } from './folded-text'
import { AROUND, placeAt, type PassageLocation } from './passage-location'

/** A place that a lost quote may have had, for a person to judge. */
export interface NearPlace extends PassageLocation {
  /** How much of the quote is there, from 0 to 1; 1 if its words are, as they would be copied. */
  likeness: number
}

/** A quote that is looked for: its words, and what was around them. */
export type LostQuote = Pick<Annotation, 'exact' | 'prefix' | 'suffix'>

/** How many places are proposed for a quote. */
export const NEAR_MAX = 3
/** How many pieces of a quote are looked for in the text. */
const SEEDS = 48
/** A piece that is in the text more often says nothing about the place. */
const HITS_MAX = 300
/** How many stretches of the text are compared with the quote unit by unit. */
const COMPARED = 10
/** Places with less of the quote are not proposed. */
const LIKENESS_MIN = 0.5

/**
 * Proposes places for a quote that has none, the likest first: where its words are as they would be copied, then where most of its words are. These are
 * proposals: none may become the quote's place without a person. Works in short steps; its work grows with the text, and not with how often
 * anything is in it.
 */
export function* nearPlaceSteps(text: string, folded: FoldedText, quote: LostQuote): Generator<void, NearPlace[]> {
  const passage = fold(quote.exact)
  const exact = placesIn(text, folded, passage, HITS_MAX).map((place): NearPlace => ({ ...place, likeness: 1 }))
  yield
  const found = byContext(quote, exact).slice(0, NEAR_MAX)
  if (found.length === NEAR_MAX) return found
  const alike: NearPlace[] = []
  for (const diagonal of yield* likelyDiagonals(folded.units, passage.units)) {
    const match = yield* bestMatchSteps(folded.units, passage.units, diagonal)
    if (!match || match.likeness < LIKENESS_MIN) continue
    const { start, end } = wholeFigures(text, spanOf(folded, ...wholeWords(folded.units, match)))
    alike.push({ ...placeAt(text, start, end), likeness: Math.min(match.likeness, 0.99) })
  }
  for (const place of byContext(quote, alike).toSorted((a, b) => b.likeness - a.likeness)) {
    if (found.length === NEAR_MAX) break
    if (!found.some((other) => place.start < other.end && other.start < place.end)) found.push(place)
  }
  return found
}

/** The places at which the quote would begin if some of its pieces are in the text, the best supported first. */
function* likelyDiagonals(text: string, quote: string): Generator<void, number[]> {
  const size = pieceSize(quote)
  if (size === 0) return []
  const width = Math.max(16, quote.length >> 2)
  const votes = new Map<number, { count: number; sum: number; seed: number }>()
  const seeds = Math.min(SEEDS, quote.length - size + 1)
  for (let seed = 0; seed < seeds; seed += 1) {
    const offset = Math.round((seed * (quote.length - size)) / Math.max(1, seeds - 1))
    const piece = quote.slice(offset, offset + size)
    for (const at of hitsOf(text, piece)) {
      const bucket = Math.floor((at - offset) / width)
      const known = votes.get(bucket)
      if (!known) votes.set(bucket, { count: 1, sum: at - offset, seed })
      else if (known.seed !== seed) {
        known.count += 1
        known.sum += at - offset
        known.seed = seed
      }
    }
    yield
  }
  return [...votes]
    .map(([bucket, { count, sum }]) => ({
      at: Math.round(sum / count),
      count: count + (votes.get(bucket + 1)?.count ?? 0),
    }))
    .toSorted((a, b) => b.count - a.count || a.at - b.at)
    .slice(0, COMPARED)
    .map(({ at }) => at)
}

/** Pieces of about two words, or a few Japanese characters; shorter ones of a short quote. 0 if the quote is too short to be looked for. */
function pieceSize(quote: string): number {
  if (quote.length < 4) return 0
  const japanese = quote.match(/[\u3040-\u9FFF]/g)?.length ?? 0
  const most = japanese * 2 > quote.length ? 5 : 12
  return Math.max(2, Math.min(most, quote.length >> 2))
}

function hitsOf(text: string, piece: string): number[] {
  const hits: number[] = []
  for (let at = text.indexOf(piece); at >= 0; at = text.indexOf(piece, at + 1)) {
    if (hits.length === HITS_MAX) return []
    hits.push(at)
  }
  return hits
}

/** A proposal begins and ends with whole words, as far as they are near. */
function wholeWords(units: string, { from, to }: { from: number; to: number }): [from: number, to: number] {
  let [start, end] = [from, to]
  const isInWord = (at: number) =>
    at > 0 && at < units.length && WORD.test(units.charAt(at - 1)) && WORD.test(units.charAt(at))
  while (from - start < AROUND && isInWord(start)) start -= 1
  while (end - to < AROUND && isInWord(end)) end += 1
  return [start, end]
}
/** The same for figures: a proposal has each with its sign and its scale. */
function wholeFigures(text: string, { start, end }: { start: number; end: number }): { start: number; end: number } {
  let [from, to] = [start, end]
  while (start - from < AROUND && cutsFigure(text, from)) from -= 1
  while (to - end < AROUND && cutsFigure(text, to)) to += 1
  return { start: from, end: to }
}

const WORD = /[\p{sc=Latin}\p{sc=Grek}\p{sc=Cyrl}\p{Nd}\p{M}]/u

/** The places in the order of how much of the text around the quote is there too; first to last among equals. */
function byContext(quote: LostQuote, places: readonly NearPlace[]): NearPlace[] {
  const shared = ({ prefix, suffix }: NearPlace) =>
    sharedLength(quote.prefix, prefix, -1) + sharedLength(quote.suffix, suffix, 0)
  return places
    .map((place) => ({ place, around: shared(place) }))
    .toSorted((a, b) => b.around - a.around || a.place.start - b.place.start)
    .map(({ place }) => place)
}

/** How many units two texts share from their beginning (`from` 0) or from their end (-1) on. */
function sharedLength(one: string, other: string, from: 0 | -1): number {
  const most = Math.min(one.length, other.length)
  let length = 0
  while (length < most && one.at(from === 0 ? length : -1 - length) === other.at(from === 0 ? length : -1 - length))
    length += 1
  return length
}
