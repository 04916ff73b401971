import { useCallback, useEffect, useMemo, useReducer } from 'react'
import { z } from 'zod'
import { recordOfAddress } from '../../core/contract/record-address'
import { madeFromSchema, type MadeFrom } from '../../core/from-words/made-from'
import { CITABLE_COLLECTIONS } from '../../core/model/schema/citable-fields'
import { COLLECTION_NAMES, type CollectionName } from '../../core/model/values/collection-names'
import { recordRefSchema, type RecordRef } from '../../core/model/values/record-ref'
import { ratePageSchema, type RatePage } from '../../core/queries/rate-schemas'
import { SCREENS, screenOf, type Screen } from '../../core/queries/screens'

/** A record that is not stored yet: its kind, the fields given at the start, its draft's id, and the words of a source that it is made from. */
export interface NewRecord {
  of: CollectionName
  given: Readonly<Record<string, unknown>>
  id: string
  from?: MadeFrom | undefined
}

const placeSchema = z.object({ field: z.string(), text: z.string(), words: z.array(z.string()) })

/** The place in a record to show and to light: the field, the sentence there, and the words in it. */
export type RecordPlace = z.infer<typeof placeSchema>

const readerSchema = z.object({
  source: z.string(),
  at: z.object({ id: z.string(), start: z.int().min(0), end: z.int().min(0) }).optional(),
  find: z.string().optional(),
  orphans: z.object({ first: z.string().optional() }).optional(),
})

/**
 * A source whose text is open for reading: at a passage, at the first place of some words, or with its quotes of an earlier text to be placed (`orphans`), one of
 * them `first`. The open record shows beside it.
 */
export type ReaderPlace = z.infer<typeof readerSchema>

/** The place that the window shows: a screen, the record open on it, and whether it is being edited. */
export interface Route {
  screen: Screen
  ref?: RecordRef
  /** The list opened the record itself, so that its page is not empty; nobody chose it. */
  unasked?: boolean
  place?: RecordPlace
  editing?: boolean
  making?: NewRecord
  /** The history of the open record shows in the record's place. */
  history?: boolean
  /** The edit after which the record is shown; on the history screen, the open edit. */
  at?: number
  /** The preview of returning the desk to that edit shows. */
  preview?: boolean
  /** The text of a source shows in the list's place. */
  reader?: ReaderPlace
  /** The question of the rate page, and what it supposes. */
  rate?: RatePage
}

const routeSchema = z.object({
  desk: z.string(),
  screen: z.enum(SCREENS),
  ref: recordRefSchema.optional(),
  unasked: z.boolean().optional(),
  place: placeSchema.optional(),
  editing: z.boolean().optional(),
  making: z
    .object({
      of: z.enum(COLLECTION_NAMES),
      given: z.record(z.string(), z.unknown()),
      id: z.string(),
      from: madeFromSchema.optional(),
    })
    .optional(),
  history: z.boolean().optional(),
  at: z.int().min(0).optional(),
  preview: z.boolean().optional(),
  reader: readerSchema.optional(),
  rate: ratePageSchema.optional(),
})

/** The place of the record that a window was opened for. */
function routeOfAddress(ref: RecordRef | undefined): Route {
  if (!ref) return { screen: 'overview' }
  return { screen: screenOf(ref.collection), ref, ...(ref.collection === 'draft' ? { editing: true } : {}) }
}

/** The route in the page's own history, so that a reload or crash keeps the window's place on this desk. */
function rememberedRoute(here: string): Route {
  const parsed = routeSchema.safeParse(window.history.state)
  if (!parsed.success) return routeOfAddress(recordOfAddress(window.location.hash))
  if (parsed.data.desk !== here) return { screen: 'overview' }
  const { desk: _desk, ...route } = parsed.data
  return route as Route
}

interface State {
  past: readonly Route[]
  now: Route
  future: readonly Route[]
}
type Move = { kind: 'to' | 'instead' | 'fill'; route: Route } | { kind: 'back' } | { kind: 'forward' }

function move(state: State, step: Move): State {
  if (step.kind === 'fill') {
    // The record that was closed stays beside the list: it is no step to go back to.
    const before = state.past.at(-1)
    const isSame = step.route.ref && before?.screen === step.route.screen && isOpen(before, step.route.ref)
    return { ...state, past: isSame ? state.past.slice(0, -1) : state.past, now: step.route }
  }
  if (step.kind === 'instead') return { ...state, now: step.route }
  if (step.kind === 'to') return { past: [...state.past, state.now].slice(-100), now: step.route, future: [] }
  if (step.kind === 'back') {
    const now = state.past.at(-1)
    return now ? { past: state.past.slice(0, -1), now, future: [state.now, ...state.future] } : state
  }
  const [now, ...future] = state.future
  return now ? { past: [...state.past, state.now], now, future } : state
}

