import type { ParleyError } from '../base/errors'
import type { Command } from '../commands/command'
import type { Output } from '../contract/contract'
import type { InvalidField } from '../model/schema/parse-record'
import type { FormView } from '../queries/edit-schemas'

/** The services that a form needs from the window around it. */
export interface FormPorts {
  load(): Promise<FormView>
  apply(command: Command): Promise<Output<'desk:apply'>>
  /** Keeps unsaved edits over a crash; undefined forgets them. */
  keep(edits: KeptEdits | undefined): void
  kept(): Promise<KeptEdits | undefined>
  /** Reports whether typed text is missing from the disk: on its way there, or held up by something that you must see. */
  mark(unsaved: 'no' | 'on-its-way' | 'held-up'): void
  /** Delays work that would be too much at each keystroke; returns how to cancel it. */
  later(work: () => void): () => void
}

/** Edits that the desk lacks, and the fields' values when they were made. An emptied field is null. */
export interface KeptEdits {
  edits: Record<string, unknown>
  base: Record<string, unknown>
  /** Values that were on their way to the desk, and may be stored. */
  sent?: Record<string, unknown>
}

/** Why a field is refused: by its schema, or by the desk. */
export type FieldProblem =
  { kind: 'invalid'; found: InvalidField } | { kind: 'refused'; error: ParleyError } | { kind: 'missing' }

/** The contents of a form as shown. Replaced as a whole at each change. */
export interface FormState {
  view: FormView | undefined
  /** The stored values, overlaid with the person's edits. */
  values: Readonly<Record<string, unknown>>
  dirty: ReadonlySet<string>
  /** The values that follow from another field of a new record, such as a status from its date. */
  implied: ReadonlyMap<string, unknown>
  /** The tables among them whose rows are all saved, except those with a wrong cell. */
  partly: ReadonlySet<string>
  problems: ReadonlyMap<string, FieldProblem>
  /** The desk's values of fields that somebody else changed during this edit. */
  conflicts: ReadonlyMap<string, unknown>
  /** Why nothing can be saved at the moment. */
  failure: unknown
  /** Text from an earlier session was restored. */
  restored: boolean
  saving: boolean
}
