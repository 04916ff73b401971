import { diffArrays } from 'diff'
import { z } from 'zod'
import { languageSchema, type Language } from '../base/text'
import { sameDateWords } from '../dates/same-date-words'
import { HOW } from '../desk/differences'
import { instantSchema } from '../model/records/header'
import { recordRefSchema, type RecordRef } from '../model/values/record-ref'
import { VOCABULARIES } from '../model/values/vocabularies'
import { sameButForRates } from '../rates/same-rate-words'
import { labelled } from '../text/joined'
import { stretchSchema, wordChanges } from '../text/word-changes'
import { inLanguage } from './japanese-runs'
import { partRuns, type ContentRun, type MemoContent, type SectionPart } from './memo-content'

/** The differences between a refreshed memo and the present one: paragraph by paragraph, with the changed words and their records. */

export const memoChangeSchema = z.object({
  kind: z.enum(HOW),
  /** The paragraph, cut wherever it differs; an added or removed one as a whole. */
  words: z.array(stretchSchema),
  /** The records that the text comes from. */
  from: z.array(recordRefSchema),
})
export type MemoChange = z.infer<typeof memoChangeSchema>

export const memoChangesSchema = z.object({
  places: z.array(
    z.object({ place: z.enum([...VOCABULARIES.memoSection, 'head', 'notes']), changes: z.array(memoChangeSchema) }),
  ),
  /** The as-of times, if they differ. */
  asOf: z
    .object({ before: instantSchema, after: instantSchema, beforeZone: z.string(), afterZone: z.string() })
    .optional(),
  /** The languages and the paper sizes, if they differ. */
  language: z.object({ before: languageSchema, after: languageSchema }).optional(),
  pageSize: z.object({ before: z.enum(VOCABULARIES.pageSize), after: z.enum(VOCABULARIES.pageSize) }).optional(),
  /** How many paragraphs differ. */
  count: z.int(),
})
export type MemoChanges = z.infer<typeof memoChangesSchema>

/** A paragraph of the content as one text, with its origins. */
interface Line {
  text: string
  origins: { ref: RecordRef; field: string }[]
}

/**
 * The differences between a memo's kept content and what the records say now. Of an issued memo, `isIssued`, a rate in other words is none where its figures are the same, nor is
 * a date that is worded anew: the words are those of the Parley that issued it.
 */
export function memoChanges(before: MemoContent, after: MemoContent, isIssued = false): MemoChanges {
  const isSame = isIssued ? sameFigures(after.language) : (one: Line, other: Line) => one.text === other.text
  const places = [
    { place: 'head' as const, before: headLines(before), after: headLines(after) },
    ...sectionsOf(after, before).map((section) => ({
      place: section,
      before: sectionLines(before, section),
      after: sectionLines(after, section),
    })),
    { place: 'notes' as const, before: noteLines(before), after: noteLines(after) },
  ]
    .map((place) => ({ place: place.place, changes: lineChanges(place.before, place.after, after.language, isSame) }))
    .filter(({ changes }) => changes.length > 0)
  return {
    places,
    ...(isSameAsOf(before, after) ? {} : { asOf: asOfChange(before, after) }),
    ...(before.language === after.language ? {} : { language: { before: before.language, after: after.language } }),
    ...(before.pageSize === after.pageSize ? {} : { pageSize: { before: before.pageSize, after: after.pageSize } }),
    count: places.reduce((sum, { changes }) => sum + changes.length, 0),
  }
}

/** In another language the same instant is in other words. */
function isSameAsOf(before: MemoContent, after: MemoContent): boolean {
  if (before.language === after.language) return before.asOf === after.asOf
  return before.asOfInstant === after.asOfInstant && before.timeZone === after.timeZone
}

const asOfChange = (before: MemoContent, after: MemoContent): MemoChanges['asOf'] => ({
  before: before.asOfInstant,
  after: after.asOfInstant,
  beforeZone: before.timeZone,
  afterZone: after.timeZone,
})

const sectionsOf = (...contents: MemoContent[]) => [
  ...new Set(contents.flatMap(({ sections }) => sections.map(({ section }) => section))),
]

const lineOf = (language: Language, ...lists: (readonly ContentRun[])[]): Line => {
  const runs = inLanguage(lists.flat(), language)
  return {
    text: runs.map((run) => run.text).join(''),
    origins: runs.flatMap(({ from }) =>
      from ? [{ ref: { collection: from.collection, id: from.id }, field: from.field }] : [],
    ),
  }
}

