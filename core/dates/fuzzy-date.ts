import { z } from 'zod'
import { looseObject } from '../base/loose-object'
import { localTextSchema } from '../base/text'
import { isEdtf } from './edtf'
import { isTimeZone } from './time-zone'

/**
 * When something is, as exactly as it is known and no more: an EDTF (ISO 8601-2) date, interval or instant, the words it
 * was given in ("mid-June 2025"), in either language, and the IANA time zone in which its days are counted.
 */
export const fuzzyDateSchema = looseObject({
  edtf: z.string().max(100).refine(isEdtf, { message: 'edtf' }),
  words: localTextSchema.optional(),
  timeZone: z.string().refine(isTimeZone, { message: 'time-zone' }).optional(),
})
export type FuzzyDate = z.infer<typeof fuzzyDateSchema>

export const timeZoneSchema = z.string().refine(isTimeZone, { message: 'time-zone' })
