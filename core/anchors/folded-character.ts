import { INVISIBLE } from '../base/text'

/** A character as quotes are compared, and what it is. */
export interface Folded {
  /** The plain form: quotation marks and dashes of one kind, compatible characters (ligatures, widths) decomposed. */
  units: string
  isBlank: boolean
  isBreak: boolean
  isInvisible: boolean
  /** It belongs to the character before it: a combining mark, a later part of a Korean syllable, half-width voicing. */
  isMark: boolean
  isDash: boolean
  /** A letter of a word that a hyphen may break at the end of a line. */
  isLetter: boolean
  /** A letter or sign of Japanese or Chinese, or a percent sign. A blank beside one means nothing: a line broken, or space that a machine added. */
  takesNoBlank: boolean
}

export const SOFT_HYPHEN = 0xad
/** Dashes that may stand for a word broken at the end of a line. */
export const HYPHENS: ReadonlySet<number> = new Set([0x2d, 0x2010, 0x2011])
export const BREAK = /[\n\r\v\f\u0085\u2028\u2029]/

const BLANK = /^\s$/
const LETTER = /^\p{L}/u
const MARK = /^[\p{M}\u1160-\u11FF\uFF9E\uFF9F]$/u
/** Nobody sees these, and copying adds or loses them: soft hyphens, joiners, marks of direction, variation selectors, byte order marks. */
const IGNORED = /^\p{Default_Ignorable_Code_Point}$/u
const DASH = /^[-\u2010-\u2015\u2212\uFE58\uFE63\uFF0D]$/
const SINGLE_QUOTE = /^[\u2018-\u201B\u2032\u00B4\uFF07]$/
const DOUBLE_QUOTE = /^[\u201C-\u201F\u2033\u00AB\u00BB\u301D-\u301F\uFF02]$/

const known = new Map<number, Folded>()
/** Most characters of most texts, found without a look-up in a map. */
const common: (Folded | undefined)[] = Array.from({ length: 0x10000 })

/** A character by its code point. */
export function folded(point: number): Folded {
  const before = point < 0x10000 ? common[point] : known.get(point)
  if (before) return before
  const character = foldedOf(point)
  if (point < 0x10000) common[point] = character
  else known.set(point, character)
  return character
}

/** A text without marks that nobody sees. */
export const withoutUnseen = (text: string): string => text.replaceAll(INVISIBLE, '')

function foldedOf(point: number): Folded {
  const character = String.fromCodePoint(point)
  const isInvisible = IGNORED.test(character)
  const isDash = DASH.test(character)
  const units = isDash ? '-' : plain(character)
  const isJapanese = isJapaneseLetter(units.codePointAt(0) ?? 0)
  return {
    units,
    isBlank: !isInvisible && BLANK.test(character),
    isBreak: BREAK.test(character),
    isInvisible,
    isMark: MARK.test(character),
    isDash,
    isLetter: !isJapanese && LETTER.test(character),
    takesNoBlank: isJapanese || units === '%',
  }
}

function plain(character: string): string {
  if (SINGLE_QUOTE.test(character)) return "'"
  if (DOUBLE_QUOTE.test(character)) return '"'
  return character.normalize('NFKD')
}

const isJapaneseLetter = (point: number): boolean =>
  (point >= 0x2e80 && point <= 0x312f) ||
  (point >= 0x3190 && point <= 0x9fff) ||
  (point >= 0xf900 && point <= 0xfaff) ||
  (point >= 0xfe30 && point <= 0xfe4f) ||
  (point >= 0xff00 && point <= 0xff9f) ||
  (point >= 0x20000 && point <= 0x3ffff)
