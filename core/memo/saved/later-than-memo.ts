import { byId } from '../../desk/desk-index'
import type { DeskRead } from '../../desk/desk-read'
import { refKey } from '../../desk/ops'
import type { Memo } from '../../model/records/records'
import type { CollectionName } from '../../model/values/collection-names'
import type { RecordRef } from '../../model/values/record-ref'
import { boundsOf } from '../../desk/known-by'
import { KnownDesk } from '../known-desk'
import { partRuns, type ContentRun, type MemoContent } from '../memo-content'
import { recordsOfTalk } from '../of-talk'
import type { Later } from './later'

/** The parts of a desk that are later than a memo with this content knows; the records left out are those of the same talk. */
export function laterThanMemo(desk: DeskRead, memo: Memo, content: MemoContent): Later[] {
  const known = new KnownDesk(desk, boundsOf(memo))
  const ofTalk = recordsOfTalk(desk, content)
  const later = (what: Later['what'], refs: readonly RecordRef[]): Later[] =>
    refs.map(({ collection, id }) => ({ what, ref: { collection, id } }))
  const refs = (collection: CollectionName, ids: readonly string[]) => ids.map((id): RecordRef => ({ collection, id }))
  const used = content.used.filter(({ collection }) => collection !== 'deskSettings')
  const sources = used
    .flatMap((ref) => known.laterEvidence(ref))
    .flatMap(({ annotation }) => desk.get('annotation', annotation)?.source ?? [])
  const instruments = used.flatMap(({ collection, id }) => (collection === 'legalInstrument' ? [id] : []))
  const pages = desk
    .index('legalInstrument', byId)
    .getAny(instruments)
    .filter((instrument) => known.hasLaterPage(instrument))
  const leftOut = ofTalk.filter((ref) => known.leavesOut(ref))
  const parts = ofTalk.filter(
    ({ collection, id }) =>
      collection === 'measure' &&
      !known.leavesOut({ collection, id }) &&
      known.get('measure', id) !== desk.get('measure', id),
  )
  const keys = new Set(used.map(refKey))
  // A memo names its own meeting and the round of it in any case.
  const isUsed = (ref: RecordRef) => ['round', 'session'].includes(ref.collection) && keys.has(refKey(ref))
  const cut = used.filter(
    ({ collection, id }) => collection === 'round' && known.get('round', id) !== desk.get('round', id),
  )
  const prose = runsOf(content).flatMap(({ from }) => (from && known.isWrittenLater(from) ? [from] : []))
  const all = [
    ...later(
      'record',
      leftOut.filter((ref) => !isUsed(ref)),
    ),
    ...later('outcome', [...leftOut.filter(isUsed), ...cut]),
    ...later('part', parts),
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
  // Each record once, by the most that is missing of it.
  const seen = new Set<string>()
  return all.filter(({ ref }) => !seen.has(refKey(ref)) && seen.add(refKey(ref)))
}

const runsOf = ({ facts, sections }: MemoContent): ContentRun[] => [
  ...facts.flatMap(({ runs }) => runs),
  ...sections.flatMap(({ parts }) => parts.flatMap((part) => partRuns(part).flat())),
]
