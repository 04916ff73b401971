import { ParleyError } from '../../core/base/errors'
import type { FileSystem } from '../files/file-system'
import { keepAside, LateFile, readOwnFile } from '../files/late-file'

const DELAY_MS = 100
/** How much is kept in all: text in UTF-16 code units, keys included, and texts. Ten thousand pages, far above any person’s typing of a day. */
const KEPT_MAX = 32_000_000
const TEXTS_MAX = 5000

const UUID = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g

/** A text, and the window that keeps it. If that window is gone: which one has adopted it, and which have seen it. */
interface Kept {
  text: string
  owner?: number | undefined
  takenBy?: number | undefined
  seenBy?: Set<number>
}

/** If one key has several texts, the file keeps the others under the key and a number. */
const NUMBERED = /^(.*)#\d+$/s

/**
 * Texts that were typed but are not on a desk yet, kept for the windows under keys of their own: in memory, to outlive a window, and in a file, to
 * outlive the app. A full disk breaks nothing, since memory still has them. Two windows may keep texts under one key, such as that of one record:
 * each sees and forgets its own, and any window can adopt a text whose window is gone.
 */
export class UnsavedTexts {
  readonly #texts: Map<string, Kept[]>
  readonly #file: LateFile
  readonly #report: (error: unknown) => void
  readonly #isThere: (owner: number) => boolean
  /** Were all texts of the last run read? If not, they are set aside in a file, and what belongs to them is still wanted. */
  readonly isWhole: boolean

  private constructor(
    path: string,
    texts: Map<string, Kept[]>,
    isWhole: boolean,
    { report, fs, isThere = () => false }: Parts,
  ) {
    this.#texts = texts
    this.isWhole = isWhole
    this.#report = report
    this.#isThere = isThere
    this.#file = new LateFile(path, DELAY_MS, () => JSON.stringify(this.#content()), report, fs)
  }

  /** Opens the texts of the last run. Sets an unreadable file aside. `isThere` says whether a window still exists. */
  static async open(path: string, parts: Parts): Promise<UnsavedTexts> {
    const text = await readOwnFile(path, parts.report)
    const texts = text === undefined ? new Map<string, Kept[]>() : textsOf(text)
    if (!texts) await keepAside(path, parts.report)
    return new UnsavedTexts(path, texts ?? new Map<string, Kept[]>(), text !== undefined && texts !== undefined, parts)
  }

  /**
   * Keeps a text of a window, in place of the one that it kept or has adopted; or forgets that one, or one that it has seen and no window keeps.
   * @throws ParleyError `unsaved-full`; the earlier text then stays
   */
  keep(key: string, text: string | undefined, owner = 0): void {
    const all = this.#texts.get(key) ?? []
    const before =
      all.find((one) => one.owner === owner) ??
      all.find((one) => one.takenBy === owner) ??
      (text === undefined ? all.find((one) => one.seenBy?.has(owner) && this.#isFree(one, owner)) : undefined)
    if (before?.text === text && before?.owner === owner) return
    if (text !== undefined && text.length > (before?.text.length ?? -1)) this.#refuseTooMuch(key, text, before)
    const others = all.filter((one) => one !== before)
    if (text !== undefined) this.#texts.set(key, [...others, { text, owner }])
    else if (others.length > 0) this.#texts.set(key, others)
    else this.#texts.delete(key)
    this.#file.changed()
  }

  /**
   * The texts whose keys have this prefix, one per key: a window's own, and those of windows that are gone. A request for a single key adopts the
   * text that it returns.
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

  /** The random ids (UUIDs) that are in any text: a note names its files by them. */
  ids(): ReadonlySet<string> {
    const texts = [...this.#texts.values()].flat()
    return new Set(texts.flatMap(({ text }) => text.match(UUID) ?? []))
  }

  /** Waits until the file is up to date, or could not be written. */
  async save(): Promise<void> {
    await this.#file.flush().catch(this.#report)
  }

  /** Refuses a text that would be too much with all others. */
  #refuseTooMuch(key: string, text: string, before: Kept | undefined): void {
    let [size, count] = [key.length + text.length, 1]
    for (const [name, all] of this.#texts)
      for (const one of all)
        if (one !== before) {
          size += name.length + one.text.length
          count += 1
        }
    if (size > KEPT_MAX || count > TEXTS_MAX) throw new ParleyError('unsaved-full', { limit: KEPT_MAX / 1_000_000 })
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

/** The keeper's dependencies. */
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
