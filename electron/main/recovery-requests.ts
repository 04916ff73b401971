import type { WebContents } from 'electron'
import { stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Handlers } from '../../core/contract/answer-by'
import { withoutDesk } from '../../core/contract/app-settings'
import { copyFolder } from '../files/copy-folder'
import type { SettingsKeeper } from './app-settings'
import type { ChosenFolders } from './chosen-folders'
import { sameFolder } from './desk-folders'
import type { DeskHost } from './desk-host'
import { showFolder } from './external-links'
import { pickFolder } from './folder-dialogs'
import { tell } from './ipc'

type RecoveryRequest = 'app:reopen' | 'app:show-desk' | 'app:forget-desk' | 'app:show-folder' | 'app:copy-folder'

/** The least time between two progress reports of a copy to a window, in milliseconds. */
const TELL_MS = 200

/** Answers a window's requests about a desk that cannot be opened. Only the desk that is shown can be copied or revealed. */
export function recoveryRequests(
  { settings, host, folders }: { settings: SettingsKeeper; host: DeskHost; folders: ChosenFolders },
  sender: WebContents,
): Handlers<RecoveryRequest> {
  return {
    'app:reopen': async ({ to, overrule }) => {
      await host.reopen(to, overrule)
      return {}
    },
    'app:show-desk': async ({ place }) => {
      await host.show(folders.folderOf(place))
      return {}
    },
    'app:forget-desk': async ({ place }) => {
      const directory = folders.folderOf(place)
      settings.set(withoutDesk(settings.value, directory))
      if (host.directory !== undefined && (await sameFolder(host.directory, directory))) await host.close()
      return {}
    },
    'app:show-folder': async () => {
      if (host.directory !== undefined) showFolder(await nearest(join(host.directory, 'format.json')))
      return {}
    },
    'app:copy-folder': async () => {
      const { directory } = host
      if (directory === undefined) return {}
      const into = await pickFolder(sender)
      if (into === undefined) return {}
      let told = 0
      const copied = await copyFolder(directory, into, new Date(), (done, total) => {
        if (Date.now() - told < TELL_MS) return
        told = Date.now()
        tell(sender, 'app:copying', { done, total })
      })
      return { copied }
    },
  }
}

/** The path itself if it exists, or the nearest existing folder above it. */
async function nearest(path: string): Promise<string> {
  const isThere = await stat(path).then(
    () => true,
    () => false,
  )
  const above = dirname(path)
  return isThere || above === path ? path : nearest(above)
}
