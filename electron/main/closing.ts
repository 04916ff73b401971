import { app, BrowserWindow, type WebContents } from 'electron'
import { isListening, tell } from './ipc'

/** How long a window may take to save what was typed before it is closed all the same, in milliseconds: what it kept is not lost. */
const PATIENCE_MS = 3000

const allowed = new WeakSet<WebContents>()
let quitting = false

/** Hears that the app is to end, so that it does once its windows have finished. */
export function heedQuitting(): void {
  app.on('before-quit', () => {
    quitting = true
  })
}

/** Holds a window that is about to close until it has saved what was typed a moment ago. */
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

/** The window has finished. */
export function mayClose(contents: WebContents): void {
  if (contents.isDestroyed() || allowed.has(contents)) return
  allowed.add(contents)
  BrowserWindow.fromWebContents(contents)?.close()
  if (quitting) app.quit()
}

/** A window whose page died is loaded again: what was typed is kept, and stands there again. */
export function reviveAfterCrash(window: BrowserWindow): void {
  let last = 0
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return
    // A page that dies again at once would only go on dying.
    if (Date.now() - last < 2000) return
    last = Date.now()
    window.webContents.reload()
  })
}
