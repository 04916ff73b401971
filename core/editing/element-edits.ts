import { isTable } from '../base/plain-json'
import { VOCABULARIES, type Vocabulary } from '../model/values/vocabularies'
import type { Part } from './list-items'

type Status = Vocabulary<'elementStatus'>
const STATUSES: readonly Status[] = VOCABULARIES.elementStatus

/** The status before or after another, as a board has them from left to right; undefined at the end. */
export const statusBeside = (status: unknown, by: -1 | 1): Status | undefined => {
  const at = STATUSES.findIndex((one) => one === status)
  return at < 0 ? undefined : STATUSES[at + by]
}

/**
 * The elements of a package, as a form has them, with one of them changed. A field that is undefined in the change is taken away. The list itself if the change says
 * undefined; undefined if no element has that id.
 */
export function withElement(
  elements: unknown,
  id: string,
  change: (element: Part) => Part | undefined,
): readonly unknown[] | undefined {
  if (!Array.isArray(elements)) return undefined
  const all: readonly unknown[] = elements
  const index = all.findIndex((one) => isTable(one) && one.id === id)
  const element = all[index]
  if (!isTable(element)) return undefined
  const fields = change(element)
  if (fields === undefined) return all
  const changed = Object.entries({ ...element, ...fields }).filter(([, value]) => value !== undefined)
  return all.with(index, Object.fromEntries(changed))
}
