import type { ComponentType } from 'react'
import type { FieldType } from '../../../../core/model/schema/fields'

/** What every input of a form is given: a value as it is stored, and where to say what becomes of it. */
export interface InputProps<T extends FieldType = FieldType> {
  type: T
  /** The id of the control that the label belongs to. */
  id: string
  /** The name for who hears the form, where the control has no visible label of its own. */
  label: string
  value: unknown
  /** Takes a new value; undefined where it is emptied. `typed` is saved a moment later, `chosen` at once. */
  change: (value: unknown, how: 'typed' | 'chosen') => void
  leave: () => void
  invalid: boolean
  /** Where inside the value it is wrong, where that is known: `citation.URL`. */
  wrongAt?: string | undefined
  describedBy: string | undefined
  /** The values of the fields beside this one. */
  beside: Readonly<Record<string, unknown>>
  titles: Readonly<Record<string, { en: string; ja: string }>>
  required: boolean
  name: string
}

/** The input of a value that has values inside it: it is given the component that draws each of those. */
export type NestedProps<T extends FieldType = FieldType> = InputProps<T> & { FieldInput: ComponentType<InputProps> }

/** What a control itself needs of all that. */
export function fieldOf({ id, label, value, change, leave, invalid, describedBy }: InputProps) {
  return { id, label, value, change, leave, invalid, describedBy }
}
