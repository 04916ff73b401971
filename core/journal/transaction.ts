import type { Op } from '../desk/ops'
import type { PointKind } from '../desk/reading'
import type { StepLabel } from './step'

/**
 * How a transaction counts in the history of edits. A `step` can be undone; `own` counts the ops at its beginning that are not undone with it: the record of a
 * staff member who edits for the first time. `undo` and `redo` replay that staff member's last step. `fixed` cannot be undone, and neither can the steps that
 * led to it: an issued memo. `migrate` migrated the desk from an earlier format or earlier schemas. `mend` continued from an earlier state of a damaged desk,
 * or from what could be recovered of it. `other` is one that a later Parley knows.
 */
export type Edit =
  | { kind: 'step'; label: StepLabel; continues?: true | undefined; own?: number | undefined }
  | { kind: 'undo' | 'redo'; label: StepLabel }
  | { kind: 'fixed'; label: StepLabel; own?: number | undefined }
  | { kind: 'migrate'; what: 'format' | 'schema'; from: number; to: number }
  | {
      kind: 'mend'
      /** The origin that the desk was continued from: the kind of recovery point, and the number of its last transaction. */
      point: PointKind
      from: number
      /** How many transactions are known to be missing, and the file in the desk's folder that says more. */
      lost: number
      note: string
    }
  | { kind: 'other' }

/** A planned commit: all of its ops take effect, or none. */
export interface Plan {
  /** The staff member; `parley` for an edit that the app makes itself. */
  by: string
  /** The instant by this machine's clock. */
  at: string
  edit: Edit
  ops: readonly Op[]
}

/** A committed transaction: a line of the journal. `n` counts a desk's transactions without a gap; it is the desk's revision after the transaction. */
export interface Transaction extends Plan {
  n: number
}

/** The label of an edit, if a person made it. */
export const labelOfEdit = (edit: Edit): StepLabel | undefined => ('label' in edit ? edit.label : undefined)
