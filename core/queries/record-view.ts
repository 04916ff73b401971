import { ParleyError } from '../base/errors'
import { claimsDeniedBy, denialsOf } from '../desk/claims'
import { lineOf, supersedersOf } from '../desk/current-positions'
import { asOfOf, getOrThrow, getRef, settingsOf, type DeskRead } from '../desk/desk-read'
import { evidenceFor } from '../desk/evidence-for'
import { evidencePlaceTitle } from '../desk/evidence-words'
import { sourceOf } from '../desk/index-keys'
import { boundsOf, type KnownBounds } from '../desk/known-by'
import { suggestedFor } from '../desk/movement'
import { noteCount } from '../desk/notes-about'
import type { AsOf } from '../desk/round-movement'
import { titleOf } from '../desk/titles'
import { KnownDesk } from '../memo/known-desk'
import type { RateComponent } from '../model/records/measures'
import type { Annotation, AnyRecord, Measure, Position, RecordOf, Round, Source } from '../model/records/records'
import { citablePaths, evidencePath } from '../model/schema/evidence-path'
import type { RecordRef } from '../model/values/record-ref'
import { announcementOf } from '../rates/announcement'
import { formatRateText } from '../rates/format-rate'
import { basisOf, layerStanding, type LayerStanding } from '../rates/layer-standing'
import { markedBelow } from '../desk/marked-below'
import { fieldViews } from '../wording/field-views'
import { agreedPart } from './agreed-view'
import { gapPart } from './gap-view'
import { FIRST_LINKS } from './links-schemas'
import { linksView } from './links-view'
import { positionRow } from './list-rows'
import { roundPart, roundRows } from './round-view'
import { sessionPart } from './session-view'
import { isOneQuote } from './source-reading'
import type { HistoryEntry, LayerView, PassageView, RecordPart, RecordPartInput, RecordView } from './view-schemas'

/** Everything that the window shows of one record. @throws ParleyError `record-missing` */
export function recordView(desk: DeskRead, ref: RecordRef, now: string): RecordView {
  const record = getRef(desk, ref)
  if (!record) throw new ParleyError('record-missing', { collection: ref.collection, id: ref.id })
  const { asOf, timeZone } = asOfOf(settingsOf(desk), now)
  return {
    ref,
    collection: ref.collection,
    title: titleOf(desk, ref),
    marking: record.marking,
    asOf,
    timeZone,
    fields: fieldsInWords(desk, ref, record),
    passages: passages(desk, ref),
    citable: citable(desk, ref, record),
    links: linksView(desk, ref),
    provenance: {
      rev: record.rev,
      createdBy: titleOf(desk, { collection: 'staff', id: record.createdBy }),
      createdAt: record.createdAt,
      changedBy: titleOf(desk, { collection: 'staff', id: record.changedBy }),
      changedAt: record.changedAt,
    },
    ...special(desk, ref, { asOf, timeZone }),
    ...denials(desk, ref, { asOf, timeZone }),
  }
}

/** The fields in words; the path that a piece of evidence is for as a reader knows the place. */
function fieldsInWords(desk: DeskRead, { collection }: RecordRef, record: AnyRecord): RecordView['fields'] {
  const fields = fieldViews(desk, collection, record)
  if (collection !== 'evidence') return fields
  const { about, field: path } = record as RecordOf<'evidence'>
  return fields.map((field) =>
    field.name === 'field'
      ? { ...field, values: [{ type: 'local', title: evidencePlaceTitle(desk, about, path) }] }
      : field,
  )
}

/** The other side of a claim or of a denial; of a claim's denials, those that are known then. */
function denials(desk: DeskRead, ref: RecordRef, now: AsOf): Pick<RecordView, 'denials'> {
  const sides = (refs: readonly RecordRef[]) =>
    refs.slice(0, FIRST_LINKS).map((other) => {
      const text = wordsOfSide(desk, other)
      return { ref: other, title: titleOf(desk, other), ...(text === undefined ? {} : { text }) }
    })
  const [denies, deniedBy] = [sides(claimsDeniedBy(desk, ref)), sides(denialsOf(desk, ref, boundsOf(now)))]
  return denies.length + deniedBy.length === 0 ? {} : { denials: { denies, deniedBy } }
}

function wordsOfSide(desk: DeskRead, { collection, id }: RecordRef): string | undefined {
  if (collection === 'position') return desk.get('position', id)?.text
  return collection === 'readout' ? desk.get('readout', id)?.says.join('\n') : undefined
}

