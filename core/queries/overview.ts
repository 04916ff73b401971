import { LANGUAGES, localName } from '../base/text'
import { asOfOf, settingsOf, type DeskRead } from '../desk/desk-read'
import { titleOf } from '../desk/titles'
import { COLLECTION_NAMES } from '../model/values/collection-names'
import { highestMarking, raisesNothing, type Marking } from '../model/values/marking'
import { listRow } from './list-rows'
import { byDay, dayKey, newest } from './newest'
import { layerViews } from './record-view'
import { upcomingView } from './upcoming'
import type { DeskStatus, OverviewView } from './view-schemas'

/** How many rows a block of the overview has at most. */
export const OVERVIEW_ROWS = 12
/** How many findings of a kind it shows. */
export const OVERVIEW_FINDINGS = 5

const measuresByDay = byDay('measure', ({ createdAt }) => dayKey(Date.parse(createdAt)))
const leadsByDay = byDay('lead', ({ createdAt }) => dayKey(Date.parse(createdAt)))

/**
 * The overview as of an instant: upcoming dates, the rates that hold, and leads; of each the first few, and how many there are. `care` is what
 * is found of the desk so far.
 */
export function overviewView(desk: DeskRead, now: string, care: OverviewView['care']): OverviewView {
  const { asOf } = asOfOf(settingsOf(desk), now)
  return {
    next: upcomingView(desk, now, 0, OVERVIEW_ROWS),
    rates: {
      rows: newest(desk, measuresByDay, OVERVIEW_ROWS).map((measure) => ({
        ref: { collection: 'measure', id: measure.id },
        measure: titleOf(desk, { collection: 'measure', id: measure.id }),
        layers: layerViews(desk, measure, asOf),
      })),
      total: desk.count('measure'),
    },
    care,
    leads: {
      rows: newest(desk, leadsByDay, OVERVIEW_ROWS).map((lead) => listRow(desk, 'lead', lead, [], { text: lead.text })),
      total: desk.count('lead'),
    },
  }
}

/** The desk's state in the window's frame. */
export function deskStatus(
  desk: DeskRead,
  now: string,
  place: Pick<DeskStatus, 'directory' | 'readOnly' | 'reading' | 'notices' | 'storeId' | 'findings'>,
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
    settings: settings.id,
    language: settings.language,
    languages: LANGUAGES.filter((one) => one === settings.language || settings.title[one] !== undefined),
    revision: desk.revision,
    marking: highestMarkingOfDesk(desk),
    defaultMarking: settings.defaultMarking,
    asOf,
    pinned: settings.pinnedAsOf !== undefined,
    example: settings.example,
    timeZone,
    ...(city ? { city: title(city) } : {}),
    ...place,
    counts: Object.fromEntries(COLLECTION_NAMES.map((collection) => [collection, desk.count(collection)])),
  }
}

/** Most records of most desks have a marking that raises nothing, so they are in no index. */
const markingKey = ({ marking }: { marking: Marking }) => (raisesNothing(marking) ? undefined : JSON.stringify(marking))

/** The marking of the whole desk, or that of its settings if its records' schemes have no common order. */
function highestMarkingOfDesk(desk: DeskRead): DeskStatus['marking'] {
  const { defaultMarking } = settingsOf(desk)
  // A desk has few markings, however many records. Sorted, they make the same whole after any edits.
  const keys = COLLECTION_NAMES.flatMap((collection) => [...desk.index(collection, markingKey).keys()].toSorted())
  const markings = [...new Set(keys)].map((key) => JSON.parse(key) as Marking)
  const comparable = markings.filter((marking) => marking.scheme === defaultMarking.scheme)
  return highestMarking([defaultMarking, ...comparable])
}
