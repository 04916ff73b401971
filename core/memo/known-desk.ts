import { endsOf, knownBy } from '../dates/date-range'
import type { FuzzyDate } from '../dates/fuzzy-date'
import { keysOf, type DeskIndex, type KeyOf } from '../desk/desk-index'
import type { Derive, DeskRead } from '../desk/desk-read'
import { evidenceFor } from '../desk/evidence-for'
import { citableFrom, isReadoutKnown, publishedFrom, startOn, toldFrom, type KnownBounds } from '../desk/known-by'
import type { Trash } from '../desk/ops'
import type { AnyRecord, Measure, RecordOf } from '../model/records/records'
import type { CollectionName } from '../model/values/collection-names'
import type { RecordRef } from '../model/values/record-ref'
import { borderZone } from '../rates/border-clock'
import { knownDate } from '../rates/desk-moments'
import { layerKnownDate } from '../rates/desk-regime'
import { isProse } from './prose'

/** Was a record known then? */
type Rules = { [C in CollectionName]?: (record: RecordOf<C>) => boolean }

/**
 * A desk as a memo may know it. Its lists leave out what happened, was made or was published later. A reference still leads to its
 * record, but a measure has no later layers and events, a round no later outcome, and an order no page that was published later. A
 * milestone whose record was changed later is open, since nobody recorded when it was met, missed or dropped.
 */
export class KnownDesk implements DeskRead {
  readonly #desk: DeskRead
  readonly #whole: DeskRead
  readonly #bounds: KnownBounds
  readonly #lists = new Map<CollectionName, readonly AnyRecord[]>()
  readonly #indexes = new Map<CollectionName, Map<unknown, unknown>>()
  readonly #cut = new Map<AnyRecord, AnyRecord>()
  readonly #derived = new Map<unknown, Map<string, unknown>>()

  /** If the desk is cut for a reader, the `whole` one says when something was known: a source that the reader may not see counts. */
  constructor(desk: DeskRead, bounds: KnownBounds, whole = desk) {
    this.#desk = desk
    this.#whole = whole
    this.#bounds = bounds
  }

  get revision(): number {
    return this.#desk.revision
  }

  get trash(): Trash {
    return this.#desk.trash
  }

  get<C extends CollectionName>(collection: C, id: string): RecordOf<C> | undefined {
    const record = this.#desk.get(collection, id)
    return record && this.#cutBack(collection, record)
  }

