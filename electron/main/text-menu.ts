import type { ContextMenuParams, MenuItemConstructorOptions } from 'electron'
import type { Language } from '../../core/base/text'
import { translator } from '../../core/text/catalogue'

/** The parts of a right click that its menu depends on. */
export type RightClick = Pick<ContextMenuParams, 'isEditable' | 'selectionText' | 'editFlags' | 'misspelledWord'>

/** What the menu offers for a word that the dictionary does not know. */
export interface WrongWord {
  /** The words that may be meant, the likeliest first. */
  suggestions: readonly string[]
  /** Puts one of them in its place. */
  replace: (word: string) => void
  /** Adds the word to the dictionary of this machine. */
  add: () => void
}

/** The menu of a right click, in the user's language: a wrong word's suggestions, and what the clipboard can do in a field, or with selected words. Undefined elsewhere. */
export function textMenuTemplate(
  click: RightClick,
  language: Language,
  wrong?: WrongWord,
): MenuItemConstructorOptions[] | undefined {
  const { isEditable, selectionText, editFlags } = click
  const text = translator(language)
  const copy = { role: 'copy', label: text('menu.copy'), enabled: editFlags.canCopy } as const
  if (!isEditable) return selectionText.trim() === '' ? undefined : [copy]
  return [
    ...(wrong ? wrongWordItems(wrong, language) : []),
    { role: 'cut', label: text('menu.cut'), enabled: editFlags.canCut },
    copy,
    { role: 'paste', label: text('menu.paste'), enabled: editFlags.canPaste },
    { role: 'pasteAndMatchStyle', label: text('menu.pastePlain'), enabled: editFlags.canPaste },
    { type: 'separator' },
    { role: 'selectAll', label: text('menu.selectAll'), enabled: editFlags.canSelectAll },
  ]
}

function wrongWordItems({ suggestions, replace, add }: WrongWord, language: Language): MenuItemConstructorOptions[] {
  const text = translator(language)
  const offered = suggestions.map((word): MenuItemConstructorOptions => ({ label: word, click: () => replace(word) }))
  return [
    ...(offered.length > 0 ? offered : [{ label: text('menu.noSuggestions'), enabled: false }]),
    { type: 'separator' },
    { label: text('menu.addToDictionary'), click: add },
    { type: 'separator' },
  ]
}
