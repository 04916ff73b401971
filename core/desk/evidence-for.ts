import type { RateComponent } from '../model/records/measures'
import type { Measure, Position, RecordOf } from '../model/records/records'
import { covers, evidencePath, evidencePlace } from '../model/schema/evidence-path'
import type { RecordRef } from '../model/values/record-ref'
import type { DeskRead } from './desk-read'
import { refKey } from './ops'

const subject = (evidence: RecordOf<'evidence'>) => refKey(evidence.about)

/** The evidence for a record, in the order in which it was added. */
export function evidenceFor(desk: DeskRead, about: RecordRef): readonly RecordOf<'evidence'>[] {
  return desk.index('evidence', subject).get(refKey(about))
}

/** The evidence that supports a record, at some places of it. */
const support = (desk: DeskRead, about: RecordRef, isAt: (path: string) => boolean) =>
  evidenceFor(desk, about).filter(({ role, field }) => role === 'supports' && isAt(field))

/** Does anything say where a rate comes from: a legal instrument of its own, or evidence that supports it, all layers, or the measure as a whole? */
export function isRateSourced(desk: DeskRead, measure: Measure, { id, instrument }: RateComponent): boolean {
  if (instrument !== undefined) return true
  return evidenceOfLayer(desk, measure.id, id).some(({ role }) => role === 'supports')
}

/** The evidence for a rate layer of a measure: its own, and that of all layers or of the measure as a whole. */
export function evidenceOfLayer(desk: DeskRead, measure: string, layer: string): RecordOf<'evidence'>[] {
  const path = evidencePath({ field: 'components', part: layer })
  return evidenceFor(desk, { collection: 'measure', id: measure }).filter(
    ({ field }) => isOfAllRates(field) || covers(path, field),
  )
}

/** The evidence for the duty that a good brings along: the ordinary one, that of column 2, or those of its preferences. */
export const evidenceOfGoodsDuty = (
  desk: DeskRead,
  good: string,
  duty: 'ordinaryDuty' | 'columnTwoDuty' | 'preferences' = 'ordinaryDuty',
): RecordOf<'evidence'>[] =>
  evidenceFor(desk, { collection: 'good', id: good }).filter(({ field }) => covers(duty, field))

/** The evidence for an element of a package: its own, and that for all elements. */
export function evidenceOfElement(
  desk: DeskRead,
  proposal: string,
  element: string,
): { own: RecordOf<'evidence'>[]; whole: RecordOf<'evidence'>[] } {
  const path = evidencePath({ field: 'elements', part: element })
  const all = evidenceFor(desk, { collection: 'proposal', id: proposal })
  return {
    own: all.filter(({ field }) => covers(path, field)),
    whole: all.filter(({ field }) => field !== path && covers(field, path)),
  }
}

/** Fields of a measure that say nothing of its rates: evidence for these alone leaves a rate unsourced. */
const BESIDE_THE_RATES: ReadonlySet<string> = new Set([
  'imposer',
  'targets',
  'kind',
  'mastChapter',
  'scopeWords',
  'scope',
])
const isOfAllRates = (path: string) => {
  const place = evidencePlace(path)
  return place?.part === undefined && !BESIDE_THE_RATES.has(place?.field ?? '')
}

/** Places of a position that say nothing of its words: evidence for these alone leaves it unsourced. */
const BESIDE_THE_WORDS: ReadonlySet<string> = new Set(['validFrom', 'validTo', 'flexibility'])
/** The evidence that supports the words of a position. */
export const supportOfWords = (desk: DeskRead, { id }: Position): RecordOf<'evidence'>[] =>
  support(desk, { collection: 'position', id }, (path) => !BESIDE_THE_WORDS.has(path))

/** Does evidence support a position? Evidence that contradicts it, or only gives context, does not make it sourced. */
export const isSourced = (desk: DeskRead, position: Position): boolean => supportOfWords(desk, position).length > 0

/** How many sources support a position. A summary and the source that it retells count as one: two tellings are not two sources. */
export const sourceCount = (desk: DeskRead, position: Position): number =>
  tellersOf(desk, supportOfWords(desk, position)).length

/** The sources of some evidence, each once, and each by the one at the start of its chain of retellings. */
export function tellersOf(desk: DeskRead, evidence: readonly RecordOf<'evidence'>[]): string[] {
  const sources = evidence.flatMap(({ annotation: id }) => {
    const annotation = desk.get('annotation', id)
    return annotation ? [firstTeller(desk, annotation.source)] : []
  })
  return [...new Set(sources)]
}

/** The source at the start of a chain of retellings; a source that retells none is its own start. */
export function firstTeller(desk: DeskRead, source: string): string {
  const seen = new Set<string>()
  let teller = source
  while (!seen.has(teller)) {
    seen.add(teller)
    teller = desk.get('source', teller)?.retells ?? teller
  }
  return teller
}
