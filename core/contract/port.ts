import { z } from 'zod'
import { envelopeSchema } from './contract'

/** What crosses the port between the window and the desk process. */

/** A request, numbered so that its answer finds it. */
export const portRequestSchema = z.object({ id: z.int(), request: z.string(), input: z.unknown() })

/** An answer to a request, or an event that nobody asked for. */
export const portReplySchema = z.union([
  z.object({ id: z.int(), envelope: envelopeSchema }),
  z.object({ event: z.string(), value: z.unknown() }),
])
export type PortReply = z.infer<typeof portReplySchema>

/** What the main process tells the desk process besides handing it ports. */
export const deskJobSchema = z.object({
  directory: z.string().min(1),
  /** A desk to copy into `directory` if there is nothing there yet. */
  copyOf: z.string().min(1).optional(),
})
export type DeskJob = z.infer<typeof deskJobSchema>
