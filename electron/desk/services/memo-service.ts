import { basename } from 'node:path'
import type { Handlers } from '../../../core/contract/answer-by'
import type { DESK_REQUESTS } from '../../../core/contract/channels'
import { getOrThrow } from '../../../core/desk/desk-read'
import type { MemoModel } from '../../../core/memo/memo-model'
import type { Pressed, PressProgress } from '../../../core/memo/pressed'
import { memoWithChanges } from '../../../core/memo/saved/compared-memo'
import { memoAsPrinted } from '../../../core/memo/saved/gather-for'
import { memoAsTyped } from '../../../core/memo/saved/memo-as-typed'
import { memoRoomView } from '../../../core/queries/memo-room'
import type { FileSystem } from '../../files/file-system'
import type { DeskStore } from '../store/desk-store'
import type { Job, Jobs } from './jobs'
import { memoBytes } from './memo-bytes'
import { MEMO_FILES, refuseUnfitPlace, writeMemoFile } from './memo-file'

/** The requests about saved memos. */
type MemoRequest = Extract<(typeof DESK_REQUESTS)[number], `desk:memo-${string}`>

/** Lays a memo out as pages. */
export type SetPages = (
  memo: MemoModel,
  options: { signal: AbortSignal; onProgress: (progress: PressProgress) => void },
) => Promise<Pressed>

/** The service's dependencies, besides the store. */
export interface MemoWorld {
  setPages: SetPages
  /** The file of a place that the person chose. @throws ParleyError `place-unknown` */
  fileOf: (place: string) => Promise<string>
  progress: (job: string, progress: PressProgress) => void
  /** The files that memos are written to; the machine's if left out. */
  fs?: FileSystem
}

/** Answers the requests about saved memos: shows them, lays out their pages, and exports them as PDF, Word or Markdown. */
export class MemoService {
  readonly handlers: Handlers<MemoRequest>
  readonly #store: DeskStore
  readonly #world: MemoWorld
  readonly #jobs: Jobs
  /** The pages that were shown last: a text is typed, shown, and then saved as it was typed. */
  #shown: { says: string; pressed: Pressed } | undefined

  constructor(store: DeskStore, clock: () => string, world: MemoWorld, jobs: Jobs) {
    this.#store = store
    this.#world = world
    this.#jobs = jobs
    this.handlers = {
      'desk:memo-room': ({ id }) => memoRoomView(store.desk, id, clock()),
      'desk:memo-pages': ({ id, job, fields = {} }) => this.#work(job, (work) => this.#show(id, fields, work)),
      'desk:memo-export': ({ id, job, place, format = 'pdf', changes }) =>
        this.#work(job, async (work) => {
          const file = await world.fileOf(place)
          await refuseUnfitPlace(file, MEMO_FILES[format])
          const { bytes, pages } =
            format === 'pdf' ? await this.#set(id, work) : await this.#write(id, format, changes === true)
          work.refuseIfCanceled()
          await writeMemoFile(file, bytes, format, world.fs)
          return { file: basename(file), ...(pages ? { pages: pages.length } : {}), size: bytes.length }
        }),
    }
  }

  /** Runs the press as a job, and reports its progress to the window. */
  #work<T>(name: string, work: (job: Job<PressProgress>) => Promise<T>): Promise<T> {
    return this.#jobs.run(name, work, { progress: (how) => this.#world.progress(name, how) })
  }

  /** A memo without pages: as Word, with the changes since the issued one if wanted, or as Markdown. */
  async #write(id: string, format: 'docx' | 'md', changes: boolean): Promise<{ bytes: Uint8Array; pages?: undefined }> {
    const { desk } = this.#store
    const memo = getOrThrow(desk, 'memo', id)
    const printed = memoAsPrinted(desk, memo)
    const compared = changes && format === 'docx' ? memoWithChanges(desk, memo, printed) : undefined
    return { bytes: await memoBytes(printed, format, { saved: memo, compared }) }
  }

  async #show(id: string, fields: Record<string, unknown>, work: Job<PressProgress>): Promise<Pressed> {
    const { desk } = this.#store
    const memo = memoAsPrinted(desk, memoAsTyped(getOrThrow(desk, 'memo', id), fields))
    const says = JSON.stringify(memo)
    if (this.#shown?.says === says) return this.#shown.pressed
    const pressed = await this.#world.setPages(memo, { signal: work.signal, onProgress: work.progress })
    this.#shown = { says, pressed }
    return pressed
  }

  #set(id: string, { signal, progress }: Job<PressProgress>): Promise<Pressed> {
    const memo = memoAsPrinted(this.#store.desk, getOrThrow(this.#store.desk, 'memo', id))
    return this.#world.setPages(memo, { signal, onProgress: progress })
  }
}
