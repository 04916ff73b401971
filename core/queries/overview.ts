import { LANGUAGES, localName } from '../base/text'
import { compareDates, dateRange } from '../dates/date-range'
import { daysBetween } from '../dates/format-date'
import type { FuzzyDate } from '../dates/fuzzy-date'
import { isCurrentAt } from '../desk/current-positions'
import { asOfOf, settingsOf, type DeskRead } from '../desk/desk-read'
import { titleOf } from '../desk/titles'
import { COLLECTION_NAMES } from '../model/values/collection-names'
import { highestMarking, type Marking } from '../model/values/marking'
import type { RecordRef } from '../model/values/record-ref'
import { careOf } from './care'
import { listRow, positionRow } from './list-rows'
import { layerViews } from './record-view'
import type { DeskStatus, OverviewView } from './view-schemas'

/** The overview as of an instant: upcoming dates, the positions and rates that hold, warnings, and leads. */
export function overviewView(desk: DeskRead, now: string): OverviewView {
  const { asOf, timeZone } = asOfOf(settingsOf(desk), now)
  const at = Date.parse(asOf)
  return {
    next: nextRows(desk, asOf, timeZone),
    positions: desk
      .all('position')
      .filter((position) => isCurrentAt(desk, position, at))
      .map((position) => positionRow(desk, position)),
    rates: desk.all('measure').map((measure) => ({
      ref: { collection: 'measure', id: measure.id },
      measure: titleOf(desk, { collection: 'measure', id: measure.id }),
      layers: layerViews(desk, measure, asOf),
    })),
    care: careOf(desk, now).map((group) => ({ ...group, items: [...group.items] })),
    leads: desk.all('lead').map((lead) => listRow(desk, 'lead', lead, [], { text: lead.text })),
  }
}

/** Upcoming milestones and meetings, the earliest first. */
function nextRows(desk: DeskRead, asOf: string, timeZone: string): OverviewView['next'] {
  const at = Date.parse(asOf)
  const row = (ref: RecordRef, when: FuzzyDate, vocabulary: string, value: string) => ({
    ref,
    title: titleOf(desk, ref),
    when,
    word: { vocabulary, value },
    days: daysUntil(when, asOf, timeZone),
  })
  const milestones = desk
    .all('milestone')
    .filter((milestone) => milestone.status === 'open')
    .map((milestone) =>
      row({ collection: 'milestone', id: milestone.id }, milestone.when, 'milestoneBasis', milestone.basis),
    )
  const isToCome = ({ status }: { status: string }) => status !== 'held' && status !== 'cancelled'
  const sessions = desk.all('session').filter(isToCome)
  // A round with meetings is shown by its meetings.
  const told = new Set<string>(sessions.map((session) => session.round))
  const rounds = desk
    .all('round')
    .filter((round) => isToCome(round) && !told.has(round.id))
    .map((round) => row({ collection: 'round', id: round.id }, round.when, 'meetingStatus', round.status))
  const meetings = sessions.map((session) =>
    row({ collection: 'session', id: session.id }, session.start, 'meetingStatus', session.status),
  )
  return [...milestones, ...rounds, ...meetings]
    .filter((entry) => dateRange(entry.when).max >= at)
    .toSorted((a, b) => Number(a.days.max === null) - Number(b.days.max === null) || compareDates(a.when, b.when))
}

/** A countdown as a range: a fuzzy date never counts down to one day. Whole days, 0 for today. */
function daysUntil(when: FuzzyDate, asOf: string, timeZone: string): { min: number; max: number | null } {
  const { min, max } = daysBetween(asOf, timeZone, when)
  return { min: Math.max(0, min), max: max === Infinity ? null : Math.max(0, max) }
}

/** The desk's state in the window's frame. */
export function deskStatus(
  desk: DeskRead,
  now: string,
  place: Pick<DeskStatus, 'directory' | 'readOnly' | 'reading' | 'notices' | 'storeId'>,
): DeskStatus {
  const settings = settingsOf(desk)
  const { asOf, timeZone } = asOfOf(settings, now)
  const city = settings.capitals.find((capital) => capital.timeZone === timeZone)?.city
  const title = (names: typeof settings.title) => {
    const [en, ja] = LANGUAGES.map((language) => localName(names, language)) as [string, string]
    return { en, ja }
  }
  return {
    title: title(settings.title),
    language: settings.language,
    revision: desk.revision,
    marking: highestMarkingOfDesk(desk),
    asOf,
    pinned: settings.pinnedAsOf !== undefined,
    example: settings.example,
    timeZone,
    ...(city ? { city: title(city) } : {}),
    ...place,
    counts: Object.fromEntries(COLLECTION_NAMES.map((collection) => [collection, desk.count(collection)])),
  }
}

const markingKey = ({ marking }: { marking: Marking }) => JSON.stringify(marking)

/** The marking of the whole desk, or that of its settings if its records' schemes have no common order. */
function highestMarkingOfDesk(desk: DeskRead): DeskStatus['marking'] {
  const { defaultMarking } = settingsOf(desk)
  // A desk has few markings, however many records. Sorted, they make the same whole after any edits.
  const keys = COLLECTION_NAMES.flatMap((collection) => [...desk.index(collection, markingKey).keys()].toSorted())
  const markings = [...new Set(keys)].map((key) => JSON.parse(key) as Marking)
  const comparable = markings.filter((marking) => marking.scheme === defaultMarking.scheme)
  return highestMarking([defaultMarking, ...comparable])
}
