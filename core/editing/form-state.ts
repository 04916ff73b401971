import type { ParleyError } from '../base/errors'
import type { Command } from '../commands/command'
import type { Output } from '../contract/contract'
import type { InvalidField } from '../model/schema/parse-record'
import type { FormView } from '../queries/edit-schemas'

/** What a form asks of the window around it. */
export interface FormPorts {
  load(): Promise<FormView>
  apply(command: Command): Promise<Output<'desk:apply'>>
  /** Keeps what is not on the desk over a crash; nothing forgets it. */
  keep(edits: KeptEdits | undefined): void
  kept(): Promise<KeptEdits | undefined>
  /** Says whether something that was typed is not on the disk: on its way there, or held up by something that a person has to see. */
  mark(unsaved: 'no' | 'on-its-way' | 'held-up'): void
  /** Runs later what is not to run at each keystroke; returns how to call it off. */
  later(work: () => void): () => void
}

/** Edits that the desk does not have yet, and what stood in those fields when they were made. An emptied field is null. */
export interface KeptEdits {
  edits: Record<string, unknown>
  base: Record<string, unknown>
  /** What was on its way to the desk, and may be there. */
  sent?: Record<string, unknown>
}

/** What is wrong with a field: by its schema, or by the desk's answer. */
export type FieldProblem =
  { kind: 'invalid'; found: InvalidField } | { kind: 'refused'; error: ParleyError } | { kind: 'missing' }

/** What a form shows. Replaced as a whole at each change. */
export interface FormState {
  view: FormView | undefined
  /** The stored values with the person's own over them. */
  values: Readonly<Record<string, unknown>>
  dirty: ReadonlySet<string>
  problems: ReadonlyMap<string, FieldProblem>
  /** What stands on the desk now in a field that somebody else changed while it was edited here. */
  conflicts: ReadonlyMap<string, unknown>
  /** Why nothing can be saved at the moment. */
  failure: unknown
  /** Text of an earlier time was brought back. */
  restored: boolean
  saving: boolean
}
