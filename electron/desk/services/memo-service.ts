import { basename } from 'node:path'
import { ParleyError } from '../../../core/base/errors'
import type { Actor } from '../../../core/commands/command'
import {
  issueMemo,
  makeMemo,
  newVersionOfMemo,
  refreshMemo,
  type MemoApplied,
} from '../../../core/commands/memo-commands'
import type { Handlers } from '../../../core/contract/answer'
import type { DESK_REQUESTS } from '../../../core/contract/channels'
import { getOrThrow, type DeskRead } from '../../../core/desk/desk-read'
import { memoAsPrinted } from '../../../core/memo/kept-memo'
import type { MemoModel } from '../../../core/memo/memo-model'
import type { Pressed, PressProgress } from '../../../core/memo/pressed'
import type { StaffMember } from '../../../core/model/values/staff-member'
import { memoRoomView } from '../../../core/queries/memo-room'
import { sha256Of } from '../../journal/format/desk-content'
import { committed, planOf, withStaff } from '../store/committed'
import type { DeskStore } from '../store/desk-store'
import { refuseUnfitPlace, writeMemoFile } from './memo-file'

/** The requests about saved memos. */
type MemoRequest = Extract<(typeof DESK_REQUESTS)[number], `desk:memo-${string}`>

/** Sets a memo as pages. */
export type SetPages = (
  memo: MemoModel,
  options: { signal: AbortSignal; onProgress: (progress: PressProgress) => void },
) => Promise<Pressed>

/** What the service stands on besides the store. */
export interface MemoWorld {
  setPages: SetPages
  /** The file of a place that the person chose. @throws ParleyError `place-unknown` */
  fileOf: (place: string) => Promise<string>
  progress: (job: string, progress: PressProgress) => void
}

/** Answers the requests about saved memos: makes, refreshes and issues them, sets their pages, and writes them out as PDF. */
export class MemoService {
  readonly handlers: Handlers<MemoRequest>
  readonly #store: DeskStore
  readonly #clock: () => string
  readonly #world: MemoWorld
  readonly #jobs = new Map<string, AbortController>()

  constructor(store: DeskStore, clock: () => string, world: MemoWorld) {
    this.#store = store
    this.#clock = clock
    this.#world = world
    this.handlers = {
      'desk:memo-room': ({ id }) => memoRoomView(store.desk, id, clock()),
      'desk:memo-make': ({ session, id, staff }) =>
        this.#apply(staff, (desk, actor) => makeMemo(desk, { session, id }, actor, sha256Of)),
      'desk:memo-refresh': ({ id, rev, staff }) =>
        this.#apply(staff, (desk, actor) => refreshMemo(desk, id, rev, actor, sha256Of)),
      'desk:memo-issue': ({ id, rev, staff }) =>
        this.#apply(staff, (desk, actor) => issueMemo(desk, id, rev, actor, sha256Of)),
      'desk:memo-version': ({ id, newId, staff }) =>
        this.#apply(staff, (desk, actor) => newVersionOfMemo(desk, { id, newId }, actor, sha256Of)),
      'desk:memo-pages': ({ id, job }) => this.#work(job, (signal) => this.#set(id, job, signal)),
      'desk:memo-export': ({ id, job, place }) =>
        this.#work(job, async (signal) => {
          const file = await world.fileOf(place)
          await refuseUnfitPlace(file)
          const { bytes, pages } = await this.#set(id, job, signal)
          if (signal.aborted) throw new ParleyError('canceled')
          await writeMemoFile(file, bytes)
          return { file: basename(file), pages: pages.length, size: bytes.length }
        }),
      'desk:memo-cancel': ({ job }) => {
        this.#jobs.get(job)?.abort()
        return {}
      },
    }
  }

  async #apply(member: StaffMember, plan: (desk: DeskRead, actor: Actor) => MemoApplied) {
    const actor: Actor = { staff: member.id, at: this.#clock() }
    let done: MemoApplied['ops'] = []
    const revision = await this.#store.commit((desk) => {
      const { own, known } = withStaff(desk, member, actor)
      const applied = plan(known, actor)
      done = applied.ops
      const texts = applied.texts.map((text) => ({ kind: 'memo', text }) as const)
      return { ...planOf(actor, own, applied), texts }
    })
    return committed(revision, done)
  }

  /** Does a work that can be canceled by its name from its first moment on. */
  async #work<T>(job: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    if (this.#jobs.has(job)) throw new ParleyError('bad-request', { channel: 'desk:memo-pages', field: 'job' })
    const controller = new AbortController()
    this.#jobs.set(job, controller)
    try {
      return await work(controller.signal)
    } finally {
      this.#jobs.delete(job)
    }
  }

  #set(id: string, job: string, signal: AbortSignal): Promise<Pressed> {
    const memo = memoAsPrinted(this.#store.desk, getOrThrow(this.#store.desk, 'memo', id))
    return this.#world.setPages(memo, { signal, onProgress: (progress) => this.#world.progress(job, progress) })
  }
}
