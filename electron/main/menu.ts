import { Menu, type MenuItemConstructorOptions } from 'electron'
import type { Language } from '../../core/model/text'
import { translator } from '../../core/text/catalogue'

/** The native menu, in the user's language and by the platform's conventions. */
export function buildMenu(language: Language, developing: boolean): Menu {
  const text = translator(language)
  const mac = process.platform === 'darwin'
  const developer: MenuItemConstructorOptions[] = developing
    ? [
        { type: 'separator' },
        { role: 'reload', label: text('menu.reload') },
        { role: 'toggleDevTools', label: text('menu.devTools') },
      ]
    : []
  const template: MenuItemConstructorOptions[] = [
    ...(mac ? [{ role: 'appMenu' } as const] : []),
    {
      label: text('menu.file'),
      submenu: [mac ? { role: 'close', label: text('menu.close') } : { role: 'quit', label: text('menu.quit') }],
    },
    {
      label: text('menu.edit'),
      submenu: [
        { role: 'undo', label: text('menu.undo') },
        { role: 'redo', label: text('menu.redo') },
        { type: 'separator' },
        { role: 'cut', label: text('menu.cut') },
        { role: 'copy', label: text('menu.copy') },
        { role: 'paste', label: text('menu.paste') },
        { role: 'selectAll', label: text('menu.selectAll') },
      ],
    },
    {
      label: text('menu.view'),
      submenu: [
        { role: 'resetZoom', label: text('menu.resetZoom') },
        { role: 'zoomIn', label: text('menu.zoomIn') },
        { role: 'zoomOut', label: text('menu.zoomOut') },
        { type: 'separator' },
        { role: 'togglefullscreen', label: text('menu.fullScreen') },
        ...developer,
      ],
    },
    {
      label: text('menu.window'),
      submenu: [
        { role: 'minimize', label: text('menu.minimize') },
        ...(mac ? [{ role: 'zoom' } as const, { role: 'front' } as const] : []),
      ],
    },
    { role: 'help', label: text('menu.help'), submenu: [{ role: 'about', label: text('menu.about') }] },
  ]
  return Menu.buildFromTemplate(template)
}
