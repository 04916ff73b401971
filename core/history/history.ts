import { ParleyError } from '../contract/errors'
import { checkOps } from '../commands/check-ops'
import { touched } from '../commands/touched'
import type { Actor } from '../commands/command'
import type { DeskRead } from '../desk/desk-read'
import { opId, refKey, type Op } from '../desk/ops'
import type { RecordOf } from '../model/records'
import type { RecordRef } from '../model/sources'
import { sameContent } from '../model/without-references'
import type { History, Step } from './step'

/** How many edits of the desk can be undone. */
const KEPT = 200
/** How long after an edit the next one may go on with it, in milliseconds. */
const CONTINUES_WITHIN = 60_000

/** What an undo or redo does, and the history after it. */
export interface Replayed {
  ops: Op[]
  history: History
  step: Step
}

/** The history after an edit. What its staff member had undone can no longer be done again. */
export function withStep(history: History, step: Step, continues: boolean): History {
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
    // Nothing came in between: an undo, or somebody else's edit.
    revAfter(last) === revBefore(next) &&
    Date.parse(next.at) - Date.parse(last.at) < CONTINUES_WITHIN
  )
}

const revOf = (op: Op | undefined) => (op?.op === 'put' ? op.record.rev : undefined)
const revAfter = (step: Step) => revOf(step.ops[0])
const revBefore = (step: Step) => revOf(step.inverse[0])

/** The step that a staff member would undo or do again next. */
export function nextStep(history: History, way: 'undo' | 'redo', staff: string): Step | undefined {
  return (way === 'undo' ? history.done : history.undone).findLast((step) => step.staff === staff)
}

/**
 * Works out the undoing of a staff member's last edit, or its doing again. Nothing is erased: a record gets a new revision with its
 * earlier content.
 * @throws ParleyError `nothing-to-undo`, `nothing-to-redo`, `undo-stale` (what it touched has been changed since), `rule-broken`,
 *   `memo-issued`
 */
export function replay(desk: DeskRead, history: History, way: 'undo' | 'redo', actor: Actor): Replayed {
  const step = nextStep(history, way, actor.staff)
  if (!step) throw new ParleyError(way === 'undo' ? 'nothing-to-undo' : 'nothing-to-redo')
  const [left, wanted] = way === 'undo' ? [step.ops, step.inverse] : [step.inverse, step.ops]
  refuseIfStale(desk, left, step)
  const ops = wanted.map((op) => anew(desk, op, left, actor))
  checkOps(desk, ops)
  const without = (steps: readonly Step[]) => steps.filter((other) => other !== step)
  const next: History =
    way === 'undo'
      ? { done: without(history.done), undone: [...history.undone, step] }
      : { done: [...history.done, step], undone: without(history.undone) }
  return { ops, history: next, step }
}

/** Each record must be as the step left it; an edit of it that came after, by whomever, is not undone with it. */
function refuseIfStale(desk: DeskRead, left: readonly Op[], step: Step): void {
  for (const op of left) {
    const ref: RecordRef = { collection: op.collection, id: opId(op) }
    const now = desk.get(ref.collection, ref.id)
    if (ref.collection === 'memo' && now && (now as RecordOf<'memo'>).status === 'issued') {
      throw new ParleyError('memo-issued', { id: ref.id })
    }
    if (!sameContent(now, op.op === 'put' ? op.record : undefined)) {
      throw new ParleyError('undo-stale', { collection: step.label.collection, id: ref.id })
    }
  }
}

/** An op of the past as one of today: a new revision, by whoever undoes, higher than any that the record has had. */
function anew(desk: DeskRead, op: Op, left: readonly Op[], actor: Actor): Op {
  if (op.op === 'delete')
    return { ...op, ...(op.trash ? { trash: { ...op.trash, by: actor.staff, at: actor.at } } : {}) }
  const { collection, record } = op
  const last = left.find((other) => other.collection === collection && opId(other) === record.id)
  const revisions = [
    record.rev,
    desk.get(collection, record.id)?.rev ?? 0,
    desk.trash[refKey({ collection, id: record.id })]?.record.rev ?? 0,
    last?.op === 'put' ? last.record.rev : 0,
  ]
  return { op: 'put', collection, record: touched(record, actor, Math.max(...revisions) + 1) }
}