/** The parts that some kinds of record show besides their fields. */
function special(desk: DeskRead, ref: RecordRef, now: AsOf): Partial<RecordView> {
  const { asOf } = now
  const bounds = boundsOf(now)
  const known = new KnownDesk(desk, bounds)
  switch (ref.collection) {
    case 'measure':
      return { layers: layerViews(desk, getOrThrow(desk, 'measure', ref.id), asOf) }
    case 'source':
      return readingView(desk, getOrThrow(desk, 'source', ref.id))
    case 'position':
      return positionView(desk, getOrThrow(desk, 'position', ref.id), bounds)
    case 'session':
      return {
        session: sessionPart(known, getOrThrow(desk, 'session', ref.id), bounds),
        agreed: agreedPart(known, ref, asOf),
      }
    case 'issue':
      return { gap: gapPart(known, getOrThrow(desk, 'issue', ref.id), bounds) }
    case 'round':
      return roundView(desk, known, getOrThrow(desk, 'round', ref.id), now)
    default:
      return {}
  }
}

function roundView(desk: DeskRead, known: KnownDesk, record: Round, now: AsOf): Partial<RecordView> {
  const round = roundPart(desk, record, now)
  const agreed = agreedPart(known, { collection: 'round', id: record.id }, now.asOf)
  return { ...(round ? { round } : {}), agreed }
}

/** A part of the passages or of the history of a record, for a page that shows the first of them. */
export function recordPart(desk: DeskRead, { ref, part, offset, limit }: RecordPartInput, now: string): RecordPart {
  const some = <T>(all: readonly T[]) => all.slice(offset, offset + limit)
  const empty: RecordPart = { passages: [], history: [], movement: [] }
  if (part === 'passages') return { ...empty, passages: passagesOf(desk, some(evidenceOf(desk, ref))) }
  if (part === 'movement') {
    const round = ref.collection === 'round' ? desk.get('round', ref.id) : undefined
    return { ...empty, movement: round ? some(roundRows(desk, round, asOfOf(settingsOf(desk), now))) : [] }
  }
  const position = ref.collection === 'position' ? desk.get('position', ref.id) : undefined
  const bounds = boundsOf(asOfOf(settingsOf(desk), now))
  return { ...empty, history: position ? historyEntries(desk, some(lineOf(desk, position)), bounds) : [] }
}

/** How many places a record's page offers for a citation at most. */
const MOST_PLACES = 400

function citable(desk: DeskRead, ref: RecordRef, record: AnyRecord): RecordView['citable'] {
  return citablePaths(ref.collection, record)
    .slice(0, MOST_PLACES)
    .map((place) => evidencePath(place))
    .map((path) => ({ path, place: evidencePlaceTitle(desk, ref, path) }))
}

const evidenceOf = (desk: DeskRead, about: RecordRef) =>
  about.collection === 'annotation' ? [] : evidenceFor(desk, about)

function passages(desk: DeskRead, about: RecordRef): RecordView['passages'] {
  const all = evidenceOf(desk, about)
  return { count: all.length, first: passagesOf(desk, all.slice(0, FIRST_LINKS)) }
}

export function passagesOf(desk: DeskRead, all: readonly RecordOf<'evidence'>[]): PassageView[] {
  return all.map((evidence) => {
    const annotation = getOrThrow(desk, 'annotation', evidence.annotation)
    const source = getOrThrow(desk, 'source', annotation.source)
    const ref: RecordRef = { collection: 'source', id: source.id }
    return {
      evidence: { collection: 'evidence', id: evidence.id },
      field: evidence.field,
      place: evidencePlaceTitle(desk, evidence.about, evidence.field),
      role: evidence.role,
      exact: annotation.exact,
      verbatim: source.kind === 'document',
      source: { ref, title: titleOf(desk, ref) },
      ...(isPlaced(desk, source, annotation)
        ? { at: { id: annotation.id, start: annotation.start, end: annotation.end } }
        : {}),
      ...(annotation.snapshot === undefined ? {} : { orphan: annotation.id }),
      byMachine: annotation.snapshot === undefined && source.readByMachine === true,
    }
  })
}

/** A measure's layers with their standing at an instant. */
export function layerViews(desk: DeskRead, measure: Measure, asOf: string): LayerView[] {
  return measure.components.map((component) => layerView(desk, measure, component, asOf))
}

