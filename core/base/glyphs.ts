import { COVERAGE } from './font-coverage'
import { printedText } from './printed-text'
import type { Language } from './text'

/** The families of memos: Noto Sans for Latin, Greek and Cyrillic; Noto Sans JP, KR and SC for Japanese, Korean and simplified Chinese. */
export const FAMILIES = ['Latin', 'Japanese', 'Korean', 'Chinese'] as const
export type Family = (typeof FAMILIES)[number]

const IS_INVISIBLE = /^\p{Default_Ignorable_Code_Point}$/u
/** Most text: looked at in one go. */
const PLAIN = /^[ -~\n]*$/
/** White space stays with the text before it, so that not every word becomes a stretch. */
const SPACES = /^[ \n]$/

/**
 * The family that prints a character by itself: the language's own if it has the glyph, or else another. `invisible` for a character that no reader
 * sees and no font has, which is left out; `none` for one that cannot be printed.
 */
export function familyOf(character: string, language: Language, current?: Family): Family | 'invisible' | 'none' {
  if (SPACES.test(character)) return current ?? 'Latin'
  const codePoint = character.codePointAt(0) ?? 0
  const order = language === 'ja' && codePoint >= 0x80 ? JAPANESE_FIRST : LATIN_FIRST
  const family = order.find((candidate) => hasGlyph(candidate, codePoint))
  return family ?? (IS_INVISIBLE.test(character) ? 'invisible' : 'none')
}

const JAPANESE_FIRST: readonly Family[] = ['Japanese', 'Latin', 'Chinese', 'Korean']
const LATIN_FIRST: readonly Family[] = ['Latin', 'Japanese', 'Chinese', 'Korean']

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
  table ??= tableOfAll()
  return ((table[codePoint] ?? 0) & BIT[family]) !== 0
}

/** The fonts of memos have no glyph from here on. */
const CODE_POINTS = 0x40000
/** By code point, the bits of the families that have a glyph: a long memo asks for each of its characters. */
let table: Uint8Array | undefined
const BIT = Object.fromEntries(FAMILIES.map((family, at) => [family, 1 << at])) as Readonly<Record<Family, number>>

function tableOfAll(): Uint8Array {
  const all = new Uint8Array(CODE_POINTS)
  for (const family of FAMILIES) {
    let at = 0
    for (const [index, step] of COVERAGE[family].split(' ').entries()) {
      const from = at
      at += Number.parseInt(step, 36)
      if (index % 2 === 0) continue
      for (let codePoint = from; codePoint < at; codePoint += 1) all[codePoint] = (all[codePoint] ?? 0) | BIT[family]
    }
  }
  return all
}
