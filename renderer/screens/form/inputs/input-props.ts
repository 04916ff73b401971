import type { ComponentType } from 'react'
import type { Part } from '../../../../core/editing/list-items'
import type { FieldType } from '../../../../core/model/schema/fields'
import type { CollectionName } from '../../../../core/model/values/collection-names'

/** The props of every input of a form: a stored value, and functions that report its changes. */
export interface InputProps<T extends FieldType = FieldType> {
  type: T
  /** The kind of record whose form this is. */
  of: CollectionName
  /** The id of the control that the label belongs to. */
  id: string
  /** The name for screen readers, if the control has no visible label of its own. */
  label: string
  value: unknown
  /** Takes a new value, undefined if emptied. `typed` is saved a moment later, `chosen` at once. */
  change: (value: unknown, how: 'typed' | 'chosen') => void
  leave: () => void
  invalid: boolean
  /** Where the value is wrong inside, if known: `citation.URL`. */
  wrongAt?: string | undefined
  describedBy: string | undefined
  /** The values of the record's other fields. */
  beside: Readonly<Record<string, unknown>>
  /** The parts of the list that the value is in, with its own. */
  siblings?: readonly Part[]
  titles: Readonly<Record<string, { en: string; ja: string }>>
  required: boolean
  name: string
  /** True for a list of a new record that shows a first item, still empty. */
  begins: boolean
}

/** The props of an input whose value has values inside it: `FieldInput` draws each of those. */
export type NestedProps<T extends FieldType = FieldType> = InputProps<T> & { FieldInput: ComponentType<InputProps> }

/** The part of the props that a control itself needs. */
export function fieldOf({ id, label, value, change, leave, invalid, describedBy }: InputProps) {
  return { id, label, value, change, leave, invalid, describedBy }
}

/** Names what describes a control, for screen readers. Mantine's inputs drop the attribute where it is given as a property. */
export const describedRef = (describedBy: string | undefined) => (control: HTMLElement | null) => {
  if (describedBy === undefined || describedBy === '') control?.removeAttribute('aria-describedby')
  else control?.setAttribute('aria-describedby', describedBy)
}
