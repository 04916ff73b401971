import { ParleyError } from '../base/errors'
import { sameContent } from '../base/same-value'
import { checkOps } from '../commands/check-ops'
import type { Actor } from '../commands/command'
import { broughtBack } from '../commands/touched'
import type { DeskRead } from '../desk/desk-read'
import { lastOps, opId, refKey, type Op, type ThrownAway } from '../desk/ops'
import type { UndoStack, Step, StepLabel } from '../journal/step'
import type { Plan } from '../journal/transaction'
import { isFrozenMemo } from '../model/records/memos'
import type { RecordOf } from '../model/records/records'
import type { RecordRef } from '../model/values/record-ref'

/** How many edits of the desk can be undone. */
const KEPT = 200
/** How soon after an edit the next one may continue it, in milliseconds. */
const CONTINUES_WITHIN = 60_000

/** The effect of an undo or redo. */
export interface Replayed {
  ops: Op[]
  step: Step
}

/** The history after a transaction, given the desk before it: what can be undone and redone is derived from what was committed. */
export function undoStackAfter(history: UndoStack, before: DeskRead, { by, at, edit, ops }: Plan): UndoStack {
  if (edit.kind === 'undo' || edit.kind === 'redo') return replayed(history, edit.kind, by)
  // A migration leaves the history alone: its steps were migrated along with the records.
  if (edit.kind === 'migrate') return history
  if (edit.kind !== 'step') return withoutStepsOf(history, ops)
  const own = ops.slice(edit.own ?? 0)
  const inverse = inverseOf(before, own, edit.label.kind, { by, at })
  return withStep(history, { staff: by, at, label: edit.label, ops: own, inverse }, edit.continues === true)
}

/**
 * The ops that undo others on the desk that these are about to change: each record as it was, and what is new in the trash. An undone
 * import leaves nothing in the trash: it would prevent importing the same records again. Snapshots hold
 * this result, and `verify` derives it again: a kind of edit that desks already have keeps one op for each op, even if two are of one record.
 */
function inverseOf(before: DeskRead, ops: readonly Op[], kind: StepLabel['kind'], thrown: ThrownAway): Op[] {
  const isBatch = kind === 'batch'
  return (isBatch ? lastOps(ops) : ops).flatMap((last): Op[] => {
    const ref: RecordRef = { collection: last.collection, id: opId(last) }
    const record = before.get(ref.collection, ref.id)
    if (record) return [{ op: 'put', collection: ref.collection, record }]
    if (kind === 'import') return [{ op: 'delete', ...ref }]
    const trashed = before.trash[refKey(ref)]
    const unlinked = trashed?.unlinked
    const away: Op = { op: 'delete', ...ref, trash: { ...thrown, ...(unlinked ? { unlinked } : {}) } }
    // A batch may restore a record and then change or delete it: the trash gets it back as it was there.
    const isChanged = isBatch && trashed && !(last.op === 'put' && sameContent(last.record, trashed.record))
    return isChanged ? [{ op: 'put', collection: ref.collection, record: trashed.record }, away] : [away]
  })
}

/** The history after a staff member undid or redid the last step. */
function replayed(history: UndoStack, way: 'undo' | 'redo', staff: string): UndoStack {
  const step = nextStep(history, way, staff)
  if (!step) return history
  const without = (steps: readonly Step[]) => steps.filter((other) => other !== step)
  return way === 'undo'
    ? { done: without(history.done), undone: [...history.undone, step] }
    : { done: [...history.done, step], undone: without(history.undone) }
}

/** The history after an edit. The staff member's undone steps can no longer be redone. */
function withStep(history: UndoStack, step: Step, continues: boolean): UndoStack {
  if (step.ops.length === 0) return history
  const undone = history.undone.filter((other) => other.staff !== step.staff)
  const last = history.done.at(-1)
  if (continues && last && goesOnWith(last, step)) {
    const one: Step = { ...step, inverse: last.inverse }
    return { done: [...history.done.slice(0, -1), one], undone }
  }
  return { done: [...history.done, step].slice(-KEPT), undone }
}

/** Is this the same person still typing in the same field? */
function goesOnWith(last: Step, next: Step): boolean {
  const same = (get: (step: Step) => string) => get(last) === get(next)
  return (
    last.label.kind === 'change' &&
    next.label.kind === 'change' &&
    same((step) => step.staff) &&
    same((step) => refKey(step.label)) &&
    same((step) => step.label.fields.join(' ')) &&
    // A batch is a step of its own: with only one of its records in the next step, the others would be undone unchecked.
    last.label.more === 0 &&
    // Nothing came in between: no undo, and nobody else's edit.
    revAfter(last) === revBefore(next) &&
    isSoonAfter(last.at, next.at)
  )
}

