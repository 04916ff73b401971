import { app, BrowserWindow, nativeTheme, session } from 'electron'
import { join } from 'node:path'
import type { RecordRef } from '../../core/model/values/record-ref'
import { bundledPathsFrom } from '../files/bundled-paths'
import { closeToOthers } from '../files/private-files'
import { whereOf } from '../files/where-of'
import { appRequests, languageOf, standIn } from './app-requests'
import { SettingsKeeper } from './app-settings'
import { backupFolders, keepBackupFolder } from './backup-requests'
import { heedQuitting } from './closing'
import { deskOf } from './command-line'
import { DeskHost } from './desk-host'
import { guardContents, guardSession, silenceChromium } from './guards'
import { serveRequests, tell } from './ipc'
import { frontWindow, MenuKeeper } from './menu'
import { declareScheme, serveFolder } from './protocol'
import { UnsavedTexts } from './unsaved-texts'
import { openWindow } from './window'

/** The composition root of the app: connects the parts, and holds no logic of its own. */

const places = bundledPathsFrom(__dirname)
// npm changes the working directory to the project's; the path is relative to where the command was given.
const askedFor = { desk: deskOf(process.argv, process.env.INIT_CWD ?? process.cwd()) }

silenceChromium()
declareScheme()
heedQuitting()
// As root, Chromium runs without its sandbox, and asking for it would end the app.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()

const report = (error: unknown) => console.error('main:', whereOf(error))
// Node would print the message, which may quote a record.
process.on('unhandledRejection', report)

async function start(): Promise<void> {
  if (standIn) console.log(`Parley runs on the stand-in Electron ${process.versions.electron}, for development only.`)
  guardSession(session.defaultSession)
  serveFolder(session.defaultSession, places.renderer)
  await closeToOthers(app.getPath('userData'))
  const ownFile = (name: string) => join(app.getPath('userData'), name)
  const settings = await SettingsKeeper.open(ownFile('settings.json'), report)
  const isThere = (window: number) => BrowserWindow.getAllWindows().some(({ webContents }) => webContents.id === window)
  const unsaved = await UnsavedTexts.open(ownFile('kept-texts.json'), { report, isThere })

  const tellAll = () => {
    for (const { webContents } of BrowserWindow.getAllWindows()) tell(webContents, 'app:changed', {})
  }
  const host = new DeskHost(places.deskFile, {
    changed: tellAll,
    opened: (directory, title) => {
      settings.opened(directory, title)
      tellAll()
    },
    who: () => settings.value.staff?.name,
    saved: (edit) => settings.savedEdit(edit),
    known: () => ({ rescueTo: ownFile('rescued'), searchIn: ownFile('search'), saved: settings.value.saved }),
    backups: () => backupFolders(app.getPath('userData'), settings),
    backupsChosen: (chosen) => keepBackupFolder(settings, chosen),
  })
  const newWindow = (at?: RecordRef) =>
    openWindow({
      places,
      at,
      saved: () => settings.value.window,
      moved: (window) => settings.set({ window }),
    })
  const menu = new MenuKeeper(languageOf(settings), newWindow)
  const applySettings = () => {
    nativeTheme.themeSource = settings.value.theme
    menu.speak(languageOf(settings))
    tellAll()
  }
  applySettings()
  const { sampleDesk, licences } = places
  serveRequests(appRequests({ settings, unsaved, host, menu, sampleDesk, licences, applySettings, newWindow }), report)

  // Show a missing desk too: its screen says so, and offers what to do.
  const first = askedFor.desk ?? settings.value.lastDesk
  if (first !== undefined) await host.show(first)
  newWindow()
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) newWindow()
  })
  // The arguments are passed on whole: Chromium sorts those of the second instance, and separates an option from its value.
  app.on('second-instance', (_event, _argv, _directory, data) => {
    const { desk } = data as Partial<typeof askedFor>
    if (typeof desk === 'string') void host.open({ directory: desk }).catch(() => host.show(desk))
    const window = frontWindow() ?? newWindow()
    if (window.isMinimized()) window.restore()
    window.focus()
  })
  app.on('will-quit', (event) => {
    if (saved) return
    event.preventDefault()
    // The last report of the desk process names the last saved edit.
    const last = host.stop().then(() => settings.save())
    void Promise.all([unsaved.save(), last.catch(report)]).then(() => {
      saved = true
      // Not within this event, which does not know yet that it was prevented.
      setImmediate(() => app.quit())
    })
  })
}

/** True if all pending files are on the disk, so that the app may end. */
let saved = false

app.on('session-created', guardSession)
app.on('web-contents-created', (_event, contents) => guardContents(contents))
app.on('window-all-closed', () => {
  // On a Mac, an app stays open without windows, and opens one when it is activated.
  if (process.platform !== 'darwin') app.quit()
})

// Windows groups the windows and notices of an app by this name, which its shortcut in the Start menu has too.
app.setAppUserModelId('app.parley.desk')

if (app.requestSingleInstanceLock(askedFor)) void app.whenReady().then(start).catch(report)
else app.quit()
