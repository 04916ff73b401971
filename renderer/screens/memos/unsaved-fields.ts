import type { FormState } from '../../../core/editing/form-state'
import { NOTHING_TYPED } from './pages-queue'

/** The fields of a memo's form that are typed and not saved yet, null for an emptied one; without those that are refused, or that somebody else changed. */
export function unsavedFields({ values, dirty, problems, conflicts }: FormState): Readonly<Record<string, unknown>> {
  const names = [...dirty].filter((name) => !problems.has(name) && !conflicts.has(name))
  if (names.length === 0) return NOTHING_TYPED
  return Object.fromEntries(names.map((name) => [name, values[name] ?? null]))
}
