import { z } from 'zod'
import { failureSchema } from '../base/failure'

/** The envelope of an answer: a value or a failure, never neither. */
export const envelopeSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), error: failureSchema }),
])
export type Envelope = z.infer<typeof envelopeSchema>
