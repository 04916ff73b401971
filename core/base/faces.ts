import { familyOf, hasGlyph, type Family } from './glyphs'
import type { Language } from './text'

/**
 * The faces of text with Korean or simplified Chinese in it. Japanese, Korean and Chinese share characters whose shapes differ, so a word takes one face, and
 * not each of its characters the first face that has it.
 */

/** The family that prints a character, or why none does. */
export type Face = ReturnType<typeof familyOf>

/** A word of Chinese characters or Hangul, with the invisible characters in it. */
const WORD = /[\p{Script=Han}\p{Script=Hangul}\p{Default_Ignorable_Code_Point}]+/gu
const HAN = /\p{Script=Han}/u
const HANGUL = /\p{Script=Hangul}/u
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u

/**
 * The face of each character of a text. A word with Hangul is Korean; one with a character that only the Chinese face has is Chinese, and so are all Chinese
 * characters of an English memo's text that has no kana; all others are Japanese.
 */
export function facesIn(characters: readonly string[], language: Language): Face[] {
  let current: Family | undefined
  const faces = characters.map((character): Face => {
    const face = familyOf(character, language, current)
    if (face !== 'invisible' && face !== 'none') current = face
    return face
  })
  return faces.some((face) => face === 'Korean' || face === 'Chinese') ? byWord(characters, faces, language) : faces
}

interface Word {
  /** Its characters, from one place up to another. */
  from: number
  to: number
  face: Family | undefined
}

function byWord(characters: readonly string[], faces: readonly Face[], language: Language): Face[] {
  const words = wordsIn(characters).map((word): Word => ({ ...word, face: faceOf(word, characters, faces) }))
  const found = [...faces]
  const isWholly = language === 'en' && !characters.some((character) => KANA.test(character))
  const whole = isWholly
    ? (['Chinese', 'Korean'] as const).find((face) => words.some((word) => word.face === face))
    : undefined
  let before: Word | undefined
  for (const word of words) {
    const face = word.face ?? (whole && hasAll(whole, word, characters) ? whole : undefined)
    if (face) for (let at = word.from; at < word.to; at += 1) if (found[at] !== 'invisible') found[at] = face
    // An opening bracket is of the first word, and the marks between two words of one face are of it.
    if (!before) takeMarks(found, characters, { from: 0, to: word.from, face })
    if (face && before?.face === face) takeMarks(found, characters, { from: before.to, to: word.from, face })
    before = { ...word, face }
  }
  if (before) takeMarks(found, characters, { from: before.to, to: characters.length, face: before.face })
  // White space stays with the word before it.
  let last: Face | undefined
  for (const [at, face] of found.entries()) {
    if (last && /^[ \n]$/.test(characters[at] ?? '')) found[at] = last
    else if (face !== 'invisible') last = face
  }
  return found
}

/** The words of a text, as places among its characters. */
function wordsIn(characters: readonly string[]): { from: number; to: number }[] {
  const words: { from: number; to: number }[] = []
  for (const [at, character] of characters.entries()) {
    const last = words.at(-1)
    WORD.lastIndex = 0
    if (!WORD.test(character)) continue
    if (last?.to === at) last.to = at + 1
    else words.push({ from: at, to: at + 1 })
  }
  return words
}

function faceOf({ from, to }: { from: number; to: number }, characters: readonly string[], faces: readonly Face[]) {
  const word = { from, to }
  const inside = characters.slice(from, to)
  if (inside.some((character) => HANGUL.test(character)) && hasAll('Korean', word, characters)) return 'Korean'
  const isChinese = faces.slice(from, to).includes('Chinese') && inside.some((character) => HAN.test(character))
  return isChinese && hasAll('Chinese', word, characters) ? 'Chinese' : undefined
}

const hasAll = (family: Family, { from, to }: { from: number; to: number }, characters: readonly string[]) =>
  characters
    .slice(from, to)
    .every(
      (character) =>
        hasGlyph(family, character.codePointAt(0) ?? 0) || /\p{Default_Ignorable_Code_Point}/u.test(character),
    )

/** Gives full-width marks to the face of the words around them, if it has them. */
function takeMarks(faces: Face[], characters: readonly string[], { from, to, face }: Word): void {
  if (!face) return
  for (const [index, character] of characters.slice(from, to).entries()) {
    const codePoint = character.codePointAt(0) ?? 0
    if (isMark(codePoint) && hasGlyph(face, codePoint)) faces[from + index] = face
  }
}

/** Is a character an ideographic or a full-width mark? */
const isMark = (codePoint: number) =>
  (codePoint >= 0x3000 && codePoint <= 0x303f) ||
  (codePoint >= 0xff00 && codePoint <= 0xff0f) ||
  (codePoint >= 0xff1a && codePoint <= 0xff1f)
