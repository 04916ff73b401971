import { differences } from '../desk/differences'
import { MemoryDesk } from '../desk/memory-desk'
import type { Collections } from '../desk/ops'
import type { RecordRef } from '../model/values/record-ref'

/** The records that differ between two sets in anything at all, or that only one of them has. */
export function differingRecords(wanted: Collections, found: Collections): RecordRef[] {
  const isSame = (one: unknown, other: unknown) => one === other || JSON.stringify(one) === JSON.stringify(other)
  return differences(new MemoryDesk(wanted), new MemoryDesk(found), isSame).map(({ ref }) => ref)
}
