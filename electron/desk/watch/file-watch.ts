import { NOT_KEPT, type Reading } from '../../../core/desk/reading'
import { thisDevice } from '../../journal/format/device'
import { isGone, type Holding } from '../../journal/write/disk-holds'
import { whyNoRoom } from '../store/desk-facts'
import { fingerprintOf } from '../store/desk-files'
import type { DeskStore } from '../store/desk-store'
import { holderIn, LeaseWatch } from '../store/lease'

/** The system's reasons that say of a failed write no more than that it was not allowed: nothing is in doubt once it is. */
const DENIED = new Set(['EROFS', 'EACCES', 'EPERM'])

/**
 * Watches what the world outside does to a desk that is open to write, only while something is wrong: a folder that is away, a full disk, files that another
 * program changed, a lease that another computer took. Says why no edit can be saved, and finds when that has passed.
 */
export class FileWatch {
  readonly #store: DeskStore
  /** Whether the folder was not there since the last time that edits could be saved. */
  #wasAway = false
  #isAway = false
  #holding: Holding | undefined
  /** The files as they were when they were compared with memory. */
  #compared = ''
  #lease: LeaseWatch | undefined
  #isFree = false

  constructor(store: DeskStore) {
    this.#store = store
  }

  /** Whether anything is wrong. */
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
      if (stopped.code === 'desk-changed-outside' || (this.#wasAway && this.#holding?.state === 'lacks'))
        return { why: 'changed', ...this.#kept(rescued?.file) }
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

  /** Looks whether what is wrong has passed. `reopen` where the folder has all that was acknowledged, and only its files are not those that were opened. */
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
    if (isAsItWas === false) this.#store.stopAsChanged()
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
      // After a failed fsync what is read back may not be on the disk: a person decides.
      if (!this.#wasAway && stopped?.code !== 'desk-changed-outside' && !isDenied) return undefined
      return (await whyNoRoom(directory)) === undefined ? 'reopen' : undefined
    }
    // What was being written when the drive was pulled may be there.
    return state === 'more' && this.#wasAway ? 'reopen' : undefined
  }
}
