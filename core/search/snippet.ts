import { foldText, foldWithPlaces } from '../base/fold-text'
import { onOneLine } from './record-texts'
import type { RecordText } from './search-document'
import type { SearchQuery, Term } from './search-query'
import { isOneTypo } from './term-table'

/** The longest snippet, in UTF-16 code units. */
const LONGEST = 180
/** How much of a long sentence is shown before its first hit. */
const BEFORE = 50

/** The place of what was looked for in a record: the field, the sentence around it on one line, and the words to light in it, as [start, end). */
export interface Snippet {
  field: string
  text: string
  marks: [start: number, end: number][]
}

/** The place of a record's texts that shows best why it was found: the sentence with the most of the terms, a text before a title, and a title before names. */
export function snippetOf(texts: readonly RecordText[], { terms, loose }: SearchQuery): Snippet {
  const all = [...terms, ...(loose ?? [])]
  let best: { score: number; field: string; text: string } | undefined
  for (const { field, section, text } of texts) {
    for (const sentence of sentencesOf(text)) {
      const folded = foldText(sentence)
      const count = all.filter((term) => placesOf(folded, term).length > 0).length
      if (count === 0) continue
      const score = count * 3 + (section === 'text' ? 2 : section === 'title' ? 1 : 0)
      if (!best || score > best.score) best = { score, field, text: sentence }
    }
  }
  if (!best)
    return { field: texts[0]?.field ?? '', text: shortened(onOneLine(texts[0]?.text ?? ''), 0).text, marks: [] }
  return lit(best.field, best.text, all)
}

function lit(field: string, sentence: string, terms: readonly Term[]): Snippet {
  const { folded, starts, ends } = foldWithPlaces(sentence)
  const marks = terms.flatMap((term) =>
    placesOf(folded, term).map(([from, to]): [number, number] => [starts[from] ?? 0, ends[to - 1] ?? sentence.length]),
  )
  return litAt(field, sentence, marks)
}

/** A text on one line, cut to a length that fits a row, with these places lit, as [start, end): the first of them is in it. */
export function litAt(field: string, sentence: string, marks: readonly [start: number, end: number][]): Snippet {
  const joined = joinMarks(marks)
  const { text, from } = shortened(sentence, joined[0]?.[0] ?? 0)
  const shift = from > 0 ? 1 - from : 0
  return {
    field,
    text,
    marks: joined
      .map(([start, end]): [number, number] => [start + shift, Math.min(end + shift, text.length)])
      .filter(([start, end]) => start >= 0 && start < end),
  }
}

/** The sentences of a text, each on one line. */
function sentencesOf(text: string): string[] {
  const line = onOneLine(text)
  return line.length <= LONGEST ? [line] : line.split(/(?<=[.!?]) |(?<=[。！？])/)
}

/** A sentence cut to a length that fits a row, with what begins at `hit` in it. */
function shortened(sentence: string, hit: number): { text: string; from: number } {
  if (sentence.length <= LONGEST) return { text: sentence, from: 0 }
  const wanted = hit > LONGEST - BEFORE ? hit - BEFORE : 0
  const from = isHalf(sentence, wanted) ? wanted - 1 : wanted
  const end = from + LONGEST
  const to = isHalf(sentence, end) ? end - 1 : end
  const text = `${from > 0 ? '…' : ''}${sentence.slice(from, to)}${to < sentence.length ? '…' : ''}`
  return { text, from }
}

const isHalf = (text: string, at: number) => /[\uDC00-\uDFFF]/.test(text.charAt(at))

/** The places at which a folded text has a term, as [from, to). */
function placesOf(folded: string, { type, text }: Term): [number, number][] {
  const places: [number, number][] = []
  for (let at = folded.indexOf(text); at >= 0 && places.length < 20; at = folded.indexOf(text, at + text.length))
    places.push([at, at + text.length])
  if (places.length > 0 || type !== 'word' || text.length < 4) return places
  for (const found of folded.matchAll(/[\p{L}\p{N}]+/gu))
    if (isOneTypo(found[0], text)) places.push([found.index, found.index + found[0].length])
  return places
}

function joinMarks(marks: readonly [number, number][]): [number, number][] {
  const joined: [number, number][] = []
  for (const [start, end] of marks.toSorted((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = joined.at(-1)
    if (last && start <= last[1]) last[1] = Math.max(last[1], end)
    else joined.push([start, end])
  }
  return joined
}
