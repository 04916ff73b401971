/** Words of a help topic, or of a search, in lower case: Latin letters and digits apart from Japanese. */
function folded(text: string): string {
  const letters = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’']s\b/g, '')
    .replace(/[^\p{L}\p{N}ー]+/gu, ' ')
  return ` ${letters
    .replace(/[a-z0-9]+/g, ' $& ')
    .replace(/ +/g, ' ')
    .trim()} `
}

/** The endings of English words, the longest first: “reminders” also finds “reminded”. */
const ENDINGS = ['ations', 'ation', 'ings', 'ing', 'ers', 'er', 'ed', 'es', 's']
const STEM_MIN = 4

function stem(word: string): string {
  const ending = ENDINGS.find((end) => word.endsWith(end) && word.length - end.length >= STEM_MIN)
  return ending === undefined ? word : word.slice(0, -ending.length)
}

/** A Latin word is found at the beginning of a word, a Japanese one anywhere. */
const begins = (text: string, word: string) => text.includes(/^[a-z0-9]/.test(word) ? ` ${word}` : word)

/** A text that a search is sought in, and how much a word in it counts. */
export interface SoughtText {
  text: string
  counts: number
}

/**
 * How well texts match all words of a search: 0 if one of them is nowhere. A word counts most where the text has it as typed, less by its stem; the whole search
 * in a text comes before its words one by one.
 */
export function matchOf(search: string, texts: readonly SoughtText[]): number {
  const phrase = folded(search).trim()
  if (phrase === '') return 1
  const sought = texts.map(({ text, counts }) => ({ text: folded(text), counts }))
  let sum = 0
  for (const word of phrase.split(' ')) {
    const found = sought.map(({ text, counts }) =>
      begins(text, word) ? 2 * counts : begins(text, stem(word)) ? counts : 0,
    )
    const best = Math.max(0, ...found)
    if (best === 0) return 0
    sum += best
  }
  const whole = sought.map(({ text, counts }) => (begins(text, phrase) ? 4 * counts : 0))
  return sum + Math.max(0, ...whole)
}
