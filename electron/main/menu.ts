import { app, BrowserWindow, Menu, type WebContents } from 'electron'
import type { ActionId } from '../../core/actions/actions'
import type { Language } from '../../core/base/text'
import type { MenuState } from '../../core/contract/app-schemas'
import { tell } from './ipc'
import { menuTemplate, NOTHING_ENABLED } from './menu-template'

/** Keeps the native menu true to the window that is in front: what can be done there, and what undo would undo. */
export class MenuKeeper {
  readonly #states = new WeakMap<WebContents, MenuState>()
  readonly #openWindow: () => BrowserWindow
  #language: Language
  /** What the menu shows now, so that it is only made anew where it has changed: one that is open would close. */
  #shown = ''

  constructor(language: Language, openWindow: () => BrowserWindow) {
    this.#language = language
    this.#openWindow = openWindow
    app.on('browser-window-focus', () => this.#show())
    this.#show()
  }

  /** Words the menu in another language. */
  speak(language: Language): void {
    this.#language = language
    this.#show()
  }

  /** A window says what can be done in it. */
  state(contents: WebContents, state: MenuState): void {
    this.#states.set(contents, state)
    this.#show()
  }

  #show(): void {
    const window = frontWindow()
    const state = (window && this.#states.get(window.webContents)) ?? NOTHING_ENABLED
    const wanted = JSON.stringify([this.#language, state])
    if (wanted === this.#shown) return
    this.#shown = wanted
    const template = menuTemplate({
      language: this.#language,
      mac: process.platform === 'darwin',
      developing: !app.isPackaged,
      state,
      click: (id) => this.#click(id),
    })
    Menu.setApplicationMenu(Menu.buildFromTemplate(template))
  }

  /** The window in front does it. On a Mac the menu is there without a window too. */
  #click(id: ActionId): void {
    const window = frontWindow() ?? this.#openWindow()
    tell(window.webContents, 'menu:action', { id })
  }
}

/** The window that has the focus, or any if none has. */
export function frontWindow(): BrowserWindow | undefined {
  return BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0]
}
