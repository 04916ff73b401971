import { fingerprint } from '../../base/fingerprint'
import { areProse } from '../prose'
import type { AnyRecord, RecordOf, Source } from '../../model/records/records'
import { citableFields } from '../../model/schema/citable-fields'
import { covers, evidencePath } from '../../model/schema/evidence-path'
import type { CollectionName } from '../../model/values/collection-names'

/** A document that its publisher has given out, or the press has printed: not a note or a summary of the desk's own. */
export const isPublicSource = ({ kind, reliability }: Source): boolean =>
  kind === 'document' && (reliability === 'official' || reliability === 'press')

/** Was it said on record, or does the record not say how? */
export const isOnRecord = (attribution: string | undefined): boolean =>
  attribution === undefined || attribution === 'onRecord'

/** Does public evidence support a place of a record? Evidence for the main field supports every fact of it, but no other prose. */
export type IsPublic = (collection: CollectionName, record: AnyRecord, path: string) => boolean

/** The test for some evidence, all of it from public material, by the record that it is about. */
export function publicTest(evidence: ReadonlyMap<string, readonly RecordOf<'evidence'>[]>): IsPublic {
  return (collection, { id }, path) => {
    const [main] = citableFields(collection)
    const supporting = (evidence.get(`${collection}/${id}`) ?? []).filter(({ role }) => role === 'supports')
    const isMain = !areProse(collection, [path]) || path === main
    return supporting.some(({ field }) => covers(field, path) || covers(path, field) || (isMain && field === main))
  }
}

/** A record as far as public material says it, or undefined if it does not. */
type Reading = {
  [C in CollectionName]?: (record: RecordOf<C>, isPublic: (path: string) => boolean) => RecordOf<C> | undefined
}

const without = <T extends object, K extends keyof T>(record: T, ...fields: K[]): T => {
  const { ...rest } = record
  for (const field of fields) delete rest[field]
  return rest
}

/**
 * The public part of each kind of record. Orders, rules and rulings are public by themselves and stay without evidence, but not the desk's words about them; a
 * measure stays if it is a duty of a schedule, or each of its layers has an order or public evidence. Kinds that are not named have nothing that needs a source.
 */
export const PUBLIC_PART: Reading = {
  talk: (talk, isPublic) => (isPublic('summary') ? talk : without(talk, 'summary')),
  round: (round, isPublic) => (isPublic('summary') ? round : without(round, 'summary')),
  session: (session, isPublic) => {
    const said = isPublic('summary') ? session : without(session, 'summary')
    return isPublic('minutes') ? said : without(said, 'minutes')
  },
  milestone: (milestone, isPublic) => {
    if (!isPublic('when') && !isPublic('title')) return undefined
    return isPublic('note') ? milestone : without(milestone, 'note')
  },
  readout: (readout, isPublic) => {
    const says = readout.says.filter((text) => isPublic(evidencePath({ field: 'says', part: fingerprint(text) })))
    const points = (readout.points ?? []).filter(({ id }) => isPublic(evidencePath({ field: 'points', part: id })))
    const silentOn = isPublic('silentOn') ? readout.silentOn : []
    if (says.length + points.length + silentOn.length === 0) return undefined
    return { ...readout, says, ...(readout.points ? { points } : {}), silentOn }
  },
  position: (position, isPublic) => (isPublic('text') ? position : undefined),
  proposal: (proposal, isPublic) => {
    const elements = proposal.elements.filter(({ id }) => isPublic(evidencePath({ field: 'elements', part: id })))
    return elements.length === 0 && !isPublic('title') ? undefined : { ...proposal, elements }
  },
  commitment: (commitment, isPublic) => {
    if (!isPublic('text')) return undefined
    const accounts = commitment.accounts.filter(({ id }) => isPublic(evidencePath({ field: 'accounts', part: id })))
    return { ...commitment, accounts }
  },
  measure: (measure, isPublic) => {
    const isSourced =
      measure.kind === 'ordinaryDuty' ||
      measure.components.every(
        ({ id, instrument }) => instrument !== undefined || isPublic(evidencePath({ field: 'components', part: id })),
      )
    if (!isSourced) return undefined
    return {
      ...(isPublic('summary') ? measure : without(measure, 'summary')),
      events: measure.events.map((event) =>
        isPublic(evidencePath({ field: 'events', part: event.id })) ? event : without(event, 'note'),
      ),
    }
  },
  legalEvent: (event, isPublic) => (isPublic('summary') ? event : { ...event, summary: '' }),
}
