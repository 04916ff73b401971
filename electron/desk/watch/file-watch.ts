import { NOT_KEPT, type Reading } from '../../../core/desk/reading'
import { thisDevice } from '../../journal/format/device'
import { isGone, type Holding } from '../../journal/write/disk-holds'
import { whyNoRoom } from '../store/desk-facts'
import { fingerprintOf } from '../store/desk-files'
import type { DeskStore } from '../store/desk-store'
import { holderIn } from '../store/lease-file'
import { LeaseWatch } from '../store/lease-watch'

/** The system's codes for a write that was merely not allowed: once it is allowed again, nothing is in doubt. */
const DENIED = new Set(['EROFS', 'EACCES', 'EPERM'])

/** Why a desk stopped because others wrote to its files. */
const WRITTEN_BY_OTHERS: ReadonlySet<string | undefined> = new Set(['desk-changed-outside', 'desk-edited-elsewhere'])

/**
 * Watches what the outside world does to a desk that is open for writing, only while something is wrong: a missing folder, a full disk, files changed
 * by another program, a lease taken by another computer. Says why no edit can be saved, and notices when that has passed.
 */
export class FileWatch {
  readonly #store: DeskStore
  /** True if the folder was missing at any time since edits could last be saved. */
  #wasAway = false
  #isAway = false
  #holding: Holding | undefined
  /** The files when they were last compared with memory. */
  #compared = ''
  #lease: LeaseWatch | undefined
  #isFree = false

  constructor(store: DeskStore) {
    this.#store = store
  }

  /** True if anything is wrong. */
  get isWrong(): boolean {
    const { stopped, trouble } = this.#store.condition
    return stopped !== undefined || trouble !== undefined
  }

  /** Why no edit can be saved now. */
  get reading(): Reading | undefined {
    const { stopped, trouble, rescued } = this.#store.condition
    if (stopped) {
      if (stopped.code === 'desk-leased')
        return this.#isFree ? { why: 'free' } : { why: 'taken', holder: holderIn(stopped) }
      const reason = String(stopped.params.reason ?? '')
      if (this.#isAway) return { why: 'away' }
      const kept = this.#kept(rescued?.file)
      if (stopped.code === 'desk-edited-elsewhere' && Object.keys(kept).length === 0) return { why: 'elsewhere' }
      if (WRITTEN_BY_OTHERS.has(stopped.code) || (this.#wasAway && this.#holding?.state === 'lacks'))
        return { why: 'changed', ...kept }
      return { why: 'stopped', reason }
    }
    if (!trouble) return undefined
    if (trouble.code === 'desk-moved' || this.#isAway) return { why: 'away' }
    if (trouble.code === 'disk-full') return { why: 'full' }
    return { why: 'refused', reason: String(trouble.params.reason ?? '') }
  }

  #kept(file: string | undefined): Pick<Reading, 'file' | 'reason'> {
    if (file !== undefined) return { file }
    const { state } = this.#holding ?? {}
    return state === 'lacks' || state === 'unreadable' ? { reason: NOT_KEPT } : {}
  }

  /** Checks whether the problem has passed. `reopen` if the folder holds every acknowledged edit, but not the files that were opened. */
  async look(): Promise<'reopen' | undefined> {
    const { directory, condition } = this.#store
    const { stopped, trouble } = condition
    if (stopped?.code === 'desk-leased') {
      this.#lease ??= await LeaseWatch.of(directory, thisDevice(), true)
      this.#isFree = (await this.#lease.look()) === undefined
      return undefined
    }
    this.#isAway = await isGone(directory)
    if (this.#isAway) {
      this.#wasAway = true
      return undefined
    }
    if (stopped) return this.#mayReopen()
    if (!trouble) return undefined
    const isAsItWas = await this.#store.isAsItWas()
    if (isAsItWas === false) await this.#store.stopAsChanged()
    else if (isAsItWas && (await whyNoRoom(directory)) === undefined) {
      this.#wasAway = false
      this.#store.tryAgain()
    }
    return undefined
  }

  async #mayReopen(): Promise<'reopen' | undefined> {
    const { directory, condition } = this.#store
    const { stopped, rescued } = condition
    const files = await fingerprintOf(directory).catch(() => '')
    const isLost = this.#kept(rescued?.file).reason === NOT_KEPT
    if (this.#holding === undefined || files !== this.#compared || isLost) {
      this.#holding = await this.#store.rescueIfLacking()
      this.#compared = files
    }
    const { state } = this.#holding
    // It went away again at this very moment.
    if (state === 'gone') this.#holding = undefined
    if (state === 'whole') {
      const isDenied = DENIED.has(String(stopped?.params.reason))
      // After a failed fsync, data that can be read back may not be on the disk: a person decides.
      if (!this.#wasAway && !WRITTEN_BY_OTHERS.has(stopped?.code) && !isDenied) return undefined
      return (await whyNoRoom(directory)) === undefined ? 'reopen' : undefined
    }
    // The edit that was being written when the drive was pulled may be there; edits of another computer are for a person to see.
    const isTold = stopped?.code === 'desk-edited-elsewhere'
    return state === 'more' && this.#wasAway && !isTold ? 'reopen' : undefined
  }
}
