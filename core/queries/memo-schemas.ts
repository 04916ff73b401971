import { z } from 'zod'
import { failureSchema } from '../base/failure'
import { localTextSchema } from '../base/text'
import { titleSchema } from '../desk/titles'
import { memoChangesSchema } from '../memo/memo-changes'
import { blockSchema, memoModelSchema } from '../memo/memo-model'
import { LATER } from '../memo/saved/later-than-memo'
import { recordRefSchema } from '../model/values/record-ref'
import { vocabulary } from '../model/values/vocabularies'

/** The window's views of saved memos. */

export const memoRoomViewSchema = z.object({
  ref: recordRefSchema,
  rev: z.int(),
  title: titleSchema,
  type: vocabulary('memoType'),
  status: vocabulary('memoStatus'),
  version: z.int(),
  /** Issued: it never changes again. */
  frozen: z.boolean(),
  /** True if the memo keeps what it takes from the records, false if it is composed from them each time. */
  kept: z.boolean(),
  order: z.array(vocabulary('memoSection')),
  /** All versions of the memo, newest first, this one included. */
  versions: z.array(z.object({ ref: recordRefSchema, version: z.int(), status: vocabulary('memoStatus') })),
  issuedBy: titleSchema.optional(),
  issuedAt: z.string().optional(),
  timeZone: z.string(),
  /** The settings of the desk that every draft follows: the language and the paper of its memos. */
  setup: z.object({
    ref: recordRefSchema,
    rev: z.int(),
    language: vocabulary('language'),
    pageSize: vocabulary('pageSize'),
    /** The cities by which its pages name zones. */
    cities: z.array(z.object({ timeZone: z.string(), city: localTextSchema })),
  }),
  /** The memo as printed, or why it cannot be composed. A kind of memo that Parley does not compose yet has neither. */
  model: memoModelSchema.optional(),
  failure: failureSchema.optional(),
  /** A draft's sections, in their order. */
  sections: z
    .array(z.object({ section: vocabulary('memoSection'), words: z.string().optional(), blocks: z.array(blockSchema) }))
    .optional(),
  /** The changes that a refresh from the records would make, if any, or why it fails now. */
  changes: memoChangesSchema.optional(),
  trouble: failureSchema.optional(),
  /** The parts of the desk that are later than a draft knows: left out, not cited, or printed with a mark. */
  later: z.array(z.object({ what: z.enum(LATER), ref: recordRefSchema, title: titleSchema })),
  /** The obstacles to issuing it. */
  blockers: z.array(
    z.object({
      why: z.enum(['no-reference', 'not-kept', 'future', 'superseded', 'stale', 'unsourced']),
      ref: recordRefSchema.optional(),
      title: titleSchema.optional(),
    }),
  ),
})
export type MemoRoomView = z.infer<typeof memoRoomViewSchema>
