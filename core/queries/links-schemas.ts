import { z } from 'zod'
import { titleSchema } from '../desk/titles'
import { COLLECTION_NAMES } from '../model/values/collection-names'
import { recordRefSchema } from '../model/values/record-ref'
import { vocabulary } from '../model/values/vocabularies'

/** How many links of a kind a record's page shows at first. */
export const FIRST_LINKS = 20
/** The most links of one answer. */
export const LINKS_MAX = 100

const linkedSchema = z.object({ ref: recordRefSchema, title: titleSchema })

/** A record that names another, and the path of the first field that does; none for a field that the desk keeps itself. */
const linkingSchema = linkedSchema.extend({ path: z.string().optional() })
export type LinkingView = z.infer<typeof linkingSchema>

export const linksViewSchema = z.object({
  /** The records that it names, by field, each once: how many, and the first of them. */
  to: z.array(z.object({ field: z.string(), count: z.int(), first: z.array(linkedSchema) })),
  /** The records that name it, by kind, each once: how many, and the first of them. */
  from: z.array(z.object({ kind: z.enum(COLLECTION_NAMES), count: z.int(), first: z.array(linkingSchema) })),
})
export type LinksView = z.infer<typeof linksViewSchema>

/** Asks for a part of the memos that print a record. */
export const recordMemosInputSchema = z.object({
  ref: recordRefSchema,
  offset: z.int().min(0),
  limit: z.int().min(1).max(LINKS_MAX),
})
export type RecordMemosInput = z.infer<typeof recordMemosInputSchema>

export const memoUseSchema = linkedSchema.extend({ version: z.int(), status: vocabulary('memoStatus') })
/** A memo that prints a record. */
export type MemoUse = z.infer<typeof memoUseSchema>

export const recordMemosViewSchema = z.object({
  /** How many memos print it, and the part of them that was asked for, newest version first. */
  count: z.int(),
  memos: z.array(memoUseSchema),
  /** The memos that name it and do not print it; none or one group. */
  naming: linksViewSchema.shape.from,
})
export type RecordMemosView = z.infer<typeof recordMemosViewSchema>

/** Asks for more of the records of a kind that name a record. */
export const linkedFromInputSchema = z.object({
  ref: recordRefSchema,
  kind: z.enum(COLLECTION_NAMES),
  offset: z.int().min(0),
  limit: z.int().min(1).max(LINKS_MAX),
})
export const linkedFromViewSchema = z.object({ links: z.array(linkingSchema) })
export type LinkedFromInput = z.infer<typeof linkedFromInputSchema>
export type LinkedFromView = z.infer<typeof linkedFromViewSchema>
