import { isAbsolute, join, relative } from 'node:path'
import { BACKUP_PLACES, type BackupPlaceName } from '../../../core/backup/backup-schemas'
import { ParleyError } from '../../../core/base/errors'
import { ownValue } from '../../../core/base/own-value'
import type { DeskJob } from '../../../core/contract/port'
import { prepareFolder } from '../../backup/back-up'
import { desksIn } from '../../backup/backup-points'
import { readText } from '../../files/read-text'
import { FORMAT_FILE } from '../../journal/format/desk-file-names'
import { parseFormat } from '../../journal/format/format-file'

/** The folders that one desk is backed up to: the app's own and, if a person chose one, another. */
export class BackupFolders {
  readonly #directory: string
  readonly #folders: NonNullable<DeskJob['backups']>
  readonly #log: (error: unknown) => void

  constructor(directory: string, folders: NonNullable<DeskJob['backups']>, log: (error: unknown) => void) {
    this.#directory = directory
    this.#folders = folders
    this.#log = log
  }

  /** The desk's id, even if it does not open: from its folder, or from a backup of that folder. */
  async storeId(): Promise<string | undefined> {
    const file = join(this.#directory, FORMAT_FILE)
    try {
      return parseFormat(await readText(file), file).storeId
    } catch {
      const known = await desksIn(this.#folders.own).catch((error: unknown) => {
        this.#log(error)
        return []
      })
      return known.find(({ from }) => from === this.#directory)?.storeId
    }
  }

  /** The places that have a folder. */
  places(storeId: string | undefined): BackupPlaceName[] {
    const { others } = this.#folders
    return BACKUP_PLACES.filter((place) => place === 'own' || (storeId !== undefined && Object.hasOwn(others, storeId)))
  }

  /** @throws ParleyError `backup-gone` if the place has no folder */
  folderOf(place: BackupPlaceName, storeId: string): string {
    const { own, others } = this.#folders
    const folder = place === 'own' ? own : ownValue(others, storeId)
    if (folder === undefined) throw new ParleyError('backup-gone', { dir: '' })
    return folder
  }

  /** Makes the chosen folder the second one. @throws ParleyError `backup-inside`, `backup-…` */
  async add(storeId: string, chosen: string): Promise<string> {
    if (isInside(chosen, this.#directory)) throw new ParleyError('backup-inside', { dir: chosen })
    const folder = await prepareFolder(chosen)
    this.#folders.others = { ...this.#folders.others, [storeId]: folder }
    return folder
  }

  /** Removes the second folder. */
  remove(storeId: string): void {
    const { [storeId]: _gone, ...others } = this.#folders.others
    this.#folders.others = others
  }
}

/** Is this the folder, or something in it? */
function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path)
  return way === '' || (!way.startsWith('..') && !isAbsolute(way))
}
