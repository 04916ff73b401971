import { answer } from '../../../core/contract/answer'
import type { EventName } from '../../../core/contract/channels'
import type { Envelope } from '../../../core/contract/envelope'
import type { EventValue } from '../../../core/contract/contract'
import { logEventSchema, type LogEvent } from '../../../core/contract/log-event'
import type { DeskJob, DeskReport, PlaceGrant, RemindQuestion, WordAsked } from '../../../core/contract/port'
import { remindersView } from '../../../core/queries/reminders'
import type { BackupWork } from '../../backup/backup-work'
import type { ReadingPlace } from '../../reading/read-in-thread'
import { sha256Of } from '../../journal/format/desk-content'
import type { SpellingPlace } from '../../spelling/spelling-thread'
import { ChosenFiles } from '../services/chosen-files'
import { DeskBackups } from '../services/desk-backups'
import { DeskService } from '../services/desk-service'
import type { SetPages } from '../services/memo-service'
import { RescuedPoints } from '../services/rescued-points'
import { SalvageService } from '../services/salvage-service'
import type { SearchPlace } from '../services/search-service'
import type { DeskStore } from '../store/desk-store'
import type { OpenOptions } from '../store/open-options'
import { DeskKeeper } from './desk-keeper'
import type { DeskAnswers } from './port-server'

type EventListener = Parameters<DeskAnswers['onEvent']>[0]

/** The dependencies of answering. */
export interface ResponderParts {
  clock: () => string
  /** Logs unforeseen failures. */
  log: (error: unknown) => void
  /** Receives the desk's name, and why it cannot be opened. */
  report: (report: DeskReport) => void
  /** Notes what happens, for the log of this machine. */
  note?: (event: LogEvent) => void
  setPages: SetPages
  /** How the desk is opened: its clock, and how its snapshots are made. */
  store?: OpenOptions
  lookMs?: number
  /** The folder of the search index; without it each search reads the whole desk. */
  search?: SearchPlace
  /** The folder of the files of notes that are being written, by the desk's id; without it no file can be attached. */
  draftFiles?: (storeId: string) => string | undefined
  /** The thread of the dictionary; without it no word is wrong. */
  spelling?: SpellingPlace
  /** The file of the thread that reads files into sources. */
  files?: ReadingPlace
  /** Makes backups; none are made without it, or without backup folders in the job. */
  backup?: BackupWork
}

/** Answers every request about one desk, and tells its listeners about changes. While the desk cannot be opened, the answer is the reason. */
export class DeskResponder implements DeskAnswers {
  readonly #parts: ResponderParts
  readonly #listeners = new Set<EventListener>()
  readonly #chosen = new ChosenFiles()
  readonly #backups: DeskBackups | undefined
  readonly #salvage: SalvageService
  readonly #keeper: DeskKeeper
  #service: DeskService | undefined

  private constructor(job: DeskJob, parts: ResponderParts) {
    this.#parts = parts
    const { clock, log, store, lookMs } = parts
    const report = (said: DeskReport) => {
      if ('failure' in said) parts.note?.({ event: 'desk-failed', code: said.failure.code })
      parts.report(said)
    }
    const { directory, who } = job
    this.#backups = this.#backupsOf(job)
    const rescued = new RescuedPoints({
      directory,
      ownFolder: job.rescueTo,
      storeId: () => this.#backups?.storeId() ?? Promise.resolve(undefined),
    })
    const others = store?.others ?? [rescued, ...(this.#backups ? [this.#backups.points] : [])]
    const keeper = new DeskKeeper(job, {
      clock,
      log,
      report,
      store: { clock, ...store, others },
      lookMs,
      backups: this.#backups,
      tell: (event, value) => this.#tell(event, value),
      shown: (shown) => {
        void this.#service?.end()
        this.#service = shown && this.#serviceOf(shown)
        if (shown) this.#noteOpened(shown)
      },
    })
    this.#keeper = keeper
    this.#salvage = new SalvageService({
      directory,
      who,
      clock,
      failure: () => (keeper.store && !keeper.store.condition.salvaged ? undefined : keeper.failure),
      look: (point) => keeper.lookAt(point),
      reopen: () => keeper.reopen(),
      others,
    })
  }

