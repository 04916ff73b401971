import type { DeskRead } from '../../../core/desk/desk-read'
import { StagedDesk } from '../../../core/desk/staged-desk'
import type { UndoStack } from '../../../core/journal/step'
import type { Plan, Transaction } from '../../../core/journal/transaction'
import { undoStackAfter } from '../../../core/undo/undo'
import type { FrozenText } from '../../journal/format/frozen-texts'
import type { DeskState } from '../../journal/read/recover'

/** What is to be committed, and the immutable texts that the ops name: they are on the disk before the ops are. */
export interface Planned extends Plan {
  texts?: readonly FrozenText[]
}

/** Works out an edit on the desk as it is when its turn comes. */
export type Planner = (desk: DeskRead, history: UndoStack) => Planned

/** What became of an edit that the disk has: the desk's revision after it, and its transaction. An edit that does nothing has none. */
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

/** An edit of a group: who waits for it, and what becomes of it. */
interface Staged extends Waiting, Committed {}

/** Edits of several askers that are written as one, and the history after them. */
export interface Group {
  staged: Staged[]
  history: UndoStack
}

/** How many edits are written as one at most. */
const GROUP_MAX = 1000

/** What a queue needs of whoever writes. */
export interface QueueParts {
  /** The desk as the disk has it. */
  state: () => DeskState
  /** @throws ParleyError where no edits are taken */
  refuseIfReadOnly: () => void
  writeTexts: (texts: readonly FrozenText[]) => Promise<void>
  /** Writes a group, all of it or nothing, and answers whoever waits for it. */
  write: (group: Group) => Promise<void>
}

/** Edits in the order in which they were asked for: what is asked for while others are being written is written together. */
export class CommitQueue {
  readonly #parts: QueueParts
  #waiting: Waiting[] = []
  #writing: Promise<void> | undefined

  constructor(parts: QueueParts) {
    this.#parts = parts
  }

  /** What is being written, if anything is. */
  get writing(): Promise<void> | undefined {
    return this.#writing
  }

  /** Resolves once the disk has the edit. @throws whatever `plan` throws, and what refuses the edit */
  add(plan: Planner): Promise<Committed> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ plan, resolve, reject })
      this.#writing ??= this.#writeAll()
    })
  }

  async #writeAll(): Promise<void> {
    // What is asked for in one go is written in one go.
    await Promise.resolve()
    try {
      while (this.#waiting.length > 0) {
        const group = await this.#stageGroup()
        if (group.staged.length > 0) await this.#parts.write(group)
      }
    } finally {
      // In the same turn as the last look at what waits: whoever comes after it begins anew, and is not forgotten.
      this.#writing = undefined
    }
  }

  /** Plans what waits, each on top of the one before, up to one that brings texts: those are written before anything names them. */
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
        if (texts.length > 0 && group.staged.length > 0) {
          this.#waiting.unshift(waiting)
          break
        }
        // A text that was lost is written again even where nothing names it anew.
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
