import { z } from 'zod'
import { failureSchema } from '../base/failure'
import { localTextSchema } from '../base/text'
import { titleSchema } from '../desk/titles'
import { memoChangesSchema } from '../memo/memo-changes'
import { blockSchema, memoModelSchema } from '../memo/memo-model'
import { LATER } from '../memo/saved/later'
import { memoFigureSchema } from '../memo/saved/memo-figure'
import { markingSchema } from '../model/values/marking'
import { recordRefSchema } from '../model/values/record-ref'
import { VOCABULARIES, vocabulary } from '../model/values/vocabularies'

/** The window's views of saved memos. */

/**
 * A finding before issue that prevents nothing: on a record that the memo prints, with its sentence, or on one of its sections; or the changes that somebody wants
 * who cleared it (`says`).
 */
const memoCheckViewSchema = z.object({
  finding: z.enum([...VOCABULARIES.memoCheck, 'wantedChanges']),
  ref: recordRefSchema.optional(),
  title: titleSchema.optional(),
  says: titleSchema.optional(),
  section: vocabulary('memoSection').optional(),
})

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
  /** The number of the issued version that it replaces, if its text was kept: an export can show what changed since. */
  changesSince: z.int().optional(),
  issuedBy: titleSchema.optional(),
  issuedAt: z.string().optional(),
  timeZone: z.string(),
  /** Its own language and paper, or those of the desk. */
  setup: z.object({
    language: vocabulary('language'),
    pageSize: vocabulary('pageSize'),
    /** The reader that it is made for, if it has one; and whether another can be chosen. */
    memoAudience: vocabulary('memoAudience').optional(),
    choosesReader: z.boolean(),
    withWords: z.boolean(),
    /** The cities by which its pages name zones. */
    cities: z.array(z.object({ timeZone: z.string(), city: localTextSchema })),
  }),
  /** The memo as printed, or why it cannot be composed. A kind of memo that Parley does not compose yet has neither. */
  model: memoModelSchema.optional(),
  failure: failureSchema.optional(),
  /** The records whose marking is of another scheme than the rest, which is why it cannot be composed; each with its marking in words. */
  mixed: z.array(z.object({ ref: recordRefSchema, title: titleSchema, line: titleSchema })).optional(),
  /** A draft's sections, in their order. */
  sections: z
    .array(z.object({ section: vocabulary('memoSection'), words: z.string().optional(), blocks: z.array(blockSchema) }))
    .optional(),
  /** The changes that a refresh from the records would make, if any, or why it fails now. */
  changes: memoChangesSchema.optional(),
  trouble: failureSchema.optional(),
  /** The parts of the desk that are later than a draft knows: left out, not cited, or printed with a mark. */
  later: z.array(z.object({ what: z.enum(LATER), ref: recordRefSchema, title: titleSchema })),
  /** The figures of an issued one: as printed, as known that day, as known now. */
  figures: z.array(memoFigureSchema).optional(),
  /** The people asked to clear it, with their answers; `days` counts from the request until now. */
  clearances: z
    .array(
      z.object({
        id: z.string(),
        who: z.string(),
        office: z.string().optional(),
        askedAt: z.string(),
        days: z.int(),
        state: z.enum(['asked', 'outdated', ...VOCABULARIES.clearanceAnswer]),
        said: z.string().optional(),
        /** Set if the answer is a refusal, even of an earlier text: its request is withdrawn only for a reason. */
        refused: z.literal(true).optional(),
        answeredAt: z.string().optional(),
      }),
    )
    .optional(),
  /** The instant of the last change after somebody had answered. */
  reopenedAt: z.string().optional(),
  /** The recall: by whom, when and why. */
  recalled: z.object({ by: titleSchema, at: z.string(), reason: z.string() }).optional(),
  /** The marking that follows from a draft's records and its own marking, and from which of both. */
  computed: markingSchema.optional(),
  computedFrom: z.enum(['records', 'memo', 'both']).optional(),
  /** A lower marking in its place, by whom and why; or one that does not hold any more, because of the records (`news`) that came in since. */
  downgrade: z
    .object({
      holds: z.boolean(),
      from: titleSchema,
      to: titleSchema,
      decidedBy: z.string(),
      why: z.string(),
      by: titleSchema,
      at: z.string(),
      news: z.array(z.object({ ref: recordRefSchema, title: titleSchema })),
    })
    .optional(),
  /** The points to look at before a draft is issued, beside the obstacles. */
  checks: z.array(memoCheckViewSchema).optional(),
  /** The findings that somebody let pass, with name and reason. */
  passed: z
    .array(
      z.object({
        finding: vocabulary('memoCheck'),
        title: titleSchema.optional(),
        why: z.string(),
        by: titleSchema,
        at: z.string(),
      }),
    )
    .optional(),
  /** The obstacles to issuing it. */
  blockers: z.array(
    z.object({
      why: z.enum([
        'no-reference',
        'not-kept',
        'future',
        'superseded',
        'stale',
        'above-reader',
        'unsourced',
        'unanswered',
        'refused',
      ]),
      ref: recordRefSchema.optional(),
      clearance: z.string().optional(),
      title: titleSchema.optional(),
    }),
  ),
})
export type MemoCheckView = z.infer<typeof memoCheckViewSchema>
export type MemoRoomView = z.infer<typeof memoRoomViewSchema>
