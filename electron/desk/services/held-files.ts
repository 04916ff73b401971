import { ParleyError } from '../../../core/base/errors'
import type { Command } from '../../../core/commands/command'
import { filesToKeep } from '../../../core/commands/keep-original'
import { digestOf, type FrozenOriginal } from '../../journal/format/frozen-texts'

/** A file that was read, or that could not be read. */
interface HeldFile {
  name: string
  bytes: Uint8Array
  /** Known once it was needed. */
  sha256?: string | undefined
}

/** How many bytes are held at once. A closed window releases nothing, so the oldest file makes room. */
export const HELD_MAX = 200_000_000

/**
 * The files that are read into sources, by the names of their readings, until the source is added or the draft discarded: the window gives the bytes of a file
 * once, and a person decides afterwards whether the desk is to keep it.
 */
export class HeldFiles {
  readonly #files = new Map<string, HeldFile>()

  hold(file: string, held: HeldFile): void {
    this.#files.delete(file)
    this.#files.set(file, held)
    let size = [...this.#files.values()].reduce((sum, { bytes }) => sum + bytes.length, 0)
    for (const [oldest, { bytes }] of this.#files) {
      if (size <= HELD_MAX) return
      this.#files.delete(oldest)
      size -= bytes.length
    }
  }

  release(file: string): void {
    this.#files.delete(file)
  }

  /** A held file with its hash. @throws ParleyError `file-not-held` */
  async hashed(file: string): Promise<HeldFile & { sha256: string }> {
    const held = this.#files.get(file)
    if (!held) throw new ParleyError('file-not-held', { file: '' })
    return { ...held, sha256: (held.sha256 ??= await digestOf(held.bytes)) }
  }

  /** The files that a command has the desk keep. @throws ParleyError `file-not-held` */
  keptBy(command: Command): FrozenOriginal[] {
    return filesToKeep(command).map(({ file, original: { name, sha256 } }) => {
      const held = this.#files.get(file)
      if (held?.sha256 !== sha256) throw new ParleyError('file-not-held', { file: name })
      return { kind: 'original', sha256, bytes: held.bytes }
    })
  }
}
