import { z } from 'zod'
import { timeZoneSchema } from '../../dates/fuzzy-date'
import { plainOriginsSchema } from './law-conditions'
import { blocSchema, eventSchema, instrumentSchema, measureSchema, ruleSchema } from './law-parts'
import { knownSchema, momentSchema } from './law-values'

/*
 * The law of one border as plain data: what the rate engine is asked about. It is selected once from a desk, or read from a file, so that
 * an answer costs what the regime holds and not what the desk does. Objects are strict: a misspelt field would change a rate in silence.
 */

export const regimeSchema = z.strictObject({
  /** The clock of the border, an IANA time zone. */
  clock: timeZoneSchema,
  measures: z.array(measureSchema),
  rules: z.array(ruleSchema).optional(),
  events: z.array(eventSchema).optional(),
  rulings: z.array(eventSchema).optional(),
  instruments: z.array(instrumentSchema).optional(),
  blocs: z.array(blocSchema).optional(),
  /** The countries of which goods pay column 2 of the schedule. */
  columnTwo: z
    .array(
      z.strictObject({
        origins: plainOriginsSchema,
        from: momentSchema.optional(),
        until: momentSchema.optional(),
        known: knownSchema.optional(),
      }),
    )
    .optional(),
})
export type Regime = z.infer<typeof regimeSchema>
