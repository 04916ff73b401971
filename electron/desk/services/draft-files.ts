import { randomUUID } from 'node:crypto'
import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { ParleyError } from '../../../core/base/errors'
import { makeFolders } from '../../files/private-files'
import { readRegular } from '../../files/regular-file'
import { reasonOf, writeDurably } from '../../files/write-durably'

/** How many bytes all notes that are being written may hold on this machine. */
const ROOM = 500_000_000

const nameOf = (held: string) => `${held}.bin`

/**
 * The files of notes that are being written, in a folder of the app's own, each under a random name: like unsaved text, they outlive a crash, and the desk has
 * nothing of them until the note is saved. The folder is undefined where nobody writes notes, as on the command line.
 */
export class DraftFiles {
  readonly #folder: string | undefined
  readonly #room: number
  /** Files are held one after another, so that each counts those before it. */
  #turn: Promise<unknown> = Promise.resolve()

  constructor(folder: string | undefined, room = ROOM) {
    this.#folder = folder
    this.#room = room
  }

  /** Holds a file; resolves with its name once it is durable. @throws ParleyError `attachment-no-room`, `disk-full`, `cannot-write` */
  hold(file: { name: string; bytes: Uint8Array }): Promise<string> {
    const held = this.#turn.then(() => this.#hold(file))
    this.#turn = held.catch(() => undefined)
    return held
  }

  async #hold({ name, bytes }: { name: string; bytes: Uint8Array }): Promise<string> {
    const folder = this.#folder
    if (folder === undefined) throw new ParleyError('internal', { reason: 'no folder' })
    try {
      await makeFolders(folder)
      if ((await sizeOf(folder)) + bytes.length > this.#room)
        throw new ParleyError('attachment-no-room', { file: name, limit: this.#room / 1_000_000 })
      const held = randomUUID()
      await writeDurably(join(folder, nameOf(held)), bytes)
      return held
    } catch (error) {
      if (error instanceof ParleyError) throw error
      const code = reasonOf(error) === 'ENOSPC' ? 'disk-full' : 'cannot-write'
      throw new ParleyError(code, { file: folder, reason: reasonOf(error) }, { cause: error })
    }
  }

  /** The bytes of a held file. @throws ParleyError `attachment-not-held` */
  async read(held: string): Promise<Buffer> {
    const missing = (cause?: unknown) => new ParleyError('attachment-not-held', { file: '' }, { cause })
    if (this.#folder === undefined) throw missing()
    return readRegular(join(this.#folder, nameOf(held))).catch((error: unknown) => {
      throw missing(error)
    })
  }

  /** Lets files go. Nothing depends on it: one that cannot be deleted only takes up room. */
  async release(held: readonly string[]): Promise<void> {
    const folder = this.#folder
    if (folder === undefined) return
    await Promise.all(held.map((one) => rm(join(folder, nameOf(one)), { force: true }).catch(() => undefined)))
  }
}

async function sizeOf(folder: string): Promise<number> {
  const sizes = (await readdir(folder)).map((name) =>
    stat(join(folder, name)).then(
      ({ size }) => size,
      () => 0,
    ),
  )
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
}
