import { certainStart, dateRange, knownStart } from '../dates/date-range'
import type { FuzzyDate } from '../dates/fuzzy-date'
import { onClock } from '../dates/on-clock'
import type { RecordOf } from '../model/records/records'
import type { RecordRef } from '../model/values/record-ref'
import { asOfOf, type DeskRead } from './desk-read'
import { evidenceFor } from './evidence-for'

/**
 * How far a memo or a screen knows, in epoch milliseconds: `at` is its as-of instant; it has what had happened by `happened`, and what was published or
 * written by `known`. A day without a clock is one of `timeZone`.
 */
export interface KnownBounds {
  at: number
  happened: number
  known: number
  timeZone: string
}

/** The bounds of an as-of instant (ISO 8601): its knowledge cut-off, or the instant itself if it has none. Nothing happens after either. */
export function boundsOf(about: { asOf: string; timeZone: string; knowledgeCutoff?: string | undefined }): KnownBounds {
  const at = Date.parse(about.asOf)
  const known = about.knowledgeCutoff === undefined ? at : Date.parse(about.knowledgeCutoff)
  return { at, happened: Math.min(at, known), known, timeZone: about.timeZone }
}

/** The bounds of the desk's screens at their instant (epoch milliseconds): those of a memo without a cut-off. */
export const boundsAt = (desk: DeskRead, at: number): KnownBounds => ({
  at,
  happened: at,
  known: at,
  timeZone: screenZone(desk),
})

/** The time zone of the desk's screens. */
export function screenZone(desk: DeskRead): string {
  const [settings] = desk.all('deskSettings')
  return settings ? asOfOf(settings, '').timeZone : 'UTC'
}

/** After everything that is on the desk. An instant that is never reached, so that what ends has ended by then. */
export const AFTER_ALL: KnownBounds = {
  at: Number.MAX_VALUE,
  happened: Number.MAX_VALUE,
  known: Number.MAX_VALUE,
  timeZone: 'UTC',
}

/** The first instant (epoch milliseconds) at which what a date dates is known to have happened, by the clock of a time zone. */
export const startOn = (date: FuzzyDate, timeZone: string): number => knownStart(onClock(date, timeZone))

/** The last instant (epoch milliseconds) that a date may mean, by the clock of a time zone; Infinity where its end is open. */
export const endOn = (date: FuzzyDate, timeZone: string): number => dateRange(onClock(date, timeZone)).max

/**
 * From when something of a fuzzy date is known to be out (epoch milliseconds): "June 2025" by the end of June, or by the time when the desk had it, which may be
 * sooner; never before the date begins.
 */
function outFrom(date: FuzzyDate, timeZone: string, had: readonly number[]): number {
  const certain = certainStart(onClock(date, timeZone))
  return Math.max(startOn(date, timeZone), Math.min(certain, ...had))
}

/**
 * From when a source can be cited (epoch milliseconds): by its date of publication, by the day on which the desk found it if it has none, and by the source that
 * it retells. A source without any of these always could. One that is dated by its month alone can be cited once the month is over, or the desk had it.
 */
export function publishedFrom(
  desk: Pick<DeskRead, 'get'>,
  id: string,
  timeZone: string,
  seen: readonly string[] = [],
): number {
  const source = desk.get('source', id)
  if (!source || seen.includes(id)) return -Infinity
  const { retrieved, createdAt } = source
  const date = source.citation.issued ?? retrieved
  const had = [Date.parse(createdAt), retrieved ? certainStart(onClock(retrieved, timeZone)) : Infinity]
  const own = date ? outFrom(date, timeZone, had) : -Infinity
  return source.retells === undefined
    ? own
    : Math.max(own, publishedFrom(desk, source.retells, timeZone, [...seen, id]))
}

/** From when evidence can be cited (epoch milliseconds). */
export function citableFrom(desk: DeskRead, { annotation }: RecordOf<'evidence'>, timeZone: string): number {
  const source = desk.get('annotation', annotation)?.source
  return source === undefined ? -Infinity : publishedFrom(desk, source, timeZone)
}

/** From when a record without a date of its own is known (epoch milliseconds): from the first of its sources, or always if it has none. */
export function toldFrom(desk: DeskRead, about: RecordRef, timeZone: string): number {
  const told = evidenceFor(desk, about).filter(({ role }) => role === 'supports')
  return told.length === 0 ? -Infinity : Math.min(...told.map((evidence) => citableFrom(desk, evidence, timeZone)))
}

/** From when a readout is out, and from when it is known (epoch milliseconds): without a date it comes after its meeting, and its sources tell of it. */
export function readoutFrom(
  desk: DeskRead,
  { id, issued, session, createdAt }: RecordOf<'readout'>,
  timeZone: string,
): { out: number; known: number } {
  const held = issued ? undefined : desk.get('session', session)?.start
  return {
    out: issued ? outFrom(issued, timeZone, [Date.parse(createdAt)]) : held ? startOn(held, timeZone) : -Infinity,
    known: issued === undefined ? toldFrom(desk, { collection: 'readout', id }, timeZone) : -Infinity,
  }
}

/** Is a readout out and known? */
export function isReadoutKnown(
  desk: DeskRead,
  readout: RecordOf<'readout'>,
  { happened, known, timeZone }: KnownBounds,
): boolean {
  const from = readoutFrom(desk, readout, timeZone)
  return from.out <= happened && from.known <= known
}
