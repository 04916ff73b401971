import { z } from 'zod'
import { fuzzyDateSchema } from '../dates/fuzzy-date'
import { titleSchema } from '../desk/titles'
import { namedSchema } from './edit-schemas'

/** The ledger of what the sides of a round or session say was agreed. */

const commitmentView = z.object({
  ref: namedSchema.shape.ref,
  rev: z.int(),
  text: z.string(),
  owedBy: z.array(titleSchema),
  due: fuzzyDateSchema.optional(),
  issue: namedSchema.optional(),
  standing: z.enum(['open', 'done', 'dropped', 'overdue']),
  /** Each side's own words. */
  accounts: z.array(z.object({ party: titleSchema, text: z.string() })),
  state: z.enum(['unrecorded', 'silent', 'partial', 'common', 'differs']),
  judged: z.boolean(),
  silent: z.array(titleSchema),
  unheard: z.array(titleSchema),
  instrument: namedSchema.optional(),
})
export type CommitmentView = z.infer<typeof commitmentView>

/** The first of them, how many there are besides, and the first values of a new one. */
export const agreedPartSchema = z.object({
  first: z.array(commitmentView),
  more: z.int(),
  given: z.record(z.string(), z.unknown()),
})
export type AgreedPart = z.infer<typeof agreedPartSchema>
