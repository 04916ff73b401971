import type { BatchedCommand, Command } from '../../../core/commands/command'
import type { FieldWish } from '../../../core/commands/wished-fields'
import { refKey, refOfKey } from '../../../core/desk/ops'
import { issueFieldOf } from '../../../core/model/schema/shared-fields'
import type { StaffMember } from '../../../core/model/values/staff-member'
import type { ChangeAllPlan } from '../../../core/queries/change-all-plan'
import { ask } from '../../client/bridge'

/** One field for some records. */
export interface Wished {
  keys: readonly string[]
  wish: FieldWish
}

/** What the wishes would do together: for each of them, and in all. */
export interface Planned {
  parts: readonly { wish: FieldWish; plan: ChangeAllPlan }[]
  changed: number
  same: number
  lowered: number
  moved: ChangeAllPlan['moved']
  refused: ChangeAllPlan['refused']
}

/** Works out what wishes would do; `begin` names the job of each. @throws ParleyError `canceled` */
export async function planAll(wishes: readonly Wished[], staff: StaffMember, begin: () => string): Promise<Planned> {
  const parts: Planned['parts'][number][] = []
  for (const { keys, wish } of wishes) {
    const plan = await ask('desk:change-all-plan', { keys: [...keys], wish, staff, job: begin() })
    parts.push({ wish, plan })
  }
  const sum = (of: (plan: ChangeAllPlan) => number) => parts.reduce((all, { plan }) => all + of(plan), 0)
  const moves = parts.map(({ plan }) => plan.moved)
  const from = new Map(moves.flatMap((one) => one.from.map((left) => [refKey(left.ref), left])))
  const to = moves.find((one) => one.to)?.to
  return {
    parts,
    changed: sum(({ keys }) => keys.length),
    same: sum(({ same }) => same),
    lowered: sum(({ lowered }) => lowered),
    moved: { count: sum(({ moved }) => moved.count), from: [...from.values()], ...(to ? { to } : {}) },
    refused: { count: sum(({ refused }) => refused.count), first: parts.flatMap(({ plan }) => plan.refused.first) },
  }
}

/** The command that does what was planned, as one step of undo; undefined if that is nothing. */
export function commandOf({ parts }: Planned): Command | undefined {
  const commands = parts
    .filter(({ plan }) => plan.keys.length > 0)
    .map(({ wish, plan: { keys, revs } }): BatchedCommand => ({ kind: 'changeAll', keys, revs, wish }))
  const [only, ...others] = commands
  return only && others.length === 0 ? only : only && { kind: 'batch', commands }
}

/** The wishes that link records to an issue, by the fields of their kinds; `lacking` are the records whose kind has none, and the issue itself. */
export function linksTo(issue: string, keys: readonly string[]): { wishes: Wished[]; lacking: string[] } {
  const groups = new Map<string, { keys: string[]; wish: FieldWish }>()
  const lacking: string[] = []
  for (const key of keys) {
    const { collection, id } = refOfKey(key)
    const link = issueFieldOf(collection)
    if (!link || (collection === 'issue' && id === issue)) lacking.push(key)
    else {
      const group = groups.get(link.field) ?? { keys: [], wish: { ...link, value: issue } }
      group.keys.push(key)
      groups.set(link.field, group)
    }
  }
  return { wishes: [...groups.values()], lacking }
}
