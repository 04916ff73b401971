import { describe, expect, it } from 'vitest'
import { planDelete, type DeletePlan } from '../../../core/commands/delete-plan'
import { NamedBy } from '../../../core/commands/named-by'
import { refKey, type Op } from '../../../core/desk/ops'
import { StagedDesk } from '../../../core/desk/staged-desk'
import { COLLECTION_NAMES } from '../../../core/model/values/collection-names'
import type { RecordRef } from '../../../core/model/values/record-ref'
import { sampleDesk } from '../../helpers/desks/sample'

const sorted = ({ deletes, unlinks, blockers }: DeletePlan) => [
  deletes.map(refKey).toSorted(),
  unlinks.map(({ collection, record }) => JSON.stringify([collection, record])).toSorted(),
  blockers.map(refKey).toSorted(),
]

describe('the records that name a record', () => {
  it('are those that a delete finds in a pass over the desk, before and after edits', async () => {
    const ahead = new StagedDesk(await sampleDesk())
    const namedBy = new NamedBy(ahead)
    const refs = COLLECTION_NAMES.flatMap((collection) =>
      ahead.all(collection).map(({ id }): RecordRef => ({ collection, id })),
    )
    const expectSame = () => {
      const found = refs.map((ref) => sorted(planDelete(ahead, ref, namedBy)))
      expect(found).toEqual(refs.map((ref) => sorted(planDelete(ahead, ref))))
      return found.filter(([deletes = [], unlinks = []]) => deletes.length > 1 || unlinks.length > 0).length
    }
    expect(expectSame()).toBeGreaterThan(20)
    const [position, other] = ahead.all('position')
    const gone = ahead.all('evidence').at(-1)
    if (!position || !other || !gone) throw new Error('the sample has too few records')
    const ops: Op[] = [
      { op: 'put', collection: 'position', record: { ...position, issue: other.issue } },
      {
        op: 'put',
        collection: 'position',
        record: { ...other, id: 'position-new', supersedes: other.id as typeof other.supersedes },
      },
      { op: 'delete', collection: 'evidence', id: gone.id },
    ]
    ahead.stage(ops)
    namedBy.stage(ops)
    expectSame()
  })
})