const separator: ContentRun = { text: ' · ', style: 'plain' }
const labelRun = (label: string, language: Language): ContentRun => ({
  text: labelled(label, '', language),
  style: 'label',
})

function headLines({ title, knownUntil, facts, disclaimer, language }: MemoContent): Line[] {
  return [
    lineOf(language, title),
    lineOf(language, [{ text: knownUntil ?? '', style: 'plain' }]),
    ...facts.map(({ label, runs }) => lineOf(language, [labelRun(label, language)], runs)),
    lineOf(language, disclaimer),
  ].filter((line) => line.text !== '')
}

function sectionLines(content: MemoContent, section: string): Line[] {
  const { parts = [], aside = [] } = content.sections.find((given) => given.section === section) ?? {}
  const gaps = (content.gaps ?? []).filter((gap) => gap.section === section)
  return [
    ...(aside.length > 0 ? [lineOf(content.language, aside)] : []),
    ...parts.flatMap((part) => partLines(part, content.language)),
    ...gaps.map(({ runs }) => lineOf(content.language, runs)),
  ]
}

function partLines(part: SectionPart, language: Language): Line[] {
  if (part.kind === 'figures')
    return part.items.map(({ figure, lines }) => lineOf(language, figure, ...lines.map((line) => [separator, ...line])))
  if (part.kind !== 'table') return partRuns(part).map((runs) => lineOf(language, runs))
  return part.rows.map((row) =>
    lineOf(language, ...row.map((cell, index) => (index === 0 ? cell : [separator, ...cell]))),
  )
}

const noteLines = ({ notes, remarks, language }: MemoContent): Line[] => [
  ...(remarks ? [lineOf(language, remarks)] : []),
  ...Object.values(notes).map(({ citation, passage }) =>
    lineOf(language, citation, ...(passage ? [[separator], passage] : [])),
  ),
]

/** Do two lines of the same origins say the same, though an earlier Parley worded the first? */
const sameFigures =
  (language: Language) =>
  (one: Line, other: Line): boolean =>
    one.text === other.text ||
    (one.origins.length > 0 &&
      isSameOrigin(one, other) &&
      sameButForRates(one.text, other.text, language, sameDateWords))

/** The paragraphs that differ, in order. A rewritten one counts as changed: it comes from the same field of the same record. */
function lineChanges(
  before: readonly Line[],
  after: readonly Line[],
  language: Language,
  isSame: (one: Line, other: Line) => boolean,
): MemoChange[] {
  const parts = diffArrays([...before], [...after], { comparator: isSame })
  return parts.flatMap((part, index): MemoChange[] => {
    if (part.removed) {
      const next = parts[index + 1]
      return gapChanges(part.value, next?.added ? next.value : [], language)
    }
    // A paragraph added in place of a removed one is part of that change.
    if (!part.added || parts[index - 1]?.removed) return []
    return gapChanges([], part.value, language)
  })
}

function gapChanges(removed: readonly Line[], added: readonly Line[], language: Language): MemoChange[] {
  const left = new Set(added)
  const changes = removed.map((line): MemoChange => {
    const now = [...left].find((candidate) => isSameOrigin(line, candidate))
    if (!now) return whole('removed', line)
    left.delete(now)
    return { kind: 'changed', words: wordChanges(line.text, now.text, language), from: refsOf([line, now]) }
  })
  return [...changes, ...[...left].map((line) => whole('added', line))]
}

const whole = (kind: 'added' | 'removed', line: Line): MemoChange => ({
  kind,
  words: [{ text: line.text, kind }],
  from: refsOf([line]),
})

/** Does a paragraph come from the same field of the same record as another? Two without a record count as alike. */
function isSameOrigin(one: Line, other: Line): boolean {
  const keys = (line: Line) => line.origins.map(({ ref, field }) => `${ref.collection}/${ref.id}/${field}`)
  const mine = keys(one)
  const theirs = keys(other)
  if (mine.length === 0 || theirs.length === 0) return mine.length === theirs.length
  const shared = mine.filter((key) => theirs.includes(key)).length
  return shared * 2 >= Math.min(mine.length, theirs.length)
}

function refsOf(lines: readonly Line[]): RecordRef[] {
  const found = new Map<string, RecordRef>()
  for (const { ref } of lines.flatMap((line) => line.origins)) found.set(`${ref.collection}/${ref.id}`, ref)
  return [...found.values()]
}
