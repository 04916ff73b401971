import type { Language } from '../base/text'

/** A label and its text: "Rate: 25%", 「税率：25%」. */
export const labelled = (label: string, text: string, language: Language): string =>
  language === 'ja' ? `${label}：${text}` : `${label}: ${text}`

/** Several things in a row: "a, b", 「a、b」. */
export const inARow = (items: readonly string[], language: Language): string =>
  items.join(language === 'ja' ? '、' : ', ')

/** Sentences one after the other: with a space between in English, without in Japanese. */
export const sentences = (all: readonly string[], language: Language): string => all.join(language === 'ja' ? '' : ' ')
