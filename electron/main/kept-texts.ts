import type { FileSystem } from '../files/file-system'
import { keepAside, LateFile, readOwnFile } from '../files/late-file'

const DELAY_MS = 100

/**
 * Texts that were typed and are not on a desk yet, kept for the windows under keys of theirs: in memory, so that they outlive a
 * window, and in a file, so that they outlive the app. A full disk breaks nothing: memory has them all the same.
 */
export class KeptTexts {
  readonly #texts: Map<string, string>
  readonly #file: LateFile
  readonly #report: (error: unknown) => void

  private constructor(path: string, texts: Map<string, string>, report: (error: unknown) => void, fs?: FileSystem) {
    this.#texts = texts
    this.#report = report
    const content = () => JSON.stringify(Object.fromEntries(this.#texts))
    this.#file = new LateFile(path, DELAY_MS, content, report, fs)
  }

  /** The texts that the last run kept. A file that cannot be read as such is kept aside. */
  static async open(path: string, report: (error: unknown) => void, fs?: FileSystem): Promise<KeptTexts> {
    const text = await readOwnFile(path, report)
    const texts = text === undefined ? new Map<string, string>() : textsOf(text)
    if (!texts) await keepAside(path, report)
    return new KeptTexts(path, texts ?? new Map<string, string>(), report, fs)
  }

  /** Keeps a text, or forgets the one that was kept. */
  keep(key: string, text: string | undefined): void {
    if (this.#texts.get(key) === text) return
    if (text === undefined) this.#texts.delete(key)
    else this.#texts.set(key, text)
    this.#file.changed()
  }

  /** The texts whose keys begin so. */
  kept(prefix: string): Record<string, string> {
    return Object.fromEntries([...this.#texts].filter(([key]) => key.startsWith(prefix)))
  }

  /** Waits until the file has everything, or could not be written. */
  async save(): Promise<void> {
    await this.#file.flush().catch(this.#report)
  }
}

function textsOf(text: string): Map<string, string> | undefined {
  try {
    const json: unknown = JSON.parse(text)
    if (typeof json !== 'object' || json === null || Array.isArray(json)) return undefined
    const entries = Object.entries(json)
    return entries.every((entry): entry is [string, string] => typeof entry[1] === 'string')
      ? new Map(entries)
      : undefined
  } catch {
    return undefined
  }
}