function layerView(desk: DeskRead, measure: Measure, component: RateComponent, asOf: string): LayerView {
  // A screen shows what was known at its instant, as the page of rates does.
  const at = Date.parse(asOf)
  const found = layerStanding(desk, measure, component, { at, knownAt: at })
  const { standing, rule, unclear, since, sinceFor } = found
  const rate = component.rate ?? undefined
  const announced = announcementOf(measure, component, standing)
  const ruleRef: RecordRef | undefined = rule && { collection: 'stackingRule', id: rule.id }
  const { en, ja } = component.layer
  const basis = basisOf(component, found).map((id): RecordRef => ({ collection: 'legalInstrument', id }))
  return {
    layer: { en: en ?? ja ?? '', ja: ja ?? en ?? '' },
    ...(rate === undefined ? {} : { rate: { en: formatRateText(rate, 'en'), ja: formatRateText(rate, 'ja') } }),
    ...(announced ? { announced } : {}),
    validity: component.validity,
    standing,
    ...(unclear ? { unclear: unclearView(unclear) } : {}),
    ...(since ? { since } : {}),
    ...(sinceFor ? { sinceFor: sinceFor.map((id) => titleOf(desk, { collection: 'party', id })) } : {}),
    ...(rule && ruleRef
      ? { rule: { ref: ruleRef, title: titleOf(desk, ruleRef), ...(rule.interval ? { interval: rule.interval } : {}) } }
      : {}),
    basis: basis.map((ref) => ({ ref, title: titleOf(desk, ref) })),
  }
}

function unclearView({ what, date, event }: NonNullable<LayerStanding['unclear']>): LayerView['unclear'] {
  const when = date ?? event?.on
  return { what, ...(when ? { date: when } : {}), ...(event ? { status: event.status } : {}) }
}

/** Are an annotation's words at their place in the source's text, as far as the desk has it? */
function isPlaced(desk: DeskRead, { sha256 }: Source, { snapshot, start, end, exact }: Annotation): boolean {
  if (sha256 === undefined || snapshot !== undefined) return false
  try {
    return desk.sourceText(sha256).slice(start, end) === exact
  } catch (error) {
    // A text that is missing or altered is a finding elsewhere.
    if (error instanceof ParleyError) return false
    throw error
  }
}

/** How much of a source's text its page shows, in UTF-16 code units; the reader shows the rest. */
const READING_MAX = 20_000

/** The first of a source's text, cut where annotations begin and end; orphans mark nothing. */
function readingView(desk: DeskRead, source: Source): Partial<RecordView> {
  if (source.sha256 === undefined) return {}
  const whole = desk.sourceText(source.sha256)
  const text = whole.length > READING_MAX ? whole.slice(0, READING_MAX).replace(/[\uD800-\uDBFF]$/, '') : whole
  const all = desk.index('annotation', sourceOf).get(source.id)
  const marks = all.filter(
    ({ snapshot, start, end, exact }) => snapshot === undefined && text.slice(start, end) === exact,
  )
  return {
    reading: cutAt(text, marks),
    ...(text === whole ? {} : { readingLength: whole.length }),
    isOneQuote: isOneQuote(whole, marks),
    orphans: all.filter(({ snapshot }) => snapshot !== undefined).length,
    below: markedBelow(desk, source).length,
  }
}

function cutAt(text: string, marks: readonly Annotation[]): NonNullable<RecordView['reading']> {
  const cuts = [...new Set([0, text.length, ...marks.flatMap((mark) => [mark.start, mark.end])])].toSorted(
    (a, b) => a - b,
  )
  return cuts.slice(0, -1).map((from, index) => {
    const to = cuts[index + 1] ?? text.length
    return {
      text: text.slice(from, to),
      annotations: marks.filter((mark) => mark.start <= from && mark.end >= to).map((mark) => mark.id),
    }
  })
}

/** A position with its history. If nothing supersedes it, a new position can, on the same question and track. */
function positionView(desk: DeskRead, position: Position, bounds: KnownBounds): Partial<RecordView> {
  const line = lineOf(desk, position)
  const history = { count: line.length, first: historyEntries(desk, line.slice(0, FIRST_LINKS), bounds) }
  if (supersedersOf(desk, position).length > 0) return { history }
  const { issue, party, track, id } = position
  return { history, supersede: { issue, party, track, supersedes: id } }
}

/** Positions of a line of supersessions, each with what supports it. */
function historyEntries(desk: DeskRead, line: readonly Position[], bounds: KnownBounds): HistoryEntry[] {
  const known = new KnownDesk(desk, bounds)
  return line.map((record) => {
    const ref: RecordRef = { collection: 'position', id: record.id }
    const superseded = record.supersedes === undefined ? undefined : desk.get('position', record.supersedes)
    const suggested = suggestedFor(record, superseded)
    return {
      row: positionRow(known, record, bounds),
      passages: passages(desk, ref),
      notes: noteCount(desk, ref),
      movement: {
        ...(record.movement === undefined ? {} : { confirmed: record.movement }),
        ...(suggested ? { suggested } : {}),
        rev: record.rev,
      },
    }
  })
}
