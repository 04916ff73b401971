import { z } from 'zod'

/** The last edit of a desk that was saved on this machine: its number, and when. */
export const savedSchema = z.object({ revision: z.int(), at: z.string() })
export type Saved = z.infer<typeof savedSchema>
