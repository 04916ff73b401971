import { DAY_MS } from '../dates/edtf'
import type { Derive, DeskRead } from '../desk/desk-read'
import type { RecordOf } from '../model/records/records'
import type { CollectionName } from '../model/values/collection-names'

/** The day of an instant (epoch milliseconds), as a key of an index. */
export const dayKey = (at: number): string => String(Math.floor(at / DAY_MS))

/** The records of a collection by a day, and the days, latest first. */
export interface ByDay<C extends CollectionName> {
  collection: C
  dayOf: (record: RecordOf<C>) => string
  days: Derive<readonly number[]>
}

/** An index of a collection by days. Make it once. */
export function byDay<C extends CollectionName>(collection: C, dayOf: (record: RecordOf<C>) => string): ByDay<C> {
  const days: Derive<readonly number[]> = (desk) =>
    Array.from(desk.index(collection, dayOf).keys(), Number).toSorted((a, b) => (a < b ? 1 : a > b ? -1 : 0))
  return { collection, dayOf, days }
}

/**
 * The latest records until an instant that are wanted, at most `limit`: by day, and of one day those that were added last. Costs what it passes.
 */
export function newest<C extends CollectionName>(
  desk: DeskRead,
  { collection, dayOf, days }: ByDay<C>,
  limit: number,
  until = Infinity,
  isWanted: (record: RecordOf<C>) => boolean = () => true,
): RecordOf<C>[] {
  const found: RecordOf<C>[] = []
  const index = desk.index(collection, dayOf)
  for (const day of desk.derived(days, collection)) {
    if (day * DAY_MS > until) continue
    const records = index.get(String(day))
    for (let place = records.length - 1; place >= 0; place -= 1) {
      const record = records[place]
      if (record && isWanted(record)) found.push(record)
      if (found.length >= limit) return found
    }
  }
  return found
}
