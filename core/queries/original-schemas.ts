import { z } from 'zod'

/**
 * The file that a source was read from, as far as the desk knows it. `kept`: it is in the desk's folder, with the right size; `notKept`: only its name is on the
 * desk; `missing`, `altered`: the desk is to keep it and its folder does not have it, or has another. Absent: the source was not read from a file.
 */
export const originalViewSchema = z.object({
  original: z
    .object({
      name: z.string(),
      /** In bytes. */
      size: z.int(),
      state: z.enum(['kept', 'notKept', 'missing', 'altered']),
      /** The text was read from it by machine, so the file is the picture of the page. */
      isPicture: z.boolean(),
      /** The source has no text, only this file. */
      isAlone: z.boolean(),
      /** It is a tariff schedule, whose lines are looked up in the file. */
      isSchedule: z.boolean(),
    })
    .optional(),
})
export type OriginalView = z.infer<typeof originalViewSchema>
