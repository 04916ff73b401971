import type { RateComponent } from '../model/records/measures'
import type { Measure, Position, RecordOf } from '../model/records/records'
import type { RecordRef } from '../model/values/record-ref'
import type { DeskRead } from './desk-read'
import { refKey } from './ops'

const subject = (evidence: RecordOf<'evidence'>) => refKey(evidence.about)

/** The evidence for a record, or for one field of it, in the order in which it was added. */
export function evidenceFor(desk: DeskRead, about: RecordRef, field?: string): RecordOf<'evidence'>[] {
  const all = desk.index('evidence', subject).get(refKey(about))
  return all.filter((item) => field === undefined || item.field === field)
}

/** Does anything say where a rate comes from: a legal instrument of its own, or evidence that supports the measure? */
export function isRateSourced(desk: DeskRead, measure: Measure, { instrument }: RateComponent): boolean {
  if (instrument !== undefined) return true
  return evidenceFor(desk, { collection: 'measure', id: measure.id }).some(({ role }) => role === 'supports')
}

/** Does evidence support a position? Evidence that contradicts it, or only gives context, does not make it sourced. */
export function isSourced(desk: DeskRead, position: Position): boolean {
  const about: RecordRef = { collection: 'position', id: position.id }
  return evidenceFor(desk, about).some((evidence) => evidence.role === 'supports')
}

/** How many sources support a position. A summary and the source that it retells count as one: two tellings are not two sources. */
export function sourceCount(desk: DeskRead, position: Position): number {
  const supporting = evidenceFor(desk, { collection: 'position', id: position.id }).filter(
    (evidence) => evidence.role === 'supports',
  )
  const sources = supporting.flatMap((evidence) => {
    const annotation = desk.get('annotation', evidence.annotation)
    return annotation ? [firstTeller(desk, annotation.source)] : []
  })
  return new Set(sources).size
}

/** The source at the start of a chain of retellings; a source that retells none is its own start. */
function firstTeller(desk: DeskRead, source: string): string {
  const seen = new Set<string>()
  let teller = source
  while (!seen.has(teller)) {
    seen.add(teller)
    teller = desk.get('source', teller)?.retells ?? teller
  }
  return teller
}
