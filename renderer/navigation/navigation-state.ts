import type { Side } from '../actions/side-context'
import { CITABLE_COLLECTIONS } from '../../core/model/schema/citable-fields'
import type { RecordRef } from '../../core/model/values/record-ref'
import type { RatePage } from '../../core/queries/rate-schemas'
import type { ReplayedPlace } from '../../core/queries/replayed-places'
import { screenOf, type Screen } from '../../core/queries/screens'
import { changeRoute, showsPlace } from './replayed'
import {
  isOpen,
  routeAfterReplay,
  withoutAt,
  type Move,
  type NewRecord,
  type ReaderPlace,
  type RecordPlace,
  type Route,
  type Touched,
  type Trail,
} from './routes'

/** The place of one side of the window, and how to move on from it. */
export interface Navigation {
  /** The window's own side, with its screens, or the one beside it, which shows a record or the text of a source. */
  side: Side
  route: Route
  /** The record that the other side shows. */
  elsewhere: RecordRef | undefined
  canGoBack: boolean
  canGoForward: boolean
  /** The screen that one comes back to, or forward to, if it is another one and shows its list. */
  backTo: Screen | undefined
  forwardTo: Screen | undefined
  back: () => void
  forward: () => void
  show: (screen: Screen) => void
  /** Opens a record on the screen that lists its kind, or on another screen that shows it; at a place in it, if one is named. */
  open: (ref: RecordRef, on?: Screen, place?: RecordPlace) => void
  /** Opens the rate page with a question, in the place of the one before if `instead`. */
  askRate: (rate: RatePage, instead?: boolean) => void
  /** Starts or stops editing a record, and opens it if needed. */
  edit: (ref: RecordRef, editing: boolean) => void
  /** Opens the form of a new record. */
  make: (record: NewRecord) => void
  /** Keeps the place for a record that just got stored: a new one, or a completed draft. */
  becomes: (ref: RecordRef, editing: boolean) => void
  closeRecord: () => void
  /** Shows a record beside the list that nobody chose, in the place of nothing or of another such record; undefined shows none. */
  fill: (ref: RecordRef | undefined) => void
  /** After an undo or redo: leaves a record that is gone, for what it is now or for the list. */
  replayed: (touched: readonly Touched[]) => void
  /** Shows what an undo or redo changed, and lights it for a moment; `instead` of a record that is gone. What shows already stays as it is. */
  showChange: (place: ReplayedPlace, instead: boolean) => void
  /** Shows a record's history, or the record as it was after an edit. */
  lookBack: (ref: RecordRef, at?: number) => void
  /** Opens an edit on the history screen, or the preview of returning to it; undefined closes it. */
  openEdit: (at: number | undefined, preview?: boolean) => void
  /** Opens the text of a source for reading; `beside` is the record to show beside it, by default none. */
  read: (place: ReaderPlace, beside?: RecordRef) => void
  /** Closes the text: its place takes the record beside it, else the source's own record. */
  closeReader: () => void
  /** Steps out once: from an earlier state to the history, to the record, to the list; from the form of a record to its page. */
  leave: () => void
}

