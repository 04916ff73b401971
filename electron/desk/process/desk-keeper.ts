import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Failure } from '../../../core/base/failure'
import { ownValue } from '../../../core/base/own-value'
import { failureOf } from '../../../core/contract/failure-of'
import type { EventName } from '../../../core/contract/channels'
import { TOUCHED_MAX, type EventValue } from '../../../core/contract/contract'
import type { DeskJob, DeskReport } from '../../../core/contract/port'
import { settingsOf } from '../../../core/desk/desk-read'
import type { Notice, OpenMode, Reading } from '../../../core/desk/reading'
import { isSalvageable } from '../../../core/recovery/recovery'
import { DESK_FILE } from '../../journal/format/format-1'
import type { DeskBackups } from '../services/desk-backups'
import type { DeskStore } from '../store/desk-store'
import type { OpenOptions } from '../store/open-options'
import { DeskNotices } from '../watch/desk-notices'
import { FileWatch } from '../watch/file-watch'
import { DeskOpening } from './desk-opening'

/** How often a desk that is held, gone or read-only is checked again, in milliseconds. */
const LOOK_MS = 2000
/** How often main hears of the last saved edit, in milliseconds. */
const SAVED_MS = 10_000

/** Failures that pass by themselves, and cost little to check again. */
const PASSING: ReadonlySet<Failure['code']> = new Set(['desk-locked', 'desk-gone'])

/** A keeper's dependencies. */
export interface KeeperParts {
  clock: () => string
  /** Logs unforeseen failures. */
  log: (error: unknown) => void
  /** Receives the desk's name, and why it cannot be opened. */
  report: (report: DeskReport) => void
  /** How the desk is opened. */
  store: OpenOptions & { clock: () => string }
  lookMs: number | undefined
  /** Backs the desk up, if backups are on. */
  backups: Pick<DeskBackups, 'before' | 'opened' | 'end'> | undefined
  /** Tells the windows. */
  tell: <E extends EventName>(event: E, value: EventValue<E>) => void
  /** Called when another desk is shown, or none. */
  shown: (store: DeskStore | undefined) => void
}

/**
 * Keeps one desk open, and knows the reason if it is not. Opens a desk that another Parley holds, or that is gone, as soon as it can, and rereads a
 * read-only one when it changes.
 */
export class DeskKeeper {
  readonly #job: DeskJob
  readonly #parts: KeeperParts
  readonly #opening: DeskOpening
  #store: DeskStore | undefined
  #outside: FileWatch | undefined
  #notices: DeskNotices | undefined
  #changing: Promise<void> | undefined
  #telling: ReturnType<typeof setTimeout> | undefined
  #failure: Failure = { code: 'desk-lost', params: {} }
  #timer: ReturnType<typeof setTimeout> | undefined
  #ended = false

  constructor(job: DeskJob, parts: KeeperParts) {
    this.#job = job
    this.#parts = parts
    this.#opening = new DeskOpening(job, parts.store, parts.log)
  }

  /** Prepares the desk with `make`, as the job says, and tries to open it; resolves in either case. */
  async start(make: () => Promise<void>): Promise<void> {
    await this.#open(make)
    this.#lookLater()
  }

  /** The desk that is shown. */
  get store(): DeskStore | undefined {
    return this.#store
  }

  /** Why no desk is shown. */
  get failure(): Failure {
    return this.#failure
  }

  /** Why the desk takes no edits, or none at this moment. */
  get reading(): Reading | undefined {
    return this.#outside?.reading ?? this.#opening.reading
  }

  /** Notices for the person about the desk's files. */
  get notices(): Notice[] {
    return this.#notices?.all ?? []
  }

  /** Settles once another desk has been opened in place of the one that was shown; requests wait for it. */
  get changing(): Promise<void> | undefined {
    return this.#changing
  }

  /** Shows a recovery point of a damaged desk; it is neither watched nor backed up. @throws ParleyError as `DeskOpening.openPoint` */
  async lookAt(point: string): Promise<void> {
    const store = await this.#opening.openPoint(point)
    settingsOf(store.desk)
    this.#hide()
    this.#show(store)
    this.#tellAgain()
  }

  /** Tries again to open a desk that was damaged. */
  async reopen(): Promise<void> {
    await this.#change(() => this.#open(undefined, 'write'))
    this.#lookLater()
  }

