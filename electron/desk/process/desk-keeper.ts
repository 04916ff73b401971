import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Failure } from '../../../core/base/failure'
import { answer, failureOf } from '../../../core/contract/answer'
import type { EventName } from '../../../core/contract/channels'
import type { Envelope, EventValue } from '../../../core/contract/contract'
import type { DeskJob, DeskReport, PlaceGrant } from '../../../core/contract/port'
import { settingsOf } from '../../../core/desk/desk-read'
import type { OpenMode, Reading } from '../../../core/desk/reading'
import { isSalvageable } from '../../../core/recovery/recovery'
import type { BackupWork } from '../../backup/backup-work'
import { DESK_FILE } from '../../journal/format/format-1'
import { ChosenFiles } from '../services/chosen-files'
import { DeskBackups } from '../services/desk-backups'
import { DeskService } from '../services/desk-service'
import type { MemoWorld, SetPages } from '../services/memo-service'
import { RescuedPoints } from '../services/rescued-points'
import { SalvageService } from '../services/salvage-service'
import type { DeskStore } from '../store/desk-store'
import type { OpenOptions } from '../store/open-options'
import { DeskNotices } from '../watch/desk-notices'
import { FileWatch } from '../watch/file-watch'
import { DeskOpening } from './desk-opening'
import type { DeskAnswers } from './port-server'

/**
 * Requests that change all of a desk: it is backed up before. One that is damaged cannot be, and going on from it deletes nothing of it: `desk:go-on` is
 * none of them.
 */
const CHANGES_ALL: ReadonlySet<string> = new Set(['desk:return-desk'])

/** How often a desk that is held, gone or only read is looked at again, in milliseconds. */
const LOOK_MS = 2000
/** How often main is told which edit was saved last, in milliseconds. */
const SAVED_MS = 10_000

/** Failures that pass without anybody doing anything here, and cost little to look at again. */
const PASSING: ReadonlySet<Failure['code']> = new Set(['desk-locked', 'desk-gone'])

type EventListener = Parameters<DeskAnswers['onEvent']>[0]

/** What a keeper needs of the process that it is in. */
export interface KeeperParts {
  clock: () => string
  /** Hears of failures that nobody foresaw. */
  log: (error: unknown) => void
  /** Hears what the desk is called, and why it cannot be opened. */
  report: (report: DeskReport) => void
  setPages: SetPages
  /** How the desk is opened: its clock, and what makes its snapshots. */
  store?: OpenOptions
  lookMs?: number
  /** What makes backups; without it, or without folders for them in the job, none are made. */
  backup?: BackupWork
}

/**
 * Keeps one desk for whoever asks it. A desk that cannot be opened answers with the reason; one that another Parley holds, or that is
 * gone, is opened as soon as it is free or there. One that is only read is read again when it changes.
 */
export class DeskKeeper implements DeskAnswers {
  readonly #job: DeskJob
  readonly #parts: KeeperParts
  readonly #listeners = new Set<EventListener>()
  readonly #chosen = new ChosenFiles()
  #store: DeskStore | undefined
  #service: DeskService | undefined
  #outside: FileWatch | undefined
  #notices: DeskNotices | undefined
  /** A desk that is being opened again in the place of one whose files were away: who asks meanwhile waits. */
  #changing: Promise<void> | undefined
  #telling: ReturnType<typeof setTimeout> | undefined
  #failure: Failure = { code: 'desk-lost', params: {} }
  #timer: ReturnType<typeof setTimeout> | undefined
  readonly #backups: DeskBackups | undefined
  readonly #opening: DeskOpening
  readonly #salvage: SalvageService
  #ended = false

