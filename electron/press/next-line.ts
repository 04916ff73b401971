import type { LayoutNode } from 'pdfmake/js/LayoutBuilder.js'
import LineModule from 'pdfmake/js/Line.js'
import type { Inline, Line } from 'pdfmake/js/PageElementWriter.js'
import { charactersThatFit, cutLine, widthOf } from './cut-line'
import { exported } from './exported'

const PlacedLine = exported(LineModule)

/**
 * The next line of a text, of at most a width, filled as pdfmake fills it with the words that wait, the next one last; null after the last. pdfmake copies all words
 * that are left for each that it places, so that a long text takes minutes.
 */
export function nextLine(node: LayoutNode, width: number, waiting: Inline[]): Line | null {
  if (waiting.length === 0) return null
  const line = new PlacedLine(width)
  let mustStay = false
  for (let next = waiting.at(-1); next; next = waiting.at(-1)) {
    if (!mustStay && !line.hasEnoughSpaceForInline(next, next.noNewLine ? wordsWith(waiting) : [])) break
    waiting.pop()
    const rest = next.noWrap || next.text.length < 2 ? undefined : cutWord(next, line.getAvailableWidth())
    if (rest) waiting.push(rest)
    line.addInline(next)
    mustStay = next.noNewLine === true && !rest
  }
  line.leaf = node
  cutLine(line, waiting)
  return line
}

/** The words after the next one, up to the first after which a line may end. */
function wordsWith(waiting: readonly Inline[]): Inline[] {
  const found: Inline[] = []
  for (let at = waiting.length - 2; at >= 0; at -= 1) {
    const word = waiting[at] as Inline
    found.push(word)
    if (!word.noNewLine) break
  }
  return found
}

/** Shortens a word that is wider than its place, and returns the rest of it. */
function cutWord(word: Inline, width: number): Inline | undefined {
  if (word.width <= width) return undefined
  const fits = Math.max(1, charactersThatFit(word, width))
  if (fits >= word.text.length) return undefined
  const rest = { ...word, text: word.text.slice(fits) }
  word.text = word.text.slice(0, fits)
  rest.width = widthOf(rest.text, rest)
  word.width = widthOf(word.text, word)
  return rest
}
