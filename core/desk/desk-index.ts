import type { RecordOf } from '../model/records/records'
import type { CollectionName } from '../model/values/collection-names'

/** Gives the keys of a record in an index: one, several or none. Pass the same function at every call: an index is kept under it. */
export type KeyOf<C extends CollectionName> = (record: RecordOf<C>) => string | readonly string[] | undefined

/** The records of a collection by a key, in the order in which they were added to the desk. */
export interface DeskIndex<C extends CollectionName> {
  get: (key: string) => readonly RecordOf<C>[]
  /** The records that have any of some keys, each once, in the same order. */
  getAny: (keys: Iterable<string>) => readonly RecordOf<C>[]
  /** Every key that a record has, each once, in no certain order. */
  keys: () => Iterable<string>
  /** The place of a record among all of its collection: a later one has a higher number. */
  placeOf: (id: string) => number
}

/** The key of an index by id, which gives the records of some ids in the order of the desk. */
export const byId = ({ id }: { id: string }): string => id

/** All keys of a record, each once. */
export function keysOf<C extends CollectionName>(record: RecordOf<C>, keyOf: KeyOf<C>): readonly string[] {
  const keys = keyOf(record)
  if (keys === undefined) return []
  return typeof keys === 'string' ? [keys] : [...new Set(keys)]
}
