import type { Language } from '../base/text'

/** How much of a text is looked at, in UTF-16 code units. */
const LOOKED_AT = 20_000

/** The share of Japanese characters among the letters of a text from which it is Japanese: English reports quote a name, Japanese ones many. */
const JAPANESE_FROM = 0.2

const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/gu

/** The language that a text is written in, of those that Parley knows. A text of Han characters alone, without kana, counts as Japanese. */
export function languageOf(text: string): Language {
  const part = text.slice(0, LOOKED_AT)
  const japanese = part.match(JAPANESE)?.length ?? 0
  const letters = part.match(/\p{L}/gu)?.length ?? 0
  // A word of Latin letters says as much as a character or two of Japanese.
  return letters > 0 && japanese / letters >= JAPANESE_FROM ? 'ja' : 'en'
}
