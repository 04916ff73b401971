import type { Annotation } from '../model/records/records'
import { AROUND, cutsWord, placeAt, type PassageLocation } from './passage-location'

/** A source's text before and after it is replaced. */
export interface Texts {
  before: string
  after: string
}

/** Finds the place of a quote in the later text; undefined if a person has to find it. The quote must be at its place in the earlier text. */
export type CarryOver = (quote: Pick<Annotation, keyof PassageLocation>) => PassageLocation | undefined

/**
 * Carries quotes over from a text to the one that replaces it. A quote has a place there in two cases, and in no other:
 *
 * 1. The whole earlier text is in the later one, once, and cuts no word or number. So it was an excerpt of it, and every quote has moved by the same distance.
 * 2. The quote's words are in both texts equally often, and the one of the same number has the same text around it on both sides, blanks aside.
 *
 * If a sentence is taken out and its lookalike stays, the words are there less often, so none of them is carried over, not even those that could have
 * been. If one is taken out and another comes in elsewhere, the text around differs. The words alone are never enough, even where they are
 * unique: "no" may be somebody else's in the new text. A near match is never taken.
 */
export function carryOver({ before, after }: Texts): CarryOver {
  const shift = shiftOf(before, after)
  return (quote) => {
    const at = shift === undefined ? sameRank(quote, before, after) : quote.start + shift
    if (at === undefined || after.slice(at, at + quote.exact.length) !== quote.exact) return undefined
    return placeAt(after, at, at + quote.exact.length)
  }
}

/** How far an excerpt moves to where it is in the whole text; undefined if it is not there, or several times. */
function shiftOf(before: string, after: string): number | undefined {
  const excerpt = before.trim()
  const at = excerpt === '' ? -1 : after.indexOf(excerpt)
  if (at < 0 || after.includes(excerpt, at + 1)) return undefined
  if (cutsWord(after, at) || cutsWord(after, at + excerpt.length)) return undefined
  return at - before.indexOf(excerpt)
}

function sameRank(
  { exact, start }: Pick<Annotation, 'exact' | 'start'>,
  before: string,
  after: string,
): number | undefined {
  let rank = 0
  let count = 0
  for (let at = before.indexOf(exact); at >= 0; at = before.indexOf(exact, at + 1)) {
    if (at < start) rank += 1
    count += 1
  }
  let found: number | undefined
  for (let at = after.indexOf(exact); at >= 0; at = after.indexOf(exact, at + 1)) {
    if (rank === 0) found = at
    rank -= 1
    count -= 1
    if (count < 0) return undefined
  }
  if (count !== 0 || found === undefined) return undefined
  const { length } = exact
  return leftOf(before, start) === leftOf(after, found) &&
    rightOf(before, start + length) === rightOf(after, found + length)
    ? found
    : undefined
}

/** How much text is looked at for some units that are not blank: beyond it, blanks count as the end. */
const REACH = AROUND * 8

/** The text before a place, nearest to it, without blanks; less than `AROUND` units only where the text begins. */
const leftOf = (text: string, at: number) =>
  text
    .slice(Math.max(0, at - REACH), at)
    .replaceAll(/\s+/g, '')
    .slice(-AROUND)

/** The same after a place. */
const rightOf = (text: string, at: number) =>
  text
    .slice(at, at + REACH)
    .replaceAll(/\s+/g, '')
    .slice(0, AROUND)
