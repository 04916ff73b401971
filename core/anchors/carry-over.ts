import type { Annotation } from '../model/records/records'
import { cutsFigure } from './cut-figure'
import { AROUND, cutsWord, placeAt, type PassageLocation } from './passage-location'

/** A source's text before and after it is replaced. */
export interface Texts {
  before: string
  after: string
}

/** Finds the place of a quote in the later text; undefined if a person has to find it. The quote must be at its place in the earlier text. */
export type CarryOver = (quote: Pick<Annotation, keyof PassageLocation>) => PassageLocation | undefined

/**
 * Carries quotes over from a text to the one that replaces it. A quote has a place there in three cases, and in no other:
 *
 * 1. The whole earlier text is in the later one, once, and cuts no word or number. So it was an excerpt of it, and every quote has moved by the same distance.
 * 2. The quote's words are in both texts equally often, and the one of the same number has the same text around it on both sides, blanks aside. If others of the
 *    earlier text have that too, it must share more text with the later one than each of them.
 * 3. It is whole sentences, long enough that nobody writes them twice by chance, there once in each text, and only its neighbour on one side is another: the text
 *    on the other side is the same. A pronoun at its beginning, or quotation marks that it is inside of, make its meaning that neighbour's.
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
    // Blanks count for nothing in the text around, but without them the words may be a part of a word or of a figure.
    if ([at, at + quote.exact.length].some((edge) => cuts(after, edge)) && !cutBefore(quote, before)) return undefined
    return placeAt(after, at, at + quote.exact.length)
  }
}

const cuts = (text: string, at: number) => cutsWord(text, at) || cutsFigure(text, at)

/** Was the quote a part of a word or of a figure already? */
const cutBefore = ({ start, exact }: Pick<Annotation, 'start' | 'exact'>, text: string) =>
  [start, start + exact.length].some((edge) => cuts(text, edge))

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
  const places = placesOf(before, exact)
  const present = placesOf(after, exact)
  const found = present[places.indexOf(start)]
  if (found === undefined || present.length !== places.length) return undefined
  const { length } = exact
  const isLike =
    leftOf(before, start) === leftOf(after, found) && rightOf(before, start + length) === rightOf(after, found + length)
  if (!isLike)
    return places.length === 1 && standsAlone(before, start, length) && standsAlone(after, found, length)
      ? besideOne(before, start, after, found, length)
      : undefined
  const leftShared = (at: number) => sharedLength(before, at - 1, after, found - 1, -1)
  const rightShared = (at: number) => sharedLength(before, at + length, after, found + length, 1)
  const [left, right] = [leftShared(start), rightShared(start)]
  let lookalikes = 0
  for (const other of places) {
    if (other === start) continue
    const otherLeft = leftShared(other)
    if (otherLeft < AROUND && otherLeft < left) continue
    const otherRight = rightShared(other)
    if (otherRight < AROUND && otherRight < right) continue
    lookalikes += 1
    const isBeaten = left >= otherLeft && right >= otherRight && left + right > otherLeft + otherRight
    if (!isBeaten || lookalikes > LOOKALIKES_MAX) return undefined
  }
  return found
}

/** The later place, if the text on one side is the same, and the other cannot change what the words mean. */
function besideOne(before: string, start: number, after: string, found: number, length: number): number | undefined {
  if (leftOf(before, start) === leftOf(after, found)) return found
  const isSameAfter = rightOf(before, start + length) === rightOf(after, found + length)
  const words = after.slice(found, found + length)
  const isOwn = !LEANS_BACK.test(words) && [before.slice(0, start), after.slice(0, found)].every(endsSentence)
  return isSameAfter && isOwn ? found : undefined
}

/** The least units of a quote, blanks aside, that nobody writes twice by chance: letters of Latin script, and Japanese characters. */
const LEAST = 24
const LEAST_JA = 14
const JAPANESE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u
/** The beginning of words whose meaning is in the sentence before them. */
const LEANS_BACK =
  /^\W*(?:he|she|they|it|we|i|you|this|that|these|those|such|his|her|their|its|our|my|both|the (?:former|latter|minister|spokes\p{L}+|official|two|same)|but|and|or|so|yet|however|nor|then|also|instead|if so|yes|no)\b|^[「『（(]?(?:同(?:氏|相|大臣|長官|国|省|日)|これ|それ|あれ|その|この|彼|我々|私|両|双方|また|しかし|だが|ただ|一方|さらに|なお|そして|だから|このため)/iu

/** Are words whole sentences of a text, long enough to be no lookalike, and in nobody's mouth? */
function standsAlone(text: string, start: number, length: number): boolean {
  const words = text.slice(start, start + length)
  const plain = words.replaceAll(/\s+/g, '')
  if (plain.length < (JAPANESE.test(plain) ? LEAST_JA : LEAST)) return false
  const head = text.slice(Math.max(0, start - REACH), start)
  const isStart = head.trim() === '' || /[.!?。！？][)\]）”’"」』]*\s*$|\n\s*$/u.test(head)
  const isEnd = /[.!?。！？][)\]）”’"」』]*$/u.test(words.trimEnd())
  const line = head.slice(head.lastIndexOf('\n') + 1)
  const isQuoted =
    line.lastIndexOf('“') > line.lastIndexOf('”') ||
    line.lastIndexOf('「') > line.lastIndexOf('」') ||
    (line.match(/"/g)?.length ?? 0) % 2 === 1
  return isStart && isEnd && !isQuoted
}

/** Does a sentence end before a place? A heading or the name of a speaker is none. */
const endsSentence = (head: string): boolean => /[.!?。！？][)\]）”’"」』]*\s*$/u.test(head.slice(-REACH))

function placesOf(text: string, words: string): number[] {
  const places: number[] = []
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) places.push(at)
  return places
}

/** With more places in the same surroundings, a person has to find the quote. */
const LOOKALIKES_MAX = 200
/** How much text around two places is compared, in UTF-16 code units. */
const SHARED_MAX = 4000

/** How many units two texts share from two places on, in one direction, blanks aside. */
function sharedLength(one: string, at: number, other: string, there: number, by: 1 | -1): number {
  let [a, b] = [at, there]
  for (let shared = 0; ; shared += 1, a += by, b += by) {
    while (isBlank(one, a)) a += by
    while (isBlank(other, b)) b += by
    if (shared === SHARED_MAX || a < 0 || a >= one.length || one[a] !== other[b]) return shared
  }
}
const isBlank = (text: string, at: number) => /^\s$/.test(text.charAt(at))

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
