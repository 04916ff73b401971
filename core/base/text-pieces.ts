import { LINE_BREAK } from './text'

/** How long a piece of a text is meant to be, and how long it is at most, in UTF-16 code units. */
const PIECE = 2000
export const PIECE_MAX = 4000
/** How far back a cut looks for a place between characters that belong together. */
const BACK = 64

/**
 * Cuts a text into pieces of whole paragraphs, so that a window can show a part of it. Gives the beginning of each piece, in UTF-16 code units; a piece ends where
 * the next one begins, so that the pieces joined are the text. A paragraph that is too long for a piece is cut after a sentence, at a blank, or between two
 * characters, never inside one.
 */
export function pieceStarts(text: string): number[] {
  const starts: number[] = []
  for (let at = 0; at < text.length; at = pieceEnd(text, at)) starts.push(at)
  return starts
}

function pieceEnd(text: string, at: number): number {
  if (text.length - at <= PIECE) return text.length
  const wanted = at + PIECE
  // A search of the whole text for a break would cost as much as the text is long, for each piece.
  const piece = text.slice(at, wanted)
  const paragraph = piece.lastIndexOf('\n\n') + 2
  if (paragraph > PIECE / 4) return at + paragraph
  const line = piece.lastIndexOf('\n') + 1
  if (line > 0) return at + line
  const next = text.slice(wanted, at + PIECE_MAX).indexOf('\n')
  if (next >= 0) return wanted + next + 1
  if (text.length - at <= PIECE_MAX) return text.length
  return cutBefore(text, at, wanted)
}

/** The best place to cut a long paragraph: after a sentence, else after a blank, else between two characters. */
function cutBefore(text: string, at: number, wanted: number): number {
  const last = text.slice(wanted - PIECE / 4, wanted)
  const from = wanted - last.length
  const sentence = lastEnd(last, /[.!?][\])"'”’]*[ \t]+|[。！？]+[」』）]*/g)
  if (sentence !== undefined) return from + sentence
  const blank = lastEnd(last, /[ \t\u3000]+/g)
  return betweenCharacters(text, at, blank === undefined ? wanted : from + blank)
}

/** The end of the last match that ends before the text does: a longer match might go on. */
function lastEnd(text: string, pattern: RegExp): number | undefined {
  return [...text.matchAll(pattern)].map((found) => found.index + found[0].length).findLast((end) => end < text.length)
}

/** Characters that belong to the one before them. */
const JOINED = /^(?:\p{M}|\u200D|\uFE0E|\uFE0F|\uFF9E|\uFF9F|\p{Emoji_Modifier})/u

function betweenCharacters(text: string, at: number, wanted: number): number {
  for (let cut = wanted; cut > Math.max(at, wanted - BACK); cut -= 1) {
    if (!isInside(text, cut) && !JOINED.test(text.slice(cut, cut + 2)) && text[cut - 1] !== '\u200D') return cut
  }
  return isInside(text, wanted) ? wanted - 1 : wanted
}

/** Is a place inside a surrogate pair, or inside the line break of two characters? */
const isInside = (text: string, place: number) =>
  (isHigh(text.charCodeAt(place - 1)) && isLow(text.charCodeAt(place))) ||
  (text[place - 1] === '\r' && text[place] === '\n')
const isHigh = (unit: number) => unit >= 0xd800 && unit <= 0xdbff
const isLow = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff

/** The index of the piece that has a place of the text; the last one for the end of the text. */
export function pieceAt(starts: readonly number[], place: number): number {
  let [low, high] = [0, starts.length - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((starts[middle] ?? 0) <= place) low = middle
    else high = middle - 1
  }
  return Math.max(0, low)
}

/** A paragraph of a piece: its place in the whole text, its words, and the line break that ends it, if one does. */
export interface Paragraph {
  start: number
  text: string
  ending: string
}

/** The paragraphs of a piece that begins at `start` of its text: words and endings joined are the piece. */
export function paragraphsOf(piece: string, start: number): Paragraph[] {
  const paragraphs: Paragraph[] = []
  let from = 0
  for (const found of piece.matchAll(LINE_BREAK)) {
    paragraphs.push({ start: start + from, text: piece.slice(from, found.index), ending: found[0] })
    from = found.index + found[0].length
  }
  if (from < piece.length) paragraphs.push({ start: start + from, text: piece.slice(from), ending: '' })
  return paragraphs
}

/** A stretch of a text in UTF-16 code units, half open: [start, end). */
export interface Stretch {
  start: number
  end: number
}

/** A stretch without blanks at its edges, and with whole characters there; undefined if nothing is left. */
export function trimmedStretch(text: string, { start, end }: Stretch): Stretch | undefined {
  let [from, to] = [Math.max(0, start), Math.min(text.length, end)]
  if (isInside(text, from)) from -= 1
  if (isInside(text, to)) to += 1
  const words = text.slice(from, to)
  if (words.trim() === '') return undefined
  from += words.length - words.trimStart().length
  return { start: from, end: from + words.trim().length }
}
