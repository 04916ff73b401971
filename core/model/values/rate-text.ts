import { z } from 'zod'
import { rationalIn } from '../../base/rational'
import { nameSchema } from '../../base/text'
import { parseRate } from '../../rates/terms/parse-rate'

/** A rate as a schedule writes it ("2.5%", "13.5¢/kg + 6.3%", "free"): all of it must be understood. */
export const rateTextSchema = nameSchema.refine((text) => parseRate(text).kind === 'rate', { message: 'rate-text' })

/**
 * The rate of a layer, as `formatRateTerms` writes it in English: 33 1/3%, minus 0.5%, 13.5¢/kg + 6.3%, the greater of two. Null means
 * unknown, which is never 0. Rates of earlier desks that are no figure by themselves are stored as they were: `parseStoredRecord` takes them.
 */
export const layerRateSchema = rateTextSchema.nullable()

/** An amount of money or a number in exact decimal digits ("4", "30.50"). */
export const amountSchema = z
  .string()
  .max(40)
  .refine((text) => /^\d+(\.\d+)?$/.test(text) && rationalIn(text) !== undefined, { message: 'amount' })
