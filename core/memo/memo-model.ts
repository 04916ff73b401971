import { z } from 'zod'
import { languageSchema } from '../base/text'
import { COLLECTION_NAMES } from '../model/values/collection-names'
import { markingSchema } from '../model/values/marking'

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
  style: z.enum(['plain', 'strong', 'label', 'caveat']),
  from: runOriginSchema.optional(),
  notes: z.array(z.int().min(1)).optional(),
})
export type Run = z.infer<typeof runSchema>

const runs = z.array(runSchema)

export const blockSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('heading'), level: z.union([z.literal(1), z.literal(2)]), number: z.string(), runs }),
  /** A numbered paragraph (1.1), or one without a number. `empty` marks one that only says that nothing is recorded. */
  z.object({ kind: z.literal('paragraph'), number: z.string().optional(), runs, empty: z.boolean() }),
  /** Points under the paragraph before; `lettered` ones bring their own (a), (b) and take no other mark. */
  z.object({ kind: z.literal('points'), items: z.array(runs), lettered: z.boolean() }),
  /** A table; `weights` are the columns' shares of the width. */
  z.object({
    kind: z.literal('table'),
    weights: z.array(z.number()),
    header: z.array(runs),
    rows: z.array(z.array(runs)),
  }),
])
export type Block = z.infer<typeof blockSchema>

export const factSchema = z.object({ label: z.string(), runs })
export type Fact = z.infer<typeof factSchema>

export const memoModelSchema = z.object({
  language: languageSchema,
  pageSize: z.enum(['A4', 'LETTER']),
  kind: z.string(),
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
  notes: z.array(z.object({ number: z.int(), runs })),
  signOff: z.array(factSchema),
  /** The small print at the end: remarks on the whole memo, and the desk's disclaimer. */
  disclaimer: runs,
  /** "page {page} of {pages}", filled by the press. */
  pageTemplate: z.string(),
  /** Size of the body's text in points, if it is not the press's own. */
  bodySize: z.number().min(6).max(24).optional(),
})
export type MemoModel = z.infer<typeof memoModelSchema>

/** All text of a memo's body, in reading order: a printed page must hold it to the last character. */
export function memoTexts(memo: MemoModel): string[] {
  const of = (list: readonly Run[]) => list.map((run) => run.text)
  const blockTexts = memo.blocks.flatMap((block): string[] => {
    switch (block.kind) {
      case 'heading':
        return [block.number, ...of(block.runs)]
      case 'paragraph':
        return [block.number ?? '', ...of(block.runs)]
      case 'points':
        return block.items.flatMap(of)
      case 'table':
        return [...block.header.flatMap(of), ...block.rows.flat().flatMap(of)]
    }
  })
  return [
    memo.kind,
    ...of(memo.title),
    ...memo.facts.flatMap((fact) => [fact.label, ...of(fact.runs)]),
    ...blockTexts,
    memo.notesHeading,
    ...memo.notes.flatMap((note) => of(note.runs)),
    ...memo.signOff.flatMap((fact) => [fact.label, ...of(fact.runs)]),
    ...of(memo.disclaimer),
  ].filter((text) => text.trim() !== '')
}
