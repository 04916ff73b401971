import { byId } from '../desk/desk-index'
import { getOrThrow, type DeskRead } from '../desk/desk-read'
import { issueOf, roundOf, sessionOf, talkOf } from '../desk/index-keys'
import { measuresOn } from '../rates/measures-on'
import { rulingsAbout } from '../rates/rulings-on-layer'
import type { RecordOf } from '../model/records/records'
import { COLLECTION_NAMES, type CollectionName } from '../model/values/collection-names'
import type { MemoSubject } from '../model/values/made-memos'
import type { RecordRef } from '../model/values/record-ref'

const targetOf = ({ target }: RecordOf<'stackingRule'>): string => target.measure

/** The subject of a memo, by the field that names it. */
export type AboutOf = { readonly [S in MemoSubject]?: string | undefined }

/** The id of the talk that a memo's subject belongs to. @throws ParleyError `record-missing` */
export function talkOfSubject(desk: DeskRead, { session, round, talk }: AboutOf): string | undefined {
  if (session !== undefined) return getOrThrow(desk, 'round', getOrThrow(desk, 'session', session).round).talk
  return round === undefined ? talk : getOrThrow(desk, 'round', round).talk
}

/** The records that belong to the talk of a memo's subject, by kind, in the order of the desk. Costs what belongs to the talk. */
export function recordsOfTalk(desk: DeskRead, about: AboutOf): RecordRef[] {
  const owner = talkOfSubject(desk, about)
  if (owner === undefined) return []
  const talk = getOrThrow(desk, 'talk', owner)
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
    commitment: ids(desk.index('commitment', roundOf).getAny(rounds)),
    milestone: ofTalk('milestone'),
    proposal: ofTalk('proposal'),
    position: ids(desk.index('position', issueOf).getAny(issues)),
    measure: ids(measures),
    stackingRule: ids(desk.index('stackingRule', targetOf).getAny(ids(measures))),
    legalInstrument: ids(desk.index('legalInstrument', byId).getAny(instruments)),
    legalEvent: ids(rulingsAbout(desk, instruments)),
    membership: ids(desk.index('membership', byId).getAny(talk.chiefs)),
  }
  return COLLECTION_NAMES.flatMap((collection) => (found[collection] ?? []).map((id) => ({ collection, id })))
}
