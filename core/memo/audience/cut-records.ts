import type { DeskRead } from '../../desk/desk-read'
import { refKey } from '../../desk/ops'
import type { AnyRecord, RecordOf } from '../../model/records/records'
import { withoutReferences } from '../../model/schema/without-references'
import { COLLECTION_NAMES, type CollectionName } from '../../model/values/collection-names'
import type { RecordRef } from '../../model/values/record-ref'
import { namersIn } from '../../rules/dependents'

/** The records of a desk that are left while it is cut, by kind and id. */
export interface Cut {
  desk: DeskRead
  records: Map<CollectionName, Map<string, AnyRecord>>
}

/** The records of a kind that are left. */
export const left = <C extends CollectionName>({ records }: Cut, collection: C): RecordOf<C>[] =>
  [...(records.get(collection)?.values() ?? [])] as RecordOf<C>[]

/** Takes records out, with every mention of them, and every record that cannot be without one. Returns all that went. Costs what names them. */
export function leaveOut({ desk, records }: Cut, refs: readonly RecordRef[]): RecordRef[] {
  const all: RecordRef[] = []
  const take = (some: readonly RecordRef[]) => some.filter(({ collection, id }) => records.get(collection)?.delete(id))
  for (let next = take(refs); next.length > 0;) {
    all.push(...next)
    const gone = new Set(next.map(refKey))
    const more: RecordRef[] = []
    for (const collection of COLLECTION_NAMES) {
      const own = records.get(collection)
      const naming = new Set(next.flatMap((ref) => namersIn(desk, collection, ref).map(({ id }) => id)))
      for (const id of naming) {
        const record = own?.get(id)
        const kept = record && withoutReferences(collection, record, (target) => gone.has(refKey(target)))
        if (kept === 'gone') more.push({ collection, id })
        else if (kept !== undefined && kept !== 'header') own?.set(id, kept)
      }
    }
    next = take(more)
  }
  return all
}
