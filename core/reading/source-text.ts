import { withoutUnprintable } from '../base/text'

/** The longest text of a source, in UTF-16 code units. */
export const SOURCE_TEXT_MAX = 10_000_000

/**
 * A text as it becomes a source's: line feeds alone break lines, no characters that no font and no file can carry, no blanks at line ends, at most one
 * empty line in a row, nothing around it. The other characters stay the source's own. Tidying a tidy text changes nothing.
 */
export function tidySourceText(text: string): string {
  return withoutUnprintable(text.replace(/^\uFEFF/, ''))
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
}

/** Control characters but for those that break lines and the tab. */
const CONTROLS = /(?![\t-\r\u0085])\p{Cc}/gu

/** How many characters `tidySourceText` leaves out that are no line break: a sign of a damaged file. */
export function controlsIn(text: string): number {
  return text.match(CONTROLS)?.length ?? 0
}