  /** Prepares the desk with `make`, as the job says, and tries to open it; resolves in either case. */
  static async start(job: DeskJob, parts: ResponderParts, make: () => Promise<void>): Promise<DeskResponder> {
    const responder = new DeskResponder(job, parts)
    await responder.#keeper.start(make)
    return responder
  }

  /** Answers one request; never throws. Notes each failure by its code. */
  async answer(request: string, input: unknown): Promise<Envelope> {
    const envelope = await this.#answer(request, input)
    if (!envelope.ok && envelope.error.code !== 'canceled') {
      const event = logEventSchema.safeParse({ event: 'request-failed', request, code: envelope.error.code })
      if (event.success) this.#parts.note?.(event.data)
    }
    return envelope
  }

  async #answer(request: string, input: unknown): Promise<Envelope> {
    await this.#keeper.changing
    if (this.#backups && Object.hasOwn(this.#backups.handlers, request))
      return answer(this.#backups.handlers, request, input, this.#parts.log)
    const { handlers } = this.#salvage
    if (Object.hasOwn(handlers, request)) return answer(handlers, request, input, this.#parts.log)
    return this.#service?.answer(request, input) ?? { ok: false, error: this.#keeper.failure }
  }

  /** Calls the listener at every commit, every other change of the answers, and all progress, until the returned function is called. */
  onEvent(listener: EventListener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  grant(place: PlaceGrant): void {
    this.#chosen.add(place)
  }

  remind({ within, titles }: RemindQuestion): void {
    const { store } = this.#keeper
    if (!store) return
    try {
      const { rows, today, isPinned } = remindersView(store.desk, this.#parts.clock(), within)
      const told = rows.map(({ key, days, isOver, isOpen, title }) => ({
        key,
        days,
        isOver,
        ...(titles && isOpen ? { title } : {}),
      }))
      this.#parts.report({ reminders: { storeId: store.storeId, today, isPinned, rows: told } })
    } catch (error) {
      // A desk without sound settings says so in the window.
      this.#parts.log(error)
    }
  }

  async suggestions(asked: WordAsked): Promise<string[]> {
    return (await this.#service?.suggestions(asked)) ?? []
  }

  /** Closes the desk. */
  async close(): Promise<void> {
    await this.#service?.end()
    await this.#keeper.close()
  }

  #noteOpened({ storeId, condition }: DeskStore): void {
    const mode = condition.salvaged ? 'salvage' : condition.readOnly ? 'read' : 'write'
    this.#parts.note?.({ event: 'desk-opened', desk: sha256Of(storeId).slice(0, 12), mode })
  }

  /** The backups of the desk; undefined if the job has no folders for them. */
  #backupsOf({ directory, backups: folders }: DeskJob): DeskBackups | undefined {
    const { clock, log, report, backup: work } = this.#parts
    if (!work || !folders) return undefined
    return new DeskBackups({
      directory,
      folders,
      work,
      clock,
      log,
      tell: (event) => this.#tell('desk:backup', event),
      report: (backups) => report({ backups }),
      ...(this.#parts.note ? { note: this.#parts.note } : {}),
      fileOf: (place) => this.#chosen.fileOf(place),
    })
  }

  #serviceOf(store: DeskStore): DeskService {
    const { clock, log, setPages } = this.#parts
    return new DeskService(store, clock, log, {
      reading: () => this.#keeper.reading,
      notices: () => this.#keeper.notices,
      memos: {
        setPages,
        fileOf: (place) => this.#chosen.fileOf(place),
        progress: (job, progress) => this.#tell('desk:progress', { job, ...progress }),
      },
      interop: {
        fileOf: (place, use) => this.#chosen.fileOf(place, use),
        work: (job, done, of) => this.#tell('desk:work', { job, done, of }),
      },
      ...(this.#parts.search ? { search: this.#parts.search } : {}),
      ...(this.#parts.draftFiles ? { draftFiles: this.#parts.draftFiles } : {}),
      ...(this.#parts.spelling ? { spelling: this.#parts.spelling } : {}),
      ...(this.#parts.files ? { files: this.#parts.files } : {}),
      checked: () => this.#tell('desk:checked', {}),
      backUp: () => this.#backups?.before() ?? Promise.resolve(),
    })
  }

  #tell<E extends EventName>(event: E, value: EventValue<E>): void {
    for (const listener of this.#listeners) listener(event, value)
  }
}
