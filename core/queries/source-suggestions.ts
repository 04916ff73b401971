import { z } from 'zod'
import { daysOf } from '../dates/relative-days'
import { asOfOf, getOrThrow, settingsOf, type DeskRead } from '../desk/desk-read'
import { moved, passageEnd } from '../suggest/passages'
import { deskPatterns } from '../suggest/desk-patterns'
import { rosterOf, type Roster } from '../suggest/roster'
import { suggestIn, type SuggestFrom } from '../suggest/suggest'
import type { Suggestion } from '../suggest/suggestion'
import { recordRefSchema } from '../model/values/record-ref'
import { offerSchema } from './offer-schemas'
import { offersOf } from './offers'

/** Asks for the suggestions of a source's text from a place on, in UTF-16 code units; `beside` is the record that the text is read for. */
export const sourceSuggestionsInputSchema = z.object({
  source: z.string().min(1).max(200),
  from: z.int().min(0),
  beside: recordRefSchema.optional(),
})
export type SourceSuggestionsInput = z.infer<typeof sourceSuggestionsInputSchema>

/** The suggestions of a part of the text that can be accepted, in order; `next` is where to ask from for the rest. A source without a text has none. */
export const sourceSuggestionsSchema = z.object({ offers: z.array(offerSchema), next: z.int().optional() })
export type SourceSuggestions = z.infer<typeof sourceSuggestionsSchema>

/** The largest answer, in characters of JSON, so that a window never waits for a whole book. */
const LARGEST = 180_000

/**
 * The suggestions of one part of a source's text, counted from the day of the source, or from the desk's own day where the source has none. Family names are known
 * again inside of a part only. @throws ParleyError `record-missing`, and those of reading the text
 */
export function sourceSuggestions(
  desk: DeskRead,
  { source, from, beside }: SourceSuggestionsInput,
  now: string,
): SourceSuggestions {
  const { sha256, citation, retrieved } = getOrThrow(desk, 'source', source)
  const text = sha256 === undefined ? '' : desk.sourceText(sha256)
  if (from >= text.length) return { offers: [] }
  const { asOf, timeZone } = asOfOf(settingsOf(desk), now)
  const dated = [citation.issued, retrieved].find((date) => date !== undefined && daysOf(date.edtf) !== undefined)
  const end = passageEnd(text, from)
  const part = text.slice(from, end)
  const all = suggestedIn(part, {
    date: dated?.edtf ?? asOf,
    timeZone,
    roster: desk.derived(rosterOf, 'roster'),
    patterns: desk.derived(deskPatterns, 'desk-patterns'),
  })
  // Nobody knows which day "Thursday" is in a source without a date.
  const suggestions = dated ? all : all.filter((one) => one.kind !== 'date' || !one.value.proposed)
  const found = offersOf(desk, { source, text: part, at: from, suggestions, beside })
  let size = 0
  const fitting = found.filter((offer) => (size += JSON.stringify(offer).length) <= LARGEST)
  const left = found[fitting.length]
  // The first one that did not fit is the first of the next answer.
  const next = left === undefined ? end : Math.max(from + left.suggestion.start, from + 1)
  const offers = fitting.map((offer) => ({ ...offer, suggestion: moved(offer.suggestion, from) }))
  return { offers, ...(next < text.length ? { next } : {}) }
}

/** The suggestions of parts that were read last, by the roster that they were read with: most edits change no name, and the window asks again after each. */
const kept = new WeakMap<Roster, Map<string, readonly Suggestion[]>>()
const KEPT_MAX = 64

function suggestedIn(part: string, from: SuggestFrom & { roster: Roster }): readonly Suggestion[] {
  const known = kept.get(from.roster) ?? new Map<string, readonly Suggestion[]>()
  kept.set(from.roster, known)
  const key = [from.date, from.timeZone, JSON.stringify(from.patterns), part].join('\n')
  const suggestions = known.get(key) ?? suggestIn(part, from)
  known.delete(key)
  known.set(key, suggestions)
  for (const oldest of known.keys()) if (known.size > KEPT_MAX) known.delete(oldest)
  return suggestions
}