/** The navigation of the window's own side, from its trail. */
export function navigationOf(
  state: Trail,
  dispatch: (step: Move) => void,
  elsewhere: RecordRef | undefined,
): Navigation {
  const to = (route: Route) => dispatch({ kind: 'to', route })
  const { now } = state
  const screenFor = (ref: RecordRef) => (ref.collection === 'draft' ? now.screen : screenOf(ref.collection))
  // A record found by the search stays beside what was found.
  const screenWith = (ref: RecordRef) => (now.screen === 'search' && isOpen(now, ref) ? now.screen : screenFor(ref))
  // The text stays open while the record beside it changes; a record that no source supports takes the whole window.
  const kept = now.reader ? { reader: now.reader } : {}
  const isBeside = ({ collection }: RecordRef) => collection === 'draft' || CITABLE_COLLECTIONS.includes(collection)
  const closeReader = () => {
    if (now.ref) to({ screen: screenFor(now.ref), ref: now.ref })
    else if (now.reader) to({ screen: 'sources', ref: { collection: 'source', id: now.reader.source } })
  }
  const listOf = (route: Route | undefined) => {
    if (!route || route.screen === now.screen) return undefined
    const { reader, making, editing, ref, screen } = route
    return reader || making || editing || ref?.collection === 'memo' ? undefined : screen
  }
  const openEdit = (at: number | undefined, preview = false) =>
    to({ screen: 'history', ...(at === undefined ? {} : { at, ...(preview ? { preview } : {}) }) })
  return {
    side: 'main',
    elsewhere,
    route: now,
    canGoBack: state.past.length > 0,
    canGoForward: state.future.length > 0,
    backTo: listOf(state.past.at(-1)),
    forwardTo: listOf(state.future[0]),
    back: () => dispatch({ kind: 'back' }),
    forward: () => dispatch({ kind: 'forward' }),
    show: (screen) => to({ screen }),
    askRate: (rate, instead = false) =>
      dispatch({ kind: instead ? 'instead' : 'to', route: { screen: 'rates', rate } }),
    open: (ref, on, place) => {
      const route: Route = {
        screen: on ?? screenWith(ref),
        ref,
        ...(isBeside(ref) && on === undefined ? kept : {}),
        ...(place ? { place } : {}),
        ...(ref.collection === 'draft' ? { editing: true } : {}),
      }
      // What shows already is only chosen now: there is no way back to it.
      const isShown = now.unasked === true && isOpen(now, ref) && now.screen === route.screen
      dispatch({ kind: isShown ? 'instead' : 'to', route })
    },
    edit: (ref, editing) => to({ screen: screenWith(ref), ref, ...(editing ? { editing } : {}), ...kept }),
    make: (making) => to({ screen: screenOf(making.of), making, editing: true, ...kept }),
    becomes: (ref, editing) =>
      dispatch({ kind: 'instead', route: { screen: now.screen, ref, ...(editing ? { editing } : {}), ...kept } }),
    closeRecord: () => to({ screen: now.screen, ...kept }),
    fill: (ref) => dispatch({ kind: 'fill', route: { screen: now.screen, ...(ref ? { ref, unasked: true } : {}) } }),
    read: (reader, beside) =>
      to({ screen: beside ? screenFor(beside) : 'sources', reader, ...(beside ? { ref: beside } : {}) }),
    closeReader,
    replayed: (touched) => {
      const route = routeAfterReplay(now, touched)
      if (route) dispatch({ kind: 'instead', route })
    },
    showChange: (place, instead) => {
      const reader = place.kind === 'record' && isBeside(place.ref) ? now.reader : undefined
      const kind = instead || showsPlace(now, place) ? 'instead' : 'to'
      dispatch({ kind, route: changeRoute(now, place, reader) })
    },
    lookBack: (ref, at) =>
      to({ screen: screenWith(ref), ref, history: true, ...kept, ...(at === undefined ? {} : { at }) }),
    openEdit,
    leave: () => {
      if (now.ref && now.history)
        to(now.at === undefined ? { screen: now.screen, ref: now.ref, ...kept } : withoutAt(now))
      else if (now.reader && now.editing)
        to({ screen: now.screen, ...(now.ref && now.ref.collection !== 'draft' ? { ref: now.ref } : {}), ...kept })
      else if (now.reader) closeReader()
      else if (now.ref && now.editing && now.ref.collection !== 'draft')
        dispatch({ kind: 'instead', route: { screen: now.screen, ref: now.ref } })
      // A record that nobody opened stays: only the focus goes back to the list.
      else dispatch({ kind: now.unasked ? 'instead' : 'to', route: { screen: now.screen } })
    },
  }
}
