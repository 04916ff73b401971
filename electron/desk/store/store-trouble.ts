import { ParleyError } from '../../../core/base/errors'
import type { FileSystem } from '../../files/file-system'
import { reasonOf, WriteFailure } from '../../files/write-durably'
import { diskHolds, type Holding } from '../../journal/write/disk-holds'
import { rescue, type Rescuable, type RescuedNotice } from './rescue'

/** What is known of a store whose writes fail. */
export interface TroubleParts {
  directory: string
  fs: FileSystem
  clock: () => string
  /** A folder of the app's own for what the desk's folder cannot take. */
  rescueTo: string | undefined
  /** Whether nobody knows what of the journal the disk has. */
  isInDoubt: () => boolean
  /** Whether the store is being closed. */
  isEnding: () => boolean
  /** What was acknowledged. */
  held: () => Rescuable
  /** What a person is told of the desk is other than it was. */
  tell: () => void
  /** A failure that nobody waits for, for the log. */
  report: (error: unknown) => void
}

/** Why a store takes no edits, for good or for the moment, and what is done so that nothing that it acknowledged is lost. */
export class StoreTrouble {
  readonly #parts: TroubleParts
  #rescuing: Promise<Holding> | undefined
  #rescued: RescuedNotice | undefined
  #passing: ParleyError | undefined
  #closed: ParleyError | undefined

  constructor(parts: TroubleParts) {
    this.#parts = parts
  }

  /** Why no more edits are taken, once a write ended in a state that only a reopening can tell. */
  get closed(): ParleyError | undefined {
    return this.#closed
  }

  /** Why the last edit could not be written, where it may be that the next one can. */
  get passing(): ParleyError | undefined {
    return this.#closed ? undefined : this.#passing
  }

  /** Where what was acknowledged was put, once it was. */
  get rescued(): RescuedNotice | undefined {
    return this.#rescued
  }

  /** The last look at what the folder has, if there was one. */
  get rescuing(): Promise<Holding> | undefined {
    return this.#rescuing
  }

  /** An edit was written. */
  pass(): void {
    this.#passing = undefined
  }

  tryAgain(): void {
    this.#passing = undefined
    this.#parts.tell()
  }

  /** From now on no edit is taken; nobody is told. */
  close(why: ParleyError): void {
    this.#closed ??= why
  }

  stop(why: ParleyError): void {
    this.close(why)
    // Nothing was touched, but that the desk takes no more edits is to be seen.
    this.#parts.tell()
  }

  /** What a write that failed is refused with. After a failure that may have reached the disk, only a reopening can tell what it has. */
  refuse(error: unknown): unknown {
    const { directory, isInDoubt: isJournalInDoubt, tell } = this.#parts
    const refused = writeError(error, directory)
    const isElsewhere = error instanceof ParleyError && error.code === 'desk-changed-outside'
    // A text that stands under its name, and that nobody knows the disk to have, must not be taken for one that it has.
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
   * Of a desk that takes no more edits: looks what its folder has of what was acknowledged, and puts memory's state aside where it has not got all of it, once.
   * Throws nothing: what cannot be put anywhere stays in memory.
   */
  rescueIfLacking(): Promise<Holding> {
    this.#rescuing = (this.#rescuing ?? Promise.resolve()).then(async () => {
      const { directory, fs, clock, rescueTo, isEnding, held, tell, report } = this.#parts
      const what = held()
      const holding = await diskHolds(directory, { desk: what.state.desk, storeId: what.storeId }, fs)
      // A folder that is away is mostly back soon, whole.
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

/** Failures of a write that may pass without the desk being opened again. */
const PASSING: ReadonlySet<ParleyError['code']> = new Set(['desk-moved', 'disk-full', 'desk-read-only'])

/** A failed write as the sentence that a person needs: the disk is full, or the folder cannot be written. */
export function writeError(error: unknown, directory: string): unknown {
  if (error instanceof ParleyError) return error
  const reason = reasonOf(error)
  if (reason === 'ENOSPC' || reason === 'EDQUOT') return new ParleyError('disk-full', { file: directory })
  if (reason === 'ENOENT') return new ParleyError('desk-moved', { dir: directory }, { cause: error })
  return new ParleyError('desk-read-only', { dir: directory, reason }, { cause: error })
}
