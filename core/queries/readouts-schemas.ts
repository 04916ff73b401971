import { z } from 'zod'
import { looseObject } from '../base/loose-object'
import { fuzzyDateSchema } from '../dates/fuzzy-date'
import { titleSchema } from '../desk/titles'
import { pieceSchema } from '../wording/piece'
import { namedSchema } from './edit-schemas'

/** The readouts of a meeting side by side. */

const pointSchema = looseObject({ id: z.string(), issue: z.string().optional(), text: z.string() })

const sideSchema = z.object({
  party: titleSchema,
  /** The side's readout, with its own lists for an edit of them; none of a delegation whose readout the desk does not have. */
  readout: namedSchema
    .extend({
      issued: fuzzyDateSchema.optional(),
      /** How it was said, by whom, and whether it is contested. */
      facts: z.array(pieceSchema),
      rev: z.int(),
      says: z.array(z.string()),
      points: z.array(pointSchema),
    })
    .optional(),
})
export type ReadoutSide = z.infer<typeof sideSchema>

/**
 * A side's words on an issue. The side is silent if its readout is recorded as silent on it (`recorded`), or if all of its statements are sorted by issue and none is
 * on this one. Nobody can tell while some are `unsorted`, or while nothing of what it says is recorded (`empty`).
 */
const cellSchema = z.union([
  z.object({ kind: z.literal('says'), texts: z.array(z.string()) }),
  z.object({ kind: z.literal('silent'), recorded: z.boolean() }),
  z.object({ kind: z.enum(['unsorted', 'empty', 'noReadout']) }),
])
export type ReadoutCell = z.infer<typeof cellSchema>

export const readoutsSchema = z.object({
  sides: z.array(sideSchema),
  issues: z.array(
    namedSchema.extend({
      /** One for each side, in their order. */
      cells: z.array(cellSchema),
      /** Do the words of the sides that say something differ? Absent unless two do. */
      differs: z.boolean().optional(),
    }),
  ),
  more: z.int(),
})
export type ReadoutsView = z.infer<typeof readoutsSchema>
