import type { Stretch } from './text-pieces'

/** The sentences of a paragraph that begins at `start` of its text, without the blanks around them. `language` is a BCP 47 tag; an unknown one does no harm. */
export function sentencesOf(paragraph: string, start: number, language: string): Stretch[] {
  // The rules of Unicode leave a bracket that opens with the sentence before it.
  const begins = segmentsOf(paragraph, language, 'sentence').map(
    ({ index }) => index - (OPENED.exec(paragraph.slice(0, index))?.[0].length ?? 0),
  )
  return begins.flatMap((begin, index) => {
    const sentence = paragraph.slice(begin, begins[index + 1] ?? paragraph.length)
    const words = sentence.trim()
    const from = start + begin + sentence.length - sentence.trimStart().length
    return words === '' ? [] : [{ start: from, end: from + words.length }]
  })
}

const OPENED = /[「『（〈《【〔]+$/

/** The words of a paragraph that begins at `start` of its text, without signs and blanks. */
export function wordsOf(paragraph: string, start: number, language: string): Stretch[] {
  return segmentsOf(paragraph, language, 'word')
    .filter(({ isWordLike }) => isWordLike)
    .map(({ segment, index }) => ({ start: start + index, end: start + index + segment.length }))
}

function segmentsOf(text: string, language: string, granularity: 'sentence' | 'word'): Intl.SegmentData[] {
  const known = /^[a-z]{2,3}(-[a-z\d]{2,8})*$/i.test(language) ? language : undefined
  return [...new Intl.Segmenter(known, { granularity }).segment(text)]
}
