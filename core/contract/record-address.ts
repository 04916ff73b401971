import { refKey } from '../desk/ops'
import { recordRefSchema, type RecordRef } from '../model/values/record-ref'

/** The part of the page's address that names a record: "#talk/talk-1". */
export const recordAddress = (ref: RecordRef): string => `#${encodeURI(refKey(ref))}`

/** The record that such a part names; undefined if it names none. */
export function recordOfAddress(address: string): RecordRef | undefined {
  const parts = /^#([A-Za-z]+)\/(.+)$/.exec(address)
  if (!parts) return undefined
  try {
    return recordRefSchema.safeParse({ collection: parts[1], id: decodeURI(parts[2] ?? '') }).data
  } catch {
    // A stray percent sign: no address of ours.
    return undefined
  }
}
