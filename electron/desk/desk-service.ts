import type { Actor } from '../../core/commands/command'
import { apply } from '../../core/commands/apply'
import { answer, type Handlers } from '../../core/contract/answer'
import type { DeskRequest } from '../../core/contract/channels'
import type { Envelope } from '../../core/contract/contract'
import { listView } from '../../core/queries/lists'
import { deskStatus, overviewView } from '../../core/queries/overview'
import { recordView } from '../../core/queries/record-view'
import type { DeskStore } from './desk-store'

/** Answers the desk's requests of the contract: in the desk process for the window, and in process for the command line and tests. */
export class DeskService {
  readonly #handlers: Handlers<DeskRequest>
  readonly #report: (error: unknown) => void

  /** `clock` gives the current instant; `report` hears of failures that nobody foresaw. */
  constructor(store: DeskStore, clock: () => string, report: (error: unknown) => void) {
    this.#report = report
    this.#handlers = {
      'desk:status': () => deskStatus(store.desk, clock(), { directory: store.directory, readOnly: store.readOnly }),
      'desk:overview': () => overviewView(store.desk, clock()),
      'desk:list': ({ screen }) => listView(store.desk, screen, clock()),
      'desk:record': (ref) => recordView(store.desk, ref, clock()),
      'desk:apply': async ({ command, staff }) => {
        const actor: Actor = { staff, at: clock() }
        return { revision: await store.commit((desk) => apply(desk, command, actor).ops) }
      },
    }
  }

  /** Answers one request; never throws. */
  answer(request: string, input: unknown): Promise<Envelope> {
    return answer(this.#handlers, request, input, this.#report)
  }
}
