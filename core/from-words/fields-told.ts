import { same } from '../base/same-value'
import { isCitable, evidencePath } from '../model/schema/evidence-path'
import type { CollectionName } from '../model/values/collection-names'

type Values = Readonly<Record<string, unknown>>

/** The first values of a form, and where each one is from. */
interface BlankForm {
  values: Values
  filled?: Readonly<Record<string, string>> | undefined
}

/**
 * The paths of a saved record that the words answer that it was made from: the fields that still have the value of the words, and of a list the records that the words
 * name. A field that somebody typed otherwise is none of them. `blank` is the form as the words fill it.
 */
export function fieldsTold(of: CollectionName, { values, filled = {} }: BlankForm, saved: Values): string[] {
  const told = Object.keys(filled).filter((field) => filled[field] === 'words')
  const paths = told.flatMap((field): string[] => {
    const [said, now] = [values[field], saved[field]]
    if (same(said, now)) return [field]
    if (!isTexts(said) || !isTexts(now)) return []
    if (now.every((item) => said.includes(item))) return [field]
    return now.filter((item) => said.includes(item)).map((part) => evidencePath({ field, part }))
  })
  return paths.filter((path) => isCitable(of, saved, path))
}

const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string')
