import type { ImportPlan } from '../../../core/interop/import-plan'
import { importRecords } from '../../../core/interop/import-records'
import type { StepLabel } from '../../../core/journal/step'
import type { StaffMember } from '../../../core/model/values/staff-member'
import { planOf, withStaff } from '../store/committed'
import type { DeskStore } from '../store/desk-store'

/**
 * Commits an import as one step of whoever imports: the one place where imports meet the store.
 * @throws ParleyError `import-stale` if the desk is not as it was when the plan was made, and those of `DeskStore.commit`
 */
export async function commitImport(
  store: DeskStore,
  plan: ImportPlan,
  member: StaffMember,
  at: string,
): Promise<{ revision: number; records: number; label: StepLabel }> {
  const actor = { staff: member.id, at }
  let done: ReturnType<typeof importRecords> | undefined
  const revision = await store.commit((desk) => {
    const { own } = withStaff(desk, member, actor)
    done = importRecords(desk, plan, actor)
    return planOf(actor, own, done)
  })
  if (!done) throw new Error('a commit that planned nothing')
  return { revision, records: done.ops.length, label: done.label }
}
