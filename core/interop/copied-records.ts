import { z } from 'zod'
import { LANGUAGES, type Language } from '../base/text'
import { KEY_MAX, SELECTED_MAX } from '../commands/command'
import { getRef, settingsOf, type DeskRead } from '../desk/desk-read'
import { refOfKey } from '../desk/ops'
import { namesInTitle, titleOf } from '../desk/titles'
import type { RecordOf } from '../model/records/records'
import type { CollectionName } from '../model/values/collection-names'
import { highestMarking, markingLine } from '../model/values/marking'
import type { RecordRef } from '../model/values/record-ref'
import { referencesOf } from '../model/schema/references'
import { familyText } from '../text/catalogue'
import { fieldLabelKey } from '../text/field-label'
import { labelled } from '../text/joined'
import { filledFieldViews } from '../wording/field-views'
import { shortText } from '../wording/worded-text'
import { guarded } from './guarded-cell'

/** The ways to copy records: as paragraphs to read, or as the rows of a table with titles. */
export const COPY_WAYS = ['text', 'table'] as const

export const copiedInputSchema = z.object({
  /** The keys of the records (`refKey`), in the order to copy them. */
  keys: z.array(z.string().max(KEY_MAX)).min(1).max(SELECTED_MAX),
  as: z.enum(COPY_WAYS),
  language: z.enum(LANGUAGES),
})
export type CopiedInput = z.infer<typeof copiedInputSchema>

/** The text for the clipboard, and how many of the records it has: those that are gone are left out. */
export const copiedSchema = z.object({ text: z.string(), count: z.int() })
export type CopiedView = z.infer<typeof copiedSchema>

/** A record in words: its title, its kind, its filled fields by label, and its marking, which goes wherever its words go. */
interface WordedRecord {
  title: string
  kind: string
  fields: ReadonlyMap<string, string>
  marking: string
}

/** Words records for the clipboard, one for each step. */
export function* copiedSteps(now: () => DeskRead, { keys, as, language }: CopiedInput): Generator<void, CopiedView> {
  const records: WordedRecord[] = []
  for (const key of keys) {
    const worded = wordedRecord(now(), refOfKey(key), language)
    if (worded) records.push(worded)
    yield
  }
  const text = as === 'text' ? asText(records, language) : asTable(records, language)
  return { text, count: records.length }
}

function wordedRecord(desk: DeskRead, ref: RecordRef, language: Language): WordedRecord | undefined {
  const record = getRef(desk, ref)
  if (!record) return undefined
  const draft = ref.collection === 'draft' ? (record as RecordOf<'draft'>) : undefined
  const of: CollectionName = draft?.of ?? ref.collection
  const views = filledFieldViews(desk, of, { ...(draft?.fields ?? record) })
  // Its title and its fields have the names of others. A mark of another scheme says nothing about it.
  const own = record.marking ?? settingsOf(desk).defaultMarking
  const others = [...namesInTitle(desk, ref), ...referencesOf(ref.collection, record).map(({ target }) => target)]
  const marks = others
    .flatMap((other) => getRef(desk, other)?.marking ?? [])
    .filter(({ scheme }) => scheme === own.scheme)
  const marking = highestMarking([own, ...marks])
  return {
    title: titleOf(desk, ref)[language],
    kind: familyText(language, `collection.${of}`),
    fields: new Map(
      views.flatMap((view): [string, string][] => {
        const text = shortText(view, language)
        return text === '' ? [] : [[familyText(language, fieldLabelKey(of, view.name)), text]]
      }),
    ),
    marking: markingLine(marking, language),
  }
}

function asText(records: readonly WordedRecord[], language: Language): string {
  const marking = familyText(language, 'field.marking')
  return records
    .map(({ title, kind, fields, marking: line }) =>
      [
        title,
        kind,
        ...[...fields, [marking, line] as const].map(([label, text]) => labelled(label, text, language)),
      ].join('\n'),
    )
    .join('\n\n')
}

/** A table as spreadsheets take it: a row for each record, a column for each field that one of them has, in the order of the model. */
function asTable(records: readonly WordedRecord[], language: Language): string {
  const labels = [...new Set(records.flatMap(({ fields }) => [...fields.keys()]))]
  const head = [
    familyText(language, 'copy.record'),
    familyText(language, 'copy.kind'),
    ...labels,
    familyText(language, 'field.marking'),
  ]
  const rows = records.map(({ title, kind, fields, marking }) => [
    title,
    kind,
    ...labels.map((label) => fields.get(label) ?? ''),
    marking,
  ])
  return [head, ...rows].map((row) => row.map(cell).join('\t')).join('\n')
}

/** One line without tabs, that no spreadsheet runs as a formula. */
const cell = (text: string) => guarded(text.replaceAll(/\s+/g, ' ').trim())
