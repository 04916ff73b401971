import type { Stretch } from './text-pieces'

/** The sentences of a paragraph that begins at `start` of its text, without the blanks around them. `language` is a BCP 47 tag; an unknown one does no harm. */
export function sentencesOf(paragraph: string, start: number, language: string): Stretch[] {
  return segmentsOf(paragraph, language, 'sentence').flatMap(({ segment, index }) => {
    const words = segment.trim()
    const from = start + index + segment.length - segment.trimStart().length
    return words === '' ? [] : [{ start: from, end: from + words.length }]
  })
}

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
