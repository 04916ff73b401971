import { ParleyError } from '../../base/errors'
import type { DeskRead } from '../../desk/desk-read'
import { isFrozenMemo } from '../../model/records/memos'
import type { Memo } from '../../model/records/records'
import { gatherFor, isComposable } from './gather-for'
import type { Later } from './later'
import { laterThanMemo } from './later-than-memo'

/** The records that are later than each draft on the desk knows. One that cannot be composed says so where it is opened. */
export function laterThanDrafts(desk: DeskRead): (Later & { memo: Memo })[] {
  return desk
    .all('memo')
    .filter((memo) => !isFrozenMemo(memo) && isComposable(memo))
    .flatMap((memo) => {
      try {
        return laterThanMemo(desk, memo, gatherFor(desk, memo)).map((later) => ({ ...later, memo }))
      } catch (error) {
        if (error instanceof ParleyError) return []
        throw error
      }
    })
}
