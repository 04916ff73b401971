import type { TextContent } from 'pdfjs-dist/types/src/display/api'

/** How many texts of a page are laid out at once: a line has one to some. */
const AT_ONCE = 24

/**
 * A page's texts a few at a time, with the window free in between, in the font that the window has already: pdf.js measures each text, and the first measuring in
 * another font takes a tenth of a second. The texts are invisible and stretched to the width of the page's own.
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
