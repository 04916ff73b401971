import { stat } from 'node:fs/promises'
import type { BackupPlace, BackupPlaceName, BackupRunning, BackupsView } from '../../../core/backup/backup-schemas'
import { ParleyError } from '../../../core/base/errors'
import type { Failure } from '../../../core/base/failure'
import { failureOf } from '../../../core/contract/failure-of'
import type { Handlers } from '../../../core/contract/answer-by'
import type { BackupRequest } from '../../../core/contract/channels'
import type { EventValue } from '../../../core/contract/contract'
import type { LogEvent } from '../../../core/contract/log-event'
import type { DeskJob } from '../../../core/contract/port'
import type { BackupWork, WorkOptions } from '../../backup/backup-work'
import { placeSummary, type PlaceSummary } from '../../backup/place-summary'
import { BackupFolders } from './backup-folders'
import { BackupPoints } from './backup-points'
import { Jobs, type Job } from './jobs'

/** How old the newest backup is before the next one, in milliseconds. */
const EVERY_MS = 60 * 60 * 1000
/** How often to check whether a backup is due, and the first check's delay after opening, in milliseconds. */
const LOOK_MS = 60 * 1000
const FIRST_MS = 5000

/** The job name of a backup: only one runs at a time. */
const JOB = 'backup'

/** The desk that is open. */
export interface OpenDesk {
  storeId: string
  revision: () => number
  /** True if it takes no edits here; then the Parley that writes it backs it up. */
  readOnly: () => boolean
}

/** The dependencies of backups. */
export interface BackupParts {
  directory: string
  /** The backup folders; without them nothing is backed up. */
  folders: NonNullable<DeskJob['backups']>
  work: BackupWork
  clock: () => string
  /** Logs unforeseen failures. */
  log: (error: unknown) => void
  /** Receives the progress of a backup, and its end. */
  tell: (event: EventValue<'desk:backup'>) => void
  /** Receives the second folder of a desk when it changes. */
  report: (chosen: { storeId: string; folder?: string }) => void
  /** The folder that the person chose. @throws ParleyError `place-unknown` */
  fileOf: (place: string) => Promise<string>
  /** Notes how each backup ended, for the log of this machine. */
  note?: (event: LogEvent) => void
  lookMs?: number
}

/**
 * Backs one desk up an hour after the last backup, if anything has changed. Reports a place that fails and tries it again: a missing drive as soon as
 * it returns, any other in an hour. Makes no backup on closing, which could take long: the next opening makes up for it.
 */
