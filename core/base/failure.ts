import { z } from 'zod'
import { ERROR_CODES } from './errors'

/** A failure as it crosses processes: a code and the values of its sentence. */
export const failureSchema = z.object({
  code: z.enum(ERROR_CODES),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type Failure = z.infer<typeof failureSchema>
