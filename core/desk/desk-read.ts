import { ParleyError } from '../base/errors'
import type { AnyRecord, DeskSettings, RecordOf } from '../model/records/records'
import type { CollectionName } from '../model/values/collection-names'
import type { RecordRef } from '../model/values/record-ref'
import type { DeskIndex, KeyOf } from './desk-index'
import type { Trash } from './ops'

/**
 * Makes a value from what it reads of the desk, under a key such as `refKey` of a record. Reads no clock and no state of its own. Pass the same
 * function at every call: values are kept under it.
 */
export type Derive<V> = (desk: DeskRead, key: string) => V

/** The questions that queries, commands and memos may ask of a desk. They never see how it is stored. */
export interface DeskRead {
  /** Counts the desk's commits; two reads with one revision saw the same desk. */
  readonly revision: number
  /** The deleted records that can be restored, by `refKey`. */
  readonly trash: Trash
  /** A record, or undefined if no record has that id. */
  get<C extends CollectionName>(collection: C, id: string): RecordOf<C> | undefined
  /** All records of a collection, in the order in which they were added. */
  all<C extends CollectionName>(collection: C): readonly RecordOf<C>[]
  /** How many records a collection has. */
  count(collection: CollectionName): number
  /** The records of a collection by a key of theirs. Costs what it finds: the index follows the edits. */
  index<C extends CollectionName>(collection: C, keyOf: KeyOf<C>): DeskIndex<C>
  /** A value that is made once, and again only after an edit of what it read. */
  derived<V>(make: Derive<V>, key: string): V
  /** The text of a source by its SHA-256. @throws ParleyError `source-text-missing`, `source-text-corrupt` */
  sourceText(sha256: string): string
  /** The text kept with a saved memo, by its SHA-256. @throws ParleyError `memo-text-missing`, `memo-text-corrupt` */
  memoText(sha256: string): string
}

/** The record that a checked reference names. @throws ParleyError `record-missing` if the desk breaks its own rule */
export function getOrThrow<C extends CollectionName>(desk: DeskRead, collection: C, id: string): RecordOf<C> {
  const record = desk.get(collection, id)
  if (!record) throw new ParleyError('record-missing', { collection, id })
  return record
}

/** The record that a reference to any collection names, or undefined. */
export function getRef(desk: Pick<DeskRead, 'get'>, ref: RecordRef): AnyRecord | undefined {
  return desk.get(ref.collection, ref.id)
}

/** The desk's settings. @throws ParleyError `settings-needed` if the desk has none. */
export function settingsOf(desk: DeskRead): DeskSettings {
  const [settings] = desk.all('deskSettings')
  if (!settings) throw new ParleyError('settings-needed')
  return settings
}

/** The instant that a desk's screens show (the one that its settings pin, or now), and its time zone. */
export function asOfOf(settings: DeskSettings, now: string): { asOf: string; timeZone: string } {
  const ours = settings.capitals.find((capital) => capital.party === settings.ourParty)
  return { asOf: settings.pinnedAsOf ?? now, timeZone: settings.pinnedTimeZone ?? ours?.timeZone ?? 'UTC' }
}
