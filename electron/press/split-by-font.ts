import { ParleyError } from '../../core/base/errors'
import type { Language } from '../../core/base/text'
import { facesIn } from '../../core/base/faces'
import { codeOf, type Family } from '../../core/base/glyphs'
import { printedText } from '../../core/base/printed-text'
import type { RunOrigin } from '../../core/memo/memo-model'

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
 * Splits a text into stretches by the font that has their characters: the language's own family if possible, another if needed. Never prints a
 * character as a box. Leaves out invisible characters without a glyph, so that their base is printed.
 * @throws ParleyError `glyph-missing`, naming the record and field it comes from
 */
export function splitByFont(text: string, language: Language, from: RunOrigin | undefined): Stretch[] {
  const printed = breakable(keptDates(printedText(text, language)))
  if (isLatin(printed, language)) return [{ text: printed, family: 'Latin' }]
  const stretches: Stretch[] = []
  const characters = Array.from(printed)
  for (const [at, family] of facesIn(characters, language).entries()) {
    const character = characters[at] ?? ''
    const last = stretches.at(-1)
    if (family === 'invisible') continue
    if (family === 'none') throw glyphMissing(character, from)
    if (last && last.family === family) last.text += character
    else stretches.push({ text: character, family })
  }
  return stretches
}

/** Most text: of characters that the Latin faces have and that a memo in the language takes from them, so that none need be looked at alone. */
const LATIN: Record<Language, RegExp> = {
  en: /^[ -~\u00A0-\u00AC\u00AE-\u024F\u2013\u2014\u2018\u2019\u201C\u201D\u2022\u2026]+$/,
  ja: /^[ -~]+$/,
}
const isLatin = (text: string, language: Language) => LATIN[language].test(text)

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

function glyphMissing(character: string, from: RunOrigin | undefined): ParleyError {
  return new ParleyError('glyph-missing', {
    ...from,
    place: from ? `${from.collection} ${from.id}, ${from.field}` : 'memo',
    character,
    code: codeOf(character),
  })
}
