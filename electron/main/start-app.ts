import { app, BrowserWindow, nativeTheme, Notification, powerMonitor } from 'electron'
import { release } from 'node:os'
import { join } from 'node:path'
import { endReason, noteOf, versionWord } from '../../core/contract/log-event'
import type { RecordRef } from '../../core/model/values/record-ref'
import { withOwnWord } from '../../core/spelling/spelling-choice'
import type { BundledPaths } from '../files/bundled-paths'
import { closeToOthers } from '../files/private-files'
import { whereOf } from '../../core/base/where-of'
import { AppLog } from './app-log'
import { appRequests, languageOf, spellingOf, standIn } from './app-requests'
import { SettingsKeeper } from './app-settings'
import { backupFolders, keepBackupFolder } from './backup-requests'
import { heedQuitting } from './closing'
import { DeskHost } from './desk-host'
import { serveRequests, tell } from './ipc'
import { frontWindow, MenuKeeper } from './menu'
import { Notifier } from './notifier'
import { ownBundles } from './own-bundles'
import { forkDesk, type ReadyProcess } from './ready-process'
import type { AskedFor, SecondStarts } from './second-starts'
import { sweepDraftFiles } from './sweep-draft-files'
import { UnsavedTexts } from './unsaved-texts'
import { openWindow } from './window'

/** How the app begins. */
export interface Beginning {
  places: BundledPaths
  /** The request of the first start. */
  askedFor: AskedFor
  /** The process for the first desk, which loads its code already. */
  ready: ReadyProcess
  seconds: SecondStarts
}

/** How often main looks for dates to notify of, in milliseconds. */
const REMIND_MS = 60_000

/** True if all pending files are on the disk, so that the app may end. */
let saved = false

/** The composition root of the app, once Chromium is ready: connects the parts, and holds no logic of its own. */
export async function startApp({ places, askedFor, ready, seconds }: Beginning): Promise<void> {
  /** Notes what happened, without content. */
  const log = new AppLog(join(app.getPath('userData'), 'logs'), () => ownBundles(places))
  const report = (error: unknown) => {
    console.error('main:', whereOf(error))
    log.add({ event: 'error', in: 'main', ...noteOf(error) })
  }
  // Node would print the message, which may quote a record.
  process.on('unhandledRejection', report)
  process.on('uncaughtExceptionMonitor', (error) => log.add({ event: 'error', in: 'main', ...noteOf(error) }))
  heedQuitting()
  if (standIn) console.log(`Parley runs on the stand-in Electron ${process.versions.electron}, for development only.`)
  await closeToOthers(app.getPath('userData'))
  log.add({
    event: 'start',
    parley: versionWord(app.getVersion()),
    electron: versionWord(process.versions.electron ?? ''),
    platform: versionWord(process.platform),
    arch: versionWord(process.arch),
    system: versionWord(release()),
    packaged: app.isPackaged,
  })
  const ownFile = (name: string) => join(app.getPath('userData'), name)
  const settings = await SettingsKeeper.open(ownFile('settings.json'), report)
  // Nothing is new to somebody who has just come.
  if (!settings.value.staff) settings.set({ newsSeen: app.getVersion() })
  const isThere = (window: number) => BrowserWindow.getAllWindows().some(({ webContents }) => webContents.id === window)
  const unsaved = await UnsavedTexts.open(ownFile('kept-texts.json'), { report, isThere })

  if (unsaved.isWhole) {
    const named = unsaved.ids()
    await sweepDraftFiles(ownFile('kept-files'), (held) => named.has(held))
  }

  const tellAll = () => {
    for (const { webContents } of BrowserWindow.getAllWindows()) tell(webContents, 'app:changed', {})
  }
  const host = new DeskHost(() => ready.take() ?? forkDesk(places.deskFile), {
    changed: tellAll,
    opened: (directory, title) => {
      settings.opened(directory, title)
      tellAll()
      notifier.look()
    },
    who: () => settings.value.staff?.name,
    saved: (edit) => settings.savedEdit(edit),
    known: () => ({
      rescueTo: ownFile('rescued'),
      searchIn: ownFile('search'),
      draftFilesIn: ownFile('kept-files'),
      saved: settings.value.saved,
    }),
    reminders: (near) => notifier.hear(near),
    log: (event) => log.add(event),
    backups: () => backupFolders(app.getPath('userData'), settings),
    backupsChosen: (chosen) => keepBackupFolder(settings, chosen),
  })
  const notifier = new Notifier({
    settings,
    language: () => languageOf(settings),
    ask: (question) => host.remind(question),
    show: (body) => {
      const notification = new Notification({ title: 'Parley', body, silent: true })
      notification.on('click', () => {
        const window = frontWindow() ?? newWindow()
        window.show()
        tell(window.webContents, 'menu:action', { id: 'reminders' })
      })
      notification.show()
    },
  })
  // Time passes without an edit, and while the computer sleeps.
  setInterval(() => notifier.look(), REMIND_MS).unref()
  powerMonitor.on('resume', () => notifier.look())
  const newWindow = (at?: RecordRef) =>
    openWindow({
      places,
      at,
      saved: () => settings.value.window,
      moved: (window) => settings.set({ window }),
      ended: (reason) => log.add({ event: 'page-ended', reason: endReason(reason) }),
    })
  const menu = new MenuKeeper(languageOf(settings), newWindow, {
    suggestions: async (word) => {
      const spelling = spellingOf(settings)
      return spelling === 'off' ? [] : host.suggestions(word, spelling)
    },
    add: (word) => {
      settings.set({ ownWords: [...withOwnWord(settings.value.ownWords ?? [], word)] })
      tellAll()
    },
  })
  const applySettings = () => {
    nativeTheme.themeSource = settings.value.theme
    menu.speak(languageOf(settings))
    tellAll()
    notifier.look()
  }
  applySettings()
  const { sampleDesk, licences } = places
  const parts = { settings, unsaved, host, menu, log, sampleDesk, licences, applySettings, newWindow }
  serveRequests(appRequests(parts), report, (request, code) => {
    if (code !== 'canceled') log.add({ event: 'request-failed', request, code })
  })

  // Show a missing desk too: its screen says so, and offers what to do.
  const first = askedFor.desk ?? settings.value.lastDesk
  if (first !== undefined) await host.show(first)
  newWindow()
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) newWindow()
  })
  seconds.heed(({ desk }) => {
    if (typeof desk === 'string') void host.open({ directory: desk }).catch(() => host.show(desk))
    const window = frontWindow() ?? newWindow()
    if (window.isMinimized()) window.restore()
    window.focus()
  })
  app.on('will-quit', (event) => {
    if (saved) return
    event.preventDefault()
    // Without a desk, this process still waits for one.
    ready.take()?.kill()
    // The last report of the desk process names the last saved edit.
    const last = host.stop().then(() => settings.save())
    void Promise.all([unsaved.save(), last.catch(report)])
      .then(() => {
        // The desk process may finish a backup while it stops, and tells so: the end is the last thing that is noted.
        log.add({ event: 'end' })
        return log.flush()
      })
      .then(() => {
        saved = true
        // Not within this event, which does not know yet that it was prevented.
        setImmediate(() => app.quit())
      })
  })
}
