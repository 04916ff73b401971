import { app, BrowserWindow, nativeTheme, screen } from 'electron'
import type { WindowPlace } from '../../core/contract/app-settings'
import { recordAddress } from '../../core/contract/record-address'
import type { RecordRef } from '../../core/model/values/record-ref'
import { CHECKS_SPELLING } from '../../core/spelling/spelling-choice'
import type { BundledPaths } from '../files/bundled-paths'
import { closeGently, reviveAfterCrash } from './closing'
import { APP_ORIGIN } from './file-of'
import { isOwnPage } from './guards'
import { acceptWindow } from './ipc'
import { openingPlace, SMALLEST } from './window-state'

/** The paper colours, shown before a window's first paint. */
const paper = () => (nativeTheme.shouldUseDarkColors ? '#22201d' : '#fdfcf9')

/** These versions of Electron, the stand-in among them, freeze in a text that begins with no letter if they have a checker other than Chromium's (electron/electron#44336). */
const FREEZES = /^(31\.7\.[1-7]|32\.2\.[1-7]|33\.[0-2]\.\d+)$/
/** A developer can have spelling checked all the same, as the tests do. */
const checksSpelling =
  !FREEZES.test(process.versions.electron ?? '') || (!app.isPackaged && app.commandLine.hasSwitch('check-spelling'))

/** The places at which windows open, and a callback for those to which they are moved. */
export interface WindowOptions {
  places: BundledPaths
  saved: () => WindowPlace | undefined
  moved: (place: WindowPlace) => void
  /** Called with the reason when a page ended by itself. */
  ended: (reason: string) => void
  /** The record that the window begins with. */
  at?: RecordRef | undefined
}

/** Opens a window of the desk, and shows it after its first paint, so that it never flashes. */
export function openWindow({ places, saved, moved, ended, at }: WindowOptions): BrowserWindow {
  const others = BrowserWindow.getAllWindows().filter((window) => !window.isDestroyed())
  const screens = screen.getAllDisplays().map((display) => display.workArea)
  const window = new BrowserWindow({
    ...openingPlace(saved(), screens, others.length > 0),
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    show: false,
    title: 'Parley',
    icon: places.icon,
    backgroundColor: paper(),
    webPreferences: {
      preload: places.preloadFile,
      contextIsolation: true,
      nodeIntegration: false,
      sandbox: true,
      webviewTag: false,
      // Chromium's own checker, which would fetch dictionaries. The preload script brings Parley's.
      spellcheck: false,
      additionalArguments: checksSpelling ? [CHECKS_SPELLING] : [],
      navigateOnDragDrop: false,
    },
  })
  if (saved()?.maximized && others.length === 0) window.maximize()
  const note = () => {
    if (!window.isDestroyed()) moved({ ...window.getNormalBounds(), maximized: window.isMaximized() })
  }
  // One by one, because the listener types differ by event.
  window.on('resize', note)
  window.on('move', note)
  window.on('maximize', note)
  window.on('unmaximize', note)
  const repaint = () => window.setBackgroundColor(paper())
  nativeTheme.on('updated', repaint)
  window.once('closed', () => nativeTheme.off('updated', repaint))
  window.once('ready-to-show', () => window.show())
  acceptWindow(window.webContents)
  closeGently(window)
  reviveAfterCrash(window, ended)
  const showPage = () => void window.loadURL(`${APP_ORIGIN}/${at ? recordAddress(at) : ''}`)
  // An empty page (about:blank) is the one address that Chromium opens without asking.
  window.webContents.on('did-navigate', (_event, url) => {
    if (!isOwnPage(url)) showPage()
  })
  showPage()
  return window
}
