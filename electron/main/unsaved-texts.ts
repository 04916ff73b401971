import type { FileSystem } from '../files/file-system'
import { keepAside, LateFile, readOwnFile } from '../files/late-file'

const DELAY_MS = 100

/** A text, and the window that keeps it. Of one that a window left that is gone: which has taken it up, and which have seen it. */
interface Kept {
  text: string
  owner?: number | undefined
  takenBy?: number | undefined
  seenBy?: Set<number>
}

/** Where one key has several texts, the file has the others under it with a number. */
const NUMBERED = /^(.*)#\d+$/s

/**
 * Texts that were typed and are not on a desk yet, kept for the windows under keys of theirs: in memory, so that they outlive a
 * window, and in a file, so that they outlive the app. A full disk breaks nothing: memory has them all the same.
 * Two windows may keep texts under one key, as of one record: each sees and forgets its own, and what a window left that is gone is anybody's to take up.
 */
export class UnsavedTexts {
  readonly #texts: Map<string, Kept[]>
  readonly #file: LateFile
  readonly #report: (error: unknown) => void
  readonly #isThere: (owner: number) => boolean

  private constructor(path: string, texts: Map<string, Kept[]>, { report, fs, isThere = () => false }: Parts) {
    this.#texts = texts
    this.#report = report
    this.#isThere = isThere
    this.#file = new LateFile(path, DELAY_MS, () => JSON.stringify(this.#content()), report, fs)
  }

  /** The texts that the last run kept. A file that cannot be read as such is kept aside. `isThere` says whether a window still is. */
  static async open(path: string, parts: Parts): Promise<UnsavedTexts> {
    const text = await readOwnFile(path, parts.report)
    const texts = text === undefined ? new Map<string, Kept[]>() : textsOf(text)
    if (!texts) await keepAside(path, parts.report)
    return new UnsavedTexts(path, texts ?? new Map<string, Kept[]>(), parts)
  }

  /** Keeps a text of a window, in the place of the one that it kept or has taken up; or forgets that, or one that it has seen and nobody keeps. */
  keep(key: string, text: string | undefined, owner = 0): void {
    const all = this.#texts.get(key) ?? []
    const before =
      all.find((one) => one.owner === owner) ??
      all.find((one) => one.takenBy === owner) ??
      (text === undefined ? all.find((one) => one.seenBy?.has(owner) && this.#isFree(one, owner)) : undefined)
    if (before?.text === text && before?.owner === owner) return
    const others = all.filter((one) => one !== before)
    if (text !== undefined) this.#texts.set(key, [...others, { text, owner }])
    else if (others.length > 0) this.#texts.set(key, others)
    else this.#texts.delete(key)
    this.#file.changed()
  }

  /**
   * The texts whose keys begin so: a window's own, and those that no window keeps that is still there; one a key. Who asks for one key alone takes up what it is
   * given.
   */
  under(prefix: string, owner = 0): Record<string, string> {
    const found: Record<string, string> = {}
    for (const [key, all] of this.#texts) {
      if (!key.startsWith(prefix)) continue
      const one = all.find((text) => text.owner === owner) ?? all.find((text) => this.#isFree(text, owner))
      if (!one) continue
      if (key === prefix) one.takenBy = owner
      one.seenBy = (one.seenBy ?? new Set()).add(owner)
      found[key] = one.text
    }
    return found
  }

  /** Waits until the file has everything, or could not be written. */
  async save(): Promise<void> {
    await this.#file.flush().catch(this.#report)
  }

  #isFree({ owner, takenBy }: Kept, by: number): boolean {
    const isOthers = (one: number | undefined) => one !== undefined && one !== by && this.#isThere(one)
    return !isOthers(owner) && !isOthers(takenBy)
  }

  #content(): Record<string, string> {
    const entries = [...this.#texts].flatMap(([key, all]) =>
      all.map(({ text }, index) => [index === 0 ? key : `${key}#${index + 1}`, text] as const),
    )
    return Object.fromEntries(entries)
  }
}

/** What the keeper stands on. */
interface Parts {
  report: (error: unknown) => void
  fs?: FileSystem | undefined
  isThere?: (owner: number) => boolean
}

function textsOf(text: string): Map<string, Kept[]> | undefined {
  try {
    const json: unknown = JSON.parse(text)
    if (typeof json !== 'object' || json === null || Array.isArray(json)) return undefined
    const texts = new Map<string, Kept[]>()
    for (const [name, value] of Object.entries(json)) {
      if (typeof value !== 'string') return undefined
      const key = NUMBERED.exec(name)?.[1] ?? name
      texts.set(key, [...(texts.get(key) ?? []), { text: value }])
    }
    return texts
  } catch {
    return undefined
  }
}
