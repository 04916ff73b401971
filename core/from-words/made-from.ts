import { z } from 'zod'

/** Words that somebody selected in a source's text, to make a record from: the text that was seen, and their places in it in UTF-16 code units, half open. */
export const madeFromSchema = z.object({
  source: z.string().min(1).max(200),
  sha256: z.string().max(200),
  start: z.int().min(0),
  end: z.int().min(1),
})
export type MadeFrom = z.infer<typeof madeFromSchema>
