import { z } from 'zod'
import { same } from '../base/same-value'
import { getRef, type DeskRead } from '../desk/desk-read'
import { lastOps, opId, type Op } from '../desk/ops'
import { overlay } from '../desk/staged-desk'
import type { StepLabel } from '../journal/step'
import { fieldDifferences, finalContentOf } from '../model/records/content'
import type { AnyRecord, RecordOf } from '../model/records/records'
import { referencesOf } from '../model/schema/references'
import type { CollectionName } from '../model/values/collection-names'
import { ownIdSchema } from '../model/values/ids'
import { recordRefSchema, type RecordRef } from '../model/values/record-ref'
import { SCREENS, screenOf } from './screens'

/** How many places an undo or redo names at most. */
export const REPLAYED_PLACES_MAX = 8

/**
 * A place that shows what an undo or redo changed: a record, with the field that changed and the part of it (a section of a memo, an element of a package); a
 * stretch of the text of a source; or a screen, for what is gone.
 */
export const replayedPlaceSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('record'),
    ref: recordRefSchema,
    /** The screen that lists it; for a draft, the record that it will become. */
    screen: z.enum(SCREENS),
    field: z.string().optional(),
    part: z.string().optional(),
    /** True for the draft that a record is again, and that does not show at this place. */
    draftKept: z.literal(true).optional(),
  }),
  z.object({
    kind: z.literal('text'),
    source: ownIdSchema,
    at: z.object({ id: ownIdSchema, start: z.int().min(0), end: z.int().min(0) }),
  }),
  z.object({ kind: z.literal('screen'), screen: z.enum(SCREENS) }),
])
export type ReplayedPlace = z.infer<typeof replayedPlaceSchema>
type RecordPage = Extract<ReplayedPlace, { kind: 'record' }>
type Change = Pick<RecordPage, 'field' | 'part'>

/** The fields in which a record names what it belongs to, nearest first. A record without any of them belongs to the list of its kind. */
const OWNERS: Record<Exclude<CollectionName, 'draft'>, readonly string[]> = {
  deskSettings: [],
  staff: [],
  party: [],
  person: [],
  post: ['party'],
  membership: ['person', 'post'],
  talk: [],
  round: ['talk'],
  session: ['round'],
  readout: ['session'],
  commitment: ['session', 'round'],
  proposal: ['talk'],
  milestone: ['talk'],
  issue: ['parent', 'talk'],
  position: ['supersedes', 'issue'],
  line: ['issue'],
  measure: [],
  good: [],
  stackingRule: [],
  legalInstrument: [],
  legalEvent: ['affects[0]'],
  source: [],
  annotation: [],
  evidence: ['about'],
  lead: ['talk'],
  memo: ['supersedes', 'session', 'round', 'talk'],
  note: ['about'],
}

/**
 * The places that show what an undo or redo changed, best first: of a step about several records, those of its first one. The desk is the one before the
 * undo; `ops` are what it does. Something that is gone leads to what it belonged to, and then to its list.
 */
export function replayedPlaces(desk: DeskRead, label: StepLabel, ops: readonly Op[]): ReplayedPlace[] {
  if (label.kind === 'returnDesk') return [{ kind: 'screen', screen: 'history' }]
  const last = lastOps(ops)
  const op = last.find((one) => one.collection === label.collection && opId(one) === label.id) ?? last[0]
  if (!op) return []
  const after = overlay(desk, ops)
  const ref: RecordRef = { collection: op.collection, id: opId(op) }
  const [then, now] = [getRef(desk, ref), getRef(after, ref)]
  const places = now ? placesOf(after, ref, now, then, label) : placesOfGone(after, ref, then, last, label)
  return places.slice(0, REPLAYED_PLACES_MAX)
}

/** The places of a record that is on the desk. */
function placesOf(
  desk: DeskRead,
  ref: RecordRef,
  now: AnyRecord,
  then: AnyRecord | undefined,
  label: StepLabel,
): ReplayedPlace[] {
  const own = pageOf(ref, now, then && changeIn(ref, then, now, label))
  if (ref.collection === 'note') return [own, ...placesOfNote(desk, now as RecordOf<'note'>)]
  if (ref.collection === 'annotation') return [...textOf(desk, now as RecordOf<'annotation'>), own]
  if (ref.collection === 'evidence') return [...placesOfEvidence(desk, now as RecordOf<'evidence'>), own]
  return [own]
}

/** A piece of evidence shows in the record that it is about, and in the text that it quotes. */
function placesOfEvidence(desk: DeskRead, { about, field, annotation }: RecordOf<'evidence'>): ReplayedPlace[] {
  const mark = desk.get('annotation', annotation)
  const record = getRef(desk, about)
  const place = record ? [pageOf(about, record, { field: firstName(field) })] : []
  return [...place, ...(mark ? textOf(desk, mark) : [])]
}

/** A note shows among those of the record that it is about, too. */
function placesOfNote(desk: DeskRead, { about, id }: RecordOf<'note'>): ReplayedPlace[] {
  const record = about && getRef(desk, about)
  return record ? [pageOf(about, record, { part: id })] : []
}

