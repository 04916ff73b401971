/** How much text on either side of a place is looked at for the figure around it, in UTF-16 code units. */
export const FIGURE_AROUND = 48

/** Digits of any script with their decimal part and what sets off thousands: "1,000.5", "25 000", "1’000", ".5". */
const DIGITS = [
  String.raw`\p{Nd}{1,3}(?:[\u00A0\u2009\u202F]\p{Nd}{3})+(?!\p{Nd})`,
  String.raw`\p{Nd}{1,3}(?: 000)+(?!\p{Nd})`,
  String.raw`(?:(?<![\p{L}\p{N}.．])[.．])?\p{Nd}+(?:[.,．，٫٬'’]\p{Nd}+)*`,
].join('|')
/** Numbers in Japanese characters from two on: one alone is mostly part of a word. */
const KANJI = '[〇零一二三四五六七八九十百千万億兆]{2,}'
/** Japanese scales, with the number that goes on after one: 1兆5000億. */
const JAPANESE = String.raw`(?:${DIGITS})(?:\s?[百千万億兆]+(?:\s?(?:${DIGITS}))?)+`
const NUMBER = `(?:${JAPANESE}|${DIGITS}|${KANJI})`

/** A dash or plus is a sign if nothing ends before it that it could join or part: not in "COVID-19", "10-15%", "G-7". */
const JOINED = String.raw`[[\p{L}\p{N}%％\)）\]’”]--[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}ー]]`
const SIGN = [
  String.raw`(?<!${JOINED})[\-‐‑–−－﹣+＋±∓]`,
  // Statistics in Japanese mark what fell with a triangle.
  String.raw`[▲△▼]\s?`,
  String.raw`(?<!\p{L})(?<![\p{Nd}%％]\s?)(?:minus|negative)\s`,
  String.raw`(?<![\p{Nd}%％]\s?)マイナス\s?`,
].join('|')
/** $, US$, ¥ */
const CURRENCY = String.raw`(?:(?<!\p{L})\p{Lu}{1,3})?\p{Sc}\s?`

/** One of these right after the number: k, m, bn. */
const LETTERS = String.raw`(?:[kmbt]|mn|bn|tn)(?![\p{L}\p{N}])`
const WORDS = String.raw`[\s\-]{1,2}(?:hundred|thousand|million|billion|trillion|[mbt]n)(?![\p{L}\p{N}])`
const PERCENT = String.raw`[\s\-]{0,2}(?:[%％‰](?:\s?(?:points?(?!\p{L})|ポイント))?|per\s?cent(?:age\s+points?)?(?!\p{L})|basis\s+points?(?!\p{L})|bps?(?![\p{L}\p{N}])|割(?!\p{sc=Hira})|パーセント(?:ポイント)?)`
const AFTER = String.raw`\s?\p{Sc}(?!\s?\p{Nd})`

const FIGURE = new RegExp(
  `(?:${SIGN})?(?:${CURRENCY})?(?:${SIGN})?${NUMBER}(?:${LETTERS}|${WORDS})?(?:${PERCENT}|${AFTER})?`,
  'giv',
)

const NUMERAL = /[\p{Nd}〇零一二三四五六七八九十百千万億兆]/u

/**
 * The figure that a place in a text is inside of, as the text has it; undefined if it is at none, or at its edge. A figure is a number with its sign, the sign of its
 * currency, its decimal part, its scale and its percent sign: "5%" in "−5%", and "5" in "5 billion", would be another. A unit in words does not belong to it, nor
 * does the other end of a range.
 */
export function cutFigure(text: string, at: number): string | undefined {
  const from = Math.max(0, at - FIGURE_AROUND)
  const around = text.slice(from, at + FIGURE_AROUND)
  if (!NUMERAL.test(around)) return undefined
  for (const { 0: figure, index } of around.matchAll(FIGURE))
    if (from + index < at && at < from + index + figure.length) return figure
  return undefined
}

/** Is a place in a text inside a figure? */
export const cutsFigure = (text: string, at: number): boolean => cutFigure(text, at) !== undefined
