import type { Language } from '../base/text'

/** The words of a finding on their own: "the note is…" becomes "The note is…." */
export function wholeSentence(words: string, language: Language): string {
  const stop = /[.。?？]$/.test(words) ? '' : language === 'ja' ? '。' : '.'
  return words.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase()) + stop
}

/** A label inside a sentence: "Stance" becomes "stance", "HS code" stays. */
export function inSentence(label: string): string {
  return /^\p{Lu}\p{Ll}/u.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label
}
