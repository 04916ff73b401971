import { ParleyError } from '../../../core/base/errors'
import type { Collections } from '../../../core/desk/ops'
import { parseStoredRecord } from '../../../core/model/schema/parse-record'
import { COLLECTION_NAMES, type CollectionName } from '../../../core/model/values/collection-names'

/**
 * Parses each record by its schema, and checks that it is stored under its own id. If `invalid` is given, refused records are removed and added to
 * it, so that a check finds them all; if not, the first one throws.
 * @throws ParleyError `field-invalid` (which record, which field), `desk-corrupt`
 */
export function checkRecords(collections: Collections, file: string, invalid?: ParleyError[]): void {
  for (const [collection, id, value] of recordsOf(collections)) {
    try {
      checkRecord(collection, id, value, file)
    } catch (error) {
      if (!(error instanceof ParleyError) || !invalid) throw error
      invalid.push(error)
      delete collections[collection]?.[id]
    }
  }
}

/** How long one slice of checking takes, in milliseconds. */
const SLICE_MS = 5

/** Like `checkRecords`, one slice at a time, until done or `isOver`. */
export async function checkSlowly(collections: Collections, file: string, isOver: () => boolean): Promise<void> {
  let since = performance.now()
  for (const [collection, id, value] of recordsOf(collections)) {
    checkRecord(collection, id, value, file)
    if (performance.now() - since < SLICE_MS) continue
    await new Promise((resolve) => setImmediate(resolve))
    if (isOver()) return
    since = performance.now()
  }
}

function checkRecord(collection: CollectionName, id: string, value: unknown, file: string): void {
  const { id: own } = parseStoredRecord(collection, value)
  if (own !== id) throw new ParleyError('desk-corrupt', { file, reason: 'wrong-id', collection, id, other: own })
}

/** Every record with its collection and the id that it is stored under. */
function* recordsOf(collections: Collections) {
  for (const name of COLLECTION_NAMES)
    for (const [id, record] of Object.entries(collections[name] ?? {})) yield [name, id, record] as const
}

export function countRecords(collections: Collections): number {
  return Object.values(collections).reduce((sum, records) => sum + Object.keys(records).length, 0)
}
