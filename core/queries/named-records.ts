import { z } from 'zod'
import { getRef, type DeskRead } from '../desk/desk-read'
import { titleOf, titleSchema } from '../desk/titles'
import { recordRefSchema, type RecordRef } from '../model/values/record-ref'
import { memoTypeField, memoTypeOf } from './memo-type'

/** The most records that are named at once. */
export const NAMED_MAX = 100

export const namedRecordsSchema = z.object({
  rows: z.array(z.object({ ref: recordRefSchema, title: titleSchema, ...memoTypeField })),
})
export type NamedRecords = z.infer<typeof namedRecordsSchema>

/** The titles of some records, and what kind of memo one is, in the order asked for. Records that are gone are left out. */
export function namedRecords(desk: DeskRead, refs: readonly RecordRef[]): NamedRecords {
  return {
    rows: refs.flatMap((ref) =>
      getRef(desk, ref) ? [{ ref, title: titleOf(desk, ref), ...memoTypeOf(desk, ref) }] : [],
    ),
  }
}
