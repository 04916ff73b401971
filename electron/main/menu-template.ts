import type { MenuItemConstructorOptions } from 'electron'
import { ACTIONS, keysOf, type Action, type ActionId, type ActionMenu } from '../../core/actions/actions'
import type { Language } from '../../core/base/text'
import type { MenuState } from '../../core/contract/app-schemas'
import { translator } from '../../core/text/catalogue'

type Item = MenuItemConstructorOptions

/** The state that a menu is built from. */
export interface MenuOptions {
  language: Language
  mac: boolean
  /** Shows items that only developers need. */
  developing: boolean
  state: MenuState
  click: (id: ActionId) => void
}

/** The state before a window has reported any. */
export const NOTHING_ENABLED: MenuState = { enabled: [] }

/** The actions that a Mac has in the menu of the app. */
const IN_APP_MENU: ReadonlySet<ActionId> = new Set<ActionId>(['settings', 'about'])

const ACCELERATOR_KEYS: Readonly<Record<string, string>> = {
  Mod: 'CmdOrCtrl',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  Escape: 'Esc',
}

/** The keys of an action, as the menu writes them. */
export function acceleratorOf(action: Action, mac: boolean): string | undefined {
  const keys = keysOf(action, mac)?.split('+')
  return keys?.map((key) => ACCELERATOR_KEYS[key] ?? key).join('+')
}

/** The native menu, in the user's language and by the platform's conventions: the window's actions, and the system's own. */
export function menuTemplate(options: MenuOptions): Item[] {
  const { language, mac } = options
  const text = translator(language)
  const actions = (menu: ActionMenu) => actionItems(menu, options)
  return [
    ...(mac ? [appMenu(options)] : []),
    {
      label: text('menu.file'),
      submenu: [
        ...actions('file'),
        { type: 'separator' },
        mac ? { role: 'close', label: text('menu.close') } : { role: 'quit', label: text('menu.quit') },
      ],
    },
    { label: text('menu.edit'), submenu: editItems(actions('edit'), options) },
    { label: text('menu.view'), submenu: [...actions('view'), { type: 'separator' }, ...viewItems(options)] },
    {
      role: 'windowMenu',
      label: text('menu.window'),
      submenu: [
        { role: 'minimize', label: text('menu.minimize') },
        ...(mac
          ? [
              { role: 'zoom', label: text('menu.zoom') } as const,
              { type: 'separator' } as const,
              { role: 'front', label: text('menu.front') } as const,
            ]
          : [{ role: 'close', label: text('menu.close') } as const]),
      ],
    },
    {
      role: 'help',
      label: text('menu.help'),
      submenu: actions('help'),
    },
  ]
}

/** The menu that a Mac names after the app. The built-in labels of its roles are English, so each is set. */
function appMenu(options: MenuOptions): Item {
  const text = translator(options.language)
  const own = (id: ActionId) =>
    ACTIONS.filter((action) => action.id === id).map((action) => actionItem(action, options))
  return {
    label: 'Parley',
    submenu: [
      ...own('about'),
      { type: 'separator' },
      ...own('settings'),
      { type: 'separator' },
      { role: 'services', label: text('menu.services') },
      { type: 'separator' },
      { role: 'hide', label: text('menu.hide') },
      { role: 'hideOthers', label: text('menu.hideOthers') },
      { role: 'unhide', label: text('menu.unhide') },
      { type: 'separator' },
      { role: 'quit', label: text('menu.quitApp') },
    ],
  }
}

/** Undo and redo belong to the desk; cut and paste to the system. */
function editItems(actions: Item[], { language }: MenuOptions): Item[] {
  const text = translator(language)
  const clipboard: Item[] = [
    { type: 'separator' },
    { role: 'cut', label: text('menu.cut') },
    { role: 'copy', label: text('menu.copy') },
    { role: 'paste', label: text('menu.paste') },
    { role: 'selectAll', label: text('menu.selectAll') },
  ]
  const afterRedo = actions.findIndex((item) => item.id === 'redo') + 1
  return [...actions.slice(0, afterRedo), ...clipboard, ...actions.slice(afterRedo)]
}

function viewItems({ language, developing }: MenuOptions): Item[] {
  const text = translator(language)
  return [
    { role: 'resetZoom', label: text('menu.resetZoom') },
    { role: 'zoomIn', label: text('menu.zoomIn') },
    { role: 'zoomOut', label: text('menu.zoomOut') },
    { type: 'separator' },
    { role: 'togglefullscreen', label: text('menu.fullScreen') },
    ...(developing
      ? [
          { type: 'separator' } as const,
          // Ctrl+R alone is too easy to hit while typing.
          { role: 'reload', label: text('menu.reload'), accelerator: 'CmdOrCtrl+Shift+R' } as const,
          { role: 'toggleDevTools', label: text('menu.devTools') } as const,
        ]
      : []),
  ]
}

function actionItems(menu: ActionMenu, options: MenuOptions): Item[] {
  const here = ACTIONS.filter((action) => action.menu === menu && !(options.mac && IN_APP_MENU.has(action.id)))
  return here.flatMap((action) => [
    ...(action.apart ? [{ type: 'separator' } as const] : []),
    actionItem(action, options),
  ])
}

function actionItem(action: Action, { language, mac, state, click }: MenuOptions): Item {
  const accelerator = acceleratorOf(action, mac)
  return {
    id: action.id,
    label: labelOf(action, language, state),
    enabled: state.enabled.includes(action.id),
    click: () => click(action.id),
    // For display only: the page handles the keys itself. A Mac offers them to the page first, and to the menu if the page ignores them.
    ...(accelerator === undefined ? {} : { accelerator, registerAccelerator: false }),
  }
}

function labelOf(action: Action, language: Language, state: MenuState): string {
  const text = translator(language)
  if (action.id === 'undo' && state.undo !== undefined) return text('action.undoThat', { what: state.undo })
  if (action.id === 'redo' && state.redo !== undefined) return text('action.redoThat', { what: state.redo })
  return text(action.label)
}
