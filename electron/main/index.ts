import { app, BrowserWindow, Menu, nativeTheme, session } from 'electron'
import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Language } from '../../core/model/text'
import { placesFrom } from '../files/places'
import { whereOf } from '../files/where-of'
import { DeskHost } from './desk-host'
import { guardContents, guardSession, silenceChromium } from './guards'
import { nowReady, queueUntilReady, serveRequests } from './ipc'
import { buildMenu } from './menu'
import { declareScheme, serveFolder } from './protocol'
import { openWindow } from './window'

/** The composition root of the app: puts the parts together, and holds no logic of its own. */

/** Where the sample becomes a desk of the user's own on the first start. */
const SAMPLE_DESK = join(homedir(), 'Parley', 'Japan-US tariff talks, June 2025')
/** The Electron line that the launcher falls back on where the official one cannot be had. */
const STAND_IN = '33.'

const places = placesFrom(__dirname)
const standIn = process.versions.electron?.startsWith(STAND_IN) ?? false
const deskArgument = argumentOf('--desk')

/** The value of an option that was given as `--name=value` or `--name value`. */
function argumentOf(name: string): string | undefined {
  const at = process.argv.findIndex((argument) => argument === name || argument.startsWith(`${name}=`))
  const given = process.argv[at]
  return given === name ? process.argv[at + 1] : given?.slice(name.length + 1)
}

silenceChromium()
declareScheme()
// As root, Chromium runs without its sandbox, and asking for it would end the app.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()

const report = (error: unknown) => console.error('main:', whereOf(error))
const kept = new Map<string, string>()

function language(): Language {
  return app.getLocale().startsWith('ja') ? 'ja' : 'en'
}

function start(): void {
  if (standIn) console.log(`Parley runs on the stand-in Electron ${process.versions.electron}, for development only.`)
  guardSession(session.defaultSession)
  serveFolder(session.defaultSession, places.renderer)
  const desk = new DeskHost(
    places.deskFile,
    deskArgument === undefined
      ? { directory: SAMPLE_DESK, copyOf: places.sampleDesk }
      : // npm changes the working directory to the project's; the path is meant from where the command was given.
        { directory: resolve(process.env.INIT_CWD ?? process.cwd(), deskArgument) },
  )
  desk.start()
  serveRequests(
    {
      'app:environment': () => ({
        staff: JSON.parse(readFileSync(join(app.getPath('userData'), 'settings.json'), 'utf8')).staff,
        desk: deskArgument ?? SAMPLE_DESK,
        languageChoice: 'system',
        theme: 'system',
        recent: [],
        desksFolder: join(homedir(), 'Parley'),
        language: language(),
        version: app.getVersion(),
        electron: process.versions.electron ?? '',
        standIn,
        platform: process.platform,
      }),
      // The window asks for its port when it is ready to hear, so nothing is sent before anybody listens.
      'app:ready': () => {
        for (const { webContents } of BrowserWindow.getAllWindows()) {
          nowReady(webContents)
          desk.connect(webContents)
        }
        return {}
      },
      'app:reopen': () => {
        desk.restart()
        return {}
      },
      'app:choose': () => ({}),
      'app:place': ({ directory }) => ({ directory, state: 'free' }),
      'app:pick-folder': () => ({}),
      'app:open-desk': () => ({}),
      'app:open-sample': () => ({ directory: '' }),
      'app:create-desk': ({ directory }) => ({ directory }),
      'app:leave-desk': () => ({}),
      'app:new-window': () => ({}),
      'app:menu': () => ({}),
      'app:keep': ({ key, text }) => {
        if (text === undefined) kept.delete(key)
        else kept.set(key, text)
        return {}
      },
      'app:kept': ({ prefix }) => ({
        kept: Object.fromEntries([...kept].filter(([key]) => key.startsWith(prefix))),
      }),
    },
    report,
  )
  Menu.setApplicationMenu(buildMenu(language(), !app.isPackaged))
  const open = () => queueUntilReady(openWindow(places).webContents)
  open()
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) open()
  })
  app.on('will-quit', () => desk.stop())
}

app.on('web-contents-created', (_event, contents) => guardContents(contents))
app.on('window-all-closed', () => {
  // On a Mac an app stays when its windows are closed, and opens one again when it is activated.
  if (process.platform !== 'darwin') app.quit()
})
app.on('second-instance', () => {
  const [window] = BrowserWindow.getAllWindows()
  if (window?.isMinimized()) window.restore()
  window?.focus()
})

nativeTheme.themeSource = 'system'
if (app.requestSingleInstanceLock()) void app.whenReady().then(start).catch(report)
else app.quit()
