import { ParleyError } from '../../core/base/errors'
import type { LocalText } from '../../core/base/text'
import {
  DEFAULT_SETTINGS,
  parseAppSettings,
  withOpenedDesk,
  withSaved,
  type AppSettings,
} from '../../core/contract/app-settings'
import type { SavedReport } from '../../core/contract/port'
import type { FileSystem } from '../files/file-system'
import { keepAside, LateFile, readOwnFile } from '../files/late-file'
import { reasonOf } from '../files/write-durably'

/** A window that is being dragged moves all the time, so wait. */
const DELAY_MS = 400

/** The app's settings: in memory, and in a file that follows. A bad file is set aside, and never keeps the app from starting. */
export class SettingsKeeper {
  readonly #file: LateFile
  #settings: AppSettings

  private constructor(path: string, settings: AppSettings, report: (error: unknown) => void, fs?: FileSystem) {
    this.#settings = settings
    this.#file = new LateFile(path, DELAY_MS, () => `${JSON.stringify(this.#settings, null, 2)}\n`, report, fs)
  }

  static async open(path: string, report: (error: unknown) => void, fs?: FileSystem): Promise<SettingsKeeper> {
    const text = await readOwnFile(path, report)
    const { settings, whole } =
      text === undefined ? { settings: DEFAULT_SETTINGS, whole: true } : parseAppSettings(text)
    if (!whole) await keepAside(path, report)
    return new SettingsKeeper(path, settings, report, fs)
  }

  get value(): AppSettings {
    return this.#settings
  }

  /** Applies a change at once; the file follows. */
  set(change: Partial<AppSettings>): void {
    this.#settings = { ...this.#settings, ...change }
    this.#file.changed()
  }

  /** Notes that a desk was opened, and its name. */
  opened(directory: string, title: LocalText): void {
    this.set(withOpenedDesk(this.#settings, { directory, title, openedAt: new Date().toISOString() }))
  }

  /** Notes that an edit of a desk was saved. */
  savedEdit({ storeId, saved }: SavedReport): void {
    this.set(withSaved(this.#settings, storeId, saved))
  }

  /** Waits until the file is up to date. @throws ParleyError `disk-full`, `cannot-write` */
  async save(): Promise<void> {
    try {
      await this.#file.flush()
    } catch (error) {
      const [file, reason] = [this.#file.path, reasonOf(error)]
      if (reason === 'ENOSPC' || reason === 'EDQUOT') throw new ParleyError('disk-full', { file }, { cause: error })
      throw new ParleyError('cannot-write', { file, reason }, { cause: error })
    }
  }
}
