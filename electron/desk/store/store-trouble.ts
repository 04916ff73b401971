import { ParleyError } from '../../../core/base/errors'
import type { FileSystem } from '../../files/file-system'
import { reasonOf, WriteFailure } from '../../files/write-durably'
import { diskHolds, type Holding } from '../../journal/write/disk-holds'
import { rescue, type Rescuable, type RescuedNotice } from './rescue'

/** The dependencies of handling failed writes. */
export interface TroubleParts {
  directory: string
  fs: FileSystem
  clock: () => string
  /** A folder of the app's own for edits that the desk's folder cannot take. */
  rescueTo: string | undefined
  /** True if it is unknown how much of the journal is on the disk. */
  isInDoubt: () => boolean
  /** True if the store is being closed. */
  isEnding: () => boolean
  /** The acknowledged state. */
  held: () => Rescuable
  /** Called when the desk's condition has changed. */
  tell: () => void
  /** Logs a failure that no caller waits for. */
  report: (error: unknown) => void
}

/** Why a store takes no edits, for good or for now, and how it keeps every acknowledged edit. */
export class StoreTrouble {
  readonly #parts: TroubleParts
  #rescuing: Promise<Holding> | undefined
  #rescued: RescuedNotice | undefined
  #passing: ParleyError | undefined
  #closed: ParleyError | undefined

  constructor(parts: TroubleParts) {
    this.#parts = parts
  }

  /** Why no more edits are taken, after a write whose outcome only a reopening can tell. */
  get closed(): ParleyError | undefined {
    return this.#closed
  }

  /** Why the last edit could not be written, if the next one may be. */
  get passing(): ParleyError | undefined {
    return this.#closed ? undefined : this.#passing
  }

  /** The place to which the acknowledged edits were saved, if they had to be. */
  get rescued(): RescuedNotice | undefined {
    return this.#rescued
  }

  /** The last check of the folder, if any. */
  get rescuing(): Promise<Holding> | undefined {
    return this.#rescuing
  }

  /** Call this after a successful write. */
  pass(): void {
    this.#passing = undefined
  }

  tryAgain(): void {
    this.#passing = undefined
    this.#parts.tell()
  }

  /** Takes no more edits from now on, without telling anybody. */
  close(why: ParleyError): void {
    this.#closed ??= why
  }

  stop(why: ParleyError): void {
    this.close(why)
    // No record was touched, but windows must show that the desk takes no more edits.
    this.#parts.tell()
  }

  /** The error for a failed write. If the write may have reached the disk, only a reopening can tell. */
  refuse(error: unknown): unknown {
    const { directory, isInDoubt: isJournalInDoubt, tell } = this.#parts
    const refused = writeError(error, directory)
    const isElsewhere = error instanceof ParleyError && OUTSIDE.has(error.code)
    // A text that has its name but may not be durable must not pass for a saved one.
    const isInDoubt = error instanceof WriteFailure && error.published
    if (!this.#closed && (isJournalInDoubt() || isElsewhere || isInDoubt)) {
      const reason = reasonOf(error)
      this.stop(isElsewhere ? error : new ParleyError('desk-read-only', { dir: directory, reason }))
      if (isElsewhere) void this.rescueIfLacking()
    }
    if (!this.#closed && refused instanceof ParleyError && PASSING.has(refused.code)) {
      const isNew = this.#passing?.code !== refused.code
      this.#passing = refused
      if (isNew) tell()
    }
    return refused
  }

  /**
   * For a desk that takes no more edits: checks whether its folder holds every acknowledged edit and, if not, saves memory's state elsewhere, once.
   * Never throws: a state that cannot be saved anywhere stays in memory.
   */
  rescueIfLacking(): Promise<Holding> {
    this.#rescuing = (this.#rescuing ?? Promise.resolve()).then(async () => {
      const { directory, fs, clock, rescueTo, isEnding, held, tell, report } = this.#parts
      const what = held()
      const holding = await diskHolds(directory, { desk: what.state.desk, storeId: what.storeId }, fs)
      // A missing folder is usually back soon, and whole.
      const isGone = holding.state === 'gone' && !isEnding()
      if (this.#rescued || holding.state === 'whole' || holding.state === 'more' || isGone) return holding
      const places = { directory, ownFolder: rescueTo }
      this.#rescued = await rescue(what, places, { fs, now: clock() }).catch((error: unknown) => {
        report(error)
        return undefined
      })
      tell()
      return holding
    })
    return this.#rescuing
  }
}

/** Somebody else changed the files. */
export const OUTSIDE: ReadonlySet<ParleyError['code']> = new Set(['desk-changed-outside', 'desk-edited-elsewhere'])

/** Write failures that may pass without reopening the desk. */
const PASSING: ReadonlySet<ParleyError['code']> = new Set(['desk-moved', 'disk-full', 'desk-read-only'])

/** Turns a failed write into an error for the person: the disk is full, or the folder cannot be written. */
export function writeError(error: unknown, directory: string): unknown {
  if (error instanceof ParleyError) return error
  const reason = reasonOf(error)
  if (reason === 'ENOSPC' || reason === 'EDQUOT') return new ParleyError('disk-full', { file: directory })
  if (reason === 'ENOENT') return new ParleyError('desk-moved', { dir: directory }, { cause: error })
  return new ParleyError('desk-read-only', { dir: directory, reason }, { cause: error })
}
