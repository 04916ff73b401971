import { ParleyError } from '../../../core/base/errors'
import type { Handlers } from '../../../core/contract/answer-by'
import type { DESK_REQUESTS } from '../../../core/contract/channels'
import type { ReturnedFile } from '../../../core/memo/returned/returned-file'
import { returnedView } from '../../../core/queries/returned-view'
import { readReturned, type ReadingPlace } from '../../reading/read-in-thread'
import type { DeskStore } from '../store/desk-store'
import type { InteropWorld } from './interop-service'
import type { Jobs } from './jobs'
import { fileToRead } from './reading-service'

/** The requests about Word files that were sent back. */
type ReturnedRequest = Extract<(typeof DESK_REQUESTS)[number], `desk:returned-${string}`>

/** How many files are held at once; the oldest makes room, since a closed window ends nothing. */
const HELD = 4

/** Answers the requests about Word files that were sent back: reads each once in a thread, and compares it with its memo whenever it is asked. */
export class ReturnedService {
  readonly handlers: Handlers<ReturnedRequest>
  readonly #files = new Map<string, { name: string; file: ReturnedFile }>()

  constructor(store: DeskStore, place: ReadingPlace | undefined, world: InteropWorld, jobs: Jobs) {
    this.handlers = {
      'desk:returned-open': ({ id, job, place: chosen }) =>
        jobs.run(job, async ({ signal }) => {
          if (!place) throw new ParleyError('internal', { reason: 'no reader' })
          const given = await fileToRead(await world.fileOf(chosen, 'read'))
          this.#hold(id, { name: given.name, file: await readReturned(given, place, { signal }) })
          return {}
        }),
      'desk:returned-view': ({ id, memo, limit }) => {
        const held = this.#files.get(id)
        if (!held) throw new ParleyError('place-unknown')
        return returnedView(store.desk, memo, held, limit)
      },
      'desk:returned-end': ({ id }) => {
        this.#files.delete(id)
        return {}
      },
    }
  }

  #hold(id: string, returned: { name: string; file: ReturnedFile }): void {
    this.#files.delete(id)
    this.#files.set(id, returned)
    for (const old of [...this.#files.keys()].slice(0, -HELD)) this.#files.delete(old)
  }
}
