import { stepWords } from '../../../core/actions/step-words'
import { ParleyError } from '../../../core/base/errors'
import type { Actor, DeskCommand } from '../../../core/commands/command'
import { planDelete } from '../../../core/commands/delete-plan'
import { planCommand } from '../../../core/commands/plan-command'
import type { MemoryDesk } from '../../../core/desk/memory-desk'
import { finished, previewImport } from '../../../core/interop/import-plan'
import { importRecords } from '../../../core/interop/import-records'
import { parseJsonImport } from '../../../core/interop/read-json-import'
import { NO_UNDO, type UndoStack } from '../../../core/journal/step'
import type { Plan } from '../../../core/journal/transaction'
import type { RecordOf } from '../../../core/model/records/records'
import { COLLECTION_NAMES } from '../../../core/model/values/collection-names'
import type { RecordRef } from '../../../core/model/values/record-ref'
import { undoStackAfter, replay } from '../../../core/undo/undo'
import { sha256Of } from '../../../electron/journal/format/desk-content'
import { smallDesk, STAFF } from '../desks/desk-builder'
import { aPosition } from '../desks/record-fields'

type StaffId = RecordOf<'staff'>['createdBy']
export const US = STAFF as StaffId
export const OTHER = 'staff-2' as StaffId
export const POSITION: RecordRef = { collection: 'position', id: 'p1' }

/** A desk with its undo stack, edited as the desk process edits it, but without a disk. */
export class Bench {
  desk: MemoryDesk
  history: UndoStack = NO_UNDO
  #second = 0

  constructor(desk: MemoryDesk) {
    this.desk = desk
  }

  actor(staff: StaffId): Actor {
    this.#second += 10
    return { staff, at: new Date(Date.UTC(2025, 5, 7, 9, 0, this.#second)).toISOString() }
  }

  do(command: DeskCommand, staff = US, continues = false): void {
    const actor = this.actor(staff)
    const { ops, label } = planCommand(this.desk, command, actor, sha256Of)
    this.#commit({ by: staff, at: actor.at, edit: { kind: 'step', label, ...(continues ? { continues } : {}) }, ops })
  }

  /** Imports a file, taking its side in every conflict. */
  import(text: string, staff = US): void {
    const actor = this.actor(staff)
    const choice = { take: 'file', except: new Set<string>() } as const
    const options = { storeId: 's', revision: this.desk.revision, choice, actor }
    const plan = finished(previewImport(this.desk, finished(parseJsonImport(text)), options))
    const { ops, label } = importRecords(this.desk, plan, actor)
    this.#commit({ by: staff, at: actor.at, edit: { kind: 'step', label }, ops })
  }

  replay(way: 'undo' | 'redo', staff = US): string {
    const actor = this.actor(staff)
    const { ops, step } = replay(this.desk, this.history, way, actor)
    this.#commit({ by: staff, at: actor.at, edit: { kind: way, label: step.label }, ops })
    return stepWords(step.label, 'en')
  }

  #commit(plan: Plan): void {
    if (plan.ops.length === 0) return
    this.history = undoStackAfter(this.history, this.desk, plan)
    this.desk = this.desk.after(plan.ops)
  }

  rev(ref: RecordRef): number {
    return this.desk.get(ref.collection, ref.id)?.rev ?? 0
  }
}

export const bench = () =>
  new Bench(
    smallDesk()
      .add('staff', 'staff-2', { name: 'Colleague', initials: 'CO' })
      .add('position', 'p1', aPosition('Butter stays out.'))
      .desk(),
  )

/** All content of a desk except its own counters, with the trash as a set. */
export function content(desk: MemoryDesk): unknown {
  const records = COLLECTION_NAMES.flatMap((collection) =>
    desk.all(collection).map(({ rev: _rev, changedAt: _at, changedBy: _by, ...record }) => [collection, record]),
  )
  return records.map((entry) => JSON.stringify(entry)).toSorted()
}

export function code(work: () => void): string {
  try {
    work()
    return 'done'
  } catch (error) {
    if (!(error instanceof ParleyError)) throw error
    return error.code
  }
}

/** Changes the one position that a bench starts with. */
export const change = (rev: number, fields: Record<string, unknown>): DeskCommand => ({
  kind: 'change',
  ...POSITION,
  rev,
  fields,
})

/** Deletes a record together with everything that the window would list as depending on it. */
export function remove(on: Bench, ref: RecordRef, staff = US): void {
  const plan = planDelete(on.desk, ref)
  const unlinked = plan.unlinks.map(({ collection, record }) => ({ collection, id: record.id }))
  on.do({ kind: 'delete', ...ref, rev: on.rev(ref), along: plan.deletes.slice(1), unlinked }, staff)
}
