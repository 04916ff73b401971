const MOST = 8
/** A word in one of the scripts of Japanese names. */
const JAPANESE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u
/** Most Japanese names that are written without a space begin with a family name of two characters. */
const FAMILY_NAME = 2

/** Suggests the initials that a person signs notes with: "Edith Kato" → EK, 赤澤亮正 → 赤澤, 赤澤 亮正 → 赤澤. The person may correct them. */
export function suggestInitials(name: string): string {
  const words = name
    .normalize('NFC')
    .trim()
    .split(/[\s・]+/u)
    .filter(Boolean)
  const [first = ''] = words
  if (JAPANESE.test(first)) return familyName(first, words.length)
  // Leaves the particles out of "Ursula von der Leyen", but nothing out of a name in small letters.
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
