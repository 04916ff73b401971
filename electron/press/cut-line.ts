import type { Inline, Line } from 'pdfmake/js/PageElementWriter.js'

/** Sums of widths differ by less than this, in points. */
const SLACK = 0.01
/** Begins the mark of a note. */
const WORD_JOINER = '\u2060'
/** A mark that may not begin a line takes this many characters of the word before it along. */
const CHARACTERS_KEPT = 2

/**
 * Cuts a line that is wider than its place, and gives the rest back to the words that wait, last word first. pdfmake breaks a single long word, but lets words run past the edge of
 * the page if no line may break between them: brackets, words of two fonts, a word and the mark of its note.
 */
export function cutLine(line: Line, waiting: Inline[]): void {
  dropCuts(line, waiting)
  if (line.getWidth() <= line.maxWidth + SLACK) return
  const rest: Inline[] = []
  while (line.inlines.length > 1 && line.getWidth() > line.maxWidth + SLACK) rest.unshift(takeLast(line))
  const [first] = rest
  const last = line.inlines.at(-1)
  if (first?.text.startsWith(WORD_JOINER) && last && last.text.length > 2 * CHARACTERS_KEPT) {
    const [head, tail] = split(takeLast(line), last.text.length - CHARACTERS_KEPT)
    line.addInline(head)
    rest.unshift(tail)
  } else if (first) {
    // The white space at the end of the line is printed once something follows it.
    const fits = charactersThatFit(first, line.maxWidth - line.getWidth() - line.trailingCut)
    if (fits > 0 && fits < first.text.length) {
      const [head, tail] = split(first, fits)
      line.addInline(head)
      rest.splice(0, 1, tail)
    }
  }
  waiting.push(...rest.toReversed())
}

/** If pdfmake breaks a word, both parts keep the cuts of the whole, even where they end in no white space: the line would seem to have room. */
function dropCuts(line: Line, waiting: readonly Inline[]): void {
  const next = waiting.at(-1)
  const last = line.inlines.at(-1)
  if (last) line.trailingCut = last.trailingCut = /\s$/.test(last.text) ? last.trailingCut : 0
  if (next && next.leadingCut > 0 && !/^\s/.test(next.text)) next.leadingCut = 0
}

function takeLast(line: Line): Inline {
  const inline = line.inlines.pop() as Inline
  line.inlineWidths -= inline.width
  line.trailingCut = line.inlines.at(-1)?.trailingCut ?? 0
  if (inline.lineEnd) line.newLineForced = false
  return inline
}

/** How many characters of a text fit into a width. */
export function charactersThatFit(inline: Inline, width: number): number {
  let count = 0
  let low = 1
  let high = inline.text.length
  while (low <= high) {
    const middle = Math.floor((low + high) / 2)
    if (widthOf(inline.text.slice(0, middle), inline) <= width) {
      count = middle
      low = middle + 1
    } else high = middle - 1
  }
  return count
}

function split(inline: Inline, at: number): [Inline, Inline] {
  const { lineEnd, ...plain } = inline
  const part = (text: string): Inline => ({
    ...plain,
    text,
    width: widthOf(text, inline),
    trailingCut: widthOf(/\s*$/.exec(text)?.[0] ?? '', inline),
  })
  return [part(inline.text.slice(0, at)), { ...part(inline.text.slice(at)), ...(lineEnd ? { lineEnd } : {}) }]
}

/** The width of a text that is set as a word is, in points. */
export const widthOf = (text: string, inline: Inline): number =>
  inline.font.widthOfString(text, inline.fontSize) + inline.characterSpacing * (text.length - 1)
