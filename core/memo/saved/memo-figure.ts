import { z } from 'zod'
import { recordRefSchema } from '../../model/values/record-ref'

/**
 * A figure of an issued memo: as it was printed, as the records have it today for the memo's as-of instant by what was known at its cut-off (`knownThen`),
 * and for the same instant by all that is known today (`knownNow`): a rate, or the text with a date or number that the desk has corrected. Absent: the record is no longer on the desk.
 */
export const memoFigureSchema = z.object({
  ref: recordRefSchema,
  /** The good with its way, the layer, or the record of a date or number. */
  title: z.string(),
  printed: z.string(),
  knownThen: z.string().optional(),
  knownNow: z.string().optional(),
})
export type MemoFigure = z.infer<typeof memoFigureSchema>