const isOpen = ({ ref }: Route, other: RecordRef) => ref?.collection === other.collection && ref.id === other.id

const withoutAt = ({ at: _at, ...route }: Route): Route => route

/** A record that an undo or redo put, with its revision, or deleted. */
type Touched = RecordRef & { rev?: number | undefined }

/** The place that the window goes to when an undo or redo deletes the record that it shows; undefined if it may stay. */
function routeAfterReplay(now: Route, touched: readonly Touched[]): Route | undefined {
  const here: RecordRef | undefined = now.making ? { collection: 'draft', id: now.making.id } : now.ref
  if (
    !here ||
    !touched.some((one) => one.id === here.id && one.collection === here.collection && one.rev === undefined)
  )
    return undefined
  // A draft and its record have one id: undoing "Add to the desk" gives the draft back, redoing it the record.
  const other = touched.find((one) => one.id === here.id && one.rev !== undefined)
  const kept = { screen: now.screen, ...(now.reader ? { reader: now.reader } : {}) }
  if (!other) return kept
  const ref: RecordRef = { collection: other.collection, id: other.id }
  return { ...kept, ref, ...(other.collection === 'draft' ? { editing: true } : {}) }
}

/** The window's place, and how to move on from it. */
export interface Navigation {
  route: Route
  canGoBack: boolean
  canGoForward: boolean
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
  /** After an undo or redo: leaves a record that is gone, for what it is now or for the list, and opens one that has returned. */
  replayed: (touched: readonly Touched[]) => void
  /** Shows a record's history, or the record as it was after an edit. */
  lookBack: (ref: RecordRef, at?: number) => void
  /** Opens an edit on the history screen, or the preview of returning to it; undefined closes it. */
  openEdit: (at: number | undefined, preview?: boolean) => void
  /** Opens the text of a source for reading; `beside` is the record to show beside it, by default none. */
  read: (place: ReaderPlace, beside?: RecordRef) => void
  /** Closes the text: its place takes the record beside it, else the source's own record. */
  closeReader: () => void
  /** Steps out once: from an earlier state to the history, to the record, to the list. */
  leave: () => void
}

/** The navigation of a desk, by the desk's folder. */
export function useNavigation(desk: string): Navigation {
  const [state, dispatch] = useReducer(move, undefined, () => ({ past: [], now: rememberedRoute(desk), future: [] }))
  const to = useCallback((route: Route) => dispatch({ kind: 'to', route }), [])
  useEffect(() => {
    // Without the address of the record that the window was opened for: it says nothing any more.
    window.history.replaceState({ desk, ...state.now }, '', window.location.pathname)
  }, [desk, state.now])
  const askRate = useCallback(
    (rate: RatePage, instead = false) =>
      dispatch({ kind: instead ? 'instead' : 'to', route: { screen: 'rates', rate } }),
    [],
  )
  return useMemo(() => {
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
    const openEdit = (at: number | undefined, preview = false) =>
      to({ screen: 'history', ...(at === undefined ? {} : { at, ...(preview ? { preview } : {}) }) })
    return {
      route: now,
      canGoBack: state.past.length > 0,
      canGoForward: state.future.length > 0,
      back: () => dispatch({ kind: 'back' }),
      forward: () => dispatch({ kind: 'forward' }),
      show: (screen) => to({ screen }),
      askRate,
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
      edit: (ref, editing) => to({ screen: screenWith(ref), ref, editing, ...kept }),
      make: (making) => to({ screen: screenOf(making.of), making, editing: true, ...kept }),
      becomes: (ref, editing) => dispatch({ kind: 'instead', route: { screen: now.screen, ref, editing, ...kept } }),
      closeRecord: () => to({ screen: now.screen, ...kept }),
      fill: (ref) => dispatch({ kind: 'fill', route: { screen: now.screen, ...(ref ? { ref, unasked: true } : {}) } }),
      read: (reader, beside) =>
        to({ screen: beside ? screenFor(beside) : 'sources', reader, ...(beside ? { ref: beside } : {}) }),
      closeReader,
      replayed: (touched) => {
        const route = routeAfterReplay(now, touched)
        if (route) dispatch({ kind: 'instead', route })
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
        // A record that nobody opened stays: only the focus goes back to the list.
        else dispatch({ kind: now.unasked ? 'instead' : 'to', route: { screen: now.screen } })
      },
    }
  }, [state, to, askRate])
}
