import { ParleyError } from '../../../core/base/errors'
import { apply } from '../../../core/commands/apply'
import { cite } from '../../../core/commands/cite'
import type { Cite } from '../../../core/commands/cite-schema'
import type { Actor, Command } from '../../../core/commands/command'
import { answer, type Handlers } from '../../../core/contract/answer'
import type { BackupRequest, DeskRequest, RescueRequest } from '../../../core/contract/channels'
import type { Envelope, Output } from '../../../core/contract/contract'
import type { Op } from '../../../core/desk/ops'
import type { Notice, Reading } from '../../../core/desk/reading'
import type { StepLabel } from '../../../core/journal/step'
import type { StaffMember } from '../../../core/model/values/staff-member'
import { choicesView } from '../../../core/queries/choices'
import { blankForm, formView } from '../../../core/queries/form'
import { layersView } from '../../../core/queries/layers'
import { listView } from '../../../core/queries/lists'
import { matrixView } from '../../../core/queries/matrix'
import { notesView } from '../../../core/queries/notes'
import { deskStatus, overviewView } from '../../../core/queries/overview'
import { recordView } from '../../../core/queries/record-view'
import { deletePlanView, undoView, trashView } from '../../../core/queries/undo-and-trash'
import { replay } from '../../../core/undo/undo'
import { sha256Of } from '../../journal/format/desk-content'
import { committed, planOf, withStaff } from '../store/committed'
import type { DeskStore } from '../store/desk-store'
import { HistoryService } from './history-service'
import { InteropService, type InteropWorld } from './interop-service'
import { MemoService, type MemoWorld } from './memo-service'

/** What the service is told of what is around the desk. */
export interface Around {
  /** Why the desk takes no edits, if it takes none. */
  reading?: () => Reading | undefined
  /** What a person should know of the desk's files. */
  notices?: () => Notice[]
  /** What memos are printed with, and written to. */
  memos?: MemoWorld
  /** Where records are exported to and imported from. */
  interop?: InteropWorld
}

/** Where nothing is printed. */
const NO_WORLD: MemoWorld = {
  setPages: () => Promise.reject(new ParleyError('internal', { reason: 'no press' })),
  fileOf: () => Promise.reject(new ParleyError('place-unknown')),
  progress: () => undefined,
}

const NO_PLACES: InteropWorld = { fileOf: NO_WORLD.fileOf, work: () => undefined }

/** Answers the desk's requests of the contract: in the desk process for the window, and in process for the command line and tests. */
export class DeskService {
  readonly #handlers: Handlers<Exclude<DeskRequest, BackupRequest | RescueRequest>>
  readonly #report: (error: unknown) => void
  readonly #store: DeskStore
  readonly #clock: () => string

  /** `clock` gives the current instant; `report` hears of failures that nobody foresaw. */
  constructor(store: DeskStore, clock: () => string, report: (error: unknown) => void, around: Around = {}) {
    this.#report = report
    this.#store = store
    this.#clock = clock
    const { reading = () => undefined, notices = () => [], memos = NO_WORLD, interop = NO_PLACES } = around
    this.#handlers = {
      ...new MemoService(store, clock, memos).handlers,
      ...new HistoryService(store, clock).handlers,
      ...new InteropService(store, clock, interop).handlers,
      'desk:status': () => {
        const { directory, storeId, condition } = store
        const why = reading()
        const place = {
          directory,
          readOnly: condition.readOnly,
          storeId,
          notices: notices(),
          ...(why ? { reading: why } : {}),
        }
        return deskStatus(store.desk, clock(), place)
      },
      'desk:overview': () => overviewView(store.desk, clock()),
      'desk:list': ({ screen }) => listView(store.desk, screen, clock()),
      'desk:record': (ref) => recordView(store.desk, ref, clock()),
      'desk:form': (input) =>
        'ref' in input ? formView(store.desk, input.ref) : blankForm(store.desk, input.of, input.given, clock()),
      'desk:choices': ({ collections, find }) => choicesView(store.desk, collections, find),
      'desk:layers': () => layersView(store.desk),
      'desk:delete-plan': (ref) => deletePlanView(store.desk, ref),
      'desk:undo-view': ({ staff }) => undoView(store.desk, store.undoStack, staff),
      'desk:trash': () => trashView(store.desk),
      'desk:notes': ({ about }) => notesView(store.desk, about),
      'desk:matrix': () => matrixView(store.desk, clock()),
      'desk:apply': ({ command, staff }) => this.#apply(command, staff),
      'desk:cite': ({ cite: wanted, staff }) => this.#cite(wanted, staff),
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
    const revision = await this.#store.commit((desk) => {
      const { own, known } = withStaff(desk, member, actor)
      const applied = apply(known, command, actor)
      done = applied.ops
      return planOf(actor, own, applied, command.kind === 'change' && command.continues === true)
    })
    return committed(revision, done)
  }

  async #cite(wanted: Cite, member: StaffMember): Promise<Output<'desk:cite'>> {
    const actor: Actor = { staff: member.id, at: this.#clock() }
    let done: readonly Op[] = []
    const revision = await this.#store.commit((desk) => {
      const { own, known } = withStaff(desk, member, actor)
      const applied = cite(known, wanted, actor, sha256Of)
      done = applied.ops
      const texts = applied.texts.map((text) => ({ kind: 'source', text }) as const)
      return { ...planOf(actor, own, applied), texts }
    })
    return committed(revision, done)
  }

  async #replay(way: 'undo' | 'redo', member: StaffMember): Promise<Output<'desk:undo'>> {
    const actor: Actor = { staff: member.id, at: this.#clock() }
    let done: { ops: readonly Op[]; label: StepLabel } | undefined
    const revision = await this.#store.commit((desk, history) => {
      const { ops, step } = replay(desk, history, way, actor)
      done = { ops, label: step.label }
      return { by: actor.staff, at: actor.at, edit: { kind: way, label: step.label }, ops }
    })
    if (!done) throw new Error('a commit that planned nothing')
    return { ...committed(revision, done.ops), label: done.label }
  }
}