  /** Stops checking, and closes the desk. */
  async close(): Promise<void> {
    this.#ended = true
    clearTimeout(this.#timer)
    await this.#changing
    this.#parts.backups?.end()
    await this.#store?.close()
    this.#tellSaved()
  }

  /** Tries to open the desk, and keeps the reason if that fails. */
  async #open(make: () => Promise<void> = () => Promise.resolve(), mode = this.#job.mode ?? 'write'): Promise<void> {
    const { clock, log, report, backups } = this.#parts
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
        // A desk that was reread does not list what changed.
        if (touched.length === 0 || touched.some(({ collection }) => collection === 'deskSettings')) tellTitle()
        if (touched.length > 0) this.#telling ??= setTimeout(() => this.#tellSaved(), SAVED_MS).unref()
        this.#parts.tell('desk:changed', { revision, touched: touched.slice(0, TOUCHED_MAX) })
        this.#lookLater()
      })
      store.saves.onChange(() => this.#tellAgain())
      this.#outside = store.condition.readOnly ? undefined : new FileWatch(store)
      backups?.opened({
        storeId: store.storeId,
        revision: () => store.desk.revision,
        readOnly: () => store.condition.readOnly,
      })
      const { saved, rescueTo: ownFolder } = this.#job
      const tell = () => {
        if (this.#store === store) this.#tellAgain()
      }
      this.#notices = new DeskNotices(store, { saved: ownValue(saved, store.storeId), ownFolder }, { clock, tell, log })
      this.#show(store)
      void store.checkRest().catch((error: unknown) => this.#refuse(store, error))
    } catch (error) {
      this.#failure = failureOf(error, log)
      report({ failure: this.#failure })
      if (mode === 'salvage' && isSalvageable(this.#failure)) await this.lookAt('salvaged').catch(log)
    }
  }

  #show(store: DeskStore): void {
    this.#store = store
    this.#parts.shown(store)
  }

  /** Stops showing the desk, without closing it. */
  #hide(): void {
    this.#store = undefined
    this.#outside = undefined
    this.#notices = undefined
    this.#parts.shown(undefined)
  }

  /** Shows the reason in place of a desk whose content turns out not to be Parley's. */
  async #refuse(store: DeskStore, error: unknown): Promise<void> {
    const { log, report, backups } = this.#parts
    this.#hide()
    this.#failure = failureOf(error, log)
    backups?.end()
    await store.close()
    report({ failure: this.#failure })
    this.#parts.tell('desk:changed', { revision: 0, touched: [] })
  }

  /** Backs up a desk of an earlier format before it is migrated. */
  async #beforeMigration(mode: OpenMode): Promise<void> {
    if (mode === 'write' && existsSync(join(this.#job.directory, DESK_FILE))) await this.#parts.backups?.before()
  }

  #lookLater(): void {
    const isOpen = this.#store !== undefined
    const isPassing = isOpen ? this.reading !== undefined || this.#outside?.isWrong : PASSING.has(this.#failure.code)
    // A recovery point of a damaged desk never changes.
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

  /** Checks whether the reason has passed, and tells the windows if anything has changed. */
  async #look(): Promise<void> {
    const state = () => JSON.stringify([this.#store?.condition.readOnly, this.#failure, this.reading])
    const before = state()
    const store = this.#store
    if (!store) await this.#open()
    else if (!this.#outside) await this.#opening.follow(store)
    else if ((await this.#outside.look()) === 'reopen') await this.#openAgain(store)
    if (state() !== before) this.#tellAgain()
  }

  /** Reopens the desk: its folder was away, or another program put the same files there. */
  #openAgain(store: DeskStore): Promise<void> {
    return this.#change(async () => {
      await store.close()
      if (!this.#ended) await this.#open()
    })
  }

  /** Replaces the desk that is shown, and tells the windows; requests wait meanwhile. */
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

  /** Tells main the last saved edit. */
  #tellSaved(): void {
    const isDue = this.#telling !== undefined
    clearTimeout(this.#telling)
    this.#telling = undefined
    const store = this.#store
    if (!store || !isDue) return
    const saved = { revision: store.desk.revision, at: this.#parts.clock() }
    this.#parts.report({ saved, storeId: store.storeId })
  }

  /** Tells the windows that answers have changed, though no record has. */
  #tellAgain(): void {
    this.#parts.tell('desk:changed', { revision: this.#store?.desk.revision ?? 0, touched: [] })
  }
}
