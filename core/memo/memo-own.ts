import { z } from 'zod'
import type { Memo } from '../model/records/records'
import { markingSchema } from '../model/values/marking'

/** The part of a memo that its own record gives: its marking, and its words by the paths of their fields. */
export const memoOwnSchema = z.object({ marking: markingSchema, words: z.record(z.string(), z.string()) })
export type MemoOwn = z.infer<typeof memoOwnSchema>

/** The fields of a memo whose words its pages may print. A reference says nothing, and who clears and approves a memo does so after it is marked. */
export const MEMO_FIELDS_WITH_WORDS = [
  'letterhead',
  'title',
  'to',
  'from',
  'through',
  'ask',
  'copies',
  'annex',
  'recommendations',
  'options',
  'withWords',
] as const

/** A memo's own marking and words, as they are now. The order of its sections is neither. */
export function memoOwn(memo: Memo): MemoOwn {
  const { marking, sections = [] } = memo
  const said = Object.fromEntries(sections.map(({ section, words, hidden }) => [section, { words, hidden }]))
  return {
    marking,
    words: Object.fromEntries([
      ...MEMO_FIELDS_WITH_WORDS.flatMap((field) => textsIn(field, memo[field])),
      ...textsIn('sections', said),
    ]),
  }
}

/** The texts in a value, by their paths; a choice that is made counts as one. */
function textsIn(path: string, value: unknown): [string, string][] {
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, inner]) => textsIn(`${path}.${key}`, inner))
  if (typeof value === 'string' && value !== '') return [[path, value]]
  return value === true ? [[path, 'true']] : []
}
