import type { DeskRead } from '../desk/desk-read'
import { differences, type Difference } from '../desk/differences'
import { titleOf } from '../desk/titles'
import { COLLECTION_NAMES } from '../model/values/collection-names'
import { PREVIEW_MAX, type Preview } from './recovery-point'

type Way = Preview['named'][number]['way']

/** What a state of a desk has that another does not, counted by kind, and the first of it by name. */
export function restorePreview(one: DeskRead, other: DeskRead, refused = 0): Preview {
  const all = differences(one, other)
  return {
    records: COLLECTION_NAMES.reduce((sum, collection) => sum + one.all(collection).length, 0),
    ...countsOf(all),
    byKind: COLLECTION_NAMES.flatMap((collection) => {
      const some = all.filter(({ ref }) => ref.collection === collection)
      return some.length === 0 ? [] : [{ collection, ...countsOf(some) }]
    }),
    named: all.slice(0, PREVIEW_MAX).map((difference) => {
      const { ref } = difference
      return { ref, way: wayOf(difference), title: titleOf(difference.one ? one : other, ref) }
    }),
    refused,
  }
}

const wayOf = ({ one, other }: Difference): Way =>
  one === undefined ? 'less' : other === undefined ? 'more' : 'changed'

function countsOf(some: readonly Difference[]): Record<Way, number> {
  const counts = { more: 0, less: 0, changed: 0 }
  for (const difference of some) counts[wayOf(difference)] += 1
  return counts
}
