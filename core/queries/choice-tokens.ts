/** The words of many texts, to find the texts that have a typed word anywhere in one of theirs. A text has the number of its place in a list. */
export class ChoiceTokens {
  readonly #numbers = new Map<string, number>()
  readonly #tokens: string[] = []
  /** The texts that have a token, by its number. */
  readonly #places: number[][] = []
  /** The numbers of the tokens that have a pair of characters. */
  readonly #pairs = new Map<string, number[]>()

  /** Adds the words of a text. Words that it had before stay; whoever asks must look at a text that has changed. */
  add(place: number, text: string): void {
    for (const token of new Set(text.split(/\s+/))) this.#places[this.#numberOf(token)]?.push(place)
  }

  /**
   * Marks the texts that have each of some words: the mark of a text is then the number of the words. A text that has changed may be marked by words that it had
   * before. A word has no space in it.
   */
  mark(words: readonly string[], marks: Uint8Array): void {
    for (const [had, word] of words.entries()) {
      for (const number of this.#candidates(word)) {
        if (!this.#tokens[number]?.includes(word)) continue
        for (const place of this.#places[number] ?? []) if (marks[place] === had) marks[place] = had + 1
      }
    }
  }

  #numberOf(token: string): number {
    const known = this.#numbers.get(token)
    if (known !== undefined) return known
    const number = this.#tokens.length
    this.#numbers.set(token, number)
    this.#tokens.push(token)
    this.#places.push([])
    for (const pair of new Set(pairsOf(token))) {
      const numbers = this.#pairs.get(pair)
      if (numbers) numbers.push(number)
      else this.#pairs.set(pair, [number])
    }
    return number
  }

  /** The tokens that may have a word: those of its rarest pair; all for a single character. */
  #candidates(word: string): Iterable<number> {
    if (word.length < 2) return this.#tokens.keys()
    const [rarest = []] = pairsOf(word)
      .map((pair) => this.#pairs.get(pair) ?? [])
      .toSorted((a, b) => a.length - b.length)
    return rarest
  }
}

/** Each two characters that follow each other. */
const pairsOf = (token: string): string[] =>
  Array.from({ length: Math.max(0, token.length - 1) }, (_, at) => token.slice(at, at + 2))
