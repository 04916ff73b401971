import { ParleyError } from '../../../core/base/errors'
import type { PlannedEdit } from '../../../core/commands/applied-with-texts'
import type { Actor, Command, CommandOf, DeskCommand } from '../../../core/commands/command'
import { planCommand } from '../../../core/commands/plan-command'
import { returnDesk } from '../../../core/commands/return-desk'
import { returnRecord } from '../../../core/commands/return-record'
import { TOUCHED_MAX, type Output } from '../../../core/contract/contract'
import type { DeskRead } from '../../../core/desk/desk-read'
import { lastOps, opId } from '../../../core/desk/ops'
import type { ImportPlan } from '../../../core/interop/import-plan'
import { importRecords } from '../../../core/interop/import-records'
import { labelOfEdit } from '../../../core/journal/transaction'
import type { StaffMember } from '../../../core/model/values/staff-member'
import { newTextSteps } from '../../../core/queries/new-text'
import { replayedPlaces, type ReplayedPlace } from '../../../core/queries/replayed-places'
import { replay } from '../../../core/undo/undo'
import { sha256Of } from '../../journal/format/desk-content'
import type { FrozenOriginal } from '../../journal/format/frozen-texts'
import type { Committed } from '../store/commit-queue'
import { planOf, withStaff } from '../store/committed'
import type { DeskStore } from '../store/desk-store'
import { inSlices } from './in-slices'

/** The answer to every edit. */
export type EditAnswer = Output<'desk:apply'>

/** Dependencies of some commands, besides the current desk. */
export interface EditorParts {
  /** The desk after an earlier edit. @throws ParleyError `revision-unknown`, `desk-corrupt` */
  deskAt: (n: number) => Promise<DeskRead>
  /** Plans an import as it was previewed, and commits it. */
  importFile: (
    command: CommandOf<'import'>,
    member: StaffMember,
    commit: (plan: ImportPlan) => Promise<EditAnswer>,
  ) => Promise<EditAnswer>
  /** Backs the desk up before an edit that changes all of it. */
  backUp: () => Promise<void>
  /** The files that a command has the desk keep. @throws ParleyError `file-not-held` */
  keptBy: (command: Command) => readonly FrozenOriginal[]
  /** The files that a command puts on notes; undefined if it puts none. @throws ParleyError `attachment-not-held`, `attachment-twice` */
  attachedBy: (command: Command) => Promise<readonly FrozenOriginal[]> | undefined
  /** Called once the desk has them. */
  attached: (command: Command) => Promise<void>
}

/** Plans an edit. `known` is the desk including the editor's record; `desk` may lack it. */
type PlanEdit = (
  known: DeskRead,
  actor: Actor,
  desk: DeskRead,
) => PlannedEdit & { originals?: readonly FrozenOriginal[] }

/** The one door for edits: adds the editor to the desk, plans the edit when its turn comes, commits it, and answers. */
export class Editor {
  readonly #store: DeskStore
  readonly #clock: () => string
  readonly #parts: EditorParts

  constructor(store: DeskStore, clock: () => string, parts: EditorParts) {
    this.#store = store
    this.#clock = clock
    this.#parts = parts
  }

  /** Runs a command. @throws ParleyError those of the command and of `DeskStore.commit`; then nothing has changed */
  apply(command: Command, member: StaffMember): Promise<EditAnswer> {
    switch (command.kind) {
      case 'undo':
      case 'redo':
        return this.#replay(command.kind, member)
      case 'returnRecord':
        return this.#returnRecord(command, member)
      case 'returnDesk':
        return this.#returnDesk(command, member)
      case 'import':
        return this.#parts.importFile(command, member, (plan) => this.#commit(member, importing(plan)))
      case 'giveText':
        return this.#giveText(command, member)
      default:
        return this.#edit(command, member)
    }
  }

