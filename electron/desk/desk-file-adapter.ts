import type { Adapter } from 'lowdb'
import { existsSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { ParleyError } from '../../core/contract/errors'
import { realFileSystem, type FileSystem } from '../files/file-system'
import { readText } from '../files/read-text'
import { reasonOf, writeDurably } from '../files/write-durably'
import { deskText, parseDesk, type DeskContent } from './desk-format'

/** How often a file that keeps changing is read again before it is given up. */
const READS = 20

/**
 * lowdb's Adapter over a desk's file. `write` resolves only when the disk has the whole file; a file that another program
 * changed since it was read is not overwritten.
 */
export class DeskFileAdapter implements Adapter<DeskContent> {
  readonly #file: string
  readonly #fs: FileSystem
  readonly #invalid: ParleyError[] | undefined
  #seen: string | undefined

  /** `invalid` collects records that their schemas refuse; without it the first of them is thrown. */
  constructor(file: string, fs: FileSystem = realFileSystem, invalid?: ParleyError[]) {
    this.#file = file
    this.#fs = fs
    this.#invalid = invalid
  }

  async read(): Promise<DeskContent> {
    for (let attempt = 0; attempt < READS; attempt += 1) {
      const before = await this.#fingerprint()
      const text = await readText(this.#file)
      this.#seen = await this.#fingerprint()
      // Replaced while it was being read: what was read may be neither, so it is read again.
      if (before === this.#seen) return parseDesk(text, this.#file, this.#invalid)
    }
    throw new ParleyError('desk-changed-outside', { file: this.#file })
  }

  async write(content: DeskContent): Promise<void> {
    if ((await this.#fingerprint()) !== this.#seen) throw new ParleyError('desk-changed-outside', { file: this.#file })
    await writeDurably(this.#file, Buffer.from(deskText(content)), this.#fs)
    this.#seen = await this.#fingerprint()
  }

  /** What tells one state of the file from another without reading it. */
  async #fingerprint(): Promise<string> {
    try {
      const { dev, ino, size, mtimeNs } = await stat(this.#file, { bigint: true })
      return [dev, ino, size, mtimeNs].join('/')
    } catch (error) {
      if (reasonOf(error) === 'ENOENT' && !existsSync(dirname(this.#file))) {
        throw new ParleyError('desk-moved', { dir: dirname(this.#file) }, { cause: error })
      }
      // Gone or out of reach since it was read: either way not the file that was read, so it is not written over.
      throw new ParleyError('desk-changed-outside', { file: this.#file }, { cause: error })
    }
  }
}
