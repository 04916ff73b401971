import { COVERAGE } from './font-coverage'
import { printedText } from './printed-text'
import type { Language } from './text'

/** The families of memos: Noto Sans for Latin, Greek and Cyrillic, Noto Sans JP for Japanese. */
export type Family = 'Latin' | 'Japanese'

const IS_INVISIBLE = /^\p{Default_Ignorable_Code_Point}$/u
/** Most text: looked at in one go. */
const PLAIN = /^[ -~\n]*$/
/** White space stays with the text before it, so that not every word becomes a stretch. */
const SPACES = /^[ \n]$/

/**
 * The family that prints a character: the language's own if it has the glyph, or the other. `invisible` for a character that no reader sees and no
 * font has, which is left out; `none` for one that cannot be printed.
 */
export function familyOf(character: string, language: Language, current?: Family): Family | 'invisible' | 'none' {
  if (SPACES.test(character)) return current ?? 'Latin'
  const codePoint = character.codePointAt(0) ?? 0
  const order: readonly Family[] =
    language === 'ja' && codePoint >= 0x80 ? ['Japanese', 'Latin'] : ['Latin', 'Japanese']
  const family = order.find((candidate) => hasGlyph(candidate, codePoint))
  return family ?? (IS_INVISIBLE.test(character) ? 'invisible' : 'none')
}

/** A character that no memo can print, and its code: "U+1F600". */
export interface Unprinted {
  character: string
  code: string
}

/** The first character that no memo can print, in any text of a value: a field's, or a whole record's. */
export function unprintedIn(value: unknown): Unprinted | undefined {
  if (typeof value === 'string') {
    if (PLAIN.test(value)) return undefined
    const found = Array.from(printedText(value, 'ja')).find((character) => familyOf(character, 'ja') === 'none')
    return found === undefined ? undefined : { character: found, code: codeOf(found) }
  }
  if (typeof value !== 'object' || value === null) return undefined
  for (const inner of Object.values(value)) {
    const found = unprintedIn(inner)
    if (found) return found
  }
  return undefined
}

/** A character's code: "U+1F600". */
export const codeOf = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`

/** Does every face of a family have a glyph for a code point? */
export function hasGlyph(family: Family, codePoint: number): boolean {
  const starts = boundsOf(family)
  let low = 0
  let high = starts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((starts[middle] ?? 0) <= codePoint) low = middle + 1
    else high = middle
  }
  // An odd number of bounds at or before it: a range has begun and not ended.
  return low % 2 === 1
}

const known = new Map<Family, readonly number[]>()

/** The first code points with, without, with … a glyph. */
function boundsOf(family: Family): readonly number[] {
  const before = known.get(family)
  if (before) return before
  let at = 0
  const bounds = COVERAGE[family].split(' ').map((step) => (at += Number.parseInt(step, 36)))
  known.set(family, bounds)
  return bounds
}
