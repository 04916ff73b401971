import type { Side } from '../actions/side-context'
import type { StepLabel } from '../../core/journal/step'
import type { ReplayedPlace } from '../../core/queries/replayed-places'
import { LIST_SCREENS } from '../../core/queries/screens'
import { isGoneAt, isOpen, type ReaderPlace, type RecordPlace, type Route, type Touched } from './routes'

/** What an undo or redo did: its step, the records that it touched, and the places that show what it changed, best first. */
export interface Replayed {
  label: StepLabel
  touched: readonly Touched[]
  places?: readonly ReplayedPlace[] | undefined
}

/** The side that is to show a change, and the place; no place if the side shows the change as it is. */
export interface ChangeGoal {
  side: Side
  place: ReplayedPlace | undefined
}

/** The places of the sides of a window, that of the person first. */
export type ShownSides = readonly { side: Side; route: Route }[]

/** Does a side show a place, whatever part of it is in view? */
export function showsPlace(now: Route, place: ReplayedPlace): boolean {
  if (place.kind === 'text') return now.reader?.source === place.source
  if (place.kind === 'screen') return now.screen === place.screen && !now.reader
  const isForm = place.ref.collection === 'draft' && now.making?.id === place.ref.id
  return (isOpen(now, place.ref) && now.history !== true) || isForm
}

/**
 * Where a window shows what an undo or redo changed: where a person sees it already, else on the side that they are on. `wasMadeHere` says of a side that the edit
 * was made there, `hasRows` that its list shows records that were touched, `hasCard` that its board shows the element.
 */
export function goalOf(
  { label, touched, places = [] }: Replayed,
  sides: ShownSides,
  seen: { wasMadeHere: (route: Route) => boolean; hasRows: (side: Side) => boolean; hasCard: (side: Side) => boolean },
): ChangeGoal | undefined {
  const [active] = sides
  if (!active) return undefined
  const staying = sides.filter(({ route }) => !isGoneAt(route, touched))
  for (const place of places.filter(({ kind }) => kind !== 'screen')) {
    const there = staying.find(({ route }) => showsPlace(route, place))
    if (there) return { side: there.side, place }
  }
  // A record that comes back shows on a page of its own, to which it led when it was made; a form in which somebody made it stays.
  const staysAt = comesBack(places[0], touched) ? isForm : (route: Route) => !isBareList(route)
  const isSeen = ({ side, route }: ShownSides[number]) =>
    showsEdits(route, label) ||
    (route.screen === 'packages' && !route.reader && seen.hasCard(side)) ||
    (label.more > 0 && hasList(route) && seen.hasRows(side)) ||
    (seen.wasMadeHere(route) && (staysAt(route) || seen.hasRows(side))) ||
    places.some((place) => place.kind === 'screen' && showsPlace(route, place) && isBareList(route))
  const there = staying.find(isSeen)
  if (there) return { side: there.side, place: undefined }
  const [best] = places
  return best && { side: active.side, place: best }
}

/** Is the place the page of a record that the undo or redo put on the desk, not of one that it changed? */
const comesBack = (place: ReplayedPlace | undefined, touched: readonly Touched[]): boolean =>
  place?.kind === 'record' &&
  place.field === undefined &&
  place.part === undefined &&
  touched.some(
    ({ collection, id, rev }) => collection === place.ref.collection && id === place.ref.id && rev !== undefined,
  )

const isForm = ({ editing, making }: Route): boolean => editing === true || making !== undefined

/** The history shows every edit, and the trash whatever comes to it or leaves it. */
const showsEdits = ({ screen, reader }: Route, { kind }: StepLabel): boolean =>
  !reader && (screen === 'history' || (screen === 'trash' && (kind === 'delete' || kind === 'restore')))

const hasList = ({ screen, reader }: Route): boolean => !reader && LIST_SCREENS.some((one) => one === screen)

/** Is it a list, with no record that the person chose beside it? */
const isBareList = (route: Route): boolean => hasList(route) && (route.ref === undefined || route.unasked === true)

/** The place that shows a change. What shows the record already keeps everything else as it is. */
export function changeRoute(now: Route, place: ReplayedPlace, reader: ReaderPlace | undefined): Route {
  if (place.kind === 'screen') return { screen: place.screen }
  if (place.kind === 'text') {
    if (!showsPlace(now, place)) return { screen: 'sources', reader: { source: place.source, at: place.at } }
    return { ...now, reader: { source: place.source, at: place.at } }
  }
  const lit = litPlace(place)
  if (showsPlace(now, place)) return { ...now, place: lit }
  return {
    screen: place.screen,
    ref: { collection: place.ref.collection, id: place.ref.id },
    ...(place.ref.collection === 'draft' ? { editing: true } : {}),
    ...(reader ? { reader } : {}),
    place: lit,
  }
}

/** The whole of a field, or the title of a record that came back, lit for a moment. */
const litPlace = ({ field = 'title', part }: Extract<ReplayedPlace, { kind: 'record' }>): RecordPlace => ({
  field,
  text: '',
  words: [],
  brief: true,
  ...(part === undefined ? {} : { part }),
})
