import { BrowserWindow, nativeTheme } from 'electron'
import type { Places } from '../files/places'
import { APP_ORIGIN } from './origin'

/** Opens the desk's window; it is shown when its first paint is ready, so that it never flashes. */
export function openWindow(places: Places): BrowserWindow {
  const window = new BrowserWindow({
    width: 1360,
    height: 880,
    minWidth: 560,
    minHeight: 420,
    show: false,
    title: 'Parley',
    icon: places.icon,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#22201d' : '#fdfcf9',
    webPreferences: {
      preload: places.preloadFile,
      contextIsolation: true,
      nodeIntegration: false,
      sandbox: true,
      webviewTag: false,
      spellcheck: false,
      navigateOnDragDrop: false,
    },
  })
  window.once('ready-to-show', () => window.show())
  void window.loadURL(`${APP_ORIGIN}/`)
  return window
}
