/** Signs that part sentences. Others, such as %, − or a bracket, may change what a text says. */
const PUNCTUATION = /^[\s.,;:!?'"‘’“”„«»、。，．；：！？「」『』・…]*$/u

/** The words and figures of a text, without the signs between sentences. "1.5" is one. */
function wordsIn(text: string): string[] {
  const segments = new Intl.Segmenter('en', { granularity: 'word' }).segment(text.normalize('NFC'))
  return Array.from(segments, ({ segment }) => segment).filter((segment) => !PUNCTUATION.test(segment))
}

/** Do two texts have the same words and figures in one order? Spaces and the signs between sentences do not count. */
export function hasSameWords(before: string, after: string): boolean {
  const [left, right] = [wordsIn(before), wordsIn(after)]
  return left.length === right.length && left.every((word, index) => word === right[index])
}
