import { randomUUID } from 'node:crypto'
import { ParleyError } from '../../../core/base/errors'
import type { Handlers } from '../../../core/contract/answer-by'
import { getOrThrow } from '../../../core/desk/desk-read'
import { scheduleLineView } from '../../../core/queries/schedule-line'
import { schedulesOf } from '../../../core/queries/schedules'
import type { ReadingPlace } from '../../reading/read-in-thread'
import type { ScheduleAnswers, ScheduleQuestion } from '../../reading/schedule-answers'
import { ScheduleThread } from '../../reading/schedule-thread'
import type { DeskStore } from '../store/desk-store'
import type { InteropWorld } from './interop-service'
import type { Jobs } from './jobs'

/** How often progress is reported, in milliseconds. */
const TELL_MS = 100

/** Answers for the lines of the desk's tariff schedules. A thread reads the one that is asked about, and keeps it for a while. */
export class ScheduleService {
  readonly handlers: Handlers<'desk:schedules' | 'desk:schedule-find' | 'desk:schedule-line'>
  readonly #store: DeskStore
  readonly #place: ReadingPlace | undefined
  #open: { key: string; thread: ScheduleThread } | undefined

  constructor(store: DeskStore, place: ReadingPlace | undefined, { world, jobs }: { world: InteropWorld; jobs: Jobs }) {
    this.#store = store
    this.#place = place
    const ask = <K extends keyof ScheduleAnswers>(source: string, job: string, question: ScheduleQuestion) =>
      jobs.run<ScheduleAnswers[K], { done: number; of: number }>(
        job,
        async ({ signal, progress, refuseIfCanceled }) => {
          const thread = await this.#threadOf(source)
          refuseIfCanceled()
          return thread.ask<K>(question, { signal, progress: (done, of) => progress({ done, of }) })
        },
        { progress: ({ done, of }) => world.work(job, done, of), everyMs: TELL_MS },
      )
    this.handlers = {
      'desk:schedules': () => schedulesOf(store.desk),
      'desk:schedule-find': ({ source, job, ...question }) => ask<'found'>(source, job, question),
      'desk:schedule-line': async ({ source, row, good, job }) => {
        const line = await ask<'line'>(source, job, { row })
        if (!line) throw new ParleyError('bad-request', { channel: 'desk:schedule-line', field: 'row' })
        const { report, excerpts, hasFootnotes } = line
        const makeId = () => `r${randomUUID().replaceAll('-', '')}`
        return { ...scheduleLineView(store.desk, { good, source, report, excerpts, makeId }), hasFootnotes }
      },
    }
  }

  /** Ends the thread. */
  async end(): Promise<void> {
    await this.#open?.thread.end()
  }

  /** @throws ParleyError `record-missing`, `original-not-kept`, `original-missing`, `original-corrupt` */
  async #threadOf(source: string): Promise<ScheduleThread> {
    if (!this.#place) throw new ParleyError('internal', { reason: 'no reader' })
    const { original, scheduleRevision: revision } = getOrThrow(this.#store.desk, 'source', source)
    if (original?.kept !== true || revision === undefined)
      throw new ParleyError('original-not-kept', { collection: 'source', id: source })
    const key = `${original.sha256} ${revision}`
    if (this.#open?.key === key) return this.#open.thread
    const bytes = await this.#store.readOriginal(original.sha256)
    // Another question may have opened it meanwhile.
    if (this.#open?.key === key) return this.#open.thread
    void this.#open?.thread.end()
    const thread: ScheduleThread = new ScheduleThread({ name: original.name, bytes, revision }, this.#place, () => {
      if (this.#open?.thread === thread) this.#open = undefined
    })
    this.#open = { key, thread }
    return thread
  }
}
