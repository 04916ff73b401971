import { z } from 'zod'
import { isBlank, nameSchema } from '../base/text'

/** The staff member who works here, as typed. */
export const staffDraftSchema = z.object({ name: z.string(), initials: z.string(), post: z.string() })
export type StaffDraft = z.infer<typeof staffDraftSchema>

export const NOBODY: StaffDraft = { name: '', initials: '', post: '' }

/** Possible problems of a field; their words are `who.<problem>`. */
export type StaffProblem = 'needName' | 'needInitials' | 'badText'
export type StaffProblems = Partial<Record<keyof StaffDraft, StaffProblem>>

const INITIALS_MAX = 8

/** The problems of the typed values, by field; empty if there are none. */
export function staffProblems({ name, initials, post }: StaffDraft): StaffProblems {
  return {
    ...problem('name', name, 'needName'),
    ...problem('initials', initials, 'needInitials'),
    ...(initials.trim().length > INITIALS_MAX ? { initials: 'needInitials' as const } : {}),
    ...(isBlank(post) ? {} : problem('post', post, 'badText')),
  }
}

function problem(field: keyof StaffDraft, text: string, missing: StaffProblem): StaffProblems {
  if (isBlank(text)) return { [field]: missing }
  return nameSchema.safeParse(text.trim()).success ? {} : { [field]: 'badText' }
}

/** The typed values in their stored form. */
export function readStaff({ name, initials, post }: StaffDraft) {
  return {
    name: name.trim(),
    initials: initials.trim(),
    ...(isBlank(post) ? {} : { post: post.trim() }),
  }
}
