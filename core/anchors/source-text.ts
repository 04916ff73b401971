import { withoutUnprintable } from '../base/text'

/** Longest text that a source may have, in UTF-16 code units: more than any document of some thousand pages. */
export const SOURCE_TEXT_MAX = 10_000_000

/**
 * A text as a source keeps it: line feeds for all line breaks, no characters that a record cannot hold. So every slice of it can be a quote, and offsets
 * are counted in this text. Applied again, it changes nothing.
 */
export const asSourceText = (text: string): string => withoutUnprintable(text)
