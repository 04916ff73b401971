import { KeyTable } from '../base/key-table'
import { grown, NONE } from '../base/slots'
import type { AnyRecord } from '../model/records/records'

/** The order of the records of a collection, in which each change costs the same however many there are. */
export class RecordOrder {
  readonly #ids = new KeyTable()
  /** The place of each id, by its number. */
  #places = new Int32Array(0)
  #next = 0

  constructor(records: readonly AnyRecord[]) {
    for (const { id } of records) this.add(id)
  }

  /** The place of a record among all: a later one has a higher number. -1 if it is not there. */
  placeOf(id: string): number {
    const number = this.#ids.find(id)
    return number === NONE ? NONE : (this.#places[number] ?? NONE)
  }

  /** A record came, after all others. */
  add(id: string): void {
    const number = this.#ids.add(id)
    this.#places = grown(this.#places, number + 1)
    this.#places[number] = this.#next
    this.#next += 1
  }

  delete(id: string): void {
    this.#ids.delete(id)
  }

  inOrder(records: Iterable<AnyRecord>): AnyRecord[] {
    return Array.from(records, (record) => ({ record, place: this.placeOf(record.id) }))
      .toSorted((a, b) => a.place - b.place)
      .map(({ record }) => record)
  }
}
