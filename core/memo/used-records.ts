import { refKey } from '../desk/ops'
import type { RecordOf } from '../model/records/records'
import type { CollectionName } from '../model/values/collection-names'
import type { Marking } from '../model/values/marking'
import type { RecordRef } from '../model/values/record-ref'
import { markingOfRecords } from './marking-of-records'
import type { MemoContent } from './memo-content'

/** The records that went into a memo: all of them, and those of each section and note. Records are named by their `refKey`. */
export class UsedRecords {
  readonly #used = new Map<string, RecordRef & { rev: number; marking: Marking }>()
  readonly #ofNotes = new Map<string, Set<string>>()
  #now = new Set<string>()

  /** Counts a record as a part of the memo, and of what is being written unless a run has its level. */
  add<C extends CollectionName>(collection: C, { id, rev, marking }: RecordOf<C>, isInRun = false): void {
    const key = refKey({ collection, id })
    this.#used.set(key, { collection, id, rev, marking })
    if (!isInRun) this.#now.add(key)
  }

  /** Writes a part of the memo, and says which records went into it. */
  during<T>(write: () => T): { written: T; records: ReadonlySet<string> } {
    const outer = this.#now
    const records = new Set<string>()
    this.#now = records
    const written = write()
    this.#now = outer
    for (const record of records) outer.add(record)
    return { written, records }
  }

  /** Writes a note, or mentions it again; every mention may bring more records that it rests on. */
  duringNote(key: string, write: () => void): void {
    const { records } = this.during(write)
    this.#ofNotes.set(key, new Set([...(this.#ofNotes.get(key) ?? []), ...records]))
  }

  /** All records, with their revisions. */
  all(): MemoContent['used'] {
    return [...this.#used.values()].map(({ collection, id, rev }) => ({ collection, id, rev }))
  }

  /** The records that each note rests on, by its key. */
  ofNotes(): ReadonlyMap<string, ReadonlySet<string>> {
    return this.#ofNotes
  }

  markingOf(record: string): Marking | undefined {
    return this.#used.get(record)?.marking
  }

  /** At least the marking of every record. @throws ParleyError `markings-mixed` */
  marking(): Marking {
    return markingOfRecords([...this.#used.values()])
  }
}
