import { app, type WebContents } from 'electron'
import { homedir } from 'node:os'
import { basename, join } from 'node:path'
import { ParleyError } from '../../core/base/errors'
import { localName, type Language } from '../../core/base/text'
import type { Handlers } from '../../core/contract/answer'
import type { Environment } from '../../core/contract/app-schemas'
import type { MainRequest } from '../../core/contract/channels'
import { translator } from '../../core/text/catalogue'
import type { SettingsKeeper } from './app-settings'
import { backupRequests } from './backup-requests'
import { mayClose } from './closing'
import { isDesk, folderStateOf, syncFacts, wholePath } from './desk-folders'
import type { DeskHost } from './desk-host'
import { ExportTargets } from './export-targets'
import { askToOpen, copyAddress, showFolder } from './external-links'
import { nowReady } from './ipc'
import type { MenuKeeper } from './menu'
import { printWindow } from './print-window'
import { pickFolder, recoveryRequests } from './recovery-requests'
import type { UnsavedTexts } from './unsaved-texts'

/** The default folder for desks, with a place of its own for the sample. Not Documents, which other programs sync. */
const DESKS_FOLDER = join(homedir(), 'Parley')
const SAMPLE_NAME = 'Japan-US tariff talks, June 2025'
/** The Electron version that the launcher falls back on when it cannot get the official one. */
const STAND_IN = '33.'

export const standIn = process.versions.electron?.startsWith(STAND_IN) ?? false

/** The parts that answer the windows' requests. */
export interface AppParts {
  settings: SettingsKeeper
  unsaved: UnsavedTexts
  host: DeskHost
  menu: MenuKeeper
  sampleDesk: string
  licences: string
  /** Applies the settings: the theme, the menu's language, all windows. */
  applySettings: () => void
  newWindow: () => void
}

/** The language of the windows: the chosen one, or the system's. */
export function languageOf(settings: SettingsKeeper): Language {
  const { language } = settings.value
  if (language !== 'system') return language
  return app.getLocale().startsWith('ja') ? 'ja' : 'en'
}

/** Answers main's requests of the contract, for one window. */
export function appRequests(parts: AppParts): (sender: WebContents) => Handlers<MainRequest> {
  const { settings, unsaved, host, menu } = parts
  const exports = new ExportTargets(settings, host, homedir())
  return (sender) => ({
    'app:environment': () => environmentOf(settings, host),
    // The window asks for its port once it listens, so nothing is sent too early.
    'app:ready': () => {
      nowReady(sender)
      host.connect(sender)
      return {}
    },
    ...recoveryRequests(settings, host, sender),
    ...backupRequests({ settings, host, userData: app.getPath('userData') }, sender),
    'app:choose': async ({ language, theme, staff }) => {
      settings.set({ ...(language && { language }), ...(theme && { theme }), ...(staff && { staff }) })
      parts.applySettings()
      await settings.save()
      return {}
    },
    'app:folder-state': async ({ directory }) => folderStateOf(directory, await syncFacts()),
    'app:pick-folder': async () => {
      const directory = await pickFolder(sender)
      return directory === undefined ? {} : { directory }
    },
    'app:open-desk': async ({ directory }) => {
      await host.open({ directory: wholePath(directory) })
      return {}
    },
    'app:open-sample': async () => {
      const directory = join(DESKS_FOLDER, SAMPLE_NAME)
      await host.open({ directory, copyOf: parts.sampleDesk }).catch(async (error: unknown) => {
        // The existing copy cannot be opened; a screen of its own says so.
        if (!(await isDesk(directory))) throw error
        await host.show(directory)
      })
      return { directory }
    },
    'app:create-desk': async ({ directory, desk }) => {
      const { staff } = settings.value
      if (!staff) throw new ParleyError('bad-request', { channel: 'app:create-desk', field: 'staff' })
      const whole = wholePath(directory)
      await host.open({ directory: whole, create: { desk, staff } })
      return { directory: whole }
    },
    'app:choose-export': ({ name, as = 'pdf' }) =>
      exports.choose(sender, { name, as }, translator(languageOf(settings))),
    'app:choose-import': () => exports.chooseImport(sender, translator(languageOf(settings))),
    'app:reveal': ({ place }) => {
      exports.reveal(place)
      return {}
    },
    'app:show-licences': () => {
      showFolder(parts.licences)
      return {}
    },
    'app:leave-desk': async () => {
      await host.close()
      settings.set({ lastDesk: undefined })
      return {}
    },
    'app:new-window': () => {
      parts.newWindow()
      return {}
    },
    'app:menu': (state) => {
      menu.state(sender, state)
      return {}
    },
    'app:print': ({ pageSize }) => printWindow(sender, pageSize),
    'app:keep': ({ key, text }) => {
      unsaved.keep(key, text, sender.id)
      return {}
    },
    'app:closed': () => {
      mayClose(sender)
      return {}
    },
    'app:open-link': ({ address }) => askToOpen(sender, address, languageOf(settings)),
    'app:copy-address': ({ address }) => copyAddress(address),
    'app:kept': ({ prefix }) => ({ kept: unsaved.under(prefix, sender.id) }),
  })
}

async function environmentOf(settings: SettingsKeeper, host: DeskHost): Promise<Environment> {
  const { value } = settings
  const language = languageOf(settings)
  const recent = value.recent.map(async ({ directory, title, openedAt }) => ({
    directory,
    title: title ? localName(title, language) : basename(directory),
    openedAt,
    there: await isDesk(directory),
  }))
  return {
    language,
    languageChoice: value.language,
    theme: value.theme,
    version: app.getVersion(),
    electron: process.versions.electron ?? '',
    standIn,
    platform: process.platform,
    ...(value.staff ? { staff: value.staff } : {}),
    ...(host.directory === undefined ? {} : { desk: host.directory }),
    recent: await Promise.all(recent),
    desksFolder: DESKS_FOLDER,
  }
}
