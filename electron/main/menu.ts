import { app, BrowserWindow, Menu, type WebContents } from 'electron'
import type { ActionId } from '../../core/actions/actions'
import type { Language } from '../../core/base/text'
import type { MenuState } from '../../core/contract/app-schemas'
import { tell } from './ipc'
import { menuTemplate, NOTHING_ENABLED } from './menu-template'
import { textMenuTemplate, type RightClick, type WrongWord } from './text-menu'

/** What the menu of a right click needs for a word that the dictionary does not know. */
export interface MenuSpelling {
  suggestions: (word: string) => Promise<readonly string[]>
  add: (word: string) => void
}

/** Keeps the native menu in step with the front window: the available actions, and what undo would undo. Opens the menu of a right click. */
export class MenuKeeper {
  readonly #states = new WeakMap<WebContents, MenuState>()
  readonly #openWindow: () => BrowserWindow
  readonly #spelling: MenuSpelling
  #language: Language
  /** The menu's current state, so that it is rebuilt only on a change: a rebuild would close an open menu. */
  #shown = ''

  constructor(language: Language, openWindow: () => BrowserWindow, spelling: MenuSpelling) {
    this.#language = language
    this.#spelling = spelling
    this.#openWindow = openWindow
    app.on('browser-window-focus', () => this.#show())
    app.on('web-contents-created', (_event, contents) => {
      contents.on('context-menu', (_at, click) => void this.#showTextMenu(contents, click))
    })
    this.#show()
  }

  /** Changes the language of the menu. */
  speak(language: Language): void {
    this.#language = language
    this.#show()
  }

  /** Receives a window's available actions. */
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

  async #showTextMenu(contents: WebContents, click: RightClick): Promise<void> {
    const template = textMenuTemplate(click, this.#language, await this.#wrongWord(contents, click.misspelledWord))
    if (contents.isDestroyed()) return
    const window = BrowserWindow.fromWebContents(contents)
    if (template && window) Menu.buildFromTemplate(template).popup({ window })
  }

  async #wrongWord(contents: WebContents, word: string): Promise<WrongWord | undefined> {
    if (word === '') return undefined
    const suggestions = await this.#spelling.suggestions(word)
    const replace = (chosen: string) => contents.replaceMisspelling(chosen)
    return { suggestions, replace, add: () => this.#spelling.add(word) }
  }

  /** Runs the action in the front window. On a Mac the menu exists even without a window. */
  #click(id: ActionId): void {
    const window = frontWindow() ?? this.#openWindow()
    tell(window.webContents, 'menu:action', { id })
  }
}

/** The focused window, or any if none has the focus. */
export function frontWindow(): BrowserWindow | undefined {
  return BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0]
}
