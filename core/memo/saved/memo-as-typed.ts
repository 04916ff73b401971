import { isFrozenMemo, memoSchema } from '../../model/records/memos'
import type { Memo } from '../../model/records/records'
import { checkField } from '../../model/schema/check-field'

/** The fields that hold the desk's own words. The others choose the records and the reader of a memo, so they take effect once saved. */
const TYPED: ReadonlySet<string> = new Set([
  'title',
  'reference',
  'to',
  'through',
  'from',
  'letterhead',
  'ask',
  'recommendations',
  'options',
  'approvedBy',
  'copies',
  'sections',
])

/**
 * A draft with the texts that a form has not saved yet, null for an emptied one. Another field, or one that the schema refuses, stays as it is saved; so does an issued
 * memo.
 */
export function memoAsTyped(memo: Memo, fields: Readonly<Record<string, unknown>>): Memo {
  if (isFrozenMemo(memo)) return memo
  const typed = Object.entries(fields)
    .map(([name, value]) => [name, value ?? undefined] as const)
    .filter(([name, value]) => TYPED.has(name) && checkField('memo', name, value) === undefined)
  if (typed.length === 0) return memo
  const parsed = memoSchema.safeParse({ ...memo, ...Object.fromEntries(typed) })
  return parsed.success ? parsed.data : memo
}
