import { z } from 'zod'
import { sameContent } from '../base/same-value'
import type { AnyRecord } from '../model/records/records'
import { COLLECTION_NAMES, type CollectionName } from '../model/values/collection-names'
import { recordRefSchema, type RecordRef } from '../model/values/record-ref'
import type { DeskRead } from './desk-read'
import { titleOf, titleSchema, type Title } from './titles'

/** How a record differs between two states of a desk. On the screen: `differences.<how>`. */
export const HOW = ['added', 'removed', 'changed'] as const
export type How = (typeof HOW)[number]

/** A record that differs, as it is before and after; one side is missing where it was added or removed. */
export interface Difference {
  ref: RecordRef
  how: How
  before: AnyRecord | undefined
  after: AnyRecord | undefined
}

/** As much of a desk as a comparison needs. */
export type RecordSet = Pick<DeskRead, 'all' | 'get'>

/**
 * Compares two sets of records, collection by collection: the records of `before` in its order, then those that only `after` has. Unless `isSame` says so,
 * revisions, and who changed a record when, are no difference.
 */
export function differences(
  before: RecordSet,
  after: RecordSet,
  isSame: (before: AnyRecord, after: AnyRecord) => boolean = sameContent,
): Difference[] {
  return COLLECTION_NAMES.flatMap((collection) => [
    ...before.all(collection).flatMap((was): Difference[] => {
      const is = after.get(collection, was.id)
      const ref = { collection, id: was.id }
      if (is === undefined) return [{ ref, how: 'removed', before: was, after: undefined }]
      return isSame(was, is) ? [] : [{ ref, how: 'changed', before: was, after: is }]
    }),
    ...after.all(collection).flatMap((is): Difference[] => {
      if (before.get(collection, is.id)) return []
      return [{ ref: { collection, id: is.id }, how: 'added', before: undefined, after: is }]
    }),
  ])
}

const counts = { added: z.int(), removed: z.int(), changed: z.int() }

/** A comparison as it is shown: how many records differ, in all and by kind, and the first of them by name. */
export const differencesViewSchema = z.object({
  ...counts,
  kinds: z.array(z.object({ collection: z.enum(COLLECTION_NAMES), ...counts })),
  records: z.array(z.object({ ref: recordRefSchema, how: z.enum(HOW), title: titleSchema })),
})
export type DifferencesView = z.infer<typeof differencesViewSchema>

type Found = Pick<Difference, 'ref' | 'how'>

/** Counts differences, and names at most `most` of them. */
export function differencesView(
  all: readonly Found[],
  title: (difference: Found) => Title,
  most: number,
): DifferencesView {
  const kinds = new Map<CollectionName, Record<How, number>>()
  for (const { ref, how } of all) {
    const kind = kinds.get(ref.collection) ?? none()
    kind[how] += 1
    kinds.set(ref.collection, kind)
  }
  const total = none()
  for (const kind of kinds.values()) for (const how of HOW) total[how] += kind[how]
  return {
    ...total,
    kinds: COLLECTION_NAMES.flatMap((collection) => {
      const kind = kinds.get(collection)
      return kind ? [{ collection, ...kind }] : []
    }),
    records: all.slice(0, most).map((found) => ({ ref: found.ref, how: found.how, title: title(found) })),
  }
}

const none = (): Record<How, number> => ({ added: 0, removed: 0, changed: 0 })

/** How many records differ in all. */
export const countOf = ({ added, removed, changed }: Record<How, number>): number => added + removed + changed

/** Compares two states of a desk for a view. A removed record has its title from before, any other from after. */
export function compareDesks(before: DeskRead, after: DeskRead, most: number): DifferencesView {
  const title = ({ ref, how }: Found) => titleOf(how === 'removed' ? before : after, ref)
  return differencesView(differences(before, after), title, most)
}
