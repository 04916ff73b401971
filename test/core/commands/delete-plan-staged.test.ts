import { describe, expect, it } from 'vitest'
import { planDelete, type DeletePlan } from '../../../core/commands/delete-plan'
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

describe('the plan of a delete on a desk with staged edits', () => {
  it('is that on a desk that has them', async () => {
    const desk = await sampleDesk()
    const ahead = new StagedDesk(desk)
    const refs = COLLECTION_NAMES.flatMap((collection) =>
      ahead.all(collection).map(({ id }): RecordRef => ({ collection, id })),
    )
    expect(refs.filter((ref) => planDelete(ahead, ref).deletes.length > 1).length).toBeGreaterThan(20)
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
    const after = desk.after(ops)
    expect(refs.map((ref) => sorted(planDelete(ahead, ref)))).toEqual(refs.map((ref) => sorted(planDelete(after, ref))))
  })
})
