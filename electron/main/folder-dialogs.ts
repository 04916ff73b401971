import { BrowserWindow, dialog, type WebContents } from 'electron'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { safeFolderName } from '../../core/base/safe-name'
import { askAlone } from './ask-alone'

/** The default folder for desks, with a place of its own for the sample. Not Documents, which other programs sync. */
export const DESKS_FOLDER = join(homedir(), 'Parley')

/** Asks for an existing folder with the system's dialog; undefined if the person cancels, or while another dialog is open. */
export function pickFolder(sender: WebContents): Promise<string | undefined> {
  return askAlone(async () => {
    const window = BrowserWindow.fromWebContents(sender)
    const options = { properties: ['openDirectory' as const, 'createDirectory' as const] }
    const { filePaths } = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options))
    return filePaths[0]
  })
}

/** Asks where to make a new folder, and suggests a name for it beside the other desks; undefined as for `pickFolder`. */
export function pickNewFolder(sender: WebContents, name: string): Promise<string | undefined> {
  return askAlone(async () => {
    const window = BrowserWindow.fromWebContents(sender)
    const options = {
      defaultPath: join(DESKS_FOLDER, safeFolderName(name) || 'Parley'),
      properties: ['createDirectory' as const, 'showOverwriteConfirmation' as const],
    }
    const { filePath, canceled } = await (window
      ? dialog.showSaveDialog(window, options)
      : dialog.showSaveDialog(options))
    return canceled || filePath === '' ? undefined : filePath
  })
}