  all<C extends CollectionName>(collection: C): readonly RecordOf<C>[] {
    const before = this.#lists.get(collection)
    if (before) return before as readonly RecordOf<C>[]
    const all = this.#desk.all(collection)
    const known = all.filter((record) => this.#isKnown(collection, record))
    const list = known.map((record) => this.#cutBack(collection, record))
    this.#lists.set(collection, list)
    return list
  }

  count(collection: CollectionName): number {
    return this.all(collection).length
  }

  index<C extends CollectionName>(collection: C, keyOf: KeyOf<C>): DeskIndex<C> {
    const ofCollection = this.#indexes.get(collection) ?? new Map<unknown, unknown>()
    this.#indexes.set(collection, ofCollection)
    const before = ofCollection.get(keyOf) as DeskIndex<C> | undefined
    const index = before ?? this.#knownIndex(collection, keyOf)
    ofCollection.set(keyOf, index)
    return index
  }

  #knownIndex<C extends CollectionName>(collection: C, keyOf: KeyOf<C>): DeskIndex<C> {
    const below = this.#desk.index(collection, keyOf)
    const groups = new Map<string, readonly RecordOf<C>[]>()
    const known = (records: readonly RecordOf<C>[], keys: ReadonlySet<string>) =>
      records
        .filter((record) => this.#isKnown(collection, record))
        .map((record) => this.#cutBack(collection, record))
        // A record that is cut back may no longer have the key.
        .filter((record) => keysOf(record, keyOf).some((key) => keys.has(key)))
    const index: DeskIndex<C> = {
      keys: () => new Set([...below.keys()].filter((key) => index.get(key).length > 0)),
      get: (key) => {
        const group = groups.get(key) ?? known(below.get(key), new Set([key]))
        groups.set(key, group)
        return group
      },
      getAny: (keys) => {
        const wanted = new Set(keys)
        return known(below.getAny(wanted), wanted)
      },
      placeOf: (id) => below.placeOf(id),
    }
    return index
  }

  derived<V>(make: Derive<V>, key: string): V {
    const ofMake = this.#derived.get(make) ?? new Map<string, unknown>()
    this.#derived.set(make, ofMake)
    if (!ofMake.has(key)) ofMake.set(key, make(this, key))
    return ofMake.get(key) as V
  }

  sourceText(sha256: string): string {
    return this.#desk.sourceText(sha256)
  }

  memoText(sha256: string): string {
    return this.#desk.memoText(sha256)
  }

  /** Do the lists leave a record of the desk out? */
  leavesOut({ collection, id }: RecordRef): boolean {
    const record = this.#desk.get(collection, id)
    return record !== undefined && !this.#isKnown(collection, record)
  }

  /** The evidence for a record whose source was published too late to be cited. */
  laterEvidence(about: RecordRef): RecordOf<'evidence'>[] {
    return evidenceFor(this.#desk, about).filter((evidence) => !this.#isCitable(evidence))
  }

  /** Does the desk have an order's page that was published too late to be cited? */
  hasLaterPage(instrument: RecordOf<'legalInstrument'>): boolean {
    return this.#desk.get('legalInstrument', instrument.id)?.citation !== this.#instrument(instrument).citation
  }

  /** Was a text of the desk's own written, or its record last changed, too late? Or the status by which a date of it prints? */
  isWrittenLater(from: RecordRef & { field: string }): boolean {
    const record = this.#desk.get(from.collection, from.id)
    if (record === undefined || Date.parse(record.changedAt) <= this.#bounds.known) return false
    return isProse(from, record) || (from.field === 'when' && this.#isSettledLater(from.collection, record))
  }

  /** Was a milestone settled when its record was last changed, too late for the memo? Till then, it may have been open. */
  #isSettledLater(collection: CollectionName, record: AnyRecord): boolean {
    if (collection !== 'milestone' || Date.parse(record.changedAt) <= this.#bounds.known) return false
    return (record as RecordOf<'milestone'>).status !== 'open'
  }

  #isKnown<C extends CollectionName>(collection: C, record: RecordOf<C>): boolean {
    const rule = this.#rules[collection]
    return rule === undefined || rule(record)
  }

  readonly #rules: Rules = {
    membership: ({ from }) => !from || this.#hasHappened(from),
    round: ({ id }) => this.#isToldInTime({ collection: 'round', id }),
    session: ({ status, start }) => status !== 'held' || this.#hasHappened(start),
    readout: (readout) => isReadoutKnown(this.#whole, readout, this.#bounds),
    commitment: ({ id }) => this.#isToldInTime({ collection: 'commitment', id }),
    milestone: ({ id }) => this.#isToldInTime({ collection: 'milestone', id }),
    position: ({ validFrom }) => this.#hasHappened(validFrom),
    proposal: ({ id, tabled }) =>
      tabled ? this.#hasHappened(tabled) : this.#isToldInTime({ collection: 'proposal', id }),
    measure: (measure) => {
      const { components, events } = this.#measure(measure)
      const hadAny = measure.components.length + measure.events.length > 0
      return !hadAny || components.length + events.length > 0
    },
    stackingRule: ({ knownFrom, instrument, interval, target }) => {
      const measure = this.#desk.get('measure', target.measure)
      const known = knownDate(this.#whole, knownFrom, instrument, interval)
      return known === undefined || this.#isLawKnown(known, measure && borderZone(this.#desk, measure))
    },
    legalInstrument: ({ id }) => this.#isMade(id),
    legalEvent: ({ on, knownFrom }) => this.#hasHappened(on) && (!knownFrom || this.#isLawKnown(knownFrom)),
    source: ({ id }) => publishedFrom(this.#whole, id, this.#bounds.timeZone) <= this.#bounds.known,
    evidence: (evidence) => this.#isCitable(evidence),
  }

  #cutBack<C extends CollectionName>(collection: C, record: RecordOf<C>): RecordOf<C> {
    if (this.#isSettledLater(collection, record)) return { ...record, status: 'open' }
    if (!CUT.has(collection)) return record
    const before = this.#cut.get(record)
    if (before) return before as RecordOf<C>
    const cut =
      collection === 'measure'
        ? this.#measure(record as Measure)
        : collection === 'round'
          ? this.#round(record as RecordOf<'round'>)
          : this.#instrument(record as RecordOf<'legalInstrument'>)
    this.#cut.set(record, cut)
    return cut as RecordOf<C>
  }

  #measure(measure: Measure): Measure {
    const zone = borderZone(this.#desk, measure)
    const made = <T extends { instrument?: string | undefined }>(part: T): T => {
      const date = part.instrument === undefined ? undefined : this.#dateOf(part.instrument)
      if (date === undefined || this.#isLawKnown(date, zone)) return part
      const { instrument: _later, ...rest } = part
      return rest as T
    }
    const { components: layers, events: all } = measure
    const components = layers
      .filter((component) => {
        const known = layerKnownDate(this.#whole, component)
        return known === undefined || this.#isLawKnown(known, zone)
      })
      .map(made)
    const events = all.filter(({ on }) => this.#hasHappened(on, zone) || this.#mayHaveHappened(on, zone)).map(made)
    const isWhole = isSameList(components, layers) && isSameList(events, all)
    return isWhole ? measure : { ...measure, components, events }
  }

  /** A round that was held is not held, and has no summary of how it went, before its last day. */
  #round(round: RecordOf<'round'>): RecordOf<'round'> {
    const { when, status, summary: _outcome, ...rest } = round
    const { from, to } = endsOf(when)
    return status !== 'held' || this.#hasHappened(to ?? from ?? when) ? round : { ...rest, when, status: 'scheduled' }
  }

  /** An order is known from the day it was made; its page in a register only from the day that was published. */
  #instrument(instrument: RecordOf<'legalInstrument'>): RecordOf<'legalInstrument'> {
    const { published, citation } = instrument
    if (citation === undefined || !published || this.#isOut(published)) return instrument
    const { citation: _page, ...rest } = instrument
    return rest
  }

  #dateOf(instrument: string): FuzzyDate | undefined {
    const found = this.#whole.get('legalInstrument', instrument)
    return found?.signed ?? found?.published
  }

  #isMade(instrument: string): boolean {
    const date = this.#dateOf(instrument)
    return !date || this.#hasHappened(date)
  }

  #isCitable(evidence: RecordOf<'evidence'>): boolean {
    return citableFrom(this.#whole, evidence, this.#bounds.timeZone) <= this.#bounds.known
  }

  /** A record without a date of its own is known from its sources: not at all, if all of them are later. */
  #isToldInTime(about: RecordRef): boolean {
    return toldFrom(this.#whole, about, this.#bounds.timeZone) <= this.#bounds.known
  }

  #hasHappened(date: FuzzyDate, zone = this.#bounds.timeZone): boolean {
    return startOn(date, zone) <= this.#bounds.happened
  }

  /** An event that is known only by a later day leaves it open whether a rate was in force. */
  #mayHaveHappened(date: FuzzyDate, zone = this.#bounds.timeZone): boolean {
    return knownBy(date) !== undefined && startOn(date, zone) > this.#bounds.at
  }

  /** A rule or a rate that was known by the cut-off counts, though it was made after the as-of instant: it may reach back. */
  #isLawKnown(date: FuzzyDate, zone = this.#bounds.timeZone): boolean {
    return startOn(date, zone) <= this.#bounds.known
  }

  #isOut(date: FuzzyDate): boolean {
    return startOn(date, this.#bounds.timeZone) <= this.#bounds.known
  }
}

/** The collections of which a part may be later. */
const CUT: ReadonlySet<CollectionName> = new Set(['measure', 'round', 'legalInstrument'] as const)

const isSameList = <T>(one: readonly T[], other: readonly T[]) =>
  one.length === other.length && one.every((item, index) => item === other[index])
