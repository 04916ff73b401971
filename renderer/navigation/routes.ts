import { z } from 'zod'
import { same } from '../../core/base/same-value'
import { recordOfAddress } from '../../core/contract/record-address'
import { madeFromSchema, type MadeFrom } from '../../core/from-words/made-from'
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

const placeSchema = z.object({
  field: z.string(),
  text: z.string(),
  words: z.array(z.string()),
  part: z.string().optional(),
  brief: z.boolean().optional(),
})

/**
 * The place in a record to show and to light: the field, the sentence there, and the words in it; or a part of the field, such as a section of a memo. A `brief`
 * place is lit for a moment: an undo changed it.
 */
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

/** What the page's own history keeps: the desk, the place on it, and the place beside that. */
const rememberedSchema = routeSchema.extend({ desk: z.string(), beside: routeSchema.optional() })

/** The place of the record that a window was opened for. */
function routeOfAddress(ref: RecordRef | undefined): Route {
  if (!ref) return { screen: 'overview' }
  return { screen: screenOf(ref.collection), ref, ...(ref.collection === 'draft' ? { editing: true } : {}) }
}

/** The places in the page's own history, so that a reload or crash keeps those of the window on this desk. */
export function rememberedRoutes(here: string): { main: Route; beside?: Route } {
  const parsed = rememberedSchema.safeParse(window.history.state)
  if (!parsed.success) return { main: routeOfAddress(recordOfAddress(window.location.hash)) }
  const { desk, beside, ...main } = parsed.data
  if (desk !== here) return { main: { screen: 'overview' } }
  return { main: main as Route, ...(beside ? { beside: beside as Route } : {}) }
}

/** Keeps the places in the page's own history. */
export function rememberRoutes(desk: string, main: Route, beside: Route | undefined): void {
  // Without the address of the record that the window was opened for: it says nothing any more.
  window.history.replaceState({ desk, ...main, ...(beside ? { beside } : {}) }, '', window.location.pathname)
}

/** Where a side of the window is, where it was, and where it was before it went back. */
export interface Trail {
  past: readonly Route[]
  now: Route
  future: readonly Route[]
}

export type Move = { kind: 'to' | 'instead' | 'fill'; route: Route } | { kind: 'back' } | { kind: 'forward' }

/** A side's trail after a move. */
export function move(state: Trail, step: Move): Trail {
  if (step.kind === 'fill') {
    // The record that was closed stays beside the list: it is no step to go back to.
    const before = state.past.at(-1)
    const isSame = step.route.ref && before?.screen === step.route.screen && isOpen(before, step.route.ref)
    return { ...state, past: isSame ? state.past.slice(0, -1) : state.past, now: step.route }
  }
  if (step.kind === 'instead') return { ...state, now: step.route }
  // To come back to what shows already would do nothing.
  if (step.kind === 'to' && same(state.now, step.route)) return { ...state, now: step.route }
  if (step.kind === 'to') return { past: [...state.past, settled(state.now)].slice(-100), now: step.route, future: [] }
  if (step.kind === 'back') {
    const now = state.past.at(-1)
    return now ? { past: state.past.slice(0, -1), now, future: [state.now, ...state.future] } : state
  }
  const [now, ...future] = state.future
  return now ? { past: [...state.past, state.now], now, future } : state
}

/** A place to come back to: what an undo changed there is lit once. */
function settled({ place, ...route }: Route): Route {
  return place && !place.brief ? { ...route, place } : route
}

/** Is this the record that is open there? */
export const isOpen = ({ ref }: Route, other: RecordRef) => ref?.collection === other.collection && ref.id === other.id

/** The record itself, not as it was. */
export const withoutAt = ({ at: _at, ...route }: Route): Route => route

/** A record that an undo or redo put, with its revision, or deleted. */
export type Touched = RecordRef & { rev?: number | undefined }

/** The record, draft or form that a place shows. */
const shownAt = (now: Route): RecordRef | undefined =>
  now.making ? { collection: 'draft', id: now.making.id } : now.ref

/** Does a place show a record that an undo or redo deleted? */
export function isGoneAt(now: Route, touched: readonly Touched[]): boolean {
  const here = shownAt(now)
  return (
    here !== undefined &&
    touched.some((one) => one.id === here.id && one.collection === here.collection && one.rev === undefined)
  )
}

/** The place that a side goes to when an undo or redo deletes the record that it shows; undefined if it may stay. */
export function routeAfterReplay(now: Route, touched: readonly Touched[]): Route | undefined {
  const here = shownAt(now)
  if (!here || !isGoneAt(now, touched)) return undefined
  // A draft and its record have one id: undoing "Add to the desk" gives the draft back, redoing it the record.
  const other = touched.find((one) => one.id === here.id && one.rev !== undefined)
  const kept = { screen: now.screen, ...(now.reader ? { reader: now.reader } : {}) }
  if (!other) return kept
  const ref: RecordRef = { collection: other.collection, id: other.id }
  return { ...kept, ref, ...(other.collection === 'draft' ? { editing: true } : {}) }
}

/**
 * True if both places show one record, its draft or its form: it shows on one side only, so that nobody types in two places at once. So does the text that is read, whose
 * highlights the page has once.
 */
export function isTwice(one: Route, other: Route): boolean {
  const id = shownId(one)
  return (one.reader !== undefined && other.reader !== undefined) || (id !== undefined && id === shownId(other))
}

/** A draft and its record have one id. */
const shownId = ({ ref, making }: Route): string | undefined => making?.id ?? ref?.id
