import { ParleyError } from '../../core/base/errors'
import type { Language } from '../../core/base/text'
import type { RunOrigin } from '../../core/memo/memo-model'
import type { Family } from './fonts'

/** Whether a family's font has a glyph for a code point. */
export type HasGlyph = (family: Family, codePoint: number) => boolean

/** A stretch of text that one family can set. */
export interface Stretch {
  text: string
  family: Family
}

/** A place where a line may break inside of a word. */
const ZERO_WIDTH_SPACE = '\u200B'
/** Longer strings without a place to break make the layout superlinear (50,000 characters: minutes), so they get places to break. */
const UNBROKEN = /[^\s\u3000-\u9FFF\uAC00-\uD7AF\uF900-\uFAFF\u{20000}-\u{3FFFF}]{60,}/gu
const PIECE = 40

const DAY_AND_MONTH = /(\d) (January|February|March|April|May|June|July|August|September|October|November|December)\b/g

/**
 * Splits a text into stretches by the font that has their characters: the language's own family if possible, the other if needed. Never prints a
 * character as a box. Leaves out invisible characters without a glyph, so that their base is printed.
 * @throws ParleyError `glyph-missing`, naming the record and field it comes from
 */
export function splitByFont(
  text: string,
  language: Language,
  hasGlyph: HasGlyph,
  from: RunOrigin | undefined,
): Stretch[] {
  const stretches: Stretch[] = []
  for (const character of breakable(keptDates(composed(printedText(text, language))))) {
    const last = stretches.at(-1)
    const family = familyFor(character, language, hasGlyph, last?.family, from)
    if (!family) continue
    if (last && last.family === family) last.text += character
    else stretches.push({ text: character, family })
  }
  return stretches
}

/** Letters joined in one character, which some programs write for "fi", and units in one square: their letters print in the face around them. */
const JOINED = /[\uFB00-\uFB06]/g
const SQUARED = /[\u3371-\u3376\u337A\u3380-\u33DF\u33FF]/g
const EXPONENTS: Record<string, string> = { 2: '²', 3: '³' }

/**
 * A text as it is printed: plain bullets, joined letters apart, no soft hyphens, since words break without them. Square units stay in Japanese,
 * which uses them.
 */
export function printedText(text: string, language: Language): string {
  const apart = withPlainBullets(text)
    .replaceAll('\u00AD', '')
    .replaceAll(JOINED, (letters) => letters.normalize('NFKC'))
  return language === 'ja' ? apart : apart.replaceAll(SQUARED, unitLetters)
}

/** "kg" for ㎏, "m²" for ㎡: the exponent stays one. */
const unitLetters = (unit: string) => unit.normalize('NFKC').replace(/[23]$/, (digit) => EXPONENTS[digit] ?? digit)

/** Bullets of Word's symbol fonts, which stand in text as private characters: what readers saw is a bullet or a dash. */
const SYMBOL_BULLETS = /[\uF0B7\uF0A7\uF0D8\uF076\uF0A8\uF0FC]/g

/** A text with the bullets of symbol fonts as plain ones. */
function withPlainBullets(text: string): string {
  return text.replaceAll(SYMBOL_BULLETS, '•').replaceAll('\uF02D', '–')
}

/** Characters that nobody sees: variation selectors, joiners, soft hyphens. Without a glyph of their own they are left out. */
export const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu
const IS_INVISIBLE = /^\p{Default_Ignorable_Code_Point}$/u

/** Composes text (NFC), except for compatibility ideographs, which NFC would turn into other characters: 神 in a name stays 神. */
function composed(text: string): string {
  return text
    .replaceAll('\t', ' ')
    .replaceAll(/[^\uF900-\uFAFF\u{2F800}-\u{2FA1F}]+/gu, (part) => part.normalize('NFC'))
}

/** Keeps a day with its month at the end of a line. */
function keptDates(text: string): string {
  return text.replaceAll(DAY_AND_MONTH, '$1\u00A0$2')
}

function breakable(text: string): string {
  return text.replaceAll(UNBROKEN, (word) => {
    const characters = Array.from(word)
    const pieces: string[] = []
    for (let at = 0; at < characters.length; at += PIECE) pieces.push(characters.slice(at, at + PIECE).join(''))
    return pieces.join(ZERO_WIDTH_SPACE)
  })
}

function familyFor(
  character: string,
  language: Language,
  hasGlyph: HasGlyph,
  current: Family | undefined,
  from: RunOrigin | undefined,
): Family | undefined {
  const codePoint = character.codePointAt(0) ?? 0
  // White space stays with the text before it, so that not every word becomes a stretch.
  if (codePoint === 0x20 || codePoint === 0x0a) return current ?? 'Latin'
  const ascii = codePoint < 0x80
  const order: readonly Family[] = language === 'ja' && !ascii ? ['Japanese', 'Latin'] : ['Latin', 'Japanese']
  const family = order.find((candidate) => hasGlyph(candidate, codePoint))
  if (family) return family
  if (IS_INVISIBLE.test(character)) return undefined
  throw new ParleyError('glyph-missing', {
    ...from,
    place: from ? `${from.collection} ${from.id}, ${from.field}` : 'memo',
    character,
    code: `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`,
  })
}
