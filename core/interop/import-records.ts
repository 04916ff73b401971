import { ParleyError } from '../base/errors'
import type { Applied } from '../commands/apply'
import type { Actor } from '../commands/command'
import type { DeskRead } from '../desk/desk-read'
import type { Op } from '../desk/ops'
import { opsOf } from './import-item'
import type { ImportPlan } from './import-plan'

/**
 * A plan as an edit: one step, which can be undone. The plan was checked against the desk at one revision, and holds only for that. Writes nothing if no record
 * is taken.
 * @throws ParleyError `import-stale` if the desk has changed since
 */
export function importRecords(desk: DeskRead, plan: ImportPlan, actor: Actor): Applied {
  if (desk.revision !== plan.revision) throw new ParleyError('import-stale')
  const taken = plan.items.filter((item) => item.taken)
  const ops = opsOf(taken).map((op, index): Op => {
    if (op.op !== 'put') return op
    const created = taken[index]?.before ? {} : { createdBy: actor.staff, createdAt: actor.at }
    return {
      ...op,
      record: { ...op.record, ...created, changedBy: actor.staff, changedAt: actor.at },
    }
  })
  const [first] = taken
  const label = {
    kind: 'import' as const,
    collection: first?.candidate.collection ?? 'draft',
    id: first?.candidate.id ?? '',
    fields: [],
    more: Math.max(0, taken.length - 1),
  }
  return { ops, label }
}
