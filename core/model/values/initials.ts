const MOST = 8
/** A word in one of the scripts that Japanese names are written in. */
const JAPANESE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u
/** The family name of most Japanese names that are written without a space has two characters. */
const FAMILY_NAME = 2

/**
 * What a person would sign a note with, to begin with: "Edith Kato" → EK, 赤澤亮正 → 赤澤, 赤澤 亮正 → 赤澤. A suggestion: the
 * person may correct it.
 */
export function suggestInitials(name: string): string {
  const words = name
    .normalize('NFC')
    .trim()
    .split(/[\s・]+/u)
    .filter(Boolean)
  const [first = ''] = words
  if (JAPANESE.test(first)) return familyName(first, words.length)
  // Particles are left out of "Ursula von der Leyen", but not where all is written small.
  const capitalised = words.filter((word) => /^\p{Lu}/u.test(word))
  const parts = (capitalised.length > 0 ? capitalised : words).flatMap((word) => word.split('-').filter(Boolean))
  const letters = parts.map((part) => Array.from(part).find((letter) => /\p{L}/u.test(letter)) ?? '')
  return letters.join('').toLocaleUpperCase('en').slice(0, MOST)
}

function familyName(first: string, words: number): string {
  const letters = Array.from(first)
  if (words > 1) return letters.slice(0, MOST).join('')
  return letters.slice(0, letters.length === 2 ? 1 : FAMILY_NAME).join('')
}
