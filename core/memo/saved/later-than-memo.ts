import { ParleyError } from '../../base/errors'
import { getOrThrow, getRef, type DeskRead } from '../../desk/desk-read'
import { refKey } from '../../desk/ops'
import { isFrozenMemo } from '../../model/records/memos'
import type { Memo } from '../../model/records/records'
import type { CollectionName } from '../../model/values/collection-names'
import type { RecordRef } from '../../model/values/record-ref'
import { boundsOf, KnownDesk } from '../known-desk'
import type { ContentRun, MemoContent } from '../memo-content'
import { gatherFor, isComposable } from './kept-memo'

/** The ways in which a record is later than a memo knows. */
export const LATER = ['record', 'part', 'source', 'page', 'prose'] as const

/**
 * A record that is later than a memo's as-of instant or knowledge cut-off: it is left out as a whole (`record`), or some of its layers
 * and events (`part`); as a source (`source`) or by its page in a register (`page`) it is not cited; its words were written or changed
 * later, and print with a mark (`prose`).
 */
export interface Later {
  what: (typeof LATER)[number]
  ref: RecordRef
}

/** What of the desk is later than a memo with this content knows; the records left out are those of the same talk. */
export function laterThanMemo(desk: DeskRead, memo: Memo, content: MemoContent): Later[] {
  const known = new KnownDesk(desk, boundsOf(memo))
  const isOfTalk = talkOf(desk, content)
  const later = (what: Later['what'], refs: readonly RecordRef[]): Later[] =>
    [...new Map(refs.map((ref) => [refKey(ref), ref])).values()].map((ref) => ({ what, ref }))
  const refs = (collection: CollectionName, ids: readonly string[]) => ids.map((id): RecordRef => ({ collection, id }))
  const used = content.used.filter(({ collection }) => collection !== 'deskSettings')
  const sources = used
    .flatMap((ref) => known.laterEvidence(ref))
    .flatMap(({ annotation }) => desk.get('annotation', annotation)?.source ?? [])
  const pages = desk
    .all('legalInstrument')
    .filter(({ id }) => used.some((ref) => ref.collection === 'legalInstrument' && ref.id === id))
    .filter((instrument) => known.hasLaterPage(instrument))
  const parts = known.all('measure').filter((measure) => measure !== desk.get('measure', measure.id))
  const prose = runsOf(content).flatMap(({ from }) => (from && known.isWrittenLater(from) ? [from] : []))
  return [
    ...later('record', known.leftOut().filter(isOfTalk)),
    ...later(
      'part',
      refs(
        'measure',
        parts.map(({ id }) => id),
      ).filter(isOfTalk),
    ),
    ...later('source', refs('source', sources)),
    ...later(
      'page',
      refs(
        'legalInstrument',
        pages.map(({ id }) => id),
      ),
    ),
    ...later(
      'prose',
      prose.map(({ collection, id }) => ({ collection, id })),
    ),
  ]
}

/** The same for every draft on the desk. One that cannot be composed says so where it is opened. */
export function laterThanDrafts(desk: DeskRead): (Later & { memo: Memo })[] {
  return desk
    .all('memo')
    .filter((memo) => !isFrozenMemo(memo) && isComposable(memo))
    .flatMap((memo) => {
      try {
        return laterThanMemo(desk, memo, gatherFor(desk, memo)).map((later) => ({ ...later, memo }))
      } catch (error) {
        if (error instanceof ParleyError) return []
        throw error
      }
    })
}

/** Does a record belong to the talk of the memo's meeting? */
function talkOf(desk: DeskRead, { session }: MemoContent): (ref: RecordRef) => boolean {
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

function runsOf({ facts, sections }: MemoContent): ContentRun[] {
  const parts = sections.flatMap((section) => section.parts)
  return [
    ...facts.flatMap(({ runs }) => runs),
    ...parts.flatMap((part) => {
      if (part.kind === 'table') return part.rows.flat(2)
      const paragraphs = part.kind === 'sub' ? part.paragraphs : [part]
      return paragraphs.flatMap(({ runs, points = [] }) => [...runs, ...points.flat()])
    }),
  ]
}
