import { ParleyError } from '../base/errors'
import { planDelete } from '../commands/delete-plan'
import { getRef, type DeskRead } from '../desk/desk-read'
import type { MemoryDesk } from '../desk/memory-desk'
import { refKey } from '../desk/ops'
import { shorten, titleOf } from '../desk/titles'
import type { UndoStack } from '../journal/step'
import type { Position } from '../model/records/records'
import type { RecordRef } from '../model/values/record-ref'
import { nextStep } from '../undo/undo'
import type { DeletePlanView, UndoView, NamedRef, TrashView } from './edit-schemas'
import { memosUsing } from './memo-room'

function named(desk: DeskRead, ref: RecordRef): NamedRef {
  const record = getRef(desk, ref)
  const telling =
    ref.collection === 'position' || ref.collection === 'line' ? (record as Position | undefined) : undefined
  return { ref, title: titleOf(desk, ref), ...(telling ? { text: shorten(telling.text) } : {}) }
}

/** What deleting a record would delete too, to show before it is done. @throws ParleyError `record-missing` */
export function deletePlanView(desk: DeskRead, ref: RecordRef): DeletePlanView {
  const record = getRef(desk, ref)
  if (!record) throw new ParleyError('record-missing', { collection: ref.collection, id: ref.id })
  const plan = planDelete(desk, ref)
  return {
    rev: record.rev,
    title: titleOf(desk, ref),
    along: plan.deletes.slice(1).map((other) => named(desk, other)),
    unlinked: plan.unlinks.map((left) => named(desk, { collection: left.collection, id: left.record.id })),
    memos: memosPrinting(desk, plan.deletes),
    blockers: plan.blockers.map((other) => named(desk, other)),
  }
}

function memosPrinting(desk: DeskRead, deletes: readonly RecordRef[]): NamedRef[] {
  const goes = new Set(deletes.map(refKey))
  const memos = new Map(deletes.flatMap((ref) => memosUsing(desk, ref)).map((memo) => [refKey(memo.ref), memo]))
  return [...memos.values()]
    .filter((memo) => !goes.has(refKey(memo.ref)))
    .map((memo) => ({ ref: memo.ref, title: memo.title }))
}

/** What a staff member can undo and redo. */
export function undoView(desk: DeskRead, history: UndoStack, staff: string): UndoView {
  const view = (way: 'undo' | 'redo') => {
    const step = nextStep(history, way, staff)
    if (!step) return undefined
    const ref: RecordRef = { collection: step.label.collection, id: step.label.id }
    return { label: step.label, ...(getRef(desk, ref) ? { title: titleOf(desk, ref) } : {}) }
  }
  const undo = view('undo')
  const redo = view('redo')
  return { ...(undo ? { undo } : {}), ...(redo ? { redo } : {}) }
}

/** The trash, last deleted first. */
export function trashView(desk: MemoryDesk): TrashView {
  const thrown = Object.values(desk.trash)
  // Titles may name records that were deleted too, so they are read from before the deletion.
  const before = desk.after(thrown.map(({ collection, record }) => ({ op: 'put', collection, record })))
  const groups = new Map<string, TrashView['groups'][number]>()
  for (const { collection, record, by, at } of thrown) {
    const key = `${at} ${by}`
    const group = groups.get(key) ?? { at, by: titleOf(desk, { collection: 'staff', id: by }), records: [] }
    group.records.push(named(before, { collection, id: record.id }))
    groups.set(key, group)
  }
  return { groups: [...groups.values()].toSorted((a, b) => (a.at < b.at ? 1 : -1)) }
}
