import { z } from 'zod'
import { newDeskSchema } from '../desk/new-desk'
import { localTextSchema } from '../model/text'
import { staffMemberSchema } from './app-schemas'
import { envelopeSchema, failureSchema } from './contract'

/** What crosses the port between the window and the desk process. */

/** A request, numbered so that its answer finds it. */
export const portRequestSchema = z.object({ id: z.int(), request: z.string(), input: z.unknown() })

/** An answer to a request, or an event that nobody asked for. */
export const portReplySchema = z.union([
  z.object({ id: z.int(), envelope: envelopeSchema }),
  z.object({ event: z.string(), value: z.unknown() }),
])
export type PortReply = z.infer<typeof portReplySchema>

/** What the main process tells the desk process, first of all, besides handing it ports. */
export const deskJobSchema = z.object({
  directory: z.string().min(1),
  /** A desk to copy into `directory` if there is nothing there yet. */
  copyOf: z.string().min(1).optional(),
  /** A desk to make in `directory`, and who makes it. */
  create: z.object({ desk: newDeskSchema, staff: staffMemberSchema }).optional(),
})
export type DeskJob = z.infer<typeof deskJobSchema>

/** What the desk process tells main: what the desk is called, once it is open and when that changes; or why it cannot be opened. */
export const deskReportSchema = z.union([z.object({ title: localTextSchema }), z.object({ failure: failureSchema })])
export type DeskReport = z.infer<typeof deskReportSchema>
