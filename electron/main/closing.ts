import { app, BrowserWindow, type WebContents } from 'electron'
import { isListening, tell } from './ipc'

/** How long a window may take to save recent typing before it is closed anyway, in milliseconds: text that it has kept is safe. */
const PATIENCE_MS = 3000

const allowed = new WeakSet<WebContents>()
let quitting = false

/** Remembers that the app is quitting, so that it ends once its windows have finished. */
export function heedQuitting(): void {
  app.on('before-quit', () => {
    quitting = true
  })
}

/** Delays the closing of a window until it has saved recent typing. */
export function closeGently(window: BrowserWindow): void {
  const { webContents } = window
  let asked = false
  window.on('close', (event) => {
    if (allowed.has(webContents) || webContents.isCrashed() || !isListening(webContents)) return
    event.preventDefault()
    if (asked) return
    asked = true
    tell(webContents, 'app:closing', {})
    setTimeout(() => mayClose(webContents), PATIENCE_MS)
  })
}

/** Lets the window close, now that it has finished. */
export function mayClose(contents: WebContents): void {
  if (contents.isDestroyed() || allowed.has(contents)) return
  allowed.add(contents)
  BrowserWindow.fromWebContents(contents)?.close()
  if (quitting) app.quit()
}

/** Reloads a window whose page crashed: text that was typed is kept, and appears again. `ended` hears why. */
export function reviveAfterCrash(window: BrowserWindow, ended: (reason: string) => void): void {
  let last = 0
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return
    ended(reason)
    // A page that crashes again at once would only keep crashing.
    if (Date.now() - last < 2000) return
    last = Date.now()
    window.webContents.reload()
  })
}
