import { same } from '../base/same-value'
import { isCitable } from '../model/schema/evidence-path'
import type { CollectionName } from '../model/values/collection-names'

type Values = Readonly<Record<string, unknown>>

/** The first values of a form, and the dates in the words that it is made from, as EDTF. */
interface BlankForm {
  values: Values
  datesSaid?: readonly string[] | undefined
}

/**
 * The fields of a saved record that somebody typed as the words have it that it was made from: a date of theirs, or some of the words themselves. A form leaves a
 * field empty where a rule can't tell what a date dates; a person who reads the words can. `words` are the selected words.
 */
export function fieldsSaid(
  of: CollectionName,
  { values, datesSaid = [] }: BlankForm,
  saved: Values,
  words: string,
): string[] {
  const plain = withPlainBlanks(words)
  return Object.keys(saved).filter((field) => {
    const value = saved[field]
    if (same(value, values[field]) || !isCitable(of, saved, field)) return false
    return isDate(value) ? datesSaid.includes(value.edtf) : textsOf(value).some((text) => isIn(plain, text))
  })
}

const isDate = (value: unknown): value is { edtf: string } =>
  typeof value === 'object' && value !== null && 'edtf' in value && typeof value.edtf === 'string'

/** The texts of a field: one, or one in each language. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  const { en, ja } = value as { en?: unknown; ja?: unknown }
  return [en, ja].filter((text) => typeof text === 'string')
}

/** The shortest text that says something by itself, in characters. */
const SHORTEST = 3
const LETTER = /[\p{Script=Latin}\p{M}\p{N}]/u

/** Is a text in the words, in words of its own? */
function isIn(words: string, typed: string): boolean {
  const text = withPlainBlanks(typed)
  if (Array.from(text).length < SHORTEST) return false
  for (let at = words.indexOf(text); at >= 0; at = words.indexOf(text, at + 1)) {
    const [before, after] = [words[at - 1] ?? ' ', words[at + text.length] ?? ' ']
    const isCut =
      (LETTER.test(before) && LETTER.test(text[0] ?? '')) || (LETTER.test(text.at(-1) ?? '') && LETTER.test(after))
    if (!isCut) return true
  }
  return false
}

const withPlainBlanks = (text: string): string => text.replaceAll(/\s+/gu, ' ').trim()
