import type { UtilityProcess, WebContents } from 'electron'
import type { Failure } from '../../core/base/failure'
import type { LocalText } from '../../core/base/text'
import type { LogEvent } from '../../core/contract/log-event'
import type { DeskJob, PlaceGrant, ReminderReport, RemindQuestion, SavedReport } from '../../core/contract/port'
import type { OpenMode } from '../../core/desk/reading'
import type { Variant } from '../../core/spelling/spelling-choice'
import { identityOf, sameFolder } from './desk-folders'
import { DeskProcess, NOT_UP } from './desk-process'
import { askToRemind, connectWindow, cutOff, giveGrant, tell } from './ipc'

/** A desk process that dies this soon after its start is not restarted automatically. */
const TOO_SOON_MS = 2000

/** The desk that the windows show, or are about to show. */
interface Current {
  directory: string
  /** Identifies the folder whatever it is called. */
  identity?: string | undefined
  desk?: DeskProcess | undefined
  /** How its process opens it. */
  mode: OpenMode
  /** Why there is no desk process, after it died too soon. */
  failed?: Failure | undefined
}

/** Receives news about the host's desk, and answers its questions. */
export interface HostListener {
  /** The windows will show another desk, or none. */
  changed: () => void
  /** A desk is open under this name; called again when the name changes. */
  opened: (directory: string, title: LocalText) => void
  /** The name of the person here, shown to another Parley that asks who holds the desk. */
  who: () => string | undefined
  /** The last saved edit of a desk. */
  saved: (report: SavedReport) => void
  /** What the desk has to remind of, as main asked. */
  reminders: (report: ReminderReport) => void
  /** Something for the log. */
  log: (event: LogEvent) => void
  /** This machine's memory of desks, for the one that is opened. */
  known: () => Pick<DeskJob, 'rescueTo' | 'searchIn' | 'draftFilesIn' | 'saved'>
  /** The folders that desks are backed up to. */
  backups: () => NonNullable<DeskJob['backups']>
  /** The second folder of a desk's backups was chosen or removed. */
  backupsChosen: (chosen: { storeId: string; folder?: string | undefined }) => void
}

/**
 * Keeps one desk process running and the windows connected to it. When it dies, tells the windows, starts a new one, and gives each window a new
 * port. Opens another desk alongside the one that is shown, and switches only once it is open.
 */
export class DeskHost {
  readonly #newProcess: () => UtilityProcess
  readonly #listener: HostListener
  readonly #windows = new Set<WebContents>()
  readonly #known = new WeakSet<WebContents>()
  #current: Current | undefined
  #stopping = false
  /** Only one desk is opened or closed at a time. */
  #turn: Promise<unknown> = Promise.resolve()

  /** @param newProcess starts a process for a desk */
  constructor(newProcess: () => UtilityProcess, listener: HostListener) {
    this.#newProcess = newProcess
    this.#listener = listener
  }

  /** The folder of the desk that is shown, if any. */
  get directory(): string | undefined {
    return this.#current?.directory
  }