/** The page of a record. */
function pageOf(ref: RecordRef, record: AnyRecord, change: Change = {}): RecordPage {
  return { kind: 'record', ref, screen: screenOf(kindOf(ref, record)), ...change }
}

function textOf(desk: DeskRead, { id, source, start, end }: RecordOf<'annotation'>): ReplayedPlace[] {
  return desk.get('source', source)?.sha256 === undefined ? [] : [{ kind: 'text', source, at: { id, start, end } }]
}

/** The places of a record that is gone: a draft has its record’s, and a record its draft’s. */
function placesOfGone(
  desk: DeskRead,
  ref: RecordRef,
  then: AnyRecord | undefined,
  last: readonly Op[],
  label: StepLabel,
): ReplayedPlace[] {
  const twin = last.find((other) => other.op === 'put' && other.record.id === ref.id)
  const list: ReplayedPlace = { kind: 'screen', screen: screenOf(kindOf(ref, then)) }
  if (twin?.op === 'put') {
    const own = pageOf({ collection: twin.collection, id: ref.id }, twin.record)
    const former = label.kind === 'complete' ? formerOf(desk, twin) : undefined
    return former ? [{ ...former, draftKept: true }, own, list] : [own, list]
  }
  // Of several records that were imported together, the list shows that all are gone.
  if (!then || label.kind === 'import') return [list]
  if (ref.collection === 'evidence') return [...placesOfEvidence(desk, then as RecordOf<'evidence'>), list]
  const text = ref.collection === 'annotation' ? textOf(desk, then as RecordOf<'annotation'>) : []
  const owners = ownersOf(ref, then).flatMap((owner) => {
    const record = getRef(desk, owner)
    return record ? [pageOf(owner, record)] : []
  })
  return [...text, ...owners, list]
}

/** The position that a draft supersedes: it holds again. */
function formerOf(desk: DeskRead, { collection, record }: Extract<Op, { op: 'put' }>): RecordPage | undefined {
  if (collection !== 'draft') return undefined
  const { of, fields } = record as RecordOf<'draft'>
  const { supersedes } = fields
  if (of !== 'position' || typeof supersedes !== 'string') return undefined
  const former = desk.get('position', supersedes)
  return former && pageOf({ collection: 'position', id: supersedes }, former)
}

const kindOf = (ref: RecordRef, record: AnyRecord | undefined): CollectionName =>
  ref.collection === 'draft' && record ? (record as RecordOf<'draft'>).of : ref.collection

function ownersOf(ref: RecordRef, record: AnyRecord): RecordRef[] {
  const kind = kindOf(ref, record)
  if (kind === 'draft') return []
  const within = ref.collection === 'draft' ? 'fields.' : ''
  const found = referencesOf(ref.collection, record)
  return OWNERS[kind].flatMap((name) => found.find(({ path }) => path === `${within}${name}`)?.target ?? [])
}

/** The name of the field that a path of evidence begins with. */
const firstName = (path: string): string => path.split(/[.[]/, 1)[0] ?? path

/** The changed field of a record, and the part of it that changed, if it is one part of a list. */
function changeIn(ref: RecordRef, then: AnyRecord, now: AnyRecord, label: StepLabel): Change {
  const [was, is] = [finalContentOf(ref.collection, then), finalContentOf(ref.collection, now)]
  const [named] = label.collection === ref.collection && label.id === ref.id ? label.fields : []
  const changed = fieldDifferences(was, is).map(({ field }) => field)
  const wanted = named === undefined ? undefined : firstName(named)
  const field = wanted !== undefined && changed.includes(wanted) ? wanted : (changed[0] ?? wanted)
  if (field === undefined) return {}
  const part = changedPart(was[field], is[field])
  return { field, ...(part === undefined ? {} : { part }) }
}

/**
 * The part of a list that is not as it was, by its `section` or `id`: the first that changed, was added, taken away or moved. A section of a memo shows even if the
 * memo says nothing of it, so one that says nothing is as good as none.
 */
function changedPart(was: unknown, is: unknown): string | undefined {
  const [before, after] = [partsOf(was), partsOf(is)]
  const [old, now] = [before, after].map((list) => new Map(list.map((one) => [keyOf(one), one])))
  const changed = [...after, ...before].find((one) => {
    const key = keyOf(one)
    const [from, to] = [old?.get(key), now?.get(key)]
    return key !== undefined && !same(from, to) && (saysMore(from) || saysMore(to))
  })
  const moved = before.length > 0 ? after.find((one, index) => keyOf(one) !== keyOf(before[index])) : undefined
  return keyOf(changed ?? moved)
}

const saysMore = (part: unknown): boolean => typeof part === 'object' && part !== null && Object.keys(part).length > 1

const partsOf = (list: unknown): readonly unknown[] => (Array.isArray(list) ? (list as readonly unknown[]) : [])

function keyOf(one: unknown): string | undefined {
  if (typeof one !== 'object' || one === null) return undefined
  const { section, id } = one as Readonly<Record<string, unknown>>
  return [section, id].find((key): key is string => typeof key === 'string')
}
