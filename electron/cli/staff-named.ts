import { ParleyError } from '../../core/base/errors'
import type { DeskRead } from '../../core/desk/desk-read'
import type { StaffMember } from '../../core/model/values/staff-member'

/** The author of an edit: the named staff member, or the only one; undefined if there are several. @throws ParleyError `staff-unknown` */
export function staffNamed(desk: DeskRead, id: string | undefined): StaffMember | undefined {
  const all = desk.all('staff')
  const found = id === undefined ? (all.length === 1 ? all[0] : undefined) : desk.get('staff', id)
  if (found) return { id: found.id as StaffMember['id'], name: found.name, initials: found.initials }
  if (id === undefined) return undefined
  throw new ParleyError('staff-unknown', { id: id.slice(0, 80) })
}