  async #edit(command: DeskCommand, member: StaffMember): Promise<EditAnswer> {
    const attaching = this.#parts.attachedBy(command)
    // Without files to read, an edit gets its turn at once.
    const attached = attaching && (await attaching)
    const answer = await this.#commit(member, (desk, actor) => ({
      ...planCommand(desk, command, actor, sha256Of),
      originals: [...this.#parts.keptBy(command), ...(attached ?? [])],
    }))
    if (attached) await this.#parts.attached(command)
    return answer
  }

  /** Finds the places of the quotes first, in slices, so that no other edit waits for a thousand of them; the edit then takes them as they were found. */
  async #giveText(command: CommandOf<'giveText'>, member: StaffMember): Promise<EditAnswer> {
    if (this.#store.desk.get('source', command.source))
      await inSlices(newTextSteps(this.#store.desk, command, sha256Of))
    return this.#edit(command, member)
  }

  #commit(member: StaffMember, plan: PlanEdit): Promise<EditAnswer> {
    return commitEdit(this.#store, member, this.#clock(), plan)
  }

  async #returnRecord({ ref, n }: CommandOf<'returnRecord'>, member: StaffMember): Promise<EditAnswer> {
    const then = await this.#parts.deskAt(n)
    return this.#commit(member, (desk, actor) => returnRecord(desk, then, ref, actor))
  }

  async #returnDesk({ n, revision }: CommandOf<'returnDesk'>, member: StaffMember): Promise<EditAnswer> {
    await this.#parts.backUp()
    const then = await this.#parts.deskAt(n)
    return this.#commit(member, (known, actor, desk) => {
      if (desk.revision !== revision) throw new ParleyError('return-stale')
      return returnDesk(known, then, actor)
    })
  }

  async #replay(way: 'undo' | 'redo', member: StaffMember): Promise<EditAnswer> {
    const actor: Actor = { staff: member.id, at: this.#clock() }
    let places: ReplayedPlace[] = []
    const committed = await this.#store.commit((desk, history) => {
      const { ops, step } = replay(desk, history, way, actor)
      places = replayedPlaces(desk, step.label, ops)
      return { by: actor.staff, at: actor.at, edit: { kind: way, label: step.label }, ops }
    })
    const answer = answerOf(committed)
    return answer.did === 'edit' ? { ...answer, places } : answer
  }
}

/**
 * Commits an edit of a staff member at an instant, along with their own record if it is their first.
 * @throws whatever `plan` throws, and the reason if `DeskStore.commit` refuses the edit
 */
export async function commitEdit(
  store: DeskStore,
  member: StaffMember,
  at: string,
  plan: PlanEdit,
): Promise<EditAnswer> {
  const actor: Actor = { staff: member.id, at }
  const committed = await store.commit((desk) => {
    const { own, known } = withStaff(desk, member, actor)
    const { texts = [], originals = [], continues, ...applied } = plan(known, actor, desk)
    return { ...planOf(actor, own, applied, continues), texts: [...texts, ...originals] }
  })
  return answerOf(committed)
}

/** Plans an import as an edit, on exactly the desk that it was previewed on. @throws ParleyError `import-stale` on any other */
export const importing =
  (plan: ImportPlan): PlanEdit =>
  (_known, actor, desk) =>
    importRecords(desk, plan, actor)

function answerOf({ revision, transaction }: Committed): EditAnswer {
  const label = transaction && labelOfEdit(transaction.edit)
  if (!label) return { did: 'nothing', revision, records: 0, touched: [] }
  const { edit, ops } = transaction
  const own = 'own' in edit ? (edit.own ?? 0) : 0
  const last = lastOps(ops.slice(own))
  const touched = last.slice(0, TOUCHED_MAX).map((op) => ({
    collection: op.collection,
    id: opId(op),
    ...(op.op === 'put' ? { rev: op.record.rev } : {}),
  }))
  return { did: 'edit', revision, label, records: last.length, touched }
}
