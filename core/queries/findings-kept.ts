import type { Followed } from '../desk/followed'
import { type Derive, getOrThrow, getRef, type DeskRead } from '../desk/desk-read'
import type { MemoryDesk } from '../desk/memory-desk'
import { refKey, refOfKey, type Collections } from '../desk/ops'
import type { AnyRecord } from '../model/records/records'
import { COLLECTION_NAMES, type CollectionName } from '../model/values/collection-names'
import type { Finding, FindingCode } from '../model/values/finding'
import type { RecordRef } from '../model/values/record-ref'
import { namersIn } from '../rules/dependents'
import {
  fieldFindings,
  hasRules,
  markingScheme,
  missingReferences,
  ruleFindings,
  SETTINGS,
  settingsFindings,
  TIMED_KINDS,
  timedFindings,
} from '../rules/rules'
import { careEntry, careItem, type CareItem, type CareKind } from './care'
import type { CheckProgress } from './check-progress'
import { correctedFigures } from './corrected-figures'
import { FoundByRecord } from './found-by-record'
import { FindingsByKind } from './findings-by-kind'

const NONE: readonly Finding[] = []

/** The findings of the rules about a record, until an edit changes the records that they read. */
const ruled: Derive<readonly Finding[]> = (desk, key) => {
  const ref = refOfKey(key)
  const found = ruleFindings(desk, ref)
  return ref.collection === 'memo' ? [...found, ...correctedFigures(desk, getOrThrow(desk, 'memo', ref.id))] : found
}

/** Found where a file could not be read. It may be there again without an edit. */
const UNREAD: ReadonlySet<FindingCode> = new Set<FindingCode>([
  'text-missing',
  'text-corrupt',
  'memo-text-missing',
  'memo-text-corrupt',
])

/**
 * The findings of a desk that advances edit by edit: checked a part at a time, and again exactly where an edit may have changed them. A record that is judged
 * by an instant is judged again when the minute has passed, unless the desk pins its instant.
 */
export class KeptFindings {
  readonly #records: Collections
  readonly #ruled: Followed
  /** The findings of the rules that judge by the instant, which are forgotten when it moves: with the instant in each key, the keys would take more than the findings. */
  readonly #timedNow: Derive<readonly Finding[]> = (desk, key) =>
    timedFindings(desk, refOfKey(key), this.#instant ?? this.#now)
  readonly #timed: Followed
  /** The kinds of record, and the records of one of them, which are still to be checked for the first time. */
  #kinds: CollectionName[] = []
  #pass: readonly AnyRecord[] = []
  #passKind: CollectionName = 'deskSettings'
  #passed = 0
  #isPassing = true
  /** About how many records are to be checked for the first time: edits add some, and delete others. */
  #left = 0
  /** Records whose findings an edit may have changed. They come before the rest. */
  readonly #changed = new Set<string>([refKey(SETTINGS)])
  /** Records to check again because time has passed. Until then, their findings are valid. */
  readonly #aged = new Set<string>()
  readonly #found = new FoundByRecord()
  readonly #byKind = new FindingsByKind()
  /** The records that name a missing one, by its key. */
  readonly #waiting = new Map<string, Set<string>>()
  readonly #unread = new Set<string>()
  #scheme: string | undefined
  #now = ''
  #instant: string | undefined

  constructor(desk: MemoryDesk) {
    this.#records = desk.collections
    this.#ruled = desk.follow(ruled)
    this.#timed = desk.follow(this.#timedNow)
    this.#beginPass(desk)
  }

  /** Are these the findings of this desk, or of one that it advanced to? */
  isOf(desk: MemoryDesk): boolean {
    return desk.collections === this.#records
  }

  /** Stops following the edits. */
  end(): void {
    for (const followed of [this.#ruled, this.#timed]) followed.end()
  }

  /** Grows whenever a finding comes or goes. */
  get version(): number {
    return this.#byKind.version
  }

  /** How many findings are known. */
  get total(): number {
    return this.#byKind.total
  }

  /** How far the desk is checked; undefined if it is checked whole. */
  progress(desk: DeskRead): CheckProgress | undefined {
    const left = (this.#isPassing ? Math.max(1, this.#left) : 0) + this.#changed.size
    if (left === 0) return undefined
    const of = Math.max(left, recordCount(desk))
    return { done: of - left, of }
  }

  get isDone(): boolean {
    return !this.#isPassing && this.#changed.size + this.#aged.size === 0
  }

  /** Checks until everything is checked, or `isEnough` of the number of records that were checked now. */
  check(desk: MemoryDesk, now: string, isEnough: (checked: number) => boolean): void {
    this.#follow(desk)
    this.#moveTo(desk, now)
    let checked = 0
    while (!isEnough(checked)) {
      const key = this.#next(desk)
      if (key === undefined) return
      checked += 1
      this.#checkRecord(desk, key)
    }
  }

  /** Each kind of finding with its number, and the first of its items. */
  kinds(desk: DeskRead, limit: number): (CareKind & { count: number; items: CareItem[] })[] {
    return this.#byKind.kinds.map((kind) => ({
      ...kind,
      count: this.#byKind.count(kind),
      items: this.items(desk, kind, 0, limit),
    }))
  }

  /** A part of the findings of a kind. */
  items(desk: DeskRead, kind: CareKind, from: number, limit: number): CareItem[] {
    return this.#byKind.entries(kind, from, limit).map((entry) => careItem(desk, entry))
  }

  #beginPass(desk: DeskRead): void {
    this.#scheme = markingScheme(desk)
    this.#kinds = [...COLLECTION_NAMES]
    this.#pass = []
    this.#passed = 0
    this.#isPassing = true
    this.#left = recordCount(desk)
  }

