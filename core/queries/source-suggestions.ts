import { daysOf } from '../dates/relative-days'
import { asOfOf, getOrThrow, settingsOf, type DeskRead } from '../desk/desk-read'
import type { RecordOf } from '../model/records/records'
import { moved, passageEnd } from '../suggest/passages'
import { deskPatterns } from '../suggest/desk-patterns'
import { rosterOf, type Roster } from '../suggest/roster'
import { suggestSteps, type SuggestFrom } from '../suggest/suggest'
import { NAMED_KINDS, type Suggestion } from '../suggest/suggestion'
import type { SourceSuggestions, SourceSuggestionsInput } from './offer-schemas'
import { offersOf } from './offers'

/** The largest answer, in characters of JSON, so that a window never waits for a whole book. */
const LARGEST = 180_000

/** A part of a source's text, its place, and all that its suggestions depend on. */
interface Part {
  whole: string
  text: string
  end: number
  /** True if the source has a day of its own. */
  isDated: boolean
  from: SuggestFrom & { roster: Roster }
}

/**
 * The suggestions of one part of a source's text, counted from the day of the source, or from the desk's own day where the source has none. Family names are known
 * again inside of a part only. In short steps, so that no edit waits for a text; the answer is that of the desk at the last step. @throws ParleyError
 * `record-missing`, and those of reading the text
 */
export function* suggestionSteps(
  desk: () => DeskRead,
  input: SourceSuggestionsInput,
  now: string,
): Generator<void, SourceSuggestions> {
  for (;;) {
    const part = partOf(desk(), input, now)
    if (!part) return { offers: [] }
    const suggestions = yield* suggestedIn(part.text, part.from)
    // An edit may have come in between.
    const present = partOf(desk(), input, now)
    if (present && keyOf(part) === keyOf(present) && part.from.roster === present.from.roster)
      return offeredIn(desk(), input, present, suggestions)
  }
}

function partOf(desk: DeskRead, { source, from }: SourceSuggestionsInput, now: string): Part | undefined {
  const { sha256, citation, retrieved } = getOrThrow(desk, 'source', source)
  const whole = sha256 === undefined ? '' : desk.sourceText(sha256)
  if (from >= whole.length) return undefined
  const { asOf, timeZone } = asOfOf(settingsOf(desk), now)
  const dated = [citation.issued, retrieved].find((date) => date !== undefined && daysOf(date.edtf) !== undefined)
  const end = passageEnd(whole, from)
  return {
    whole,
    text: whole.slice(from, end),
    end,
    isDated: dated !== undefined,
    from: {
      date: dated?.edtf ?? asOf,
      timeZone,
      roster: readRoster(desk),
      patterns: desk.derived(deskPatterns, 'desk-patterns'),
    },
  }
}

/** The names of a desk to look for. */
const readRoster = (desk: DeskRead): Roster => desk.derived(rosterOf, 'roster')

const keyOf = ({ text, from }: Pick<Part, 'text' | 'from'>) =>
  [from.date, from.timeZone, JSON.stringify(from.patterns), text].join('\n')

function offeredIn(
  desk: DeskRead,
  { source, from, beside }: SourceSuggestionsInput,
  { whole, text, end, isDated, from: dated }: Part,
  all: readonly Suggestion[],
): SourceSuggestions {
  // Nobody knows which day "Thursday" is in a source without a date.
  const suggestions = isDated ? all : all.filter((one) => one.kind !== 'date' || !one.value.proposed)
  const isDismissed = dismissalsOf(whole, getOrThrow(desk, 'source', source).dismissed ?? [])
  const found = offersOf(desk, {
    source,
    text,
    at: from,
    suggestions,
    date: dated.date,
    timeZone: dated.timeZone ?? 'UTC',
    beside,
  }).filter(({ suggestion }) => !isDismissed(moved(suggestion, from)))
  let size = 0
  const fitting = found.filter((offer) => (size += JSON.stringify(offer).length) <= LARGEST)
  const left = found[fitting.length]
  // The first one that did not fit is the first of the next answer.
  const next = left === undefined ? end : Math.max(from + left.suggestion.start, from + 1)
  const offers = fitting.map((offer) => ({ ...offer, suggestion: moved(offer.suggestion, from) }))
  return { offers, ...(next < whole.length ? { next } : {}) }
}

/** Tells whether a suggestion was dismissed: at its own place, or, for something that has a name, wherever the text has the same words. */
function dismissalsOf(text: string, dismissed: NonNullable<RecordOf<'source'>['dismissed']>) {
  const places = new Set(dismissed.map(({ kind, start, end }) => `${kind}/${start}/${end}`))
  const names = new Set(dismissed.map(({ kind, start, end }) => `${kind}/${text.slice(start, end)}`))
  return ({ kind, start, end, text: words }: Suggestion): boolean =>
    places.has(`${kind}/${start}/${end}`) || (NAMED_KINDS.has(kind) && names.has(`${kind}/${words}`))
}

/** The suggestions of parts that were read last, by the roster that they were read with: most edits change no name, and the window asks again after each. */
const kept = new WeakMap<Roster, Map<string, readonly Suggestion[]>>()
const KEPT_MAX = 64

function* suggestedIn(text: string, from: SuggestFrom & { roster: Roster }): Generator<void, readonly Suggestion[]> {
  const known = kept.get(from.roster) ?? new Map<string, readonly Suggestion[]>()
  kept.set(from.roster, known)
  const key = keyOf({ text, from })
  const suggestions = known.get(key) ?? (yield* suggestSteps(text, from))
  known.delete(key)
  known.set(key, suggestions)
  for (const oldest of known.keys()) if (known.size > KEPT_MAX) known.delete(oldest)
  return suggestions
}
