import { daysOf } from '../dates/relative-days'
import { findDates } from './find-dates'
import { findDurations } from './find-durations'
import { findFigures } from './find-figures'
import { namedAgain, namesByPattern } from './find-names'
import { findPositions } from './find-positions'
import { namesOfRoster } from './find-roster'
import { findStatements } from './find-statements'
import { forgetMade, once } from './once'
import { moved, passagesOf, type Passage } from './passages'
import { PATTERNS, readyPatterns, type Pattern, type ReadyPattern } from './patterns'
import { rosterOf, type Roster } from './roster'
import { sentencesOf } from './sentences'
import { settleOverlaps } from './settle-overlaps'
import type { Suggestion } from './suggestion'

/** The context of a text that suggestions depend on. */
export interface SuggestFrom {
  /** The day of the text in EDTF, from which "Thursday" and 6日 are counted. */
  date: string
  /** The IANA time zone of hours in the text; UTC by default. */
  timeZone?: string
  /** The names that the desk has (`rosterOf`); without one, the countries alone. */
  roster?: Roster
  /** Patterns of the desk's own, beside those of Parley. */
  patterns?: readonly Pattern[]
}

const ready: ReadyPattern[] = []
/** Parley's own patterns, one more of them ready with each step: all of them take as long as a long text does. */
function* ours(): Generator<void, readonly ReadyPattern[]> {
  for (;;) {
    const next = PATTERNS[ready.length]
    if (!next) return ready
    ready.push(...readyPatterns([next]))
    yield
  }
}

/** A sentence of each language, which has all patterns of it looked for. */
const EVERY_PATTERN = 'On Thursday the minister said Japan will not accept 25% for 90 minutes. 大臣は6日、25%を求めた。'

/** Readies Parley's own patterns, in steps of a few milliseconds, so that the first text does not wait for them. */
export function* patternSteps(): Generator<void> {
  yield* suggestSteps(EVERY_PATTERN, { date: '2025-06-06' })
}

/** Frees the memory of the patterns; the next text has them made again. */
export function forgetPatterns(): void {
  ready.length = 0
  forgetMade()
}

const noDesk = once(() => rosterOf())

/**
 * The suggestions of a text, in order: people and posts, parties, dates, durations, figures, measures, and the sentences that state a position, deny a
 * claim, or say who said something. Each is an exact slice of the text (UTF-16). Names and figures never overlap each other; sentences hold them, and a
 * sentence may be a position and a statement. Takes time in proportion to the text. @throws PhraseError for a desk's pattern that is not valid
 */
export function suggestIn(text: string, from: SuggestFrom): Suggestion[] {
  const steps = suggestSteps(text, from)
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}

/** As `suggestIn`, in steps of a few milliseconds, so that others can work in between. */
export function* suggestSteps(text: string, from: SuggestFrom): Generator<void, Suggestion[]> {
  const { timeZone = 'UTC', roster = noDesk() } = from
  const on = daysOf(from.date)?.[0] ?? ''
  const at = Date.parse(`${on}T12:00:00Z`)
  const known = [...(yield* ours()), ...readyPatterns(from.patterns ?? [])]
  const passages: (Passage & { byPattern: Suggestion[]; names: Suggestion[] })[] = []
  for (const passage of passagesOf(text)) {
    const { isLatin, isJapanese } = passage
    const patterns = known.filter(({ language }) => (language === 'en' ? isLatin : isJapanese))
    yield
    const byPattern = namesByPattern(passage.text, patterns, roster, at)
    yield
    const dates = on === '' ? [] : findDates(passage.text, { on, timeZone }, passage)
    yield
    const figures = [...findDurations(passage.text), ...findFigures(passage.text)]
    yield
    const names = [...namesOfRoster(passage.text, roster, at), ...byPattern, ...dates, ...figures]
    passages.push({ ...passage, byPattern, names })
  }
  yield
  const again = namedAgain(
    passages.map((passage) => passage.text),
    passages.flatMap(({ byPattern }) => byPattern.filter((found) => found.kind === 'person')),
  )
  const all: Suggestion[] = []
  for (const [index, passage] of passages.entries()) {
    yield
    const names = settleOverlaps([...passage.names, ...(again[index] ?? [])])
    const sentences = sentencesOf(passage.text)
    const positions = findPositions(passage.text, sentences, passage)
    yield
    const statements = findStatements(passage.text, sentences, names, passage)
    for (const suggestion of [...names, ...positions, ...statements]) all.push(moved(suggestion, passage.start))
  }
  return all.toSorted(
    (a, b) => a.start - b.start || b.end - a.end || KIND_ORDER.indexOf(a.kind) - KIND_ORDER.indexOf(b.kind),
  )
}

const KIND_ORDER: readonly Suggestion['kind'][] = ['statement', 'position', 'denial']
