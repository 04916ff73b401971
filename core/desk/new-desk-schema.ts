import { z } from 'zod'
import { languageSchema, localTextSchema } from '../base/text'
import { timeZoneSchema } from '../dates/fuzzy-date'
import { partySchema } from '../model/records/parties'

const newParty = z.object({
  code: partySchema.shape.code,
  kind: partySchema.shape.kind,
  names: localTextSchema,
  /** The capital and its time zone; left out for a bloc without one. */
  capital: z.object({ city: localTextSchema, timeZone: timeZoneSchema }).optional(),
})

/** The makings of an empty desk: its title, our party, and the others. */
export const newDeskSchema = z.object({
  title: localTextSchema,
  language: languageSchema,
  ours: newParty,
  others: z.array(newParty).min(1).max(20),
})
export type NewDesk = z.infer<typeof newDeskSchema>
