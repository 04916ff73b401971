import { z } from 'zod'
import { NAME_MAX, nameSchema, PROSE_MAX, proseSchema } from '../base/text'
import { ownIdSchema } from '../model/values/ids'
import { VOCABULARIES } from '../model/values/vocabularies'

/** The most people that one command may ask. */
const PEOPLE_MAX = 50

const name = z.string().max(NAME_MAX)
const names = z.array(nameSchema).max(12)
const memo = { id: ownIdSchema, rev: z.int().min(1) }

/** The commands that take a memo from a draft to an issued one, and recall it. */
export const memoCommandSchema = z.discriminatedUnion('kind', [
  /** Asks people to clear a draft; each has an id that the window gives. */
  z.object({
    kind: z.literal('askClearance'),
    ...memo,
    people: z
      .array(z.object({ id: ownIdSchema, who: nameSchema, office: nameSchema.optional() }))
      .min(1)
      .max(PEOPLE_MAX),
  }),
  /** Records the answer of a person who was asked. */
  z.object({
    kind: z.literal('answerClearance'),
    ...memo,
    clearance: nameSchema,
    answer: z.enum(VOCABULARIES.clearanceAnswer),
    said: proseSchema.optional(),
  }),
  /** Asks somebody no longer; somebody who refused only for a reason. */
  z.object({
    kind: z.literal('withdrawClearance'),
    ...memo,
    clearance: nameSchema,
    why: z.string().max(PROSE_MAX).optional(),
  }),
  /** Lets a finding before issue pass, by name and reason. */
  z.object({
    kind: z.literal('passMemoFinding'),
    ...memo,
    finding: z.enum(VOCABULARIES.memoCheck),
    detail: nameSchema.optional(),
    why: proseSchema,
  }),
  /** Marks a memo lower than its records ask for, by name and reason. What is wrong with it is said in a sentence, so no part of it is refused here. */
  z.object({
    kind: z.literal('downgradeMemo'),
    ...memo,
    marking: z.object({ scheme: name, level: name, caveats: names, handling: names, releasability: names }),
    decidedBy: name,
    why: z.string().max(PROSE_MAX),
  }),
  /** Marks a memo again as its records ask for. */
  z.object({ kind: z.literal('endDowngrade'), ...memo }),
  /** Recalls an issued memo. */
  z.object({ kind: z.literal('recallMemo'), ...memo, reason: proseSchema }),
])
export type MemoCommand = z.infer<typeof memoCommandSchema>
