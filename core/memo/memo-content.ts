import { z } from 'zod'
import { chartSchema } from '../charts/chart'
import { languageSchema } from '../base/text'
import { instantSchema } from '../model/records/header'
import { COLLECTION_NAMES } from '../model/values/collection-names'
import { markingSchema } from '../model/values/marking'
import { VOCABULARIES } from '../model/values/vocabularies'
import { factSchema, runSchema } from './memo-model'
import { sheetParts } from './sheet-parts'

/**
 * The part of a memo that comes from the records, before sections are ordered and numbered. It is kept with a saved memo, compared with the records later, and
 * laid out as pages together with the memo's own words.
 */

/**
 * A run that names its supporting notes by their keys; they are numbered once the order of the sections is known. `level` is the highest of the records that it
 * is computed from, if portions are marked and that is not the lowest.
 */
export const contentRunSchema = runSchema
  .omit({ notes: true })
  .extend({ cites: z.array(z.string()).optional(), level: z.string().optional() })
export type ContentRun = z.infer<typeof contentRunSchema>

const runs = z.array(contentRunSchema)
const paragraphShape = { runs, empty: z.boolean().optional(), points: z.array(runs).optional() }

/** A part of a section: a paragraph with points under it, a heading with paragraphs under it, or a table. */
export const sectionPartSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('paragraph'),
    ...paragraphShape,
    lettered: z.boolean().optional(),
    small: z.literal(true).optional(),
  }),
  z.object({ kind: z.literal('sub'), runs, paragraphs: z.array(z.object(paragraphShape)) }),
  z.object({
    kind: z.literal('table'),
    weights: z.array(z.number()),
    header: z.array(runs),
    rows: z.array(z.array(runs)),
  }),
  /**
   * A picture of figures or days. `words` say all that it shows where they can, in every format; `legend` says how to read it, beside it alone. `told` has what the
   * picture tells, a text for each thing in it: for readers who do not see it, and to be compared.
   */
  z.object({ kind: z.literal('chart'), drawn: chartSchema, words: runs, legend: runs, told: z.array(runs) }),
  ...sheetParts(contentRunSchema, z.int()),
])
export type SectionPart = z.infer<typeof sectionPartSchema>

/** The texts of a part that are each read as one: a paragraph, a point, a row of a table, a figure with what it means. */
export function partRuns(part: SectionPart): ContentRun[][] {
  switch (part.kind) {
    case 'table':
      return part.rows.map((row) => row.flat())
    case 'sub':
      return [part.runs, ...part.paragraphs.flatMap(({ runs: own, points = [] }) => [own, ...points])]
    case 'paragraph':
      return [part.runs, ...(part.points ?? [])]
    case 'chart':
      return [...(part.words.length > 0 ? [part.words] : []), part.legend, ...part.told]
    case 'box':
      return part.paragraphs
    case 'pair':
      return part.columns.flatMap(({ heading, items }) => [heading, ...items])
    case 'figures':
      return part.items.map(({ figure, lines }) => [...figure, ...lines.flat()])
    case 'issue':
      return [part.name, ...part.lines.map((line) => line.runs)]
  }
}

/** A section without its name: its parts, a remark beside its heading, and whether its parts bring headings of their own. */
export const sectionContentSchema = z.object({
  section: z.enum(VOCABULARIES.memoSection),
  parts: z.array(sectionPartSchema),
  aside: runs.optional(),
  headless: z.literal(true).optional(),
  /** The highest level of the records that went into it without a text that names them, if its portions are marked and that is not the lowest. */
  level: z.string().optional(),
  /** The highest level of all records that went into it, likewise: that of texts that are composed of several and name none. */
  composed: z.string().optional(),
})
export type SectionContent = Omit<z.infer<typeof sectionContentSchema>, 'section'>

/** A note: the full citation of what it `cites`, given only at the first of its notes, and the passage if it has one. */
export const contentNoteSchema = z.object({
  cites: z.string(),
  citation: runs,
  /** A legal instrument by its number, its date and its place in a register, for a short list. */
  short: runs.optional(),
  passage: runs.optional(),
  contradicts: z.boolean().optional(),
  /** The highest level of its evidence, passage and source, as of a section. */
  level: z.string().optional(),
})
export type ContentNote = z.infer<typeof contentNoteSchema>

export const memoContentSchema = z.object({
  language: languageSchema,
  pageSize: z.enum(VOCABULARIES.pageSize),
  /** The reader that it was gathered for. */
  memoAudience: z.enum(VOCABULARIES.memoAudience).optional(),
  /** The session of a memo about one. */
  session: z.string().optional(),
  /** The round of a memo about one. */
  round: z.string().optional(),
  /** The talk of a memo about one. */
  talk: z.string().optional(),
  /** The subject's title: used by a memo that has none of its own. */
  title: runs,
  /** The as-of instant in words, and itself. */
  asOf: z.string(),
  asOfInstant: instantSchema,
  timeZone: z.string(),
  /** The memo's knowledge cut-off in words, if it has one. */
  knownUntil: z.string().optional(),
  /** At least that of every record used. */
  marking: markingSchema,
  facts: z.array(factSchema.extend({ runs })),
  /** All sections, in the order of the kind of memo. */
  sections: z.array(sectionContentSchema),
  /** The gaps of the desk, each with the section that would hold it; one line names them all instead of each section its own. */
  gaps: z.array(z.object({ section: z.enum(VOCABULARIES.memoSection), runs })).optional(),
  notes: z.record(z.string(), contentNoteSchema),
  /** The meaning of the marks, and the number of sources that are not printed; a memo kept by an earlier Parley has none. */
  remarks: runs.optional(),
  disclaimer: runs,
  /** Set if its portions are marked; content that was kept before that has no marks. */
  portions: z.literal(true).optional(),
  /** Every record used, with its revision, and its level if portions are marked and that is not the lowest. */
  used: z.array(
    z.object({ collection: z.enum(COLLECTION_NAMES), id: z.string(), rev: z.int(), level: z.string().optional() }),
  ),
})
export type MemoContent = z.infer<typeof memoContentSchema>
