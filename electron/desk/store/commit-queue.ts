import { ParleyError } from '../../../core/base/errors'
import type { DeskRead } from '../../../core/desk/desk-read'
import { StagedDesk } from '../../../core/desk/staged-desk'
import type { UndoStack } from '../../../core/journal/step'
import type { Plan, Transaction } from '../../../core/journal/transaction'
import { undoStackAfter } from '../../../core/undo/undo'
import type { FrozenFile } from '../../journal/format/frozen-texts'
import type { DeskState } from '../../journal/read/read-desk'

/** An edit to commit, and the immutable texts and originals that its ops name, which must be durable first. */
export interface Planned extends Plan {
  texts?: readonly FrozenFile[]
}

/** Plans an edit on the desk as it is when its turn comes. */
export type Planner = (desk: DeskRead, history: UndoStack) => Planned

/** A durable edit: the desk's revision after it, and its transaction. An edit that changes nothing has none. */
export interface Committed {
  revision: number
  transaction?: Transaction
}

/** An edit that waits for its turn. */
interface Waiting {
  plan: Planner
  resolve: (committed: Committed) => void
  reject: (error: unknown) => void
}

/** An edit of a group, with its caller and its result. */
interface Staged extends Waiting, Committed {}

/** Edits of several callers that are written as one, and the undo history after them. */
export interface Group {
  staged: Staged[]
  history: UndoStack
}

/** How many edits one group holds at most. */
const GROUP_MAX = 1000

/** A queue's dependencies. */
export interface QueueParts {
  /** The desk as it is on the disk. */
  state: () => DeskState
  /** @throws ParleyError if the desk takes no edits */
  refuseIfReadOnly: () => void
  writeTexts: (texts: readonly FrozenFile[]) => Promise<void>
  /** Writes a group, all of it or nothing, and answers its callers. */
  write: (group: Group) => Promise<void>
}

/** Beyond this, two numbers in a row are equal. @throws ParleyError `number-spent` */
function refuseIfSpent(numbers: readonly number[]): void {
  if (!numbers.every(Number.isSafeInteger)) throw new ParleyError('number-spent', { number: Number.MAX_SAFE_INTEGER })
}

/** Commits edits in the order of the requests; those that arrive during a write are written together. */
export class CommitQueue {
  readonly #parts: QueueParts
  #waiting: Waiting[] = []
  #writing: Promise<void> | undefined

  constructor(parts: QueueParts) {
    this.#parts = parts
  }

  /** The write under way, if any. */
  get writing(): Promise<void> | undefined {
    return this.#writing
  }

  /** Resolves once the edit is durable. @throws whatever `plan` throws, and the reason if the edit is refused */
  add(plan: Planner): Promise<Committed> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ plan, resolve, reject })
      this.#writing ??= this.#writeAll()
    })
  }

  async #writeAll(): Promise<void> {
    // Requests made in one go are written in one go.
    await Promise.resolve()
    try {
      while (this.#waiting.length > 0) {
        const group = await this.#stageGroup()
        if (group.staged.length > 0) await this.#parts.write(group)
      }
    } finally {
      // Cleared in the same turn as the last check of the queue, so that a later edit starts a new write and is not forgotten.
      this.#writing = undefined
    }
  }

  /** Plans the waiting edits, each on top of the one before, up to one that brings texts: those are written before anything names them. */
  async #stageGroup(): Promise<Group> {
    const { desk, history } = this.#parts.state()
    const group: Group = { staged: [], history }
    const ahead = new StagedDesk(desk)
    while (group.staged.length < GROUP_MAX) {
      const waiting = this.#waiting.shift()
      if (!waiting) break
      try {
        this.#parts.refuseIfReadOnly()
        const known = group.staged.length === 0 ? desk : ahead
        const { texts = [], ...plan } = waiting.plan(known, group.history)
        refuseIfSpent([ahead.revision + 1, ...plan.ops.map((op) => (op.op === 'put' ? op.record.rev : 1))])
        if (texts.length > 0 && group.staged.length > 0) {
          this.#waiting.unshift(waiting)
          break
        }
        // Write a lost text again even if no record newly names it.
        if (texts.length > 0) await this.#parts.writeTexts(texts)
        if (plan.ops.length === 0) group.staged.push({ ...waiting, revision: ahead.revision })
        else {
          const transaction: Transaction = { ...plan, n: ahead.revision + 1 }
          group.history = undoStackAfter(group.history, known, plan)
          ahead.stage(plan.ops)
          group.staged.push({ ...waiting, revision: transaction.n, transaction })
        }
        if (texts.length > 0) break
      } catch (error) {
        waiting.reject(error)
      }
    }
    return group
  }
}
