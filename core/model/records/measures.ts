import { z } from 'zod'
import { looseObject } from '../../base/loose-object'
import { localTextSchema, nameSchema, proseSchema } from '../../base/text'
import { fuzzyDateSchema } from '../../dates/fuzzy-date'
import { idOf } from '../values/ids'
import { vocabulary } from '../values/vocabularies'
import { record } from './header'

/**
 * A rate in basis points: 2,500 is 25%, 34.64 is 0.3464%. A decimal number with up to four places, kept and printed digit for digit.
 * Null means unknown, which is never 0.
 */
export const basisPointsSchema = z
  .number()
  .min(0)
  .max(1_000_000)
  .refine((points) => /^\d+(\.\d{1,4})?$/.test(String(points)), { message: 'rate-places' })
  .nullable()

/** One layer of a measure's rate. `validity` is an EDTF interval of instants, open if no end is known; `id` is stable inside its measure. */
export const rateComponentSchema = looseObject({
  id: nameSchema,
  layer: localTextSchema,
  kind: vocabulary('rateKind'),
  basisPoints: basisPointsSchema,
  specific: nameSchema.optional(),
  announced: fuzzyDateSchema.optional(),
  validity: fuzzyDateSchema,
  instrument: idOf('legalInstrument').optional(),
})
export type RateComponent = z.infer<typeof rateComponentSchema>

/** A tariff or other measure: who imposes it, on whom, on which goods, at which rates, and what became of it when. */
export const measureSchema = record({
  title: localTextSchema,
  imposer: idOf('party'),
  targets: z.array(idOf('party')),
  targetsAll: z.boolean(),
  kind: vocabulary('measureKind'),
  mastChapter: z
    .string()
    .regex(/^[A-P]$/, { message: 'mast-chapter' })
    .optional(),
  scopeWords: proseSchema,
  scope: z.array(
    looseObject({
      hs: z.string().regex(/^\d{2,10}$/, { message: 'hs-code' }),
      revision: nameSchema,
      mode: vocabulary('scopeMode'),
    }),
  ),
  issues: z.array(idOf('issue')),
  summary: proseSchema.optional(),
  components: z.array(rateComponentSchema),
  events: z.array(
    looseObject({
      id: nameSchema,
      status: vocabulary('measureStatus'),
      on: fuzzyDateSchema,
      note: proseSchema.optional(),
      instrument: idOf('legalInstrument').optional(),
      legalEvent: idOf('legalEvent').optional(),
    }),
  ),
})

/** One layer of one measure. */
export const layerRefSchema = looseObject({ measure: idOf('measure'), component: nameSchema })

/** How layers combine: while `when` is in force, `kind` happens to `target`; a suspension holds by its interval alone. Read in `order`, lowest first. */
export const stackingRuleSchema = record({
  title: localTextSchema,
  kind: vocabulary('stackingKind'),
  when: layerRefSchema,
  target: layerRefSchema,
  order: z.int().min(0),
  interval: fuzzyDateSchema.optional(),
  instrument: idOf('legalInstrument').optional(),
  section: nameSchema.optional(),
})

/** An order, proclamation, statute or agreement. Unknown citation fields stay empty. */
export const legalInstrumentSchema = record({
  kind: vocabulary('instrumentKind'),
  number: nameSchema,
  issuedBy: idOf('party'),
  title: nameSchema.optional(),
  signed: fuzzyDateSchema.optional(),
  published: fuzzyDateSchema.optional(),
  effective: fuzzyDateSchema.optional(),
  citation: nameSchema.optional(),
  amends: z.array(idOf('legalInstrument')),
})

/** A court's act, its date, and the instruments that it concerns. */
export const legalEventSchema = record({
  kind: vocabulary('legalEventKind'),
  court: nameSchema,
  on: fuzzyDateSchema,
  caseName: nameSchema,
  docket: nameSchema.optional(),
  citation: nameSchema.optional(),
  affects: z.array(idOf('legalInstrument')),
  summary: proseSchema,
})
