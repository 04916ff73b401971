import { z } from 'zod'
import { fuzzyDateSchema } from '../dates/fuzzy-date'
import { titleSchema } from '../desk/titles'
import { VOCABULARIES } from '../model/values/vocabularies'
import { namedSchema } from './edit-schemas'

/** The views of what moved, and of how far the parties are apart: confirmed by the desk, or only suggested. */

const movementWord = z.enum(VOCABULARIES.movement)
const groundSchema = z.union([
  z.object({
    of: z.enum(['stance', 'flexibility']),
    from: z.string(),
    to: z.string(),
    turn: z.enum(['harder', 'softer', 'unclear']),
  }),
  z.object({ of: z.literal('words'), same: z.boolean() }),
])
/** A movement with its grounds; none where the grounds do not show one. */
const suggestedMovement = z.object({ movement: movementWord.optional(), because: z.array(groundSchema) })

/** How a position moved against the one that it supersedes. `rev` is the position's revision, for the confirmation. */
export const positionMovementSchema = z.object({
  confirmed: movementWord.optional(),
  suggested: suggestedMovement.optional(),
  rev: z.int(),
})
export type PositionMovement = z.infer<typeof positionMovementSchema>

const heldSchema = z.object({
  ref: namedSchema.shape.ref,
  stance: z.string(),
  /** As much of it as a cell can show. */
  text: z.string(),
})

/** A party's position on an issue and a track before a round, and after it. */
const roundRow = z.object({
  issue: namedSchema,
  party: namedSchema,
  track: z.string(),
  before: heldSchema.optional(),
  after: heldSchema.optional(),
  movement: movementWord.optional(),
  /** `dates`: it follows from when the positions hold, so that nobody needs to confirm it. */
  basis: z.enum(['dates', 'confirmed', 'suggested']),
  because: z.array(groundSchema),
  /** The revision of `after`, if confirming the suggestion is an edit of it. */
  confirm: z.int().optional(),
})
export type RoundRow = z.infer<typeof roundRow>

/** The movement over a round: the rows with a movement first, and how many there are. */
export const roundPartSchema = z.object({
  /** The first day of the round: the positions held before it are compared. */
  start: fuzzyDateSchema,
  /** They are compared with the positions held on this day; absent while the round has not begun. */
  after: fuzzyDateSchema.optional(),
  counts: z.array(z.object({ movement: movementWord.optional(), count: z.int() })),
  total: z.int(),
  first: z.array(roundRow),
})
export type RoundPart = z.infer<typeof roundPartSchema>
export const roundRowsSchema = z.array(roundRow)

const gapWord = z.enum(VOCABULARIES.gap)
/** A party's current public position on an issue, or why it does not count. */
const gapSide = z.object({
  party: namedSchema,
  position: namedSchema.shape.ref.optional(),
  stance: z.string().optional(),
  lack: z.enum(['none', 'several', 'silent', 'contested', 'unsourced']).optional(),
})
export type GapSideView = z.infer<typeof gapSide>

/** The gap between the parties on an issue. `reason` is what the desk wrote, `because` the reason that a confirmation writes if there is none. */
export const gapPartSchema = z.object({
  confirmed: gapWord.optional(),
  reason: z.string().optional(),
  suggested: gapWord,
  sides: z.array(gapSide),
  because: titleSchema,
  rev: z.int(),
})
export type GapPart = z.infer<typeof gapPartSchema>
