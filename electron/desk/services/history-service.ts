import { ParleyError } from '../../../core/base/errors'
import type { Applied } from '../../../core/commands/apply'
import type { Actor } from '../../../core/commands/command'
import { returnDesk } from '../../../core/commands/return-desk'
import { returnRecord } from '../../../core/commands/return-record'
import type { Handlers } from '../../../core/contract/answer'
import type { Output } from '../../../core/contract/contract'
import type { DeskRead } from '../../../core/desk/desk-read'
import type { Op } from '../../../core/desk/ops'
import { deskHistoryView, editView } from '../../../core/history/desk-history'
import { lookBack, recordAtView, returnPreview } from '../../../core/history/look-back'
import { recordHistoryView } from '../../../core/history/record-history'
import type { StaffMember } from '../../../core/model/values/staff-member'
import { committed, planOf, withStaff } from '../store/committed'
import type { DeskStore } from '../store/desk-store'
import { keepingLast } from './last-desk'

/** The requests about a desk's past. */
type HistoryRequest =
  | 'desk:record-history'
  | 'desk:edits'
  | 'desk:edit'
  | 'desk:record-at'
  | 'desk:preview-return'
  | 'desk:return-record'
  | 'desk:return-desk'

/** So many edits are told at a time: of a record, of the desk. */
const VERSIONS = 50
const EDITS = 100

/** Answers the requests about a desk's past: tells what was done, shows earlier states, and brings them back. */
export class HistoryService {
  readonly handlers: Handlers<HistoryRequest>
  readonly #store: DeskStore
  readonly #clock: () => string

  constructor(store: DeskStore, clock: () => string) {
    this.#store = store
    this.#clock = clock
    const history = keepingLast(() => store.history)
    // What the store gives as its desk is good until the next commit: it is asked for again after each wait.
    const now = () => store.desk
    this.handlers = {
      'desk:record-history': ({ ref, before }) => recordHistoryView(history, now, ref, { before, limit: VERSIONS }),
      'desk:edits': ({ before, by }) => deskHistoryView(history, now, { before, by, limit: EDITS }),
      'desk:edit': ({ n }) => editView(history, now, n),
      'desk:record-at': async ({ ref, n, staff }) => {
        const then = await lookBack(history, n)
        const { known, actor } = this.#asIf(staff)
        return recordAtView(known, then, ref, actor)
      },
      'desk:preview-return': async ({ n, staff }) => {
        const then = await lookBack(history, n)
        const { known, actor } = this.#asIf(staff)
        return { ...returnPreview(known, then, actor), revision: store.desk.revision }
      },
      'desk:return-record': async ({ ref, n, staff }) => {
        const then = await history.deskAt(n)
        return this.#apply(staff, (desk, actor) => returnRecord(desk, then, ref, actor))
      },
      'desk:return-desk': async ({ n, revision, staff }) => {
        const then = await history.deskAt(n)
        return this.#apply(staff, (desk, actor, seen) => {
          if (seen.revision !== revision) throw new ParleyError('return-stale')
          return returnDesk(desk, then, actor)
        })
      },
    }
  }

  /** The desk as it is for somebody who would edit it now, and may not have edited it before. */
  #asIf(member: StaffMember): { known: DeskRead; actor: Actor } {
    const actor: Actor = { staff: member.id, at: this.#clock() }
    return { known: withStaff(this.#store.desk, member, actor).known, actor }
  }

  async #apply(
    member: StaffMember,
    plan: (desk: DeskRead, actor: Actor, seen: DeskRead) => Applied,
  ): Promise<Output<'desk:return-record'>> {
    const actor: Actor = { staff: member.id, at: this.#clock() }
    let done: readonly Op[] = []
    const revision = await this.#store.commit((desk) => {
      const { own, known } = withStaff(desk, member, actor)
      const applied = plan(known, actor, desk)
      done = applied.ops
      return planOf(actor, own, applied)
    })
    return committed(revision, done)
  }
}