export class DeskBackups {
  readonly handlers: Handlers<BackupRequest>
  /** The backups that a damaged desk can be continued from. */
  readonly points: BackupPoints
  readonly #parts: BackupParts
  readonly #folders: BackupFolders
  readonly #problems = new Map<BackupPlaceName, { failure: Failure; at: string }>()
  readonly #badTexts = new Map<BackupPlaceName, number>()
  #open: OpenDesk | undefined
  #running: BackupRunning | undefined
  readonly #jobs = new Jobs()
  /** One backup at a time. */
  #turn: Promise<void> = Promise.resolve()
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(parts: BackupParts) {
    this.#parts = parts
    this.#folders = new BackupFolders(parts.directory, parts.folders, parts.log)
    this.points = new BackupPoints({
      folders: (storeId) =>
        this.#places(storeId).map((place) => ({ place, folder: this.#folders.folderOf(place, storeId) })),
      points: (folder, storeId) => parts.work.points(folder, storeId, parts.clock()),
      storeId: () => this.storeId(),
    })
    this.handlers = {
      'desk:backups': () => this.#view(),
      'desk:backup-now': async () => {
        if (this.#open?.readOnly() !== false)
          throw new ParleyError('desk-read-only', { dir: parts.directory, reason: 'read' })
        await this.#backUpTo(this.#places(), { full: true, asked: true })
        return {}
      },
      'desk:backup-cancel': () => {
        this.#jobs.cancel(JOB)
        return {}
      },
      'desk:backup-points': async ({ place }) => {
        const storeId = await this.storeId()
        if (storeId === undefined) return { points: [] }
        const points = await parts.work.points(this.#folders.folderOf(place, storeId), storeId, parts.clock())
        // Do not name the desk's own folder.
        const isElsewhere = (from?: string) => from !== undefined && from !== parts.directory
        return { points: points.map(({ from, ...point }) => ({ ...point, ...(isElsewhere(from) ? { from } : {}) })) }
      },
      'desk:backup-preview': async ({ place, name }) => {
        const storeId = (await this.storeId()) ?? ''
        const point = { folder: this.#folders.folderOf(place, storeId), storeId, name }
        return parts.work.preview(point, parts.directory, parts.clock())
      },
      'desk:backup-folder': ({ place }) => this.#choose(place),
    }
  }

  /** The desk is open: starts checking whether a backup is due. */
  opened(desk: OpenDesk): void {
    this.#open = desk
    this.#lookIn(Math.min(FIRST_MS, this.#parts.lookMs ?? FIRST_MS))
  }

  /** The desk is no longer open. */
  end(): void {
    clearTimeout(this.#timer)
    this.#open = undefined
    this.#jobs.cancel(JOB)
  }

  /** Backs the desk up before a change to the whole desk. Reports a failed backup, which does not stop the change. */
  async before(): Promise<void> {
    await this.#backUpTo(this.#places(await this.storeId()), { asked: true }).catch(this.#parts.log)
  }

  #lookIn(milliseconds: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      void this.#look()
        .catch(this.#parts.log)
        .finally(() => {
          if (this.#open) this.#lookIn(this.#parts.lookMs ?? LOOK_MS)
        })
    }, milliseconds)
    this.#timer.unref()
  }

  /** Backs up to the places that are due. */
  async #look(): Promise<void> {
    const open = this.#open
    if (!open || open.readOnly()) return
    const due: BackupPlaceName[] = []
    for (const place of this.#places()) {
      const { last, failure } = await this.#summary(place, open.storeId)
      const at = this.#dueAt(place, open, last)
      const isBack = failure === undefined && this.#problems.get(place)?.failure.code === 'backup-gone'
      if (failure?.code !== 'backup-gone' && at !== undefined && (isBack || at <= this.#parts.clock())) due.push(place)
      // Seeing a known failure again must not postpone the next try.
      else if (failure && this.#problems.get(place)?.failure.code !== failure.code)
        this.#problems.set(place, { failure, at: this.#parts.clock() })
    }
    if (due.length > 0) await this.#backUpTo(due)
  }

  /** When a place is due for its next backup; undefined while it is up to date. */
  #dueAt(place: BackupPlaceName, open: OpenDesk, last: PlaceSummary['last']): string | undefined {
    if (last?.revision === open.revision()) return undefined
    const now = this.#parts.clock()
    const before = [last?.at, this.#problems.get(place)?.at].filter((at) => at !== undefined && at <= now)
    const latest = before.reduce<string | undefined>(
      (one, other) => (one === undefined || (other ?? '') > one ? other : one),
      undefined,
    )
    // A clock that was set back must not postpone a backup.
    return latest === undefined ? now : new Date(Date.parse(latest) + EVERY_MS).toISOString()
  }

  #backUpTo(places: readonly BackupPlaceName[], how: Pick<WorkOptions, 'full' | 'asked'> = {}): Promise<void> {
    const backUpAll = async ({ signal }: Job<never>) => {
      for (const place of places) await this.#backUp(place, signal, how)
    }
    const turn = this.#turn.then(() => this.#jobs.run(JOB, backUpAll, { ended: () => this.#tell(undefined) }))
    this.#turn = turn.catch(() => undefined)
    return turn
  }

  async #backUp(place: BackupPlaceName, signal: AbortSignal, how: Pick<WorkOptions, 'full' | 'asked'>): Promise<void> {
    const { work, directory, clock, log, note } = this.#parts
    const now = clock()
    this.#tell({ place, phase: 'reading', done: 0, total: 1 })
    try {
      const folder = this.#folders.folderOf(place, (await this.storeId()) ?? '')
      const { badTexts } = await work.backUp(directory, folder, {
        now,
        ...how,
        signal,
        onProgress: (phase, done, total) => this.#tell({ place, phase, done, total }),
      })
      this.#problems.delete(place)
      this.#badTexts.set(place, badTexts)
      note?.({ event: 'backup', place, result: 'done' })
    } catch (error) {
      if (error instanceof ParleyError && error.code === 'canceled') throw error
      const failure = failureOf(error, log)
      this.#problems.set(place, { failure, at: now })
      note?.({ event: 'backup', place, result: failure.code })
    }
  }

  async #view(): Promise<BackupsView> {
    const storeId = await this.storeId()
    const open = this.#open
    const readOnly = open?.readOnly() ?? true
    const places: BackupPlace[] = []
    let next: string | undefined
    for (const place of storeId === undefined ? [] : this.#places(storeId)) {
      const { last, count, bytes, failure } = await this.#summary(place, storeId ?? '')
      const folder = this.#folders.folderOf(place, storeId ?? '')
      const problem = failure ?? this.#problems.get(place)?.failure
      const badTexts = this.#badTexts.get(place) ?? 0
      places.push({
        place,
        folder,
        count,
        bytes,
        hasAll: last !== undefined && open !== undefined && last.revision === open.revision(),
        sameDrive: await isOnOneDrive(this.#parts.directory, folder),
        ...(last ? { last } : {}),
        ...(problem ? { problem } : {}),
        ...(badTexts > 0 ? { badTexts } : {}),
      })
      const due = open && !readOnly && failure === undefined ? this.#dueAt(place, open, last) : undefined
      if (due !== undefined && (next === undefined || due < next)) next = due
    }
    return {
      places,
      isOpen: open !== undefined,
      readOnly,
      now: this.#parts.clock(),
      isFailing: this.#isFailing,
      ...(storeId === undefined ? {} : { storeId }),
      ...(this.#running ? { running: this.#running } : {}),
      ...(next === undefined ? {} : { next }),
    }
  }

  async #summary(place: BackupPlaceName, storeId: string): Promise<PlaceSummary & { failure?: Failure }> {
    try {
      const { directory, clock } = this.#parts
      return await placeSummary(this.#folders.folderOf(place, storeId), { storeId, directory, now: clock() })
    } catch (error) {
      return { count: 0, bytes: 0, failure: failureOf(error, this.#parts.log) }
    }
  }

  /** The desk's id, even if it cannot be opened. */
  storeId(): Promise<string | undefined> {
    return this.#open ? Promise.resolve(this.#open.storeId) : this.#folders.storeId()
  }

  #places(storeId = this.#open?.storeId): BackupPlaceName[] {
    return this.#folders.places(storeId)
  }

  /** @throws ParleyError `backup-inside`, `backup-…`, `place-unknown` */
  async #choose(place: string | undefined): Promise<Record<string, never>> {
    const { directory, fileOf, report } = this.#parts
    const storeId = await this.storeId()
    if (storeId === undefined) throw new ParleyError('desk-gone', { dir: directory })
    this.#problems.delete('other')
    this.#badTexts.delete('other')
    if (place === undefined) {
      this.#folders.remove(storeId)
      report({ storeId })
    } else {
      const folder = await this.#folders.add(storeId, await fileOf(place))
      report({ storeId, folder })
      if (this.#open?.readOnly() === false) void this.#backUpTo(['other']).catch(() => undefined)
    }
    this.#tell(this.#running)
    return {}
  }

  /** A portable drive is often disconnected; any other failure is a problem. */
  get #isFailing(): boolean {
    return [...this.#problems].some(([place, { failure }]) => place === 'own' || failure.code !== 'backup-gone')
  }

  #tell(running: BackupRunning | undefined): void {
    this.#running = running
    this.#parts.tell({ ...(running ? { running } : {}), isFailing: this.#isFailing })
  }
}

async function isOnOneDrive(directory: string, folder: string): Promise<boolean> {
  const [one, other] = await Promise.all([directory, folder].map((path) => stat(path).catch(() => undefined)))
  return one !== undefined && one.dev === other?.dev
}
