import { ParleyError } from '../base/errors'
import type { Applied } from '../commands/apply'
import type { Actor } from '../commands/command'
import { evidenceAlong } from '../commands/evidence-along'
import type { DeskRead } from '../desk/desk-read'
import { opId, refKey, type Op } from '../desk/ops'
import { opsOf } from './import-item'
import type { ImportPlan } from './import-plan'

/**
 * A plan as an edit: one step, which can be undone. The plan was checked against the desk at one revision, and holds only for that. Writes nothing if no record
 * is taken. Evidence for the parts of an overwritten record follows them as in any change, unless the file has that evidence itself.
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
  const own = new Set(taken.map(({ candidate }) => refKey(candidate)))
  const along = taken.flatMap(({ candidate: { collection, id }, before }, index) => {
    const op = ops[index]
    return before && op ? evidenceAlong(desk, { collection, id }, before, [op], actor) : []
  })
  const evidence = along.filter((op) => !own.has(refKey({ collection: op.collection, id: opId(op) })))
  return { ops: [...ops, ...evidence], label }
}
