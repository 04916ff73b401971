import type { Inline } from 'pdfmake/js/PageElementWriter.js'
import { facesIn, type Face } from '../../core/base/faces'
import { FAMILIES, type Family } from '../../core/base/glyphs'
import { printedText } from '../../core/base/printed-text'
import type { MemoModel } from '../../core/memo/memo-model'

/** Most text: looked at in one go. */
const PLAIN = /^[\n -\u02FF]*$/

/** The families of fonts that a memo needs: those of Latin and Japanese, and others only for words that these have no glyphs for. */
export function familiesOf(memo: MemoModel): Family[] {
  const found = new Set<Face>(['Latin', 'Japanese'])
  const texts = new Set<string>()
  collectUnusual(memo, texts)
  for (const text of texts)
    for (const face of facesIn(Array.from(printedText(text, memo.language)), memo.language)) found.add(face)
  return FAMILIES.filter((family) => found.has(family))
}

/** Collects the texts in a value, at any depth, that are not plain Latin. */
function collectUnusual(value: unknown, texts: Set<string>): void {
  if (typeof value === 'string') {
    if (!PLAIN.test(value)) texts.add(value)
  } else if (Array.isArray(value)) for (const item of value) collectUnusual(item, texts)
  else if (typeof value === 'object' && value !== null)
    for (const key in value) collectUnusual(value[key as keyof typeof value], texts)
}

const HANGUL = /\p{Script=Hangul}/u

/** The most syllables of Hangul that stay together: a longer word breaks anywhere. */
const HANGUL_WORD = 24

/** Keeps the words of Korean whole at the ends of lines, as its writers do: the Unicode rules would break them between any two syllables. */
export function keepHangulWords(inlines: readonly Inline[]): void {
  if (!inlines.some(({ text }) => HANGUL.test(text))) return
  let kept = 0
  for (const [index, inline] of inlines.entries()) {
    const before = inlines[index - 1]
    const isWord = before && !before.lineEnd && isOneWord(before.text, inline.text) && kept < HANGUL_WORD
    if (isWord) before.noNewLine = true
    kept = isWord ? kept + 1 : 0
  }
}

const isOneWord = (before: string, after: string) =>
  /[\p{L}\p{N}]$/u.test(before) &&
  /^[\p{L}\p{N}]/u.test(after) &&
  (/\p{Script=Hangul}$/u.test(before) || /^\p{Script=Hangul}/u.test(after))
