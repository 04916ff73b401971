import type { DeskRead } from '../desk/desk-read'
import { differences, type Difference } from '../desk/differences'
import { titleOf, type Title } from '../desk/titles'
import { COLLECTION_NAMES, type CollectionName } from '../model/values/collection-names'
import type { RecordRef } from '../model/values/record-ref'

/** How a record of a desk differs from what it was: not there any more, other than it was, or not there then. */
export const DIFFERENT = ['gone', 'changed', 'new'] as const
type Different = (typeof DIFFERENT)[number]

/** How many records of a kind differ, and how. */
export interface KindOfDifference {
  collection: CollectionName
  gone: number
  changed: number
  new: number
}

export interface Since {
  kinds: KindOfDifference[]
  /** The first of them, by kind; each is called what it is called now, or was then where it is gone. */
  list: { ref: RecordRef; how: Different; title: Title }[]
  /** How many there are in all. */
  total: number
}

/** What is other on a desk now than on the same desk then, by kind of record; as many of them by name as are asked for. */
export function since(now: DeskRead, then: DeskRead, most: number): Since {
  const all = differences(then, now)
  const kinds = COLLECTION_NAMES.map((collection) => ({ collection, gone: 0, changed: 0, new: 0 }))
  const byName = new Map(kinds.map((kind) => [kind.collection, kind]))
  for (const difference of all) {
    const kind = byName.get(difference.ref.collection)
    if (kind) kind[howOf(difference)] += 1
  }
  return {
    kinds: kinds.filter((kind) => kind.gone + kind.changed + kind.new > 0),
    list: all.slice(0, most).map((difference) => {
      const { ref } = difference
      const how = howOf(difference)
      return { ref, how, title: titleOf(how === 'gone' ? then : now, ref) }
    }),
    total: all.length,
  }
}

const howOf = ({ one, other }: Difference): Different =>
  other === undefined ? 'gone' : one === undefined ? 'new' : 'changed'
