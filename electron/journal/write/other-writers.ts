import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { ParleyError } from '../../../core/base/errors'
import type { FileSystem } from '../../files/file-system'
import { pause } from '../../files/pause'
import { WriteFailure } from '../../files/write-durably'
import {
  isDeviceName,
  JOURNAL_FOLDER,
  journalOf,
  segmentFile,
  segmentNumber,
  snapshotFile,
  snapshotNumber,
  SNAPSHOTS_FOLDER,
  type Listing,
} from '../format/desk-file-names'
import { decodeLine, linesOf } from '../format/line'

/** A segment, or a snapshot, that another writer made since the desk was read. */
interface OthersFile {
  number: number
  file: string
}

/** How often to look for the first line of a segment that another writer may just be making, and how long to wait in between, in milliseconds. */
const TRIES = 10
const WAIT_MS = 50

/**
 * Finds what another writer made in a desk's folder since it was read here: no lock and no lease can be trusted while this computer sleeps or its
 * drive is away, but every writer that continues a desk begins a segment, or a snapshot with a higher number.
 */
export class OtherWriters {
  readonly #directory: string
  readonly #fs: FileSystem
  readonly #known: ReadonlySet<string>
  readonly #own = new Set<string>()

  /** `listing` is what the folder had when the desk was read. */
  constructor(directory: string, { segments, snapshots }: Pick<Listing, 'segments' | 'snapshots'>, fs: FileSystem) {
    this.#directory = directory
    this.#fs = fs
    this.#known = new Set([
      ...segments.map(({ file }) => file),
      ...snapshots.map((snapshot) => snapshotFile(directory, snapshot)),
    ])
  }

  /** Says that this writer is about to make a segment. */
  owns(file: string): void {
    this.#own.add(file)
  }

  /** Says that it could not make it: if it exists, it is another's. */
  disowns(file: string): void {
    this.#own.delete(file)
  }

  /**
   * `current` is the number of the segment being written.
   * @throws ParleyError `desk-edited-elsewhere` if another writer made a file; WriteFailure if nobody can tell
   */
  async refuse(current: number): Promise<void> {
    if ((await this.#look(current)).length > 0) throw new ParleyError('desk-edited-elsewhere', { dir: this.#directory })
  }

  /**
   * Removes a segment of this writer that holds nothing, unless another writer has continued from it. First moves it away: then either that writer
   * misses it, or its file is found here, and the segment returns.
   */
  async withdraw(number: number, file: string): Promise<void> {
    const aside = `${file}.${randomBytes(6).toString('hex')}.tmp`
    try {
      await this.#fs.rename(file, aside)
      const isNeeded = await this.#look(number).then(
        (found) => found.some((one) => one.number > number),
        () => true,
      )
      await (isNeeded ? this.#fs.rename(aside, file) : this.#fs.remove(aside))
    } catch {
      // If it is neither moved nor removed, the desk is reported as split, and nothing is lost.
    }
  }

  /** Does the segment of this number that another writer made, if there is one, follow a chain? Undefined if its first line is not there yet. */
  async include(number: number, chain: number): Promise<boolean | undefined> {
    const found = await this.#look(number).catch(() => undefined)
    if (!found) return undefined
    let isKnown = true
    for (const { file } of found.filter((one) => one.number === number)) {
      const follows = await this.#follows(file, chain)
      if (follows) return true
      if (follows === undefined) isKnown = false
    }
    return isKnown ? false : undefined
  }

  async #follows(file: string, chain: number): Promise<boolean | undefined> {
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      const [first] = linesOf(await this.#fs.read(file).catch(() => Buffer.alloc(0)))
      if (first?.ended) return decodeLine(first.line, chain) !== undefined
      await pause(WAIT_MS)
    }
    return undefined
  }

  /** @throws WriteFailure if nobody can tell */
  async #look(current: number): Promise<OthersFile[]> {
    const found: OthersFile[] = []
    const note = (number: number, file: string) => {
      if (!this.#known.has(file) && !this.#own.has(file)) found.push({ number, file })
    }
    try {
      for (const device of await this.#fs.list(join(this.#directory, JOURNAL_FOLDER))) {
        if (!isDeviceName(device)) continue
        for (const name of await this.#fs.list(journalOf(this.#directory, device))) {
          const number = segmentNumber(name)
          if (number !== undefined) note(number, segmentFile(this.#directory, device, number))
        }
      }
      for (const name of await this.#fs.list(join(this.#directory, SNAPSHOTS_FOLDER))) {
        const number = snapshotNumber(name)
        // This writer makes snapshots only of earlier segments.
        if (number !== undefined && number >= current) note(number, snapshotFile(this.#directory, number))
      }
    } catch (error) {
      throw new WriteFailure(error, false)
    }
    return found
  }
}
