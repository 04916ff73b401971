import { z } from 'zod'
import { ParleyError } from '../base/errors'
import { same } from '../base/same-value'
import { getRef, type Derive, type DeskRead } from '../desk/desk-read'
import { refKey } from '../desk/ops'
import { isFrozenMemo } from '../model/records/memos'
import type { Memo } from '../model/records/records'
import { hasPortionMarks, highestLevel, isWithin, type Marking } from '../model/values/marking'
import type { RecordRef } from '../model/values/record-ref'
import { memoContentSchema, type MemoContent } from './memo-content'
import { memoOwn, memoOwnSchema, type MemoOwn } from './memo-own'

/** A memo as far as its marking goes: its text from the records, the other records in print, and the marking that follows from all of them. */
interface MarkedMemo {
  content: MemoContent
  marked: readonly (RecordRef & { marking: Marking })[]
  computed: Marking
  /** The highest level of a portion mark, in a scheme that has such marks. */
  portion?: string | undefined
}

/** The state of a downgrade: it holds, or it lapsed because of these records, which are marked higher and were not there then. */
export interface DowngradeState {
  holds: boolean
  news: RecordRef[]
}

/**
 * The state of a memo's downgrade; undefined of a memo without one. It was given for the text as it was: a record that is marked higher than the downgraded marking,
 * and is new in the text or another revision than then, ends it; so do other words or another marking of the memo's own, another scheme, a drafter who is now marked higher, and
 * a portion that is.
 */
export function downgradeState(
  desk: DeskRead,
  memo: Memo | undefined,
  { content, marked, computed, portion }: MarkedMemo,
): DowngradeState | undefined {
  const downgrade = memo?.downgrade
  if (!downgrade) return undefined
  const { marking, computed: then } = downgrade
  const { used, own } = desk.derived(textThen, downgrade.forText)
  const before = new Map(used.map((ref) => [refKey(ref), ref.rev]))
  const news = content.used.filter((ref) => {
    const now = getRef(desk, ref)?.marking
    const isHigher = now === undefined || !isWithin(now, marking)
    return isHigher && before.get(refKey(ref)) !== ref.rev
  })
  const others = marked
    .filter(({ collection }) => collection !== 'memo')
    .filter((one) => !isWithin(one.marking, marking) && !isWithin(one.marking, then))
  const changed = same(own, memoOwn(memo)) ? [] : [{ collection: 'memo' as const, id: memo.id }]
  const all = [...news, ...others, ...changed].map(({ collection, id }): RecordRef => ({ collection, id }))
  const holds = all.length === 0 && computed.scheme === marking.scheme && !portionsForbid(marking, computed, portion)
  return { holds, news: all }
}

/** A memo's marking without its downgrade: issuing writes the lower one over the memo's own. Its words keep this one wherever they go. */
export const undowngraded = (memo: Memo): Marking =>
  (isFrozenMemo(memo) ? memo.downgrade?.computed : undefined) ?? memo.marking

/** The text that a downgrade was given for, as far as it tells whether that still holds. */
const textThenSchema = z.object({
  content: memoContentSchema.pick({ used: true }),
  own: memoOwnSchema.optional(),
})
interface TextThen {
  used: MemoContent['used']
  own?: MemoOwn | undefined
}

/** The records and the memo's own part in the text that a downgrade was given for, by its hash; none, if that text can't be read: nobody knows then what it was given for. */
const textThen: Derive<TextThen> = (desk, forText) => {
  try {
    const { content, own } = textThenSchema.parse(JSON.parse(desk.memoText(forText)))
    return { used: content.used, own }
  } catch (error) {
    if (error instanceof ParleyError || error instanceof SyntaxError || error instanceof z.ZodError) return { used: [] }
    throw error
  }
}

/**
 * Do its portions forbid a memo this marking? The banner of a document is at least its portions' level, and has the limits of all of them: 32 CFR 2002.20, and the
 * CUI Marking Handbook of the Information Security Oversight Office (version 1.1, December 2016). Schemes without portion marks have no such rule.
 */
export function portionsForbid(marking: Marking, computed: Marking, portion: string | undefined): boolean {
  if (!hasPortionMarks(computed.scheme)) return false
  if (highestLevel(computed.scheme, [marking.level, portion]) !== marking.level) return true
  return (['caveats', 'handling', 'releasability'] as const).some((name) => !same(marking[name], computed[name]))
}
