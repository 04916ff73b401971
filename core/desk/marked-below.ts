import { same } from '../base/same-value'
import type { Source } from '../model/records/records'
import { highestMarking, type Marking } from '../model/values/marking'
import type { DeskRead } from './desk-read'
import { linkedMark, sourceOf } from './index-keys'

/** The quotes and the evidence of a source that have a lower marking than it, each with the one that it would get. */
export function markedBelow(desk: DeskRead, source: Source) {
  const quotes = desk.index('annotation', sourceOf).get(source.id)
  const evidence = quotes.flatMap(({ id }) => desk.index('evidence', linkedMark).get(id))
  return [
    ...quotes.map((record) => ({ collection: 'annotation' as const, record })),
    ...evidence.map((record) => ({ collection: 'evidence' as const, record })),
  ].flatMap((one) => {
    const marking = raised(one.record.marking, source.marking)
    return marking ? [{ ...one, marking }] : []
  })
}

/** A marking raised to at least another one; undefined if it is that already, or if the two have no common order. */
function raised(marking: Marking, to: Marking): Marking | undefined {
  if (marking.scheme !== to.scheme) return undefined
  const next = highestMarking([marking, to])
  return same(next, marking) ? undefined : next
}
