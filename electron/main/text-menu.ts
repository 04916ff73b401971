import type { ContextMenuParams, MenuItemConstructorOptions } from 'electron'
import type { Language } from '../../core/base/text'
import { translator } from '../../core/text/catalogue'

/** The parts of a right click that its menu depends on. */
export type RightClick = Pick<ContextMenuParams, 'isEditable' | 'selectionText' | 'editFlags'>

/** The menu of a right click, in the user's language: what the clipboard can do in a field, or with selected words. Undefined elsewhere. */
export function textMenuTemplate(click: RightClick, language: Language): MenuItemConstructorOptions[] | undefined {
  const { isEditable, selectionText, editFlags } = click
  const text = translator(language)
  const copy = { role: 'copy', label: text('menu.copy'), enabled: editFlags.canCopy } as const
  if (!isEditable) return selectionText.trim() === '' ? undefined : [copy]
  return [
    { role: 'cut', label: text('menu.cut'), enabled: editFlags.canCut },
    copy,
    { role: 'paste', label: text('menu.paste'), enabled: editFlags.canPaste },
    { role: 'pasteAndMatchStyle', label: text('menu.pastePlain'), enabled: editFlags.canPaste },
    { type: 'separator' },
    { role: 'selectAll', label: text('menu.selectAll'), enabled: editFlags.canSelectAll },
  ]
}
