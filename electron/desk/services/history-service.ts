import type { Actor } from '../../../core/commands/command'
import type { Handlers } from '../../../core/contract/answer-by'
import type { DeskRead } from '../../../core/desk/desk-read'
import { deskHistoryView, editView } from '../../../core/history/desk-history'
import { lookBack, recordAtView, returnPreview } from '../../../core/history/look-back'
import { recordHistoryView } from '../../../core/history/record-history'
import type { JournalHistory } from '../../../core/journal/journal-history'
import type { StaffMember } from '../../../core/model/values/staff-member'
import { memosUsing } from '../../../core/queries/memo-uses'
import { withStaff } from '../store/committed'
import type { DeskStore } from '../store/desk-store'
import { readInSlices } from './in-slices'

/** The requests about a desk's past. */
type HistoryRequest = 'desk:record-history' | 'desk:edits' | 'desk:edit' | 'desk:record-at' | 'desk:preview-return'

/** How many edits one answer holds, of a record or of the desk. */
const VERSIONS = 50
const EDITS = 100

/** Answers the requests about a desk's past: lists the edits, and shows earlier states. */
export class HistoryService {
  readonly handlers: Handlers<HistoryRequest>
  readonly #store: DeskStore
  readonly #clock: () => string

  constructor(store: DeskStore, clock: () => string, history: JournalHistory) {
    this.#store = store
    this.#clock = clock
    // The store's desk is valid until the next commit, so get it again after each wait.
    const now = () => store.desk
    this.handlers = {
      'desk:record-history': ({ ref, before }) => recordHistoryView(history, now, ref, { before, limit: VERSIONS }),
      'desk:edits': ({ before, by }) => deskHistoryView(history, now, { before, by, limit: EDITS }),
      'desk:edit': ({ n }) => editView(history, now, n),
      'desk:record-at': async ({ ref, n, staff }) => {
        const then = await lookBack(history, n)
        await readInSlices(
          () => then.desk,
          (earlier) => memosUsing(earlier, [ref]),
        )
        const { known, actor } = this.#asIf(staff)
        return recordAtView(known, then, ref, actor)
      },
      'desk:preview-return': async ({ n, staff }) => {
        const then = await lookBack(history, n)
        const { known, actor } = this.#asIf(staff)
        return { ...returnPreview(known, then, actor), revision: store.desk.revision }
      },
    }
  }

  /** The desk as it would be for this person's next edit, which may be their first. */
  #asIf(member: StaffMember): { known: DeskRead; actor: Actor } {
    const actor: Actor = { staff: member.id, at: this.#clock() }
    return { known: withStaff(this.#store.desk, member, actor).known, actor }
  }
}
