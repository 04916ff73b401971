import { app, BrowserWindow, type WebContents } from 'electron'
import { homedir, release } from 'node:os'
import { basename, join } from 'node:path'
import { ParleyError } from '../../core/base/errors'
import { localName, type Language } from '../../core/base/text'
import type { Handlers } from '../../core/contract/answer-by'
import type { Environment } from '../../core/contract/app-schemas'
import type { MainRequest } from '../../core/contract/channels'
import { DEFAULT_REMINDERS } from '../../core/contract/reminder-settings'
import { withPanes } from '../../core/contract/panes'
import type { RecordRef } from '../../core/model/values/record-ref'
import { TOUR_START } from '../../core/queries/sample-tour'
import type { Spelling } from '../../core/spelling/spelling-choice'
import { translator } from '../../core/text/catalogue'
import type { AppLog } from './app-log'
import type { SettingsKeeper } from './app-settings'
import { allowedReminders } from './ask-notifications'
import { backupRequests } from './backup-requests'
import { ChosenFolders } from './chosen-folders'
import { mayClose } from './closing'
import { isDesk, folderStateOf, syncFacts } from './desk-folders'
import type { DeskHost } from './desk-host'
import { ExportTargets } from './export-targets'
import { askToOpen, copyAddress, showFolder } from './external-links'
import { DESKS_FOLDER, pickFolder, pickNewFolder } from './folder-dialogs'
import { nowReady } from './ipc'
import type { MenuKeeper } from './menu'
import { printWindow } from './print-window'
import { recoveryRequests } from './recovery-requests'
import type { UnsavedTexts } from './unsaved-texts'
import { reminderRequests } from './reminder-requests'
import { visitRequests } from './visit-requests'

/** So that no page can open windows without end. */
const WINDOWS_MAX = 20
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
  log: AppLog
  sampleDesk: string
  licences: string
  /** Applies the settings: the theme, the menu's language, all windows. */
  applySettings: () => void
  newWindow: (at?: RecordRef) => void
}

/** The language of the windows: the chosen one, or the system's. */
export function languageOf(settings: SettingsKeeper): Language {
  const { language } = settings.value
  if (language !== 'system') return language
  return app.getLocale().startsWith('ja') ? 'ja' : 'en'
}

/** The spelling that is checked: none until somebody chooses one. */
export function spellingOf(settings: SettingsKeeper): Spelling {
  return settings.value.spelling ?? 'off'
}

