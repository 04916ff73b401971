import type { WebContents } from 'electron'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { ParleyError } from '../../core/base/errors'
import { ownValue } from '../../core/base/own-value'
import type { Handlers } from '../../core/contract/answer-by'
import type { DeskJob } from '../../core/contract/port'
import type { SettingsKeeper } from './app-settings'
import type { ChosenFolders } from './chosen-folders'
import { folderStateOf, syncFacts } from './desk-folders'
import type { DeskHost } from './desk-host'
import { pickFolder } from './folder-dialogs'

/** The backup folders for the desk's process: the app's own, and the chosen ones. */
export const backupFolders = (userData: string, settings: SettingsKeeper): NonNullable<DeskJob['backups']> => ({
  own: join(userData, 'backups'),
  others: { ...settings.value.backups },
})

/** Remembers the backup folder that was chosen for a desk, or that none is. */
export function keepBackupFolder(
  settings: SettingsKeeper,
  { storeId, folder }: { storeId: string; folder?: string | undefined },
): void {
  const { [storeId]: _before, ...others } = settings.value.backups ?? {}
  settings.set({ backups: folder === undefined ? others : { ...others, [storeId]: folder } })
}

/** Answers a window's requests about backups. The window names no folder: a person chooses each in a dialog. */
export function backupRequests(
  {
    settings,
    host,
    folders,
    userData,
  }: { settings: SettingsKeeper; host: DeskHost; folders: ChosenFolders; userData: string },
  sender: WebContents,
): Handlers<'app:choose-backups' | 'app:restore-desk'> {
  return {
    'app:choose-backups': async () => {
      const file = await pickFolder(sender)
      if (file === undefined) return {}
      const place = randomUUID()
      host.grant({ grant: place, file })
      return { place }
    },
    'app:restore-desk': async ({ place, name, storeId, into }) => {
      const { own, others } = backupFolders(userData, settings)
      const folder = place === 'own' ? own : ownValue(others, storeId)
      if (folder === undefined) throw new ParleyError('backup-gone', { dir: '' })
      const directory = folders.folderOf(into)
      // Check first, before the open desk is closed for it.
      if ((await folderStateOf(directory, await syncFacts())).state !== 'free')
        throw new ParleyError('desk-not-empty', { dir: directory })
      await host.open({ directory, restore: { folder, storeId, name } })
      return { directory }
    },
  }
}
