import { withPlainBreaks } from '../base/text'
import { DAY } from '../dates/edtf'
import { daysOf } from '../dates/relative-days'
import { asOfOf, settingsOf, type DeskRead } from '../desk/desk-read'
import type { RecordOf } from '../model/records/records'
import { rosterOf } from '../suggest/roster'
import { LONGEST_SENTENCE, sentencesOf, type Sentence } from '../suggest/sentences'
import { suggestIn } from '../suggest/suggest'
import { SENTENCE_KINDS, type Suggestion, type SuggestionOf } from '../suggest/suggestion'
import type { MadeFrom } from './made-from'
import type { Said } from './party-speaking'

/** Selected words, and the findings inside of them. Places are those in `text`, which goes on to the ends of the sentences, so that no sentence is misread for a cut. */
export interface SelectedWords {
  desk: DeskRead
  source: RecordOf<'source'>
  /** The selection's place in the source's whole text, in UTF-16 code units. */
  place: { start: number; end: number }
  /** All of the selection without blanks at its edges, as a field may hold it. */
  exact: string
  text: string
  /** The whole words of the selection: half a word or a number means nothing. */
  start: number
  end: number
  sentences: readonly Sentence[]
  /** Names, figures and dates inside of the selection. A date counted from the source's day is left out if the desk does not know that day. */
  found: readonly Suggestion[]
  /** The sentences whose speaker, or words that take a position, are inside of the selection. */
  said: readonly Said[]
  /** All statements of the text. */
  statements: readonly SuggestionOf<'statement'>[]
  /** The day from which relative dates are counted, and the zone of hours. */
  on: string
  timeZone: string
}

/** Reads selected words. Undefined if the source no longer has that text. @throws those of reading the text */
export function selectedWords(desk: DeskRead, from: MadeFrom, now: string): SelectedWords | undefined {
  const source = desk.get('source', from.source)
  if (!source || source.sha256 !== from.sha256) return undefined
  const whole = desk.sourceText(from.sha256)
  if (from.start >= from.end || from.end > whole.length) return undefined
  const first = Math.max(0, from.start - LONGEST_SENTENCE)
  const around = whole.slice(first, from.end + LONGEST_SENTENCE)
  const [start, end] = [from.start - first, from.end - first]
  const touched = sentencesOf(around).filter((one) => one.start < end && one.end > start)
  const cut = Math.min(start, ...touched.map((one) => one.start))
  const text = around.slice(cut, Math.max(end, ...touched.map((one) => one.end)))
  const { asOf, timeZone } = asOfOf(settingsOf(desk), now)
  const issued = source.citation.issued?.edtf ?? ''
  const on = daysOf(issued)?.[0] ?? asOf.slice(0, 10)
  const all = suggestIn(text, { date: on, timeZone, roster: desk.derived(rosterOf, 'roster') })
  const inside = wholeWords(text, start - cut, end - cut)
  const isIn = (one: { start: number; end: number }) => one.start >= inside.start && one.end <= inside.end
  const isDated = (one: Suggestion) => one.kind !== 'date' || !one.value.proposed || DAY.test(issued)
  return {
    desk,
    source,
    place: { start: from.start, end: from.end },
    exact: withPlainBreaks(whole.slice(from.start, from.end)).trim(),
    text,
    ...inside,
    sentences: sentencesOf(text),
    found: all.filter((one) => !SENTENCE_KINDS.has(one.kind) && isIn(one) && isDated(one)),
    said: all.filter((one) => isSaid(one)).filter((one) => partsOf(one).every(isIn)),
    statements: all.filter((one) => one.kind === 'statement'),
    on,
    timeZone,
  }
}

const isSaid = (one: Suggestion): one is Said => SENTENCE_KINDS.has(one.kind)

/** The parts of a sentence that its meaning rests on. */
const partsOf = (said: Said) => (said.kind === 'statement' ? [said.value.speaker, said.value.verb] : [said.value.cue])

const LETTER = /[\p{Script=Latin}\p{M}\p{N}]/u

/** A stretch without a word or number that is cut at its edge. */
function wholeWords(text: string, start: number, end: number): Sentence {
  let [from, to] = [start, end]
  const isCut = (place: number) => LETTER.test(text[place - 1] ?? '') && LETTER.test(text[place] ?? '')
  while (from < to && isCut(from)) from += 1
  while (to > from && isCut(to)) to -= 1
  return { start: from, end: to }
}

/** The whole words of a selection. */
export const wordsOf = ({ text, start, end }: SelectedWords): string => text.slice(start, end)

/** The sentence of a text that holds a place, or the whole text where none does. */
export const sentenceAt = ({ sentences, text }: SelectedWords, place: number): Sentence =>
  sentences.find(({ start, end }) => start <= place && place < end) ?? { start: 0, end: text.length }

/** The findings of a kind. */
export const foundOf = <K extends Suggestion['kind']>(
  { found }: SelectedWords,
  kind: K,
): Extract<Suggestion, { kind: K }>[] =>
  found.filter((one): one is Extract<Suggestion, { kind: K }> => one.kind === kind)

/** The one answer of some; undefined where they are none or differ. */
export function onlyOne<V>(answers: readonly V[]): V | undefined {
  const different = new Map(answers.map((answer) => [JSON.stringify(answer), answer]))
  return different.size === 1 ? answers[0] : undefined
}
