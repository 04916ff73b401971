/** Addresses of pages, mail and files in a text, and paths: the words in them are no words of a language. */
const ADDRESS =
  /\b(?:https?:\/\/|mailto:|www\.)\S+|\S+@\S+\.\w+|\b[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|int|gov|eu|jp|uk|pdf|docx?|xlsx?|csv|txt|html?)\b\S*|\S*[_\\]\S*/giu

/** Those of some words that a text has in addresses and file names alone. */
export function onlyInAddresses(text: string, words: readonly string[]): ReadonlySet<string> {
  const addresses = text.match(ADDRESS)
  if (!addresses) return new Set()
  const inside = new Set(addresses.flatMap(wordsOf))
  const outside = new Set(wordsOf(text.replaceAll(ADDRESS, ' ')))
  return new Set(words.filter((word) => inside.has(word) && !outside.has(word)))
}

const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{M}'’]+/gu) ?? []
