import { byId } from '../desk/desk-index'
import { getOrThrow, type DeskRead } from '../desk/desk-read'
import { issueOf, roundOf, sessionOf, talkOf } from '../desk/index-keys'
import { measuresOn } from '../rates/measures-on'
import type { RecordOf } from '../model/records/records'
import { COLLECTION_NAMES, type CollectionName } from '../model/values/collection-names'
import type { RecordRef } from '../model/values/record-ref'

/** The instruments that a ruling affects. */
export const affectedBy = ({ affects }: RecordOf<'legalEvent'>): readonly string[] => affects
const targetOf = ({ target }: RecordOf<'stackingRule'>): string => target.measure

/** The records that belong to the talk of a memo's meeting, by kind, in the order of the desk. Costs what belongs to the talk. */
export function recordsOfTalk(desk: DeskRead, session: string | undefined): RecordRef[] {
  if (session === undefined) return []
  const talk = getOrThrow(desk, 'talk', getOrThrow(desk, 'round', getOrThrow(desk, 'session', session).round).talk)
  const ids = (records: readonly { id: string }[]) => records.map(({ id }) => id)
  const ofTalk = <C extends 'issue' | 'round' | 'milestone' | 'proposal'>(collection: C) =>
    ids(desk.index(collection, talkOf).get(talk.id))
  const issues = ofTalk('issue')
  const rounds = ofTalk('round')
  const sessions = ids(desk.index('session', roundOf).getAny(rounds))
  const measures = measuresOn(desk, issues)
  const instruments = measures
    .flatMap(({ components, events }) => [...components, ...events])
    .flatMap(({ instrument }) => instrument ?? [])
  const found: { [C in CollectionName]?: readonly string[] } = {
    round: rounds,
    session: sessions,
    readout: ids(desk.index('readout', sessionOf).getAny(sessions)),
    milestone: ofTalk('milestone'),
    proposal: ofTalk('proposal'),
    position: ids(desk.index('position', issueOf).getAny(issues)),
    measure: ids(measures),
    stackingRule: ids(desk.index('stackingRule', targetOf).getAny(ids(measures))),
    legalInstrument: ids(desk.index('legalInstrument', byId).getAny(instruments)),
    legalEvent: ids(desk.index('legalEvent', affectedBy).getAny(instruments)),
    membership: ids(desk.index('membership', byId).getAny(talk.chiefs)),
  }
  return COLLECTION_NAMES.flatMap((collection) => (found[collection] ?? []).map((id) => ({ collection, id })))
}
