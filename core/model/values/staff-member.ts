import { z } from 'zod'
import { nameSchema } from '../../base/text'
import { idOf } from './ids'

/** The staff member who works on this machine: kept in the app's settings, and put on a desk with the first edit there. */
export const staffMemberSchema = z.object({
  id: idOf('staff'),
  name: nameSchema,
  initials: nameSchema.max(8),
  post: nameSchema.optional(),
})
export type StaffMember = z.infer<typeof staffMemberSchema>
