import type { RecordPlace } from '../navigation/routes'

/**
 * The place at which a shown text has the words of a place, as [start, end): those in the place's sentence, or wherever they are if the sentence is not there any more.
 * Line breaks and spaces count as one space, as in the sentence.
 */
export function wordsAt(shown: string, { text, words }: RecordPlace): [start: number, end: number][] {
  const { line, places } = onOneLine(shown)
  const sentence = line.indexOf(text)
  const found =
    sentence >= 0 ? wordsIn(line, words, sentence, sentence + text.length) : wordsIn(line, words, 0, line.length)
  return found.map(([start, end]) => [places[start] ?? 0, (places[end - 1] ?? shown.length - 1) + 1])
}

/** The words one after the other, as they were lit; each is looked for behind the one before. */
function wordsIn(line: string, words: readonly string[], from: number, end: number): [number, number][] {
  const found: [number, number][] = []
  let at = from
  for (const word of words) {
    const start = word === '' ? -1 : line.indexOf(word, at)
    if (start < 0 || start + word.length > end) continue
    found.push([start, start + word.length])
    at = start + word.length
  }
  return found
}

/** A text with its runs of spaces and line breaks as one space, and where each character was. */
function onOneLine(shown: string): { line: string; places: number[] } {
  let line = ''
  const places: number[] = []
  let isSpace = true
  for (let index = 0; index < shown.length; index += 1) {
    const character = shown.charAt(index)
    const space = /\s/.test(character)
    if (space && isSpace) continue
    line += space ? ' ' : character
    places.push(index)
    isSpace = space
  }
  return { line, places }
}
