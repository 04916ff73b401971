import { ParleyError } from '../../../core/base/errors'
import type { Actor, CommandOf } from '../../../core/commands/command'
import type { ImportChoices } from '../../../core/commands/import-schema'
import type { Handlers } from '../../../core/contract/answer-by'
import type { DESK_REQUESTS } from '../../../core/contract/channels'
import { refKey } from '../../../core/desk/ops'
import type { ParsedImport } from '../../../core/interop/candidate'
import { previewImport, type ImportPlan } from '../../../core/interop/import-plan'
import { importPreview } from '../../../core/interop/import-view'
import { kindOfCsv, parseCsvImport } from '../../../core/interop/read-csv-import'
import { parseJsonImport } from '../../../core/interop/read-json-import'
import type { CollectionName } from '../../../core/model/values/collection-names'
import type { StaffMember } from '../../../core/model/values/staff-member'
import { withStaff } from '../store/committed'
import type { DeskStore } from '../store/desk-store'
import { exportRecords, importFileOf, readImportBytes, type ImportBytes, type ImportFile } from './interop-files'
import type { Job, Jobs } from './jobs'

/** The requests about exports and imports of records. */
type InteropRequest = Extract<(typeof DESK_REQUESTS)[number], 'desk:export' | `desk:import-${string}`>

/** The service's dependencies, besides the store. */
export interface InteropWorld {
  /** The file of a place that the person chose for this use. @throws ParleyError `place-unknown` */
  fileOf: (place: string, use: 'write' | 'read') => Promise<string>
  /** Receives the progress of a job. */
  work: (job: string, done: number, of: number) => void
}

/** Progress: how much is done of how much, 0 if unknown. */
interface Progress {
  done: number
  of: number
}

/** A file that is being previewed. Its latest result is cached until the request changes. */
interface Session {
  file: ImportFile
  parsed?: { kind: CollectionName | undefined; value: ParsedImport }
  plan?: { key: string; value: ImportPlan }
}

/** How many files may be previewed at once; the oldest makes room, since a closed window ends nothing. */
const SESSIONS_MAX = 4
/** How long work runs before other work gets its turn, and how often its progress is reported, in milliseconds. */
const TURN_MS = 25
const TELL_MS = 100
/** How often a preview is started again because the desk was edited meanwhile. */
const TRIES = 5

/** Answers the requests about exports and imports of records. */
export class InteropService {
  readonly handlers: Handlers<InteropRequest>
  readonly #store: DeskStore
  readonly #clock: () => string
  readonly #world: InteropWorld
  readonly #jobs: Jobs
  readonly #sessions = new Map<string, Session>()
  /** The one file whose encoding a person is being asked for. */
  readonly #unclear = new Map<string, ImportBytes>()

