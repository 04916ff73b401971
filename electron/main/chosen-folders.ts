import { randomUUID } from 'node:crypto'
import { ParleyError } from '../../core/base/errors'

/**
 * The folders that a person chose in the system's dialog, or opened before, by tokens. A window names a folder by its token alone, so that a page can
 * neither ask which folders exist, nor reach another computer by a path such as `\\host\share`.
 */
export class ChosenFolders {
  readonly #folders = new Map<string, string>()
  readonly #tokens = new Map<string, string>()

  /** The token of a folder: the same one whenever it is asked for. */
  tokenOf(folder: string): string {
    const known = this.#tokens.get(folder)
    if (known !== undefined) return known
    const token = randomUUID()
    this.#folders.set(token, folder)
    this.#tokens.set(folder, token)
    return token
  }

  /** The folder of a token. @throws ParleyError `place-unknown` */
  folderOf(token: string): string {
    const folder = this.#folders.get(token)
    if (folder === undefined) throw new ParleyError('place-unknown')
    return folder
  }
}
