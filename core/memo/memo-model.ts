import { z } from 'zod'
import { chartSchema } from '../charts/chart'
import { languageSchema } from '../base/text'
import { COLLECTION_NAMES } from '../model/values/collection-names'
import { markingSchema } from '../model/values/marking'
import { VOCABULARIES } from '../model/values/vocabularies'
import { sheetParts } from './sheet-parts'

/**
 * A memo for reading, free of any format: the press makes a PDF of it, and the window shows it. Every run from a record names the record and field, so that a
 * sentence can be traced.
 */

/** The record and field that a run's text comes from. */
export const runOriginSchema = z.object({
  collection: z.enum(COLLECTION_NAMES),
  id: z.string(),
  field: z.string(),
})
export type RunOrigin = z.infer<typeof runOriginSchema>

/** A stretch of text in one style. `notes` are the numbers of its supporting notes, printed after it. */
export const runSchema = z.object({
  text: z.string(),
  style: z.enum(['plain', 'strong', 'label', 'caveat', 'quiet']),
  from: runOriginSchema.optional(),
  notes: z.array(z.int().min(1)).optional(),
})
export type Run = z.infer<typeof runSchema>

const runs = z.array(runSchema)

/** The two sheets of a memo for a principal: to speak from in the room, and what is behind it. */
export const SHEETS = ['room', 'behind'] as const
export type Sheet = (typeof SHEETS)[number]

export const blockSchema = z.discriminatedUnion('kind', [
  /** `aside` is a remark on the whole section, beside its heading. */
  z.object({
    kind: z.literal('heading'),
    level: z.union([z.literal(1), z.literal(2)]),
    number: z.string(),
    runs,
    aside: runs.optional(),
  }),
  /** A numbered paragraph (1.1), or one without a number. `empty` marks one that only says that nothing is recorded; `small` one of detail. */
  z.object({
    kind: z.literal('paragraph'),
    number: z.string().optional(),
    runs,
    empty: z.boolean(),
    small: z.literal(true).optional(),
  }),
  /** Points under the paragraph before; `lettered` ones bring their own (a), (b) and take no other mark. */
  z.object({ kind: z.literal('points'), items: z.array(runs), lettered: z.boolean() }),
  /** A table; `weights` are the columns' shares of the width. */
  z.object({
    kind: z.literal('table'),
    weights: z.array(z.number()),
    header: z.array(runs),
    rows: z.array(z.array(runs)),
  }),
  /** A picture with its words and its legend under it; `told` is read to who does not see it. Formats without pictures have the words alone. */
  z.object({ kind: z.literal('chart'), drawn: chartSchema, words: runs, legend: runs, told: z.array(runs) }),
  /** A sheet begins, on a new page unless it is the first. */
  z.object({ kind: z.literal('sheet'), sheet: z.enum(SHEETS) }),
  ...sheetParts(runSchema, z.string()),
])
export type Block = z.infer<typeof blockSchema>

export const factSchema = z.object({ label: z.string(), runs })
export type Fact = z.infer<typeof factSchema>

