import { conditionsOf, partWords, ringOf } from '../desk/element-conditions'
import type { DeskRead } from '../desk/desk-read'
import type { Proposal } from '../model/records/records'
import type { Finding } from '../model/values/finding'
import type { RecordRef } from '../model/values/record-ref'
import { repeatedIds } from './sub-record-rules'

/** A package names each element once; its elements are never conditional on each other in a ring. A condition that names an element that is gone is a warning. */
export function elementRules(_desk: DeskRead, { id, elements }: Proposal): Finding[] {
  const about: RecordRef = { collection: 'proposal', id }
  const words = (of: string) => partWords(elements, of) ?? of
  const ring = ringOf(elements)
  const ids = new Set<string>(elements.map((element) => element.id))
  const lost = elements.filter((element) => conditionsOf(element).some((condition) => !ids.has(condition)))
  return [
    ...repeatedIds(about, 'elements', elements),
    ...(ring
      ? [
          {
            severity: 'error',
            code: 'element-cycle',
            about,
            field: 'elements',
            params: { ring: ring.map(words).join(' → ') },
          } satisfies Finding,
        ]
      : []),
    ...lost.map((element): Finding => ({
      severity: 'warning',
      code: 'element-missing',
      about,
      field: 'elements',
      params: { element: words(element.id) },
    })),
  ]
}