/** Answers main's requests of the contract, for one window. */
export function appRequests(parts: AppParts): (sender: WebContents) => Handlers<MainRequest> {
  const { settings, unsaved, host, menu, log } = parts
  const exports = new ExportTargets(settings, host, homedir())
  const folders = new ChosenFolders()
  return (sender) => ({
    'app:environment': () => environmentOf(settings, host, folders),
    // The window asks for its port once it listens, so nothing is sent too early.
    'app:ready': () => {
      nowReady(sender)
      host.connect(sender)
      return {}
    },
    ...recoveryRequests({ settings, host, folders }, sender),
    ...backupRequests({ settings, host, folders, userData: app.getPath('userData') }, sender),
    'app:choose': async ({
      language,
      theme,
      staff,
      suggestionsOff,
      spelling,
      ownWords,
      memoFormat,
      memoPanel,
      reminders,
      newsSeen,
      tour,
    }) => {
      const current = () => settings.value.reminders ?? DEFAULT_REMINDERS
      const allowed =
        reminders && (await allowedReminders(sender, reminders, { current, language: languageOf(settings) }))
      settings.set({
        ...(language && { language }),
        ...(theme && { theme }),
        ...(staff && { staff }),
        ...(suggestionsOff && { suggestionsOff }),
        ...(spelling && { spelling }),
        ...(ownWords && { ownWords }),
        ...(memoFormat && { memoFormat }),
        ...(memoPanel !== undefined && { memoPanel }),
        ...(allowed && { reminders: allowed }),
        ...(newsSeen && { newsSeen: app.getVersion() }),
        ...(tour && { tour }),
      })
      parts.applySettings()
      await settings.save()
      return {}
    },
    'app:folder-state': async ({ place }) => folderStateOf(folders.folderOf(place), await syncFacts()),
    'app:pick-folder': async ({ name }) => {
      const directory = await (name === undefined ? pickFolder(sender) : pickNewFolder(sender, name))
      return directory === undefined ? {} : { folder: { place: folders.tokenOf(directory), directory } }
    },
    'app:open-desk': async ({ place }) => {
      await host.open({ directory: folders.folderOf(place) })
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
    'app:create-desk': async ({ into, desk }) => {
      const { staff } = settings.value
      if (!staff) throw new ParleyError('bad-request', { channel: 'app:create-desk', field: 'staff' })
      const directory = folders.folderOf(into)
      await host.open({ directory, create: { desk, staff } })
      return { directory }
    },
    'app:choose-export': ({ name, as = 'pdf' }) =>
      exports.choose(sender, { name, as }, translator(languageOf(settings))),
    'app:choose-source': () => exports.chooseSource(sender, translator(languageOf(settings))),
    'app:choose-attachments': () => exports.chooseAttachments(sender, translator(languageOf(settings))),
    'app:choose-import': ({ what = 'records' }) => exports.chooseImport(sender, translator(languageOf(settings)), what),
    'app:reveal': ({ place }) => {
      exports.reveal(place)
      return {}
    },
    'app:show-licences': () => {
      showFolder(parts.licences)
      return {}
    },
    'app:log': async () => ({ text: await log.text() }),
    'app:show-log': async () => {
      await log.flush()
      showFolder(log.path)
      return {}
    },
    'app:note-error': (note) => {
      log.add({ event: 'error', in: 'page', ...note })
      return {}
    },
    'app:leave-desk': async () => {
      await host.close()
      settings.set({ lastDesk: undefined })
      return {}
    },
    'app:new-window': ({ ref }) => {
      if (BrowserWindow.getAllWindows().length < WINDOWS_MAX) parts.newWindow(ref)
      return {}
    },
    'app:menu': (state) => {
      menu.state(sender, state)
      return {}
    },
    'app:print': (paper) => printWindow(sender, paper),
    'app:panes': (panes) => {
      if (host.directory !== undefined) settings.set({ panes: withPanes(settings.value.panes, host.directory, panes) })
      return {}
    },
    ...visitRequests(settings),
    ...reminderRequests(settings),
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

async function environmentOf(settings: SettingsKeeper, host: DeskHost, folders: ChosenFolders): Promise<Environment> {
  const { value } = settings
  const language = languageOf(settings)
  const recent = value.recent.map(async ({ directory, title, openedAt }) => ({
    place: folders.tokenOf(directory),
    directory,
    title: title ? localName(title, language) : basename(directory),
    openedAt,
    there: await isDesk(directory),
  }))
  const panes = host.directory === undefined ? undefined : value.panes?.[host.directory]
  return {
    language,
    languageChoice: value.language,
    theme: value.theme,
    version: app.getVersion(),
    electron: process.versions.electron ?? '',
    standIn,
    platform: process.platform,
    chrome: process.versions.chrome ?? '',
    node: process.versions.node,
    arch: process.arch,
    system: release(),
    hasNews: value.staff !== undefined && value.newsSeen !== app.getVersion(),
    tour: value.tour ?? TOUR_START,
    ...(value.staff ? { staff: value.staff } : {}),
    suggestionsOff: value.suggestionsOff ?? [],
    spelling: spellingOf(settings),
    ownWords: value.ownWords ?? [],
    memoFormat: value.memoFormat ?? 'pdf',
    memoPanel: value.memoPanel ?? false,
    reminders: value.reminders ?? DEFAULT_REMINDERS,
    ...(host.directory === undefined ? {} : { desk: host.directory, deskPlace: folders.tokenOf(host.directory) }),
    ...(panes ? { panes } : {}),
    recent: await Promise.all(recent),
  }
}
