import { z } from 'zod'
import { quotaPosition } from './law-conditions'
import { idSchema, moneySchema, shareSchema, textSchema, timeSchema } from './law-values'

/**
 * A good and what is known of it. Facts that are absent are not claimed: the good is not in transit, claims no preference, has no paper and
 * none of a content. A fact that is null may be so or not: nobody knows.
 */
export const goodSchema = z.strictObject({
  id: idSchema,
  title: textSchema.optional(),
  /** HS codes as digits, the leading zero kept. */
  codes: z.array(z.string().regex(/^\d{2,10}$/, { message: 'hs-code' })).optional(),
  classes: z.array(idSchema).optional(),
  /** The ordinary duty of its line in the schedule. Absent: a measure of the regime says it. */
  column1: textSchema.nullable().optional(),
  column2: textSchema.nullable().optional(),
  special: z.array(z.strictObject({ programmes: z.array(idSchema), rate: textSchema.nullable() })).optional(),
  facts: z
    .strictObject({
      loadedAt: timeSchema.nullable().optional(),
      programme: idSchema.nullable().optional(),
      /** Percent of the customs value, by the name of the content. */
      content: z.record(z.string(), shareSchema.nullable()).optional(),
      unitValue: z
        .array(z.strictObject({ amount: moneySchema.nullable(), currency: idSchema, per: idSchema }))
        .nullable()
        .optional(),
      quota: z.record(z.string(), quotaPosition.nullable()).optional(),
      documents: z.record(z.string(), z.boolean().nullable()).optional(),
      /** Does a measure cover the good, by the measure's id, whatever its scope says of codes and classes? */
      covered: z.record(z.string(), z.boolean().nullable()).optional(),
    })
    .optional(),
})
export type Good = z.infer<typeof goodSchema>
