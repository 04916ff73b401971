import { PdfObjects } from './pdf-objects'
import { poppler } from './pdf-text'

/** A word on a page, in points from its top left corner. */
interface Word {
  left: number
  top: number
  right: number
  bottom: number
  text: string
}

/** Width of the margins at the sides, and the room that the file's numbers may be off by, in points. */
const MARGIN = (2.5 / 2.54) * 72
const SLACK = 0.75

/** The words of each page, with the page's size. */
export function wordsOf(bytes: Uint8Array): { width: number; height: number; words: Word[] }[] {
  const pages = poppler('pdftotext', bytes, ['-bbox']).split('<page ').slice(1)
  return pages.map((page) => {
    const [, width, height] = /width="([\d.]+)" height="([\d.]+)"/.exec(page) ?? []
    const words = page.matchAll(
      /<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)<\/word>/g,
    )
    return {
      width: Number(width),
      height: Number(height),
      words: [...words].map(([, left, top, right, bottom, text = '']) => ({
        left: Number(left),
        top: Number(top),
        right: Number(right),
        bottom: Number(bottom),
        text,
      })),
    }
  })
}

/** The words of a PDF that reach past the side margins or the edges of their page, or into a word beside them. */
export function outside(bytes: Uint8Array): string[] {
  return wordsOf(bytes).flatMap(({ width, height, words }) => [
    ...words
      .filter(
        ({ left, right, top, bottom }) =>
          left < MARGIN - SLACK || right > width - MARGIN + SLACK || top < 0 || bottom > height,
      )
      .map(({ text }) => text.slice(0, 40)),
    ...words.flatMap((word, index) =>
      words
        .slice(index + 1)
        .filter((other) => overlap(word, other))
        .map((other) => `${word.text.slice(0, 40)} over ${other.text.slice(0, 40)}`),
    ),
  ])
}

/** True if two words cover one place: lines are set closer than their boxes, so a third of the height may be shared. */
function overlap(a: Word, b: Word): boolean {
  const across = Math.min(a.right, b.right) - Math.max(a.left, b.left)
  const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
  return across > 1 && down > 0.5 * Math.min(a.bottom - a.top, b.bottom - b.top)
}

/** The sizes of type in a file, in points. */
export function sizesIn(bytes: Uint8Array): number[] {
  const pdf = new PdfObjects(bytes)
  const set = pdf.pages().flatMap((page) => pdf.operators(page).filter(({ name }) => name === 'Tf'))
  return [...new Set(set.map(({ operands }) => Number(operands[1])))].toSorted((a, b) => a - b)
}