  constructor(store: DeskStore, clock: () => string, world: InteropWorld, jobs: Jobs) {
    this.#store = store
    this.#clock = clock
    this.#world = world
    this.#jobs = jobs
    this.handlers = {
      'desk:export': ({ job, place, what, format }) =>
        this.#work(job, async ({ signal, progress }) => {
          const file = await world.fileOf(place, 'write')
          const { storeId } = store
          const onProgress = (done: number) => progress({ done, of: 0 })
          return exportRecords(store.desk, { storeId, what, format, file, signal, onProgress })
        }),
      'desk:import-open': ({ id, job, place, encoding }) =>
        this.#work(job, async () => {
          // A place is good for one reading; another encoding is of the same bytes.
          const kept = encoding === undefined ? undefined : this.#unclear.get(id)
          const bytes = kept ?? (await readImportBytes(await world.fileOf(place, 'read')))
          this.#unclear.clear()
          this.#unclear.set(id, bytes)
          const file = importFileOf(bytes, encoding)
          this.#unclear.clear()
          this.#keep(id, { file })
          const kind = file.format === 'csv' ? kindOfCsv(file.text) : undefined
          return { file: file.name, format: file.format, encoding: file.encoding, ...(kind ? { kind } : {}) }
        }),
      'desk:import-preview': (input) =>
        this.#work(input.job, async (job) => {
          const plan = await this.#plan(input, input.staff, job)
          return importPreview(withStaff(store.desk, input.staff, this.#actor(input.staff)).known, plan, input)
        }),
      'desk:import-end': ({ id }) => {
        this.#unclear.delete(id)
        this.#sessions.delete(id)
        return {}
      },
    }
  }

  /**
   * Plans an import as it was previewed, commits it, and then forgets the file.
   * @throws ParleyError `import-stale`, `place-unknown`, `canceled`
   */
  importFile<T>(
    command: CommandOf<'import'>,
    member: StaffMember,
    commit: (plan: ImportPlan) => Promise<T>,
  ): Promise<T> {
    return this.#work(command.job, async (job) => {
      const plan = await this.#plan(command, member, job)
      if (plan.revision !== command.revision) throw new ParleyError('import-stale')
      const done = await commit(plan)
      this.#sessions.delete(command.id)
      return done
    })
  }

  #actor(staff: StaffMember): Actor {
    return { staff: staff.id, at: this.#clock() }
  }

  #keep(id: string, session: Session): void {
    this.#sessions.delete(id)
    this.#sessions.set(id, session)
    for (const old of [...this.#sessions.keys()].slice(0, -SESSIONS_MAX)) this.#sessions.delete(old)
  }

  /** Plans an import into the current desk, once for each revision and set of choices. */
  async #plan(input: ImportChoices, staff: StaffMember, job: Job<Progress>): Promise<ImportPlan> {
    const session = this.#sessions.get(input.id)
    if (!session) throw new ParleyError('place-unknown')
    const { file } = session
    const kind = input.of ?? (file.format === 'csv' ? kindOfCsv(file.text) : undefined)
    if (session.parsed?.kind !== kind || !session.parsed) {
      const work = file.format === 'json' ? parseJsonImport(file.text, kind) : parseCsvImport(file.text, needed(kind))
      const of = file.format === 'json' ? file.text.length : 0
      const value = await this.#drive(work, of, job)
      if (value) session.parsed = { kind, value }
    }
    if (!session.parsed) throw new ParleyError('canceled')
    const { take, except } = input
    const choice = { take, except: new Set(except.map(refKey)) }
    for (let tries = 0; tries < TRIES; tries += 1) {
      const { desk, storeId } = this.#store
      const { revision } = desk
      const key = JSON.stringify([revision, kind, take, except, staff.id])
      if (session.plan?.key === key) return session.plan.value
      const actor = this.#actor(staff)
      const { known } = withStaff(desk, staff, actor)
      const parsed = session.parsed.value
      const work = previewImport(known, parsed, { storeId, revision, choice, actor })
      // A desk must not be read further once an edit has replaced it; then the preview starts again.
      const isTrue = () => this.#store.desk.revision === revision
      const value = await this.#drive(work, parsed.candidates.length, job, isTrue)
      if (value) session.plan = { key, value }
    }
    throw new ParleyError('import-stale')
  }

  /** Runs work one turn at a time, until it is done, canceled, or out of date with the desk: then it has no result. */
  async #drive<T>(
    work: Generator<number, T>,
    of: number,
    job: Job<Progress>,
    isTrue: () => boolean = () => true,
  ): Promise<T | undefined> {
    for (;;) {
      const until = Date.now() + TURN_MS
      do {
        const step = work.next()
        if (step.done) return step.value
        job.progress({ done: step.value, of })
      } while (Date.now() < until)
      await new Promise((resolve) => setImmediate(resolve))
      job.refuseIfCanceled()
      if (!isTrue()) return undefined
    }
  }

  /** Runs work as a job, and reports its progress to the window. */
  #work<T>(name: string, work: (job: Job<Progress>) => Promise<T>): Promise<T> {
    return this.#jobs.run(name, work, {
      progress: ({ done, of }) => this.#world.work(name, done, of),
      everyMs: TELL_MS,
    })
  }
}

function needed(kind: CollectionName | undefined): CollectionName {
  if (kind === undefined) throw new ParleyError('import-kind-needed')
  return kind
}
