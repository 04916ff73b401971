import type { LocalText } from '../base/text'

/** A name in the language that its letters tell. */
export const localName = (name: string): LocalText =>
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(name) ? { ja: name } : { en: name }
