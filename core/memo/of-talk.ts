import { getOrThrow, getRef, type DeskRead } from '../desk/desk-read'
import type { RecordRef } from '../model/values/record-ref'

/** Does a record belong to the talk of the memo's meeting? */
export function isOfTalkOf(desk: DeskRead, session: string | undefined): (ref: RecordRef) => boolean {
  if (session === undefined) return () => false
  const own = getOrThrow(desk, 'round', getOrThrow(desk, 'session', session).round).talk
  const isIssue = (id: string) => desk.get('issue', id)?.talk === own
  const measures = desk.all('measure').filter(({ issues }) => issues.some(isIssue))
  const ids = new Set(measures.map(({ id }) => id))
  const parts = measures.flatMap(({ components, events }) => [...components, ...events])
  const instruments = new Set(parts.flatMap(({ instrument }) => instrument ?? []))
  const isOwn = (ref: RecordRef): boolean => {
    const record = getRef(desk, ref) as Record<string, unknown> | undefined
    if (!record) return false
    switch (ref.collection) {
      case 'round':
      case 'milestone':
      case 'proposal':
        return record.talk === own
      case 'session':
        return isOwn({ collection: 'round', id: String(record.round) })
      case 'readout':
        return isOwn({ collection: 'session', id: String(record.session) })
      case 'position':
        return isIssue(String(record.issue))
      case 'measure':
        return ids.has(ref.id)
      case 'stackingRule':
        return ids.has(getOrThrow(desk, 'stackingRule', ref.id).target.measure)
      case 'legalInstrument':
        return [...instruments].some((id) => id === ref.id)
      case 'legalEvent':
        return getOrThrow(desk, 'legalEvent', ref.id).affects.some((id) => instruments.has(id))
      case 'membership':
        return getOrThrow(desk, 'talk', own).chiefs.some((id) => id === ref.id)
      default:
        return false
    }
  }
  return isOwn
}
