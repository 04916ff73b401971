import { z } from 'zod'
import { ERROR_CODES, type ParleyError } from './errors'

/** A failure as it crosses processes: a code and the values of its sentence. */
export const failureSchema = z.object({
  code: z.enum(ERROR_CODES),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type Failure = z.infer<typeof failureSchema>

/** A refusal in the form in which it is kept beside the refused record. */
export const asFailure = ({ code, params }: ParleyError): Failure => ({ code, params: { ...params } })