  /**
   * Opens a desk in all windows, after making it if the job says so. If it cannot be opened, nothing changes.
   * @throws ParleyError with the reason
   */
  open(job: DeskJob): Promise<void> {
    return this.#next(async () => {
      const current = this.#current
      if (current && !job.create && !job.restore && (await sameFolder(current.directory, job.directory))) {
        // Our own process holds it: it is already shown, or is tried again.
        if (!current.desk?.title) await this.#restart()
        await current.desk?.opened
        return
      }
      // The same folder under another name: our own process holds it, and must release it first.
      if (current?.identity !== undefined && current.identity === (await identityOf(job.directory))) await this.#leave()
      const desk = this.#fork(job)
      try {
        await desk.opened
      } catch (error) {
        await desk.end()
        throw error
      }
      await this.#leave()
      this.#current = { directory: job.directory, desk, mode: 'write', identity: await identityOf(job.directory) }
      this.#mind(this.#current, desk)
      this.#told(desk)
      this.#listener.changed()
    })
  }

  /** Shows a desk in all windows whether or not it can be opened; if not, they show the reason. */
  show(directory: string): Promise<void> {
    return this.#next(async () => {
      await this.#leave()
      this.#current = { directory, mode: 'write', identity: await identityOf(directory) }
      this.#start(this.#current)
      this.#listener.changed()
    })
  }

  /** Closes the desk. */
  close(): Promise<void> {
    return this.#next(async () => {
      if (!this.#current) return
      await this.#leave()
      this.#listener.changed()
    })
  }

  /**
   * Reopens the desk that is shown: one that could not be opened, whose process kept dying, or that is to be read instead. A read-only desk stays on
   * the screen until it is open for writing. With `overrule`, ignores the lease of another computer.
   * @throws ParleyError why it cannot be written; it then stays open read-only
   */
  reopen(mode: OpenMode = 'write', overrule?: true): Promise<void> {
    return this.#next(async () => {
      const current = this.#current
      if (!current) return
      if (mode === 'write' && current.mode === 'read' && current.desk?.title) {
        await this.#toWrite(current, overrule)
        return
      }
      current.mode = mode
      await this.#restart(overrule)
    })
  }

  /** Connects a window, again after each of its reloads. */
  connect(contents: WebContents): void {
    this.#windows.add(contents)
    if (!this.#known.has(contents)) contents.once('destroyed', () => this.#windows.delete(contents))
    this.#known.add(contents)
    this.#hand(contents)
  }

  /** Tells the desk about a place outside it that the person chose to write to. */
  grant(place: PlaceGrant): void {
    const desk = this.#current?.desk
    if (desk) giveGrant(desk.process, place)
  }

  /** Asks the desk what to remind of; the listener hears the answer. */
  remind(question: RemindQuestion): void {
    const desk = this.#current?.desk
    if (desk?.title) askToRemind(desk.process, question)
  }

  /** The words that may be meant by a wrong one; none without a desk. */
  async suggestions(word: string, variant: Variant): Promise<string[]> {
    return (await this.#current?.desk?.suggestions(word, variant)) ?? []
  }

  /** Ends the desk process, cleanly if possible; acknowledged edits are already on the disk. */
  async stop(): Promise<void> {
    this.#stopping = true
    await this.#current?.desk?.end()
  }

  #next<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(work)
    this.#turn = turn.catch(() => undefined)
    return turn
  }

  /** Replaces the process that only reads, which holds no lock, with a second one that writes. */
  async #toWrite(current: Current, overrule?: true): Promise<void> {
    const desk = this.#fork({ directory: current.directory, overrule })
    try {
      await desk.opened
    } catch (error) {
      await desk.end()
      throw error
    }
    const old = current.desk
    current.desk = desk
    current.mode = 'write'
    this.#mind(current, desk)
    this.#told(desk)
    this.#tellLost()
    await old?.end()
    for (const contents of this.#windows) this.#hand(contents)
  }

  async #restart(overrule?: true): Promise<void> {
    const current = this.#current
    if (!current) return
    const old = current.desk
    current.desk = undefined
    if (old) this.#tellLost()
    await old?.end()
    this.#start(current, overrule)
  }

  /** Starts the process of a desk, and gives each window a port to it. */
  #start(current: Current, overrule?: true): void {
    if (this.#stopping) return
    current.desk = this.#fork({ directory: current.directory, mode: current.mode, overrule })
    current.failed = undefined
    this.#mind(current, current.desk)
    for (const contents of this.#windows) this.#hand(contents)
  }

  #fork(job: DeskJob): DeskProcess {
    const who = this.#listener.who()
    const { known, backups, saved, reminders, log } = this.#listener
    const whole = { ...known(), backups: backups(), ...job, ...(who === undefined ? {} : { who }) }
    return new DeskProcess(this.#newProcess(), whole, {
      told: (desk) => this.#told(desk),
      saved,
      reminders,
      log,
      backups: (chosen) => this.#listener.backupsChosen(chosen),
    })
  }

  #told(desk: DeskProcess): void {
    const current = this.#current
    if (current?.desk === desk && desk.title) this.#listener.opened(current.directory, desk.title)
  }

  /** From now on, the end of this process means that the desk is lost. */
  #mind(current: Current, desk: DeskProcess): void {
    desk.process.once('exit', () => {
      if (current.desk !== desk) return
      current.desk = undefined
      if (this.#current === current && !this.#stopping) this.#died(current, desk)
    })
  }

  /** Ends the desk that is shown. The windows get no port to the next one until they have heard of it and are ready. */
  async #leave(): Promise<void> {
    const old = this.#current?.desk
    this.#current = undefined
    for (const contents of this.#windows) cutOff(contents)
    this.#windows.clear()
    await old?.end()
  }

  #hand(contents: WebContents): void {
    const { desk, failed } = this.#current ?? {}
    if (contents.isDestroyed()) return
    if (desk) connectWindow(contents, desk.process)
    else if (failed) tell(contents, 'desk:failed', failed)
  }

  #tellLost(): void {
    for (const contents of this.#windows) tell(contents, 'desk:lost', {})
  }

  #died(current: Current, desk: DeskProcess): void {
    this.#listener.log({ event: 'desk-lost' })
    this.#tellLost()
    if (Date.now() - desk.startedAt > TOO_SOON_MS) {
      this.#start(current)
      return
    }
    current.failed = NOT_UP
    for (const contents of this.#windows) tell(contents, 'desk:failed', NOT_UP)
  }
}
