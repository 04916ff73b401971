import { z } from 'zod'
import { LANGUAGES } from '../base/text'
import { fuzzyDateSchema } from '../dates/fuzzy-date'
import { titleSchema } from '../desk/titles'
import { VOCABULARIES } from '../model/values/vocabularies'
import { FIND_MAX, namedSchema } from './edit-schemas'

/** The most issues of one answer. */
export const MATRIX_MAX = 80
/** The most areas that are offered to filter by: a menu of more helps nobody, and the words of an area find it too. */
export const AREAS_MAX = 100

const choice = z.array(z.string()).max(1000)
const matrixFilterSchema = z.object({
  find: z.string().max(FIND_MAX),
  /** Ids of talks. */
  talks: choice,
  /** Areas, in the form of `areaKey`. */
  areas: choice,
  stances: choice,
})
/** The filter of the matrix. An empty choice filters nothing. */
export type MatrixFilter = Readonly<z.infer<typeof matrixFilterSchema>>

/** Asks for some issues of the matrix, of those that pass the filter as they read in a language. */
export const matrixInputSchema = z.object({
  filter: matrixFilterSchema,
  language: z.enum(LANGUAGES),
  offset: z.int().min(0),
  limit: z.int().min(1).max(MATRIX_MAX),
  /** The id of an issue to begin with, wherever it is now. The offset counts if it is not among them. */
  issue: z.string().optional(),
})
export type MatrixInput = Readonly<z.infer<typeof matrixInputSchema>>

const matrixCell = z.object({
  ref: namedSchema.shape.ref,
  stance: z.string(),
  /** How it moved against the one that it supersedes, once the desk has confirmed that. */
  movement: z.enum(VOCABULARIES.movement).optional(),
  /** As much of it as a cell can show. */
  text: z.string(),
  attribution: z.string(),
  contested: z.boolean(),
  unsourced: z.boolean(),
  validFrom: fuzzyDateSchema,
  /** Whole days since it began to hold, as of the desk's instant: a range for a fuzzy date; no maximum if it may be any age. */
  age: z.object({ min: z.int().min(0), max: z.int().min(0).nullable() }),
  /** Sources with evidence that supports it, and notes about it. */
  sources: z.int(),
  notes: z.int(),
  /** Earlier positions that it supersedes, directly or through others. */
  earlier: z.int(),
  /** Other positions on the same question and track that hold at the same instant, if a desk has any. */
  also: z.int(),
})
export type MatrixCell = z.infer<typeof matrixCell>

const matrixIssue = namedSchema.extend({
  /** The name of its area, if it is the first one shown of it. */
  area: titleSchema.optional(),
  /** Its depth under the issues of its area. */
  depth: z.int().min(0),
  interest: z.string().optional(),
  priority: z.string().optional(),
  /** The gap between the parties and its reason, once the desk has confirmed one. */
  gap: z.object({ gap: z.enum(VOCABULARIES.gap), reason: z.string().optional() }).optional(),
  /** One for each party, in the order of `parties`. */
  cells: z.array(z.object({ public: matrixCell.optional(), assessed: matrixCell.optional() })),
})
export type MatrixIssue = z.infer<typeof matrixIssue>

/** Issues × parties, some issues of them. A cell keeps the public and the assessed track apart. */
export const matrixViewSchema = z.object({
  /** Positions that are not on the desk yet, which no cell shows. */
  drafts: z.array(namedSchema),
  parties: z.array(namedSchema.extend({ code: z.string(), ours: z.boolean() })),
  /** The talks, areas and stances to filter by: all that an issue or a position has, except areas beyond `AREAS_MAX`. */
  talks: z.array(namedSchema),
  areas: z.array(titleSchema),
  stances: z.array(z.string()),
  /** How many issues the desk has, and how many of them pass the filter. */
  total: z.int(),
  found: z.int(),
  /** The place of the first of `issues` among those that pass. */
  offset: z.int(),
  issues: z.array(matrixIssue),
})
export type MatrixView = z.infer<typeof matrixViewSchema>
