import { figurePattern } from './figure-pattern'

/** How much text on either side of a place is looked at for the figure around it, in UTF-16 code units. */
export const FIGURE_AROUND = 48

/** No figure has one of these inside, so none that holds a place begins before the last of them. */
const APART = /[;:!?()"“”「」『』【】、。]|,\s|\.\s|\n\s*\n/gu
/** A figure that holds a place begins before it, with one of these: a digit, a sign, the sign of a currency, a Japanese number, or a number in words. */
const BEGINNING =
  /[\p{Nd}\p{Sc}\u00BC-\u00BE\u2150-\u215E\u2189\-‐‑–−－﹣+＋±∓▲△▼.．〇零一二三四五六七八九十百千万億兆]|マイナス|[数何]|(?<!\p{L})(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thir|twen|half|an?\s|hundred|thousand|[mbt]r?illion|minus|negative)/iu
/** The letters before the sign of a currency belong to it: US$. */
const CURRENCY_NEAR = /\p{Sc}/u

/**
 * The figure that a place in a text is inside of, as the text has it; undefined if it is at none, or at its edge. A figure is a number with its sign, the sign of its
 * currency, its decimal part or fraction, its scale, its percent sign, and the other end of a range: "5%" in "−5%", "5" in "5 billion" and "25%" in "10-25%" would be
 * another. The name of a unit does not belong to it.
 */
export const cutFigure = (text: string, at: number): string | undefined => figureCutBy(text, at, at)

/** Is a place in a text inside a figure? */
export const cutsFigure = (text: string, at: number): boolean => figureCutBy(text, at, at) !== undefined

/** Is an end of a stretch of a text inside a figure? Looked up at once where the stretch is short. */
export const endsInFigure = (text: string, start: number, end: number): boolean =>
  end - start > FIGURE_AROUND
    ? cutsFigure(text, start) || cutsFigure(text, end)
    : figureCutBy(text, start, end) !== undefined

/** The figure that one of two places close to each other is inside of. */
function figureCutBy(text: string, start: number, end: number): string | undefined {
  const reach = Math.max(0, start - FIGURE_AROUND)
  let from = reach
  for (const { 0: sign, index } of text.slice(reach, start).matchAll(APART)) from = reach + index + sign.length
  // A number in words begins with a whole word, of which the place may be inside.
  const word = /^\p{L}{2}/u.test(text.slice(end - 1, end + 1)) ? 8 : 0
  const near = `${text.slice(start, start + 5)}${text.slice(end, end + 5)}`
  if (!BEGINNING.test(text.slice(from, end + word)) && !CURRENCY_NEAR.test(near)) return undefined
  // A look at the sign before tells that a dash is none: "COVID-19".
  const first = Math.max(0, from - 2)
  const around = text.slice(first, end + FIGURE_AROUND)
  for (const { 0: figure, index } of around.matchAll(figurePattern())) {
    const at = first + index
    if (at >= end) return undefined
    const isIn = (place: number) => at < place && place < at + figure.length
    if (isIn(start) || isIn(end)) return figure
  }
  return undefined
}
