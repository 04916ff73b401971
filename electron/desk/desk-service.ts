import { apply } from '../../core/commands/apply'
import type { Actor, Command } from '../../core/commands/command'
import { answer, type Handlers } from '../../core/contract/answer'
import type { StaffMember } from '../../core/contract/app-schemas'
import type { DeskRequest } from '../../core/contract/channels'
import type { Envelope, Output } from '../../core/contract/contract'
import { overlay } from '../../core/commands/overlay'
import { settingsOf, type DeskRead } from '../../core/desk/desk-read'
import { opId, type Op } from '../../core/desk/ops'
import { replay, withStep } from '../../core/history/history'
import type { StepLabel } from '../../core/history/step'
import { parseRecord } from '../../core/model/parse-record'
import { choicesView } from '../../core/queries/choices'
import { blankForm, formView } from '../../core/queries/form'
import { layersView } from '../../core/queries/layers'
import { listView } from '../../core/queries/lists'
import { matrixView } from '../../core/queries/matrix'
import { notesView } from '../../core/queries/notes'
import { deskStatus, overviewView } from '../../core/queries/overview'
import { deletePlanView, historyView, trashView } from '../../core/queries/past'
import { recordView } from '../../core/queries/record-view'
import type { DeskStore } from './desk-store'

/** Answers the desk's requests of the contract: in the desk process for the window, and in process for the command line and tests. */
export class DeskService {
  readonly #handlers: Handlers<DeskRequest>
  readonly #report: (error: unknown) => void
  readonly #store: DeskStore
  readonly #clock: () => string

  /** `clock` gives the current instant; `report` hears of failures that nobody foresaw. */
  constructor(store: DeskStore, clock: () => string, report: (error: unknown) => void) {
    this.#report = report
    this.#store = store
    this.#clock = clock
    this.#handlers = {
      'desk:status': () =>
        deskStatus(store.desk, clock(), {
          directory: store.directory,
          readOnly: store.readOnly,
          storeId: store.storeId,
        }),
      'desk:overview': () => overviewView(store.desk, clock()),
      'desk:list': ({ screen }) => listView(store.desk, screen, clock()),
      'desk:record': (ref) => recordView(store.desk, ref, clock()),
      'desk:form': (input) =>
        'ref' in input ? formView(store.desk, input.ref) : blankForm(store.desk, input.of, input.given, clock()),
      'desk:choices': ({ collections, find }) => choicesView(store.desk, collections, find),
      'desk:layers': () => layersView(store.desk),
      'desk:delete-plan': (ref) => deletePlanView(store.desk, ref),
      'desk:history': ({ staff }) => historyView(store.desk, store.history, staff),
      'desk:trash': () => trashView(store.desk, clock()),
      'desk:notes': ({ about }) => notesView(store.desk, about, clock()),
      'desk:matrix': () => matrixView(store.desk, clock()),
      'desk:apply': ({ command, staff }) => this.#apply(command, staff),
      'desk:undo': ({ staff }) => this.#replay('undo', staff),
      'desk:redo': ({ staff }) => this.#replay('redo', staff),
    }
  }

  /** Answers one request; never throws. */
  answer(request: string, input: unknown): Promise<Envelope> {
    return answer(this.#handlers, request, input, this.#report)
  }

  async #apply(command: Command, member: StaffMember): Promise<Output<'desk:apply'>> {
    const actor: Actor = { staff: member.id, at: this.#clock() }
    let done: readonly Op[] = []
    const revision = await this.#store.commit((desk, history) => {
      const own = newStaff(desk, member, actor)
      const applied = apply(overlay(desk, own), command, actor)
      done = applied.ops
      const step = { ...actor, ...applied }
      const continues = command.kind === 'change' && command.continues === true
      return { ops: done.length > 0 ? [...own, ...done] : [], history: withStep(history, step, continues) }
    })
    return { revision, touched: done.map(touchedBy) }
  }

  async #replay(way: 'undo' | 'redo', member: StaffMember): Promise<Output<'desk:undo'>> {
    const actor: Actor = { staff: member.id, at: this.#clock() }
    let done: { ops: readonly Op[]; label: StepLabel } | undefined
    const revision = await this.#store.commit((desk, history) => {
      const replayed = replay(desk, history, way, actor)
      done = { ops: replayed.ops, label: replayed.step.label }
      return replayed
    })
    if (!done) throw new Error('a commit that planned nothing')
    return { revision, touched: done.ops.map(touchedBy), label: done.label }
  }
}

/** Whoever edits is known to the desk: their record comes with their first edit, under the name that this machine has. */
function newStaff(desk: DeskRead, member: StaffMember, actor: Actor): Op[] {
  if (desk.get('staff', member.id)) return []
  const header = { rev: 1, createdBy: member.id, createdAt: actor.at, changedBy: member.id, changedAt: actor.at }
  const { defaultMarking: marking } = settingsOf(desk)
  return [{ op: 'put', collection: 'staff', record: parseRecord('staff', { ...header, marking, ...member }) }]
}

const touchedBy = (op: Op) => ({
  collection: op.collection,
  id: opId(op),
  ...(op.op === 'put' ? { rev: op.record.rev } : {}),
})
