import { ParleyError } from '../base/errors'
import { sameContent } from '../base/same-value'
import type { DeskRead } from '../desk/desk-read'
import { refKey, type Op } from '../desk/ops'
import { overlay } from '../desk/staged-desk'
import type { StepLabel } from '../journal/step'
import { refuseIfStuck } from '../model/migrations/stuck-record'
import { isFrozenMemo } from '../model/records/memos'
import type { AnyRecord, RecordOf } from '../model/records/records'
import type { RecordRef } from '../model/values/record-ref'
import { refuseOtherScheme, type Applied } from './apply'
import { CarriedQuotes } from './carried-quotes'
import { checkOps } from './check-ops'
import type { Actor } from './command'
import { evidenceAlong, evidenceBack } from './evidence-along'
import { nextRev } from './next-rev'
import { relinked } from './relink'
import { touched } from './touched'

/**
 * Returns a record to its state on an earlier desk, `then`: its old content under a new revision, out of the trash too, with its links from other records. Does
 * nothing if the content is the same today. A source keeps its present text, and a quote of an earlier one is carried over to it; a draft of the record makes way
 * for it. Evidence for its parts follows them as in any change, and comes out of the trash with a part that comes back.
 * @throws ParleyError `record-missing` (it did not exist then), `schema-stuck`, `memo-issued`, `note-of-another`, `record-exists` (a draft of it has been
 * completed since), `rule-broken` (a record that it names is missing, or a rule of the model would not hold)
 */
export function returnRecord(desk: DeskRead, then: DeskRead, ref: RecordRef, actor: Actor): Applied {
  const { collection, id } = ref
  const was = then.get(collection, id)
  if (!was) throw new ParleyError('record-missing', { collection, id })
  refuseIfStuck(collection, was)
  const now = desk.get(collection, id)
  refuseAnothers(ref, was, now, actor)
  const label: StepLabel = { kind: 'return', collection, id, fields: [], more: 0 }
  const wanted = onPresentText(desk, then, ref, was)
  if (sameContent(wanted, now)) return { ops: [], label }
  const draftOf = collection === 'draft' ? (was as RecordOf<'draft'>).of : undefined
  if (draftOf && desk.get(draftOf, id)) throw new ParleyError('record-exists', { collection: draftOf, id })
  const back: Op = { op: 'put', collection, record: touched(wanted, actor, nextRev(desk, then, ref, was)) }
  if (collection === 'deskSettings') refuseOtherScheme(overlay(desk, [back]), back.record as RecordOf<'deskSettings'>)
  const drafted = collection !== 'draft' && desk.get('draft', id)?.of === collection
  const links = relinked(overlay(desk, [back]), desk.trash[refKey(ref)]?.unlinked ?? [], actor)
  const lacking = now ?? desk.trash[refKey(ref)]?.record
  const evidence = [
    ...(now ? evidenceAlong(desk, ref, now, [back], actor) : []),
    ...(lacking ? evidenceBack(desk, then, ref, lacking, wanted, actor) : []),
  ]
  const ops: Op[] = [
    back,
    ...(drafted ? [{ op: 'delete', collection: 'draft', id } as const] : []),
    ...links,
    ...evidence,
  ]
  checkOps(desk, ops)
  return { ops, label }
}

/** An issued memo is frozen; a note's text is its writer's. */
function refuseAnothers(ref: RecordRef, was: AnyRecord, now: AnyRecord | undefined, actor: Actor): void {
  const { collection, id } = ref
  if (collection === 'memo' && now && isFrozenMemo(now as RecordOf<'memo'>))
    throw new ParleyError('memo-issued', { id })
  if (collection === 'note' && (was as RecordOf<'note'>).staff !== actor.staff)
    throw new ParleyError('note-of-another', { id })
}

/** The old content as it fits the texts of today: a source with the text that it has been given since, a quote at its place in that. */
function onPresentText(desk: DeskRead, then: DeskRead, ref: RecordRef, was: AnyRecord): AnyRecord {
  if (ref.collection === 'source') {
    const now = desk.get('source', ref.id)
    if (now?.sha256 === undefined) return was
    const { original: _file, readByMachine: _reading, dismissed: _dismissed, ...rest } = was as RecordOf<'source'>
    const { sha256, original, readByMachine, dismissed } = now
    return {
      ...rest,
      sha256,
      ...(original ? { original } : {}),
      ...(readByMachine === undefined ? {} : { readByMachine }),
      ...(dismissed ? { dismissed } : {}),
    }
  }
  if (ref.collection !== 'annotation') return was
  const quote = was as RecordOf<'annotation'>
  const sha256 = desk.get('source', quote.source)?.sha256
  const from = quote.snapshot ?? then.get('source', quote.source)?.sha256
  if (sha256 === undefined || from === undefined || from === sha256) return was
  return new CarriedQuotes(desk, { sha256, text: desk.sourceText(sha256) }).of(quote, from)
}
