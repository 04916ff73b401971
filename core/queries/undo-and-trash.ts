import { ParleyError } from '../base/errors'
import { planDelete } from '../commands/delete-plan'
import { getRef, type DeskRead } from '../desk/desk-read'
import type { MemoryDesk } from '../desk/memory-desk'
import { refKey } from '../desk/ops'
import { shorten, titleOf } from '../desk/titles'
import type { UndoStack } from '../journal/step'
import type { Position } from '../model/records/records'
import { referencesOf } from '../model/schema/references'
import type { RecordRef } from '../model/values/record-ref'
import { nextStep } from '../undo/undo'
import { PLAN_SHOWN, type DeletePlanView, type UndoView, type NamedRef, type TrashView } from './edit-schemas'
import { memosUsing, memoUse } from './memo-uses'

function named(desk: DeskRead, ref: RecordRef): NamedRef {
  const record = getRef(desk, ref)
  const telling =
    ref.collection === 'position' || ref.collection === 'line' ? (record as Position | undefined) : undefined
  return { ref, title: titleOf(desk, ref), ...(telling ? { text: shorten(telling.text) } : {}) }
}

/**
 * The records that a deletion would delete too, to show before it is done: the first of them by name. Costs the composing of the drafts of memos that
 * `memoUseSteps` has not been through. @throws ParleyError `record-missing`
 */
export function deletePlanView(desk: DeskRead, ref: RecordRef): DeletePlanView {
  const record = getRef(desk, ref)
  if (!record) throw new ParleyError('record-missing', { collection: ref.collection, id: ref.id })
  const plan = planDelete(desk, ref)
  const unlinks = plan.unlinks.map(({ collection, record: { id } }): RecordRef => ({ collection, id }))
  return {
    rev: record.rev,
    title: titleOf(desk, ref),
    along: shown(desk, plan.deletes.slice(1)),
    unlinked: shown(desk, unlinks),
    memos: memosPrinting(desk, plan.deletes, unlinks),
    blockers: shown(desk, plan.blockers),
  }
}

const shown = (desk: DeskRead, refs: readonly RecordRef[]): DeletePlanView['along'] => ({
  refs: [...refs],
  first: refs.slice(0, PLAN_SHOWN).map((other) => named(desk, other)),
})

function memosPrinting(
  desk: DeskRead,
  deletes: readonly RecordRef[],
  unlinks: readonly RecordRef[],
): DeletePlanView['memos'] {
  const listed = new Set([...deletes, ...unlinks].map(refKey))
  const memos = memosUsing(desk, deletes).filter(({ id }) => !listed.has(refKey({ collection: 'memo', id })))
  return { count: memos.length, first: memos.slice(0, PLAN_SHOWN).map((memo) => memoUse(desk, memo)) }
}

/** The edits that a staff member can undo and redo. */
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

/** The deleted records that a deleted one names, and those that they name in turn. */
function neededBy(desk: MemoryDesk, ref: RecordRef): RecordRef[] {
  const found = new Map<string, RecordRef>([[refKey(ref), ref]])
  for (const { collection, id } of found.values()) {
    const thrown = desk.trash[refKey({ collection, id })]
    for (const { target } of thrown ? referencesOf(collection, thrown.record) : [])
      if (!getRef(desk, target) && desk.trash[refKey(target)]) found.set(refKey(target), target)
  }
  return [...found.values()].slice(1)
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
    const ref = { collection, id: record.id }
    group.records.push({ ...named(before, ref), needs: neededBy(desk, ref).map((other) => named(before, other)) })
    groups.set(key, group)
  }
  return { groups: [...groups.values()].toSorted((a, b) => (a.at < b.at ? 1 : -1)) }
}
