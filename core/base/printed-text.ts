import type { Language } from './text'

/** Letters joined in one character, which some programs write for "fi", and units in one square: their letters print in the face around them. */
const JOINED = /[\uFB00-\uFB06]/g
const SQUARED = /[\u3371-\u3376\u337A\u3380-\u33DF\u33FF]/g
/** Most text: it prints as it is. */
const PLAIN = /^[\n -~]*$/
const EXPONENTS: Record<string, string> = { 2: '²', 3: '³' }

/**
 * A text as it is printed: composed, with plain bullets, joined letters apart, no soft hyphens, since words break without them. Square units stay in Japanese,
 * which uses them.
 */
export function printedText(text: string, language: Language): string {
  if (PLAIN.test(text)) return text
  const apart = withPlainBullets(text)
    .replaceAll('\u00AD', '')
    .replaceAll(JOINED, (letters) => letters.normalize('NFKC'))
  return composed(language === 'ja' ? apart : apart.replaceAll(SQUARED, unitLetters))
}

/** "kg" for ㎏, "m²" for ㎡: the exponent stays one. */
const unitLetters = (unit: string) => unit.normalize('NFKC').replace(/[23]$/, (digit) => EXPONENTS[digit] ?? digit)

/** Bullets of Word's symbol fonts, which a text has as private characters. Readers saw a bullet or a dash. */
const SYMBOL_BULLETS = /[\uF0B7\uF0A7\uF0D8\uF076\uF0A8\uF0FC]/g

/** A text with the bullets of symbol fonts as plain ones. */
function withPlainBullets(text: string): string {
  return text.replaceAll(SYMBOL_BULLETS, '•').replaceAll('\uF02D', '–')
}

/** Composes text (NFC), except for compatibility ideographs, which NFC would turn into other characters: 神 in a name stays 神. */
function composed(text: string): string {
  return text
    .replaceAll('\t', ' ')
    .replaceAll(/[^\uF900-\uFAFF\u{2F800}-\u{2FA1F}]+/gu, (part) => part.normalize('NFC'))
}