  /** Takes in what edits have changed since. */
  #follow(desk: DeskRead): void {
    const { dropped, touched } = this.#ruled
    for (const key of touched) {
      this.#changed.add(key)
      if (!key.startsWith(`${SETTINGS.collection}/`)) continue
      this.#changed.add(refKey(SETTINGS))
      if (markingScheme(desk) !== this.#scheme) this.#beginPass(desk)
    }
    for (const key of dropped) this.#changed.add(key)
    for (const key of this.#timed.dropped) this.#changed.add(key)
    for (const { touched: put, dropped: gone, deleted } of [this.#ruled, this.#timed])
      for (const set of [put, gone, deleted]) set.clear()
  }

  /** Judges again by the instant of the desk, if it has moved. */
  #moveTo(desk: MemoryDesk, now: string): void {
    const minute = (instant: string) => Math.floor(Date.parse(instant) / 60_000)
    if (this.#now === '' || minute(now) !== minute(this.#now)) {
      this.#now = now
      for (const key of this.#unread) this.#aged.add(key)
    }
    const instant = desk.all('deskSettings')[0]?.pinnedAsOf ?? this.#now
    if (instant === this.#instant) return
    if (this.#instant !== undefined) {
      desk.forget(this.#timedNow)
      for (const collection of TIMED_KINDS)
        for (const { id } of desk.all(collection)) this.#aged.add(refKey({ collection, id }))
    }
    this.#instant = instant
  }

  /** The next record to check. */
  #next(desk: DeskRead): string | undefined {
    for (const key of this.#changed) {
      this.#changed.delete(key)
      return key
    }
    while (this.#isPassing) {
      const record = this.#pass[this.#passed]
      if (record) {
        this.#passed += 1
        this.#left -= 1
        return refKey({ collection: this.#passKind, id: record.id })
      }
      const kind = this.#kinds.shift()
      this.#passed = 0
      this.#passKind = kind ?? this.#passKind
      this.#pass = kind ? desk.all(kind) : []
      this.#isPassing = kind !== undefined
    }
    for (const key of this.#aged) {
      this.#aged.delete(key)
      return key
    }
    return undefined
  }

  #checkRecord(desk: MemoryDesk, key: string): void {
    const about = refOfKey(key)
    const record = getRef(desk, about)
    for (const waiting of this.#waiting.get(key) ?? []) if (record) this.#changed.add(waiting)
    if (!record) this.#changeNamers(desk, about)
    const findings = [
      ...(key === refKey(SETTINGS) ? settingsFindings(desk) : []),
      ...(record ? this.#findingsOf(desk, about, record, key) : []),
    ]
    const before = this.#found.of(key)
    for (const { kind, params } of before)
      if (kind.code === 'reference-missing') this.#waiting.get(refKeyOf(params))?.delete(key)
    const entries = findings.map((finding) => careEntry(desk, finding))
    for (const { kind, params } of entries)
      if (kind.code === 'reference-missing') setOf(this.#waiting, refKeyOf(params)).add(key)
    if (findings.some(({ code }) => UNREAD.has(code))) this.#unread.add(key)
    else this.#unread.delete(key)
    this.#byKind.replace(before, entries)
    this.#found.set(key, record?.id, entries)
  }

  #findingsOf(desk: MemoryDesk, about: RecordRef, record: AnyRecord, key: string): Finding[] {
    const missing = missingReferences(desk, about, record)
    if (missing.length > 0) return missing
    return [
      ...fieldFindings(about, record, this.#scheme),
      ...(hasRules(about.collection) ? desk.watch(ruled, key) : NONE),
      ...(TIMED_KINDS.includes(about.collection) ? desk.watch(this.#timedNow, key) : NONE),
    ]
  }

  /** Those that name a deleted record have a reference that leads to no record. */
  #changeNamers(desk: DeskRead, gone: RecordRef): void {
    for (const collection of COLLECTION_NAMES)
      for (const { id } of namersIn(desk, collection, gone)) this.#changed.add(refKey({ collection, id }))
  }
}

/** How many records a desk has. */
export const recordCount = (desk: DeskRead) =>
  COLLECTION_NAMES.reduce((sum, collection) => sum + desk.count(collection), 0)

const refKeyOf = ({ collection, id }: Finding['params']) => `${collection}/${id}`

function setOf(sets: Map<string, Set<string>>, key: string): Set<string> {
  const set = sets.get(key) ?? new Set()
  sets.set(key, set)
  return set
}
