import { z } from 'zod'
import type { Op } from '../desk/ops'
import { COLLECTION_NAMES } from '../model/values/collection-names'

/**
 * The work of a step, so that a menu can name it: "change stance", "delete talk and 3 more". Its words are `step.<kind>…`. A `batch` is several commands of
 * different kinds as one step.
 */
export const stepLabelSchema = z.object({
  kind: z.enum(['create', 'change', 'delete', 'restore', 'complete', 'return', 'returnDesk', 'import', 'batch']),
  collection: z.enum(COLLECTION_NAMES),
  id: z.string(),
  /** The fields that a change set; for a memo's sections, `sections.order`, `sections.words`, `sections.hidden` or `sections.shown` if only that changed. */
  fields: z.array(z.string()),
  /**
   * How many records besides the first were deleted, restored or imported; if the whole desk was restored, how many were put or deleted; for several commands
   * as one step, how many besides the first.
   */
  more: z.int().min(0),
})
export type StepLabel = z.infer<typeof stepLabelSchema>

/** One edit by one staff member: what it did, and what undoes it. */
export interface Step {
  staff: string
  at: string
  label: StepLabel
  ops: readonly Op[]
  inverse: readonly Op[]
}

/** The edits that can be undone, oldest first, and the undone ones that can be redone, the last undone last. */
export interface UndoStack {
  done: readonly Step[]
  undone: readonly Step[]
}
export const NO_UNDO: UndoStack = { done: [], undone: [] }
