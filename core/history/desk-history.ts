import { ParleyError } from '../base/errors'
import { getRef, type DeskRead } from '../desk/desk-read'
import { namesOn } from '../desk/names-on'
import { refKey, refsOf, type Op } from '../desk/ops'
import { titleOf } from '../desk/titles'
import type { JournalHistory } from '../journal/journal-history'
import { labelOfEdit, type Transaction } from '../journal/transaction'
import type { RecordOf } from '../model/records/records'
import type { CollectionName } from '../model/values/collection-names'
import type { RecordRef } from '../model/values/record-ref'
import { goesOn } from './continued-edits'
import { fieldChanges } from './field-changes'
import type { DeskEdit, DeskHistoryView, EditView } from './history-schemas'
import { personOf } from './people'
import { contentAt, shownOf, slotsOf, standAfter, standOn } from './record-history'
import { formOf, whatHappened } from './what-happened'

/** How many records of one edit are listed. */
const LISTED = 100

/**
 * The edits of a desk before edit `before`, by everybody or by one person, newest first. Continued typing counts as one edit, by the number of its last. `now`
 * gives the current desk, which may change while the journal is read.
 * @throws ParleyError `desk-corrupt` if the journal is damaged
 */
export async function deskHistoryView(
  past: JournalHistory,
  now: () => DeskRead,
  { before, by, limit }: { before?: number | undefined; by?: string | undefined; limit: number },
): Promise<DeskHistoryView> {
  const found = await past.transactions({ before, by, limit: limit + 1 })
  const shown = found.slice(0, limit)
  const last = shown.at(-1)
  const first = await past.first()
  const desk = now()
  const names = namesOn(desk)
  return {
    edits: shown
      .filter((one, index) => {
        const newer = shown[index - 1]
        return !(newer && goesOn(one, newer))
      })
      .map((one) => editOf(names, one)),
    ...(found.length > limit && last ? { next: last.n } : {}),
    ...(found.length <= limit ? { first } : {}),
    people: desk.all('staff').map(({ id }) => personOf(names, id)),
  }
}

function editOf(names: DeskRead, { n, at, by, edit, ops }: Transaction): DeskEdit {
  const label = labelOfEdit(edit)
  const ref = label && becameOf(names, { collection: label.collection, id: label.id }, ops)
  const own = edit.kind === 'step' || edit.kind === 'fixed' ? (edit.own ?? 0) : 0
  return {
    n,
    at,
    by: personOf(names, by),
    kind: edit.kind,
    ...(label ? { label } : {}),
    ...(ref && label?.kind !== 'returnDesk' && getRef(names, ref) ? { title: titleOf(names, ref) } : {}),
    records: refsOf(ops.slice(own)).length,
  }
}

/**
 * The present form of a draft: itself, or the record that it became and whose name it now has. A draft keeps its id when it is completed; its kind is found in the
 * edit, or on the desk before it.
 */
function becameOf(names: DeskRead, ref: RecordRef, ops: readonly Op[], before?: DeskRead): RecordRef {
  if (ref.collection !== 'draft' || names.get('draft', ref.id)) return ref
  const of = draftedOf(ref.id, ops, before)
  return of && names.get(of, ref.id) ? { collection: of, id: ref.id } : ref
}

/** The kind of a draft that an edit put, or that existed before it. */
function draftedOf(id: string, ops: readonly Op[], before?: DeskRead): CollectionName | undefined {
  const put = ops.find((op) => op.op === 'put' && op.collection === 'draft' && op.record.id === id)
  const draft = (put?.op === 'put' ? put.record : before?.get('draft', id)) as RecordOf<'draft'> | undefined
  return draft?.of
}

/** One edit, with what it changed in each record. @throws ParleyError `revision-unknown` if no such edit exists, `desk-corrupt` */
export async function editView(past: JournalHistory, deskNow: () => DeskRead, n: number): Promise<EditView> {
  const [transaction] = await past.transactions({ before: n + 1, limit: 1 })
  if (transaction?.n !== n) throw new ParleyError('revision-unknown', { revision: n })
  const before = await past.deskAt(await beginningOf(past, transaction))
  const desk = deskNow()
  const names = namesOn(desk, before)
  const now = namesOn(desk)
  const refs = recordsOf(before, transaction).map((ref) => becameOf(now, ref, transaction.ops, before))
  return {
    ...editOf(names, transaction),
    touched: refs.slice(0, LISTED).map((ref) => {
      const slots = slotsOf(names, ref)
      const [was, is] = [standOn(before, slots), standAfter(standOn(before, slots), transaction.ops, slots)]
      const gone = formOf(is) === 'none'
      const what = whatHappened(transaction, was, is)
      const changes = gone ? [] : fieldChanges(names, slots.of, contentAt(was, slots.of), contentAt(is, slots.of))
      return {
        ref,
        title: titleOf(names, ref),
        what,
        here: getRef(desk, ref) !== undefined,
        changes: shownOf(what, changes),
      }
    }),
    more: Math.max(0, refs.length - LISTED),
  }
}

/** The revision before an edit: before the first of the edits that it continues. */
async function beginningOf(past: JournalHistory, last: Transaction): Promise<number> {
  let first = last
  for (;;) {
    const [older] = await past.transactions({ before: first.n, limit: 1 })
    if (!older || !goesOn(older, first)) return first.n - 1
    first = older
  }
}

/** The records that an edit touched, each once: a draft and the record that it became are one. */
function recordsOf(before: DeskRead, { ops, edit }: Transaction): RecordRef[] {
  const own = edit.kind === 'step' || edit.kind === 'fixed' ? (edit.own ?? 0) : 0
  const refs = refsOf(ops.slice(own))
  const others = new Set(refs.filter(({ collection }) => collection !== 'draft').map(refKey))
  return refs.filter((ref) => {
    if (ref.collection !== 'draft') return true
    const of = draftedOf(ref.id, ops, before)
    return of === undefined || !others.has(refKey({ collection: of, id: ref.id }))
  })
}
