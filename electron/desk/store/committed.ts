import type { AppliedWithTexts } from '../../../core/commands/applied-with-texts'
import type { Applied } from '../../../core/commands/apply'
import type { Actor } from '../../../core/commands/command'
import { settingsOf, type DeskRead } from '../../../core/desk/desk-read'
import type { Op } from '../../../core/desk/ops'
import { overlay } from '../../../core/desk/staged-desk'
import type { Plan } from '../../../core/journal/transaction'
import { parseRecord } from '../../../core/model/schema/parse-record'
import type { StaffMember } from '../../../core/model/values/staff-member'

/** Adds the editor to the desk: their record comes with their first edit, under the name set on this machine. */
export function withStaff(desk: DeskRead, member: StaffMember, actor: Actor): { own: Op[]; known: DeskRead } {
  if (desk.get('staff', member.id)) return { own: [], known: desk }
  const header = { rev: 1, createdBy: member.id, createdAt: actor.at, changedBy: member.id, changedAt: actor.at }
  const { defaultMarking: marking } = settingsOf(desk)
  const own: Op[] = [
    { op: 'put', collection: 'staff', record: parseRecord('staff', { ...header, marking, ...member }) },
  ]
  return { own, known: overlay(desk, own) }
}

/** Plans an edit together with the editor's record. An edit that changes nothing gives an empty plan. */
export function planOf(
  actor: Actor,
  own: readonly Op[],
  { ops, label, isFixed }: Applied & Pick<AppliedWithTexts, 'isFixed'>,
  continues = false,
): Plan {
  const along = own.length > 0 ? { own: own.length } : {}
  return {
    by: actor.staff,
    at: actor.at,
    edit: isFixed
      ? { kind: 'fixed', label, ...along }
      : { kind: 'step', label, ...along, ...(continues ? { continues } : {}) },
    ops: ops.length > 0 ? [...own, ...ops] : [],
  }
}
