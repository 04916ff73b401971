import { ParleyError } from '../base/errors'
import { planDelete, planDeleteAll } from '../commands/delete-plan'
import { type Derive, getRef, type DeskRead } from '../desk/desk-read'
import { namesOn } from '../desk/names-on'
import { refKey, refOfKey } from '../desk/ops'
import { shorten, titleOf } from '../desk/titles'
import type { UndoStack } from '../journal/step'
import { isFrozenMemo } from '../model/records/memos'
import type { Position } from '../model/records/records'
import { referencesOf } from '../model/schema/references'
import type { RecordRef } from '../model/values/record-ref'
import { nextStep } from '../undo/undo'
import {
  PLAN_SHOWN,
  TRASH_PAGE,
  type DeleteAllPlan,
  type DeletePlanView,
  type NamedRef,
  type TrashedView,
  type TrashInput,
  type TrashView,
  type UndoView,
} from './edit-schemas'
import { memosUsing, memoUse } from './memo-uses'

/** A record by its title, and a position or line by its first words. */
export function named(desk: DeskRead, ref: RecordRef): NamedRef {
  const record = getRef(desk, ref)
  const telling =
    ref.collection === 'position' || ref.collection === 'line' ? (record as Position | undefined) : undefined
  return { ref, title: titleOf(desk, ref), ...(telling ? { text: shorten(telling.text) } : {}) }
}

/**
 * The records that a deletion would delete too, to show before it is done: the first of them by name. Composes the drafts of memos that are not known yet.
 * @throws ParleyError `record-missing`
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

/**
 * As `deletePlanView`, for several records that are deleted together. Issued memos and the desk's settings are among the blockers.
 * @throws ParleyError `record-missing` if none of them is left
 */
export function deleteAllPlan(desk: DeskRead, keys: readonly string[]): DeleteAllPlan {
  const chosen = [...new Set(keys)].map(refOfKey).filter((ref) => getRef(desk, ref))
  const [first] = chosen
  if (!first) throw new ParleyError('record-missing', { id: keys[0] ?? '' })
  const fixed = chosen.filter((ref) => isFixed(desk, ref))
  const plan = planDeleteAll(desk, chosen)
  const unlinks = plan.unlinks.map(({ collection, record: { id } }): RecordRef => ({ collection, id }))
  return {
    chosen: keyed(desk, chosen),
    revs: chosen.map((ref) => getRef(desk, ref)?.rev ?? 0),
    along: keyed(desk, plan.deletes.slice(chosen.length)),
    unlinked: keyed(desk, unlinks),
    memos: memosPrinting(desk, plan.deletes, unlinks),
    blockers: keyed(desk, [...fixed, ...plan.blockers]),
  }
}

/** A record that nothing deletes. */
function isFixed(desk: DeskRead, { collection, id }: RecordRef): boolean {
  const memo = collection === 'memo' ? desk.get('memo', id) : undefined
  return collection === 'deskSettings' || (memo !== undefined && isFrozenMemo(memo))
}

const keyed = (desk: DeskRead, refs: readonly RecordRef[]): DeleteAllPlan['along'] => ({
  keys: refs.map(refKey),
  first: refs.slice(0, PLAN_SHOWN).map((other) => named(desk, other)),
})

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
function neededBy(desk: DeskRead, ref: RecordRef): RecordRef[] {
  const found = new Map<string, RecordRef>([[refKey(ref), ref]])
  for (const { collection, id } of found.values()) {
    const thrown = desk.trash[refKey({ collection, id })]
    for (const { target } of thrown ? referencesOf(collection, thrown.record) : [])
      if (!getRef(desk, target) && desk.trash[refKey(target)]) found.set(refKey(target), target)
  }
  return [...found.values()].slice(1)
}

/** Records that were deleted together. */
interface Deletion {
  key: string
  at: string
  by: string
  refs: RecordRef[]
}

/** The trash by deletion, the last one first. */
const deletions: Derive<readonly Deletion[]> = (desk) => {
  const found = new Map<string, Deletion>()
  for (const { collection, record, by, at } of Object.values(desk.trash)) {
    const key = `${at} ${by}`
    const deletion = found.get(key) ?? { key, at, by, refs: [] }
    deletion.refs.push({ collection, id: record.id })
    found.set(key, deletion)
  }
  return [...found.values()].toSorted((a, b) => (a.at < b.at ? 1 : -1))
}

/** A part of the trash, last deleted first, or one record of it. */
export function trashView(desk: DeskRead, input: TrashInput): TrashView {
  const groups: TrashView['groups'] = []
  let start = 0
  for (const { key, at, by, refs } of desk.derived(deletions, '')) {
    const records = wantedOf(refs, start, input).map((ref) => trashedView(desk, ref))
    if (records.length > 0)
      groups.push({ key, at, by: titleOf(desk, { collection: 'staff', id: by }), count: refs.length, start, records })
    start += refs.length
  }
  const next = 'offset' in input ? input.offset + TRASH_PAGE : start
  return { groups, total: start, ...(next < start ? { next } : {}) }
}

/** Those of the records deleted together that are asked for; the first one has the place `start` in the trash. */
function wantedOf(refs: readonly RecordRef[], start: number, input: TrashInput): readonly RecordRef[] {
  if ('record' in input) return refs.filter((ref) => refKey(ref) === refKey(input.record))
  return refs.slice(Math.max(0, input.offset - start), Math.max(0, input.offset + TRASH_PAGE - start))
}

function trashedView(desk: DeskRead, ref: RecordRef): TrashedView {
  // Names may be of records that were deleted too.
  const names = namesOn(desk)
  return { ...named(names, ref), needs: neededBy(desk, ref).map((other) => named(names, other)) }
}
