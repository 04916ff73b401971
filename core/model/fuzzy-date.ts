import { z } from 'zod'
import { nameSchema } from './text'
import { isEdtf } from '../dates/edtf'
import { isTimeZone } from '../dates/time-zone'

/**
 * When something is, as exactly as it is known and no more: an EDTF (ISO 8601-2) date, interval or instant, the words it
 * was given in ("mid-June 2025"), and the IANA time zone in which its days are counted.
 */
export const fuzzyDateSchema = z.looseObject({
  edtf: z.string().max(100).refine(isEdtf, { message: 'edtf' }),
  words: nameSchema.optional(),
  timeZone: z.string().refine(isTimeZone, { message: 'time-zone' }).optional(),
}) as unknown as z.ZodObject<{
  edtf: z.ZodString
  words: z.ZodOptional<z.ZodString>
  timeZone: z.ZodOptional<z.ZodString>
}>
export type FuzzyDate = z.infer<typeof fuzzyDateSchema>

export const timeZoneSchema = z.string().refine(isTimeZone, { message: 'time-zone' })
