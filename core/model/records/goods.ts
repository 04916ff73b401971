import { z } from 'zod'
import { looseObject } from '../../base/loose-object'
import { localTextSchema, nameSchema, proseSchema } from '../../base/text'
import { fuzzyDateSchema } from '../../dates/fuzzy-date'
import { idOf } from '../values/ids'
import { amountSchema, layerRateSchema, rateTextSchema } from '../values/rate-text'
import { vocabulary } from '../values/vocabularies'
import { record } from './header'
import { basisPointsSchema } from './measures'

/**
 * A good, and the facts on which its rate turns. What is absent is not claimed: it is on no preference, in no quota, with no content and not
 * on its way. A share or a position that is "not known" leaves the rate unknown.
 */
export const goodSchema = record({
  title: localTextSchema,
  about: proseSchema.optional(),
  codes: z.array(
    looseObject({
      hs: z.string().regex(/^\d{2,10}$/, { message: 'hs-code' }),
      schedule: idOf('party').optional(),
      revision: nameSchema,
    }),
  ),
  ordinaryDuty: rateTextSchema.optional(),
  /** The duty of its line for the partners to which the border gives no most-favoured-nation treatment. */
  columnTwoDuty: rateTextSchema.optional(),
  /** Null: the line lists the preference, and its duty is not known. */
  preferences: z.array(looseObject({ programme: nameSchema, preferentialDuty: layerRateSchema })),
  claimedProgramme: nameSchema.optional(),
  contents: z.array(looseObject({ content: nameSchema, share: basisPointsSchema })),
  unitValues: z.array(looseObject({ amount: amountSchema, currency: nameSchema, per: nameSchema })),
  loadedAt: fuzzyDateSchema.optional(),
  quotas: z.array(looseObject({ quota: nameSchema, quotaPosition: vocabulary('quotaPosition') })),
  documents: z.array(nameSchema),
  coveredBy: z.array(idOf('measure')),
  notCoveredBy: z.array(idOf('measure')),
})
