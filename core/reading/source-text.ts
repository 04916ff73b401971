import { asSourceText } from '../anchors/source-text'

/**
 * A text that was read, as it becomes a source's (`asSourceText`): without blanks at line ends, with at most one empty line in a row, and nothing around it. The
 * other characters stay the source's own. Tidying a tidy text changes nothing.
 */
export function tidySourceText(text: string): string {
  return asSourceText(text.replace(/^\uFEFF/, ''))
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
}

/** Control characters except those that break lines and the tab. */
const CONTROLS = /(?![\t-\r\u0085])\p{Cc}/gu

/** How many characters `tidySourceText` leaves out that are no line break: a sign of a damaged file. */
export function controlsIn(text: string): number {
  return text.match(CONTROLS)?.length ?? 0
}
