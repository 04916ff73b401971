import type { RecordOf } from '../model/records/records'
import type { CollectionName } from '../model/values/collection-names'
import type { DeskRead } from './desk-read'
import { refKey } from './ops'

/**
 * The desk to take names from. A record in its trash keeps its name; one that is not even there has its name from the `earlier` desks. Lists are those of the
 * desk itself.
 */
export function namesOn(desk: DeskRead, ...earlier: readonly DeskRead[]): DeskRead {
  const on: DeskRead = {
    revision: desk.revision,
    trash: desk.trash,
    get<C extends CollectionName>(collection: C, id: string): RecordOf<C> | undefined {
      const here = desk.get(collection, id)
      if (here) return here
      const key = refKey({ collection, id })
      const trashed = Object.hasOwn(desk.trash, key) ? desk.trash[key]?.record : undefined
      if (trashed) return trashed as RecordOf<C>
      for (const other of earlier) {
        const there = other.get(collection, id)
        if (there) return there
      }
      return undefined
    },
    all: (collection) => desk.all(collection),
    count: (collection) => desk.count(collection),
    index: (collection, keyOf) => desk.index(collection, keyOf),
    derived: (make, key) => make(on, key),
    sourceText: (sha256) => desk.sourceText(sha256),
    memoText: (sha256) => desk.memoText(sha256),
  }
  return on
}