/** May an edit at the second instant continue one at the first? A clock that was set back does not say how long it took. */
export const isSoonAfter = (last: string, next: string): boolean =>
  Math.abs(Date.parse(next) - Date.parse(last)) < CONTINUES_WITHIN

/** The history without the steps that touched the records of these ops: they can no longer be undone. */
function withoutStepsOf(history: UndoStack, ops: readonly Op[]): UndoStack {
  const touchedNow = new Set(ops.map((op) => refKey({ collection: op.collection, id: opId(op) })))
  const isFree = (step: Step) =>
    [...step.ops, ...step.inverse].every((op) => !touchedNow.has(refKey({ collection: op.collection, id: opId(op) })))
  return { done: history.done.filter(isFree), undone: history.undone.filter(isFree) }
}

const revOf = (op: Op | undefined) => (op?.op === 'put' ? op.record.rev : undefined)
const revAfter = (step: Step) => revOf(step.ops[0])
const revBefore = (step: Step) => revOf(step.inverse[0])

/** The step that a staff member would undo or redo next. */
export function nextStep(history: UndoStack, way: 'undo' | 'redo', staff: string): Step | undefined {
  return (way === 'undo' ? history.done : history.undone).findLast((step) => step.staff === staff)
}

/**
 * Works out how to undo, or redo, a staff member's last edit. Nothing is erased: a record gets a new revision with its earlier content.
 * @throws ParleyError `nothing-to-undo`, `nothing-to-redo`, `undo-stale` (a record it touched has changed since), `rule-broken`, `memo-issued`
 */
export function replay(desk: DeskRead, history: UndoStack, way: 'undo' | 'redo', actor: Actor): Replayed {
  const step = nextStep(history, way, actor.staff)
  if (!step) throw new ParleyError(way === 'undo' ? 'nothing-to-undo' : 'nothing-to-redo')
  const [left, wanted] = way === 'undo' ? [step.ops, step.inverse] : [step.inverse, step.ops]
  refuseIfStale(desk, left, step)
  const back = way === 'undo' && step.label.kind === 'restore' ? asThrownAway(wanted, left) : wanted
  const ops = deletedOnce(back).map((op) => anew(desk, op, left, actor))
  checkOps(desk, ops)
  return { ops, step }
}

/**
 * The ops that undo a restore, with each record put back first as it lay in the trash: the restore may have given it a link again, to a record that may be
 * deleted before it is restored once more. Works from the ops of the step, as steps on disk hold no such op.
 */
function asThrownAway(inverse: readonly Op[], restored: readonly Op[]): Op[] {
  const seen = new Set<string>()
  return inverse.flatMap((op): Op[] => {
    const puts = restored.filter((other) => other.collection === op.collection && opId(other) === opId(op))
    const key = refKey({ collection: op.collection, id: opId(op) })
    const [first] = puts
    if (op.op !== 'delete' || puts.length < 2 || first?.op !== 'put' || seen.has(key)) return [op]
    seen.add(key)
    return [first, op]
  })
}

/** The ops without a delete of what they have already deleted: a second one would take the record out of the trash. */
function deletedOnce(ops: readonly Op[]): Op[] {
  const last = new Map<string, Op['op']>()
  return ops.filter((op) => {
    const key = refKey({ collection: op.collection, id: opId(op) })
    const isTwice = op.op === 'delete' && last.get(key) === 'delete'
    last.set(key, op.op)
    return !isTwice
  })
}

/** Each record must be as the step left it: undo never undoes a later edit of it, by anybody. */
function refuseIfStale(desk: DeskRead, left: readonly Op[], step: Step): void {
  for (const op of lastOps(left)) {
    const ref: RecordRef = { collection: op.collection, id: opId(op) }
    const now = desk.get(ref.collection, ref.id)
    if (ref.collection === 'memo' && now && isFrozenMemo(now as RecordOf<'memo'>)) {
      throw new ParleyError('memo-issued', { id: ref.id })
    }
    if (!sameContent(now, op.op === 'put' ? op.record : undefined)) {
      throw new ParleyError('undo-stale', { collection: step.label.collection, id: ref.id })
    }
  }
}

/** A past op as one of today: a new revision by the person who undoes, higher than any that the record has had. */
function anew(desk: DeskRead, op: Op, left: readonly Op[], actor: Actor): Op {
  if (op.op === 'delete')
    return { ...op, ...(op.trash ? { trash: { ...op.trash, by: actor.staff, at: actor.at } } : {}) }
  const { collection, record } = op
  const last = left.findLast((other) => other.collection === collection && opId(other) === record.id)
  const revisions = [
    record.rev,
    desk.get(collection, record.id)?.rev ?? 0,
    desk.trash[refKey({ collection, id: record.id })]?.record.rev ?? 0,
    last?.op === 'put' ? last.record.rev : 0,
  ]
  return { op: 'put', collection, record: broughtBack(collection, record, actor, Math.max(...revisions) + 1) }
}
