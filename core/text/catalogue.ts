import type { Language } from '../model/text'
import { actionsEn } from './en/actions'
import { appEn } from './en/app'
import { fieldsEn } from './en/fields'
import { formsEn } from './en/forms'
import { listsEn } from './en/lists'
import { memoEn } from './en/memo'
import { messagesEn } from './en/messages'
import { notesEn } from './en/notes'
import { vocabularyEn } from './en/vocabulary'
import { windowEn } from './en/window'
import { interpolate } from './interpolate'
import { actionsJa } from './ja/actions'
import { appJa } from './ja/app'
import { fieldsJa } from './ja/fields'
import { formsJa } from './ja/forms'
import { listsJa } from './ja/lists'
import { memoJa } from './ja/memo'
import { messagesJa } from './ja/messages'
import { notesJa } from './ja/notes'
import { vocabularyJa } from './ja/vocabulary'
import { windowJa } from './ja/window'

const en = {
  ...windowEn,
  ...actionsEn,
  ...appEn,
  ...fieldsEn,
  ...formsEn,
  ...listsEn,
  ...memoEn,
  ...messagesEn,
  ...notesEn,
  ...vocabularyEn,
}
const ja: Record<keyof typeof en, string> = {
  ...windowJa,
  ...actionsJa,
  ...appJa,
  ...fieldsJa,
  ...formsJa,
  ...listsJa,
  ...memoJa,
  ...messagesJa,
  ...notesJa,
  ...vocabularyJa,
}

/** The key of a text. A key that no catalogue has is a type error; one that nothing uses fails the check. */
export type TextKey = keyof typeof en

/** All texts, by language. */
export const CATALOGUES: Record<Language, Record<TextKey, string>> = { en, ja }

/** Looks a text up and fills its placeholders. */
export type Translate = (key: TextKey, params?: Readonly<Record<string, string | number>>) => string

/** The texts of one language. */
export function translator(language: Language): Translate {
  return (key, params) => interpolate(CATALOGUES[language][key], params)
}

/** Is this the key of a text? For keys put together from a vocabulary and a value, an error code, a field. */
export function isTextKey(key: string): key is TextKey {
  return Object.hasOwn(en, key)
}

/** The text of a key that is put together at run time. Asking for one that does not exist is a fault of the program. */
export function familyText(
  language: Language,
  key: string,
  params?: Readonly<Record<string, string | number>>,
): string {
  if (!isTextKey(key)) throw new Error(`no text for ${key}`)
  return interpolate(CATALOGUES[language][key], params)
}