export const memoModelSchema = z.object({
  language: languageSchema,
  pageSize: z.enum(['A4', 'LETTER']),
  /** Set if its pages lie on their long side. */
  landscape: z.literal(true).optional(),
  /** The lines of the letterhead, the name of the office first. */
  letterhead: z.array(runs).optional(),
  kind: z.string(),
  /** The reader that it is made for, if it has one; it names the file. */
  memoAudience: z.enum(VOCABULARIES.memoAudience).optional(),
  title: runs,
  marking: markingSchema,
  /** The marking as printed at the top and bottom of every page, and its ink. */
  markingLine: z.string(),
  markingColour: z.string(),
  reference: z.string(),
  version: z.string(),
  asOf: z.string(),
  /** The as-of instant; it also dates the file, so that the same records always give the same bytes. */
  asOfInstant: z.string(),
  facts: z.array(factSchema),
  blocks: z.array(blockSchema),
  notesHeading: z.string(),
  /** `mark` is the letter of a note's source and its own number there, "A6"; without one it has its number alone. */
  notes: z.array(z.object({ number: z.int(), runs, mark: z.string().optional() })),
  /** The sources by their letters, in place of the notes in full; memos that were issued before have those instead. */
  sources: z.array(z.object({ letter: z.string(), runs })).optional(),
  /** The passages of those sources in full, on pages of their own after all else, each by its letter and number. */
  annex: z.object({ heading: z.string(), passages: z.array(z.object({ mark: z.string(), runs })) }).optional(),
  signOff: z.array(factSchema),
  /** The labels of the signature row at its end, which its reader fills in by hand. */
  signature: z.array(z.string()).optional(),
  /** The small print at the end: remarks on the whole memo, and the desk's disclaimer. */
  disclaimer: runs,
  /** "page {page} of {pages}", filled by the press. */
  pageTemplate: z.string(),
  /** Size of the body's text in points, if it is not the press's own. */
  bodySize: z.number().min(6).max(24).optional(),
  /** The most pages that its kind should take. */
  mostPages: z.int().min(1).optional(),
  /**
   * Set if its sheets are fitted to their paper: set closer where they would else take another page, with the sign-off at the foot of the last one. Memos that
   * were issued before that are not.
   */
  fitted: z.literal(true).optional(),
  /** Set if its file has a structure for screen readers, an outline and links; memos that were issued before that have none. */
  tagged: z.literal(true).optional(),
  /** Set if a heading stays on the page of the first row of a table under it; memos that were issued before that are printed as they were. */
  keepsTables: z.literal(true).optional(),
  /** Set if only a row that is taller than a page breaks between pages; of memos that were issued before that, all rows do if one must. */
  breaksTallRows: z.literal(true).optional(),
})
export type MemoModel = z.infer<typeof memoModelSchema>

/** Is a memo laid out on sheets? */
export const isOnSheets = ({ blocks }: Pick<MemoModel, 'blocks'>): boolean =>
  blocks.some(({ kind }) => kind === 'sheet')

/** The texts of a block that are each read as one, in reading order: a heading, a paragraph, a point, a cell. */
export function blockRuns(block: Block): Run[][] {
  switch (block.kind) {
    case 'heading':
      return [block.runs, ...(block.aside ? [block.aside] : [])]
    case 'paragraph':
      return [block.runs]
    case 'points':
      return block.items
    case 'table':
      return [...block.header, ...block.rows.flat()]
    case 'sheet':
      return []
    case 'chart':
      return block.words.length > 0 ? [block.words] : []
    case 'box':
      return block.paragraphs
    case 'pair':
      return block.columns.flatMap(({ heading, aside, items }) => [heading, ...(aside ? [aside] : []), ...items])
    case 'figures':
      return block.items.flatMap(({ figure, lines }) => [figure, ...lines])
    case 'issue':
      return [block.name, ...block.lines.map(({ runs: line }) => line)]
  }
}

/** The words in a memo's pictures, as they are drawn; formats without pictures have none of them. */
export const pictureTexts = ({ blocks }: Pick<MemoModel, 'blocks'>): string[] =>
  blocks.flatMap((block) =>
    block.kind === 'chart'
      ? [
          ...block.drawn.shapes.flatMap((shape) => (shape.kind === 'label' ? [shape.text] : [])),
          ...block.legend.map(({ text }) => text),
        ]
      : [],
  )

/** All text of a memo's body but that in its pictures, in reading order: a printed page must hold it to the last character. */
export function memoTexts(memo: MemoModel): string[] {
  const of = (list: readonly Run[]) => list.map((run) => run.text)
  const blockTexts = memo.blocks.flatMap((block): string[] => [
    'number' in block ? (block.number ?? '') : '',
    ...blockRuns(block).flatMap(of),
  ])
  const notes = memo.sources ? memo.sources.map(({ runs: source }) => source) : memo.notes.map((note) => note.runs)
  return [
    ...(memo.letterhead ?? []).flatMap(of),
    memo.kind,
    ...of(memo.title),
    ...memo.facts.flatMap((fact) => [fact.label, ...of(fact.runs)]),
    ...blockTexts,
    memo.notesHeading,
    ...notes.flatMap(of),
    ...(memo.signature ?? []),
    ...memo.signOff.flatMap((fact) => [fact.label, ...of(fact.runs)]),
    ...of(memo.disclaimer),
    ...(memo.annex
      ? [memo.annex.heading, ...memo.annex.passages.flatMap(({ mark, runs: passage }) => [mark, ...of(passage)])]
      : []),
  ].filter((text) => text.trim() !== '')
}