  private constructor(job: DeskJob, parts: KeeperParts) {
    this.#job = job
    this.#parts = parts
    const { clock, log, report, backup: work } = parts
    const { directory, who, backups: folders } = job
    if (work && folders)
      this.#backups = new DeskBackups({
        directory,
        folders,
        work,
        clock,
        log,
        tell: (event) => this.#tell('desk:backup', event),
        report: (backups) => report({ backups }),
        fileOf: (place) => this.#chosen.fileOf(place),
      })
    const rescued = new RescuedPoints({
      directory,
      ownFolder: job.rescueTo,
      storeId: () => this.#backups?.storeId() ?? Promise.resolve(undefined),
    })
    const others = parts.store?.others ?? [rescued, ...(this.#backups ? [this.#backups.points] : [])]
    this.#opening = new DeskOpening(job, { clock, ...parts.store, others }, log)
    this.#salvage = new SalvageService({
      directory,
      who,
      clock,
      failure: () => (this.#store && !this.#store.condition.salvaged ? undefined : this.#failure),
      look: (point) => this.#lookAt(point),
      reopen: () => this.#reopen(),
      others,
    })
  }

  /** Makes what the job says with `make`, and tries to open the desk; resolves in either case. */
  static async start(job: DeskJob, parts: KeeperParts, make: () => Promise<void>): Promise<DeskKeeper> {
    const keeper = new DeskKeeper(job, parts)
    await keeper.#open(make)
    keeper.#lookLater()
    return keeper
  }

  /** Answers one request; never throws. */
  async answer(request: string, input: unknown): Promise<Envelope> {
    await this.#changing
    if (this.#backups && Object.hasOwn(this.#backups.handlers, request))
      return answer(this.#backups.handlers, request, input, this.#parts.log)
    const { handlers } = this.#salvage
    if (Object.hasOwn(handlers, request)) return answer(handlers, request, input, this.#parts.log)
    if (CHANGES_ALL.has(request)) await this.#backups?.before()
    return this.#service?.answer(request, input) ?? { ok: false, error: this.#failure }
  }

  /** Hears of every commit, of every other change of what is answered, and of work under way, until the returned function is called. */
  onEvent(listener: EventListener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  grant(place: PlaceGrant): void {
    this.#chosen.add(place)
  }

  /** Ends the looking, and gives the desk back. */
  async close(): Promise<void> {
    this.#ended = true
    clearTimeout(this.#timer)
    await this.#changing
    this.#backups?.end()
    await this.#store?.close()
    this.#tellSaved()
  }

  /** Tries to open the desk, and keeps the reason where it cannot. */
  async #open(make: () => Promise<void> = () => Promise.resolve(), mode = this.#job.mode ?? 'write'): Promise<void> {
    const { clock, log, report } = this.#parts
    try {
      await make()
      await this.#beforeMigration(mode)
      const store = await this.#opening.open(mode)
      const tellTitle = () => report({ title: settingsOf(store.desk).title })
      try {
        tellTitle()
      } catch (error) {
        await store.close()
        throw error
      }
      store.onCommit((revision, touched) => {
        // A desk that was read anew does not say what was touched.
        if (touched.length === 0 || touched.some(({ collection }) => collection === 'deskSettings')) tellTitle()
        if (touched.length > 0) this.#telling ??= setTimeout(() => this.#tellSaved(), SAVED_MS).unref()
        this.#tell('desk:changed', { revision, touched })
        this.#lookLater()
      })
      store.saves.onChange(() => this.#tellAgain())
      this.#outside = store.condition.readOnly ? undefined : new FileWatch(store)
      this.#backups?.opened({
        storeId: store.storeId,
        revision: () => store.desk.revision,
        readOnly: () => store.condition.readOnly,
      })
      const { saved, rescueTo: ownFolder } = this.#job
      const tell = () => {
        if (this.#store === store) this.#tellAgain()
      }
      this.#notices = new DeskNotices(store, { saved: saved?.[store.storeId], ownFolder }, { clock, tell, log })
      this.#show(store)
      void store.checkRest().catch((error: unknown) => this.#refuse(store, error))
    } catch (error) {
      this.#failure = failureOf(error, log)
      report({ failure: this.#failure })
      if (mode === 'salvage' && isSalvageable(this.#failure)) await this.#lookAt('salvaged').catch(log)
    }
  }

  #show(store: DeskStore): void {
    const { clock, log } = this.#parts
    this.#store = store
    this.#service = new DeskService(store, clock, log, {
      reading: () => this.#why(),
      notices: () => this.#notices?.all ?? [],
      memos: this.#memos,
      interop: {
        fileOf: (place, use) => this.#chosen.fileOf(place, use),
        work: (job, done, of) => this.#tell('desk:work', { job, done, of }),
      },
    })
  }

  /** Lets go of what is shown, without closing it. */
  #hide(): void {
    this.#store = undefined
    this.#service = undefined
    this.#outside = undefined
    this.#notices = undefined
  }

  /** Shows a restore point of a damaged desk in the place of why it cannot be opened: nothing watches it, and nothing is backed up. @throws ParleyError as `DeskOpening.openPoint` */
  async #lookAt(point: string): Promise<void> {
    const store = await this.#opening.openPoint(point)
    settingsOf(store.desk)
    this.#hide()
    this.#show(store)
    this.#tellAgain()
  }

  /** Tries anew to open a desk that was damaged. */
  async #reopen(): Promise<void> {
    await this.#change(() => this.#open(undefined, 'write'))
    this.#lookLater()
  }

  /** A desk that was shown turns out to hold what no Parley wrote: it is not shown any more, and the reason is. */
  async #refuse(store: DeskStore, error: unknown): Promise<void> {
    const { log, report } = this.#parts
    this.#hide()
    this.#failure = failureOf(error, log)
    this.#backups?.end()
    await store.close()
    report({ failure: this.#failure })
    this.#tell('desk:changed', { revision: 0, touched: [] })
  }

  /** A desk of an earlier format is backed up as it is before it is brought to this one. */
  async #beforeMigration(mode: OpenMode): Promise<void> {
    if (this.#backups && mode === 'write' && existsSync(join(this.#job.directory, DESK_FILE)))
      await this.#backups.before()
  }

  /** Why the desk takes no edits, or none at this moment. */
  #why(): Reading | undefined {
    return this.#outside?.reading ?? this.#opening.reading
  }

  #lookLater(): void {
    const isOpen = this.#store !== undefined
    const isPassing = isOpen ? this.#why() !== undefined || this.#outside?.isWrong : PASSING.has(this.#failure.code)
    // What was saved of a damaged desk stays as it was read.
    if (this.#store?.condition.salvaged) return
    if (!isPassing || this.#ended || this.#timer !== undefined) return
    this.#timer = setTimeout(() => {
      void this.#look()
        .catch(this.#parts.log)
        .then(() => {
          this.#timer = undefined
          this.#lookLater()
        })
    }, this.#parts.lookMs ?? LOOK_MS)
  }

  /** Looks whether the reason has passed, and tells the windows where anything is other than it was. */
  async #look(): Promise<void> {
    const state = () => JSON.stringify([this.#store?.condition.readOnly, this.#failure, this.#why()])
    const before = state()
    const store = this.#store
    if (!store) await this.#open()
    else if (!this.#outside) await this.#opening.follow(store)
    else if ((await this.#outside.look()) === 'reopen') await this.#openAgain(store)
    if (state() !== before) this.#tellAgain()
  }

  /** Opens the desk in its own place: its folder was away, or another program put the same files there. */
  #openAgain(store: DeskStore): Promise<void> {
    return this.#change(async () => {
      await store.close()
      if (!this.#ended) await this.#open()
    })
  }

  /** Puts another desk in the place of what is shown, and tells of it; who asks meanwhile waits. */
  async #change(work: () => Promise<void>): Promise<void> {
    this.#hide()
    this.#changing = work()
    try {
      await this.#changing
    } finally {
      this.#changing = undefined
    }
    this.#tellAgain()
  }

  /** Tells main which edit was saved last. */
  #tellSaved(): void {
    const isDue = this.#telling !== undefined
    clearTimeout(this.#telling)
    this.#telling = undefined
    const store = this.#store
    if (!store || !isDue) return
    const saved = { revision: store.desk.revision, at: this.#parts.clock() }
    this.#parts.report({ saved, storeId: store.storeId })
  }

  /** What is answered is other than it was, though no record is. */
  #tellAgain(): void {
    this.#tell('desk:changed', { revision: this.#store?.desk.revision ?? 0, touched: [] })
  }

  get #memos(): MemoWorld {
    return {
      setPages: this.#parts.setPages,
      fileOf: (place) => this.#chosen.fileOf(place),
      progress: (job, progress) => this.#tell('desk:progress', { job, ...progress }),
    }
  }

  #tell<E extends EventName>(event: E, value: EventValue<E>): void {
    for (const listener of this.#listeners) listener(event, value)
  }
}
