import type { Op } from '../desk/ops'
import type { PointKind } from '../desk/reading'
import type { StepLabel } from './step'

/**
 * What a transaction is to the history of edits. A `step` can be undone; `own` counts the ops at its beginning that come along with it and
 * are not undone: the record of whoever edits for the first time. `undo` and `redo` replay that staff member's last step. `fixed` cannot
 * be undone, and neither can the steps that led to it: an issued memo. `migrate` brought the desk from an earlier format or earlier schemas. `mend` went on
 * from an earlier state, or from what could be saved, of a desk that was damaged. `other` is one that a later Parley knows.
 */
export type Edit =
  | { kind: 'step'; label: StepLabel; continues?: true | undefined; own?: number | undefined }
  | { kind: 'undo' | 'redo'; label: StepLabel }
  | { kind: 'fixed'; label: StepLabel; own?: number | undefined }
  | { kind: 'migrate'; what: 'format' | 'schema'; from: number; to: number }
  | {
      kind: 'mend'
      /** What it was gone on from: a kind of restore point, and the number of the last transaction in it. */
      point: PointKind
      from: number
      /** How many transactions are known to be missing, and the file in the desk's folder that says more. */
      lost: number
      note: string
    }
  | { kind: 'other' }

/** What is planned to be committed: all of its ops take effect, or none. */
export interface Plan {
  /** The staff member; `parley` for what the app does by itself. */
  by: string
  /** The instant, as this machine's clock has it. */
  at: string
  edit: Edit
  ops: readonly Op[]
}

/** A committed transaction: the line of the journal. `n` counts a desk's transactions without a gap; it is the desk's revision after it. */
export interface Transaction extends Plan {
  n: number
}

/** The label of what a person did, if a person did it. */
export const labelOfEdit = (edit: Edit): StepLabel | undefined => ('label' in edit ? edit.label : undefined)
