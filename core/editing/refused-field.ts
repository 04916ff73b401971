import type { ParleyError } from '../base/errors'
import type { FormView } from '../queries/edit-schemas'

/** Some fields of a record; those that are empty are null. */
export const orNull = (names: readonly string[], from: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(names.map((name) => [name, from[name] ?? null]))

/** The field of a form that the desk refused, by the path in its answer; undefined if it is about something else. */
export function refusedField(error: ParleyError, view: FormView): string | undefined {
  const { field, collection } = error.params
  if (typeof field !== 'string' || (collection !== view.of && collection !== view.ref.collection)) return undefined
  const path = field.replace(/^fields\./, '')
  const name = path.split(/[.[]/)[0]
  return name === undefined || name === '' ? undefined : name
}
