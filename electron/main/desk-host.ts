import type { WebContents } from 'electron'
import type { Failure } from '../../core/contract/contract'
import type { DeskJob } from '../../core/contract/port'
import type { LocalText } from '../../core/model/text'
import { identityOf, sameFolder } from './desk-places'
import { DeskProcess, NOT_UP } from './desk-process'
import { connectWindow, cutOff, tell } from './ipc'

/** A desk process that dies again this soon after its start is not started again by itself. */
const TOO_SOON_MS = 2000

/** The desk that the windows show, or are about to show. */
interface Current {
  directory: string
  /** What tells the folder whatever it is called. */
  identity?: string | undefined
  desk?: DeskProcess | undefined
  /** Why there is no desk process, after it died too soon. */
  failed?: Failure | undefined
}

/** What the host tells of its desk. */
export interface HostListener {
  /** The windows are to show another desk, or none. */
  changed: () => void
  /** A desk is open and said what it is called; again when that changes. */
  opened: (directory: string, title: LocalText) => void
}

/**
 * Keeps one desk process running and the windows connected to it. When it dies, the windows are told, a new one is started, and
 * each window gets a new port. Another desk is opened beside the one that is shown, and takes its place only once it is open.
 */
export class DeskHost {
  readonly #file: string
  readonly #listener: HostListener
  readonly #windows = new Set<WebContents>()
  readonly #known = new WeakSet<WebContents>()
  #current: Current | undefined
  #stopping = false
  /** One desk is opened or closed at a time. */
  #turn: Promise<unknown> = Promise.resolve()

  constructor(file: string, listener: HostListener) {
    this.#file = file
    this.#listener = listener
  }

  /** The folder of the desk that is shown, if one is. */
  get directory(): string | undefined {
    return this.#current?.directory
  }

  /**
   * Opens a desk in all windows, making it first where the job says so. One that cannot be opened leaves everything as it was.
   * @throws ParleyError with the reason
   */
  open(job: DeskJob): Promise<void> {
    return this.#next(async () => {
      const current = this.#current
      if (current && !job.create && (await sameFolder(current.directory, job.directory))) {
        // Our own process holds it: it is shown already, or it is tried again.
        if (!current.desk?.title) await this.#restart()
        await current.desk?.opened
        return
      }
      // The same folder under another name: our own process holds it, and has to let go of it first.
      if (current?.identity !== undefined && current.identity === (await identityOf(job.directory))) await this.#leave()
      const desk = this.#fork(job)
      try {
        await desk.opened
      } catch (error) {
        await desk.end()
        throw error
      }
      await this.#leave()
      this.#current = { directory: job.directory, desk, identity: await identityOf(job.directory) }
      this.#mind(this.#current, desk)
      this.#told(desk)
      this.#listener.changed()
    })
  }

  /** Shows a desk in all windows whether or not it can be opened: one that cannot shows the reason in its place. */
  show(directory: string): Promise<void> {
    return this.#next(async () => {
      await this.#leave()
      this.#current = { directory, identity: await identityOf(directory) }
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

  /** Starts the desk process anew: for a desk that could not be opened, or a process that would not stay. */
  restart(): Promise<void> {
    return this.#next(() => this.#restart())
  }

  /** Connects a window, again after each of its reloads. */
  connect(contents: WebContents): void {
    this.#windows.add(contents)
    if (!this.#known.has(contents)) contents.once('destroyed', () => this.#windows.delete(contents))
    this.#known.add(contents)
    this.#hand(contents)
  }

  /** Ends the desk process; what it acknowledged is on the disk. */
  stop(): void {
    this.#stopping = true
    void this.#current?.desk?.end()
  }

  #next<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(work)
    this.#turn = turn.catch(() => undefined)
    return turn
  }

  async #restart(): Promise<void> {
    const current = this.#current
    if (!current) return
    const old = current.desk
    current.desk = undefined
    if (old) this.#tellLost()
    await old?.end()
    this.#start(current)
  }

  /** Starts the process of a desk, and gives each window a port to it. */
  #start(current: Current): void {
    if (this.#stopping) return
    current.desk = this.#fork({ directory: current.directory })
    current.failed = undefined
    this.#mind(current, current.desk)
    for (const contents of this.#windows) this.#hand(contents)
  }

  #fork(job: DeskJob): DeskProcess {
    return new DeskProcess(this.#file, job, (desk) => this.#told(desk))
  }

  #told(desk: DeskProcess): void {
    const current = this.#current
    if (current?.desk === desk && desk.title) this.#listener.opened(current.directory, desk.title)
  }

  /** From now on the end of this process is the loss of the desk. */
  #mind(current: Current, desk: DeskProcess): void {
    desk.process.once('exit', () => {
      if (current.desk !== desk) return
      current.desk = undefined
      if (this.#current === current && !this.#stopping) this.#died(current, desk)
    })
  }

  /** Ends the desk that is shown. The windows get no port to the next one before they have heard of it and say that they are ready. */
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
    this.#tellLost()
    if (Date.now() - desk.startedAt > TOO_SOON_MS) {
      this.#start(current)
      return
    }
    current.failed = NOT_UP
    for (const contents of this.#windows) tell(contents, 'desk:failed', NOT_UP)
  }
}
