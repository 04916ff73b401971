import type { WebContents } from 'electron'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { ParleyError } from '../../core/base/errors'
import type { Handlers } from '../../core/contract/answer'
import type { DeskJob } from '../../core/contract/port'
import type { SettingsKeeper } from './app-settings'
import { folderStateOf, syncFacts, wholePath } from './desk-folders'
import type { DeskHost } from './desk-host'
import { pickFolder } from './recovery-requests'

/** Where desks are backed up to, as their process is told: the app's own folder, and those that were chosen. */
export const backupFolders = (userData: string, settings: SettingsKeeper): NonNullable<DeskJob['backups']> => ({
  own: join(userData, 'backups'),
  others: { ...settings.value.backups },
})

/** Keeps what a desk's process says of the folder that was chosen for it, or that none is. */
export function keepBackupFolder(
  settings: SettingsKeeper,
  { storeId, folder }: { storeId: string; folder?: string | undefined },
): void {
  const { [storeId]: _before, ...others } = settings.value.backups ?? {}
  settings.set({ backups: folder === undefined ? others : { ...others, [storeId]: folder } })
}

/** Answers what a window asks for around backups. It names no folder that is written to, but for that of a new desk. */
export function backupRequests(
  { settings, host, userData }: { settings: SettingsKeeper; host: DeskHost; userData: string },
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
    'app:restore-desk': async ({ place, name, storeId, directory }) => {
      const { own, others } = backupFolders(userData, settings)
      const folder = place === 'own' ? own : others[storeId]
      if (folder === undefined) throw new ParleyError('backup-gone', { dir: '' })
      const whole = wholePath(directory)
      // Asked before the desk that is open is left for it.
      if ((await folderStateOf(whole, await syncFacts())).state !== 'free')
        throw new ParleyError('desk-not-empty', { dir: whole })
      await host.open({ directory: whole, restore: { folder, storeId, name } })
      return { directory: whole }
    },
  }
}
