import type { Applied } from '../../../core/commands/apply'
import type { Actor, DeskCommand } from '../../../core/commands/command'
import { planDelete } from '../../../core/commands/delete-plan'
import { planCommand } from '../../../core/commands/plan-command'
import { returnDesk } from '../../../core/commands/return-desk'
import { returnRecord } from '../../../core/commands/return-record'
import type { MemoryDesk } from '../../../core/desk/memory-desk'
import type { Op } from '../../../core/desk/ops'
import { NO_UNDO, type UndoStack, type StepLabel } from '../../../core/journal/step'
import type { Edit, Plan } from '../../../core/journal/transaction'
import type { RecordOf } from '../../../core/model/records/records'
import type { RecordRef } from '../../../core/model/values/record-ref'
import { undoStackAfter, replay } from '../../../core/undo/undo'
import { sha256Of } from '../../../electron/journal/format/desk-content'
import { smallDesk } from '../desks/desk-builder'
import { aPosition } from '../desks/record-fields'
import { US } from './edit-bench'
import { MemoryHistory } from './memory-history'

type StaffId = RecordOf<'staff'>['createdBy']

/** A desk with its history, edited as the desk process edits it, but without a disk. */
export class HistoryBench {
  readonly past: MemoryHistory
  history: UndoStack = NO_UNDO
  #second = 0

  constructor(desk: MemoryDesk) {
    this.past = new MemoryHistory(desk)
  }

  get desk(): MemoryDesk {
    return this.past.now
  }

  readonly now = () => this.desk

  /** The number of the last edit. */
  get n(): number {
    return this.desk.revision
  }

  actor(staff: StaffId = US, seconds = 10): Actor {
    this.#second += seconds
    return { staff, at: new Date(Date.UTC(2025, 5, 7, 9, 0, this.#second)).toISOString() }
  }

  do(command: DeskCommand, staff = US, continues = false): void {
    const actor = this.actor(staff)
    this.#step(planCommand(this.desk, command, actor, sha256Of), actor, continues)
  }

  remove(ref: RecordRef, staff = US): void {
    const plan = planDelete(this.desk, ref)
    const unlinked = plan.unlinks.map(({ collection, record }) => ({ collection, id: record.id }))
    this.do({ kind: 'delete', ...ref, rev: this.rev(ref), along: plan.deletes.slice(1), unlinked }, staff)
  }

  async returnRecord(n: number, ref: RecordRef, staff = US): Promise<void> {
    const then = await this.past.deskAt(n)
    const actor = this.actor(staff)
    this.#step(returnRecord(this.desk, then, ref, actor), actor)
  }

  async returnDesk(n: number, staff = US): Promise<void> {
    const then = await this.past.deskAt(n)
    const actor = this.actor(staff)
    this.#step(returnDesk(this.desk, then, actor), actor)
  }

  replay(way: 'undo' | 'redo', staff = US): void {
    const actor = this.actor(staff)
    const { ops, step } = replay(this.desk, this.history, way, actor)
    this.#commit({ by: staff, at: actor.at, edit: { kind: way, label: step.label }, ops })
  }

  /** Commits ops as a step that can be undone. */
  commitStep(ops: readonly Op[], label: StepLabel): void {
    this.commit(ops, { kind: 'step', label })
  }

  /** Commits ops with any kind of edit. */
  commit(ops: readonly Op[], edit: Edit, staff = US): void {
    this.#commit({ by: staff, at: this.actor(staff).at, edit, ops })
  }

  rev(ref: RecordRef): number {
    return this.desk.get(ref.collection, ref.id)?.rev ?? 0
  }

  #step({ ops, label }: Applied, actor: Actor, continues = false): void {
    if (ops.length === 0) return
    const edit: Edit = { kind: 'step', label, ...(continues ? { continues } : {}) }
    this.#commit({ by: actor.staff, at: actor.at, edit, ops })
  }

  #commit(plan: Plan): void {
    this.history = undoStackAfter(this.history, this.desk, plan)
    this.past.commit(plan)
  }
}

/** An edit that the app makes itself. */
export const MIGRATION: Edit = { kind: 'migrate', what: 'schema', from: 1, to: 2 }

/** A bench with two officers and a position. */
export const historyBench = () =>
  new HistoryBench(
    smallDesk()
      .add('staff', 'staff-2', { name: 'Colleague', initials: 'CO' })
      .add('position', 'p1', aPosition('Butter stays out of any quota that is agreed.'))
      .desk(),
  )
