import { ParleyError } from '../../base/errors'
import { localName, localTextSchema, type Language } from '../../base/text'
import { formatDate } from '../../dates/format-date'
import { fuzzyDateSchema } from '../../dates/fuzzy-date'
import { sameDateWords } from '../../dates/same-date-words'
import { getRef, type DeskRead } from '../../desk/desk-read'
import { boundsOf } from '../../desk/known-by'
import { refKey } from '../../desk/ops'
import type { AnyRecord, Memo } from '../../model/records/records'
import type { RecordRef } from '../../model/values/record-ref'
import { isExtract } from '../audience/audiences'
import { KnownDesk } from '../known-desk'
import { partRuns, type MemoContent } from '../memo-content'
import { isHidden } from '../memo-order'
import { figurePhrases, haveFigures } from './figure-phrases'
import { gatherAlone } from './gather-for'
import { keptOf } from './kept-memo'

/** A text with figures that an issued memo printed from a field of a record, and the text that it would print for the same day by what was known then. */
export interface CorrectedText {
  ref: RecordRef
  field: string
  printed: string
  corrected: string
}

/** The fields of rates, which `ratesOfMemo` answers for. */
const IS_RATE = /^(?:components\..+\.(?:rate|basisPoints)|rate\..+)$/

/**
 * The dates, numbers and amounts of an issued memo that the desk has corrected since. A copy for another reader has fewer of the texts of its origin, and none of its
 * own. @throws those of `keptOf` and `gatherFor`
 */
export function correctedTexts(desk: DeskRead, memo: Memo): CorrectedText[] {
  const content = keptOf(desk, memo)?.content
  if (!content || isExtract(memo)) return []
  const { language, pageSize, used } = content
  const known = new KnownDesk(desk, boundsOf(memo))
  const then = new Map(used.map((ref) => [refKey(ref), ref.rev]))
  // To gather a memo takes long, so it is done only for a record that was changed, and no longer has the figure as it was printed.
  const changed = [...figuresIn(content, memo)].filter(([, { ref, field, texts }]) => {
    const record = getRef(desk, ref)
    if (!record || record.rev === then.get(refKey(ref))) return false
    // Words of the desk's own that were written later tell of later things.
    return !known.isWrittenLater({ ...ref, field }) && !stillSays(record, field, texts, language)
  })
  if (changed.length === 0) return []
  const after = figuresIn(gatherAlone(desk, memo, { language, pageSize }), memo)
  return changed.flatMap(([key, { ref, field, texts }]): CorrectedText[] => {
    const now = after.get(key)?.texts
    if (!now) return []
    const printed = texts.find((text) => !haveFigures(now, text) && !now.some((one) => sameDateWords(text, one)))
    const present = now.find((text) => !texts.includes(text))
    return printed === undefined || present === undefined ? [] : [{ ref, field, printed, corrected: present }]
  })
}

/** The first text with a figure that an issued memo printed of each field of a record that is deleted since. @throws those of `keptOf` */
export function deletedTexts(desk: DeskRead, memo: Memo): { ref: RecordRef; printed: string }[] {
  const content = keptOf(desk, memo)?.content
  if (!content || isExtract(memo)) return []
  return [...figuresIn(content, memo).values()]
    .filter(({ ref }) => !getRef(desk, ref))
    .map(({ ref, texts: [printed = ''] }) => ({ ref, printed }))
}

/** The texts that a memo would print of these by all that is known at an instant (ISO 8601), each that of its day if there is none. */
export function textsKnownAt(desk: DeskRead, memo: Memo, given: readonly CorrectedText[], at: string): string[] {
  const content = keptOf(desk, memo)?.content
  if (!content || given.length === 0) return []
  const { language, pageSize } = content
  const present = figuresIn(gatherAlone(desk, { ...memo, knowledgeCutoff: at }, { language, pageSize }), memo)
  return given.map(({ ref, field, corrected: then }) => {
    const texts = present.get(keyOf(ref, field))?.texts ?? []
    return texts.includes(then) ? then : (texts[0] ?? then)
  })
}

const keyOf = ({ collection, id }: RecordRef, field: string) => `${collection}/${id}/${field}`

/** Has a record all figures of these texts in a field that prints as it is stored? */
function stillSays(record: AnyRecord, field: string, texts: readonly string[], language: Language): boolean {
  const stored = (record as Readonly<Record<string, unknown>>)[field]
  const said = textsOf(stored, language)
  return texts.every((text) => haveFigures(said, text))
}

/** The text of a value in a language: a text, a text in several languages or a date. */
function textsOf(value: unknown, language: Language): string[] {
  if (typeof value === 'string') return [value]
  const date = fuzzyDateSchema.safeParse(value)
  if (date.success) return [formatDate(date.data, language)]
  const names = localTextSchema.safeParse(value)
  return names.success ? [localName(names.data, language)] : []
}

/** The texts with figures that a memo has from each field of its records. */
function figuresIn({ sections, facts }: MemoContent, memo: Memo) {
  const found = new Map<string, { ref: RecordRef; field: string; texts: string[] }>()
  const runs = [
    ...facts.flatMap((fact) => fact.runs),
    // The section on changes quotes an earlier memo, whose figures are not this one's.
    ...sections
      .filter(({ section }) => section !== 'changesSince' && !isHidden(memo, section))
      .flatMap(({ parts }) => parts.flatMap((part) => partRuns(part).flat())),
  ]
  for (const { from, text } of runs) {
    if (!from || IS_RATE.test(from.field) || figurePhrases(text).length === 0) continue
    const { collection, id, field } = from
    const key = keyOf(from, field)
    const entry = found.get(key) ?? { ref: { collection, id }, field, texts: [] }
    entry.texts.push(text)
    found.set(key, entry)
  }
  return found
}

/** The list that a work makes, or none for a memo whose text or records can't be read now: it says so where it is opened. */
export function noneIfRefused<T>(work: () => T[]): T[] {
  try {
    return work()
  } catch (error) {
    if (error instanceof ParleyError) return []
    throw error
  }
}
