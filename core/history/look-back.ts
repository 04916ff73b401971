import { ParleyError } from '../base/errors'
import type { Failure } from '../base/failure'
import type { Actor } from '../commands/command'
import { planReturn, returnDesk } from '../commands/return-desk'
import { returnRecord } from '../commands/return-record'
import type { DeskRead } from '../desk/desk-read'
import type { MemoryDesk } from '../desk/memory-desk'
import { differencesView } from '../desk/differences'
import { namesOn } from '../desk/names-on'
import { opId } from '../desk/ops'
import { titleOf } from '../desk/titles'
import type { JournalHistory } from '../journal/journal-history'
import { finalContentOf } from '../model/records/content'
import type { RecordOf } from '../model/records/records'
import type { RecordRef } from '../model/values/record-ref'
import { LINKS_MAX } from '../queries/links-schemas'
import { recordMemosView } from '../queries/links-view'
import { recordView } from '../queries/record-view'
import { filledFieldViews } from '../wording/field-views'
import { fieldChanges } from './field-changes'
import type { RecordAtView, ReturnPreview } from './history-schemas'
import { personOf } from './people'
import { contentAt, slotsOf, standOn, whereNow } from './record-history'

/** How many records a preview names. */
const LISTED = 500

/** An earlier edit, and the desk after it. */
export interface Then {
  n: number
  desk: MemoryDesk
  /** When it was made; unknown for the earliest state. */
  at: string | undefined
  by: string | undefined
}

/** @throws ParleyError `revision-unknown`, `desk-corrupt` */
export async function lookBack(past: JournalHistory, n: number): Promise<Then> {
  const desk = await past.deskAt(n)
  const [last] = await past.transactions({ before: n + 1, limit: 1 })
  const known = last?.n === n ? last : undefined
  return { n, desk, at: known?.at, by: known?.by }
}

/** A record's earlier state beside today's. @throws ParleyError `record-missing` if it did not exist then */
export function recordAtView(desk: DeskRead, then: Then, ref: RecordRef, actor: Actor): RecordAtView {
  const slots = slotsOf(namesOn(desk, then.desk), ref)
  const stand = standOn(then.desk, slots)
  const record = stand.record ?? stand.draft
  if (!record) throw new ParleyError('record-missing', { collection: ref.collection, id: ref.id })
  const shown = stand.record ? slots.record : slots.draft
  const of = stand.record ? slots.of : (record as RecordOf<'draft'>).of
  const content = finalContentOf(shown.collection, record)
  const [names, namesThen] = [namesOn(desk, then.desk), namesOn(then.desk, desk)]
  const refusal = refusalOf(() => returnRecord(desk, then.desk, shown, actor))
  const at = then.at ?? record.changedAt
  return {
    ref: shown,
    of,
    title: titleOf(then.desk, shown),
    n: then.n,
    at,
    by: personOf(names, then.by ?? record.changedBy),
    form: stand.record ? 'record' : 'draft',
    fields: filledFieldViews(namesThen, of, content),
    ...(stand.record
      ? {
          page: recordView(then.desk, shown, at),
          memos: recordMemosView(then.desk, { ref: shown, offset: 0, limit: LINKS_MAX }),
        }
      : {}),
    changes: fieldChanges(names, of, content, contentAt(standOn(desk, slots), of) ?? content),
    now: whereNow(desk, slots),
    ...(refusal ? { refusal } : {}),
  }
}

/** The changes that returning the desk to an earlier state would make. */
export function returnPreview(desk: DeskRead, then: Then, actor: Actor): ReturnPreview {
  const { ops, kept } = planReturn(desk, then.desk, actor)
  const names = namesOn(desk, then.desk)
  const records = ops.map((op) => {
    const ref: RecordRef = { collection: op.collection, id: opId(op) }
    const how = op.op === 'delete' ? 'removed' : desk.get(ref.collection, ref.id) ? 'changed' : 'added'
    return { ref, how } as const
  })
  const refusal = refusalOf(() => returnDesk(desk, then.desk, actor))
  return {
    n: then.n,
    ...(then.at === undefined ? {} : { at: then.at }),
    revision: desk.revision,
    differences: differencesView(records, ({ ref }) => titleOf(names, ref), LISTED),
    kept: kept.slice(0, LISTED).map(({ ref, why }) => ({ ref, title: titleOf(names, ref), why })),
    ...(refusal ? { refusal } : {}),
  }
}

function refusalOf(work: () => unknown): Failure | undefined {
  try {
    work()
    return undefined
  } catch (error) {
    if (error instanceof ParleyError) return { code: error.code, params: { ...error.params } }
    throw error
  }
}
