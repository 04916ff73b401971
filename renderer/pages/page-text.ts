import type { TextContent } from 'pdfjs-dist/types/src/display/api'

/** How many texts of a page are laid out at once: a line has one to some. */
const AT_ONCE = 24

/**
 * Passes the texts of a page on a few at a time, and leaves the window free in between. The texts get the window's own font: pdf.js measures each of them, and in a font
 * that is not loaded the first measurement took up to 117 ms. They are invisible, and stretched to the width of the words on the page.
 */
export function inParts(texts: ReadableStream<TextContent>): ReadableStream<TextContent> {
  const { fontFamily } = getComputedStyle(document.body)
  return texts.pipeThrough(
    new TransformStream<TextContent, TextContent>({
      transform: async (chunk, parts) => {
        const styles = Object.fromEntries(
          Object.entries(chunk.styles).map(([name, style]) => [name, { ...style, fontFamily }]),
        )
        for (let from = 0; from < chunk.items.length; from += AT_ONCE) {
          parts.enqueue({ ...chunk, styles, items: chunk.items.slice(from, from + AT_ONCE) })
          await new Promise((resolve) => setTimeout(resolve))
        }
      },
    }),
  )
}
