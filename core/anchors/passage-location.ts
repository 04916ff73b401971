import type { Annotation } from '../model/records/records'
import { cutsFigure } from './cut-figure'

/** The place of a passage in a text, in UTF-16 code units, with a little of the text around it. `exact` is the text's own slice. */
export interface PassageLocation {
  exact: string
  start: number
  end: number
  prefix: string
  suffix: string
}

/** How much of the text before and after a passage is kept with it, in UTF-16 code units. */
export const AROUND = 32

/** The passage from `start` to before `end` of a text. Neither it nor the text around it may hold half a character: see `cutsCharacter`. */
export function placeAt(text: string, start: number, end: number): PassageLocation {
  return {
    exact: text.slice(start, end),
    start,
    end,
    prefix: text.slice(Math.max(0, start - AROUND), start).replace(/^[\uDC00-\uDFFF]/, ''),
    suffix: text.slice(end, end + AROUND).replace(/[\uD800-\uDBFF]$/, ''),
  }
}

/** Does the text have the quote where the annotation says, and around it what it says? */
export function isAnchored(annotation: Pick<Annotation, keyof PassageLocation>, text: string): boolean {
  const { start, end, exact, prefix, suffix } = annotation
  return (
    text.slice(start, end) === exact &&
    start >= prefix.length &&
    text.startsWith(prefix, start - prefix.length) &&
    text.startsWith(suffix, end)
  )
}

/** Is a place in a text between the two halves of one character? */
export const cutsCharacter = (text: string, at: number): boolean =>
  /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(Math.max(0, at - 1), at + 1))

/** Is a place in a text inside a figure or a word, as far as a script shows where words end? */
export const cutsWord = (text: string, at: number): boolean =>
  cutsFigure(text, at) ||
  /^[\p{M}\u200D]/u.test(text.slice(at, at + 2)) ||
  SPACED.some(
    (letters) => letters.before.test(text.slice(Math.max(0, at - 8), at)) && letters.after.test(text.slice(at, at + 2)),
  )

/** Letters whose runs are whole words: those of scripts with spaces, and katakana. Han and hiragana show no end of a word. */
const SPACED = ['[[\\p{L}\\p{Nd}]--[\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}ー\\p{sc=Thai}]]', '[\\p{sc=Kana}ー]'].map(
  (letter) => ({
    before: new RegExp(`${letter}\\p{M}*$`, 'v'),
    after: new RegExp(`^${letter}`, 'v'),
  }),
)
