import { diffArrays } from 'diff'
import type { Language } from '../../base/text'
import type { Run } from '../memo-model'
import { portionText, type Portion } from './portions'

/** A new text for one run of a portion, which is from a record. */
export interface RunEdit {
  run: Run
  now: string
}

/** The changes of a portion: new texts for single runs, and whether something else changed too that no single run has. */
export interface PortionEdits {
  runs: RunEdit[]
  /** Words that Parley sets itself, or a change across several runs. */
  hasOther: boolean
}

interface Hunk {
  from: number
  to: number
  text: string
}

interface Place {
  from: number
  to: number
  run?: Run
  role?: 'number' | 'mark'
  text: string
}

/**
 * The runs of a portion that a new text of it changes. Words added between two runs go to one that `isOpen`, if one of them is. A changed number in front is none:
 * Parley numbers itself.
 */
export function portionEdits(
  portion: Portion,
  now: string,
  language: Language,
  isOpen: (run: Run) => boolean,
): PortionEdits {
  const places = placesOf(portion)
  const given = new Map<Run, Hunk[]>()
  let hasOther = false
  const give = (run: Run, hunk: Hunk) => given.set(run, [...(given.get(run) ?? []), hunk])
  for (const hunk of hunksOf(portionText(portion), now, language)) {
    const touched =
      hunk.from === hunk.to ? insertedAt(places, hunk.from, isOpen) : places.filter((place) => overlaps(place, hunk))
    // A blank between two texts goes with either.
    const said = touched.filter(({ role, run, text }) => role !== 'number' && (run?.from ?? text.trim()) !== '')
    const texts = said.filter(({ role }) => role !== 'mark')
    const [first] = texts
    if (said.length === 0) continue
    if (texts.length === 1 && first?.run?.from) give(first.run, hunk)
    else if (hunk.text.trim() === '' && texts.length > 0) {
      for (const place of texts)
        if (place.run?.from) give(place.run, { ...clipped(hunk, place), text: '' })
        else hasOther = true
    } else hasOther = true
  }
  const runs = [...given].map(([run, hunks]): RunEdit => {
    const place = places.find((one) => one.run === run)
    return { run, now: place ? rewritten(place, hunks) : run.text }
  })
  return { runs: runs.filter(({ run, now: text }) => text !== run.text.trim()), hasOther }
}

function placesOf({ parts }: Portion): Place[] {
  let at = 0
  return parts.map((part) => {
    const from = at
    at += part.text.length
    return { ...part, from, to: at }
  })
}

const overlaps = (place: Place, { from, to }: Hunk) => place.from < to && from < place.to

/** The text that words at a place go to: before it, or after it if only that one is open. */
function insertedAt(places: readonly Place[], at: number, isOpen: (run: Run) => boolean): Place[] {
  const inside = places.find(({ from, to }) => from < at && at < to)
  if (inside) return [inside]
  // The mark of a source belongs to the text before it.
  const before = places.findLast(({ to, role }) => to <= at && role !== 'mark')
  const after = places.find(({ from, role, run }) => from >= at && role !== 'mark' && run !== undefined)
  const open = [before, after].find((place) => place?.run && isOpen(place.run))
  const found = open ?? (before?.role === 'number' ? after : before) ?? after
  return found ? [found] : []
}

const clipped = ({ from, to }: Hunk, place: Place) => ({
  from: Math.max(from, place.from),
  to: Math.min(to, place.to),
})

/** The text of a run with its changes; white space at its ends is none. */
function rewritten(place: Place, hunks: readonly Hunk[]): string {
  let [text, at] = ['', place.from]
  for (const hunk of hunks) {
    const from = Math.min(Math.max(hunk.from, place.from), place.to)
    text += `${place.text.slice(at - place.from, from - place.from)}${hunk.text}`
    at = Math.max(from, Math.min(hunk.to, place.to))
  }
  return `${text}${place.text.slice(at - place.from)}`.trim()
}

/** The stretches in which two texts differ, by words; white space of any kind is the same. */
function hunksOf(was: string, now: string, language: Language): Hunk[] {
  const [before, after] = [wordsOf(was, language), wordsOf(now, language)]
  const hunks: Hunk[] = []
  let [left, right, place] = [0, 0, 0]
  let isGoing = false
  const changes = diffArrays(before.map(plain), after.map(plain), { maxEditLength: EDITS })
  if (!changes) return [{ from: 0, to: was.length, text: now }]
  for (const { value, added, removed } of changes) {
    if (!added && !removed) {
      place += before.slice(left, left + value.length).join('').length
      left += value.length
      right += value.length
      isGoing = false
      continue
    }
    if (!isGoing) hunks.push({ from: place, to: place, text: '' })
    isGoing = true
    const hunk = hunks.at(-1)
    if (!hunk) continue
    if (removed) {
      place += before.slice(left, left + value.length).join('').length
      hunk.to = place
      left += value.length
    } else {
      hunk.text += after.slice(right, right + value.length).join('')
      right += value.length
    }
  }
  return hunks
}

/** How many words of two texts may differ before they are two texts. */
const EDITS = 3000

const plain = (word: string) => (word.trim() === '' ? ' ' : word)

/** How much of a text is cut into words at once: a segmenter takes longer for each word the longer the text is. */
const CHUNK = 500

function wordsOf(text: string, language: Language): string[] {
  const segmenter = new Intl.Segmenter(language, { granularity: 'word' })
  const words: string[] = []
  for (const chunk of chunksOf(text))
    for (const { segment } of segmenter.segment(chunk)) {
      const last = words.at(-1)
      if (last !== undefined && last.trim() === '' && segment.trim() === '') words[words.length - 1] = last + segment
      else words.push(segment)
    }
  return words
}

/** Stretches of a text that end where a word does: behind a blank or a mark, if there is one. */
function chunksOf(text: string): string[] {
  const chunks: string[] = []
  for (let from = 0; from < text.length;) {
    const chunk = text.slice(from, from + CHUNK)
    const end =
      from + CHUNK < text.length ? Math.max(...[' ', '\n', '、', '。'].map((mark) => chunk.lastIndexOf(mark))) : -1
    chunks.push(end === -1 ? chunk : chunk.slice(0, end + 1))
    from += chunks.at(-1)?.length ?? CHUNK
  }
  return chunks
}
