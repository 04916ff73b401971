import { z } from 'zod'
import { looseObject } from '../../base/loose-object'
import { localTextSchema, nameSchema, proseSchema } from '../../base/text'
import { fuzzyDateSchema } from '../../dates/fuzzy-date'
import { idOf } from '../values/ids'
import { layerRateSchema } from '../values/rate-text'
import { vocabulary } from '../values/vocabularies'
import { record } from './header'

/**
 * A percentage in basis points: 2,500 is 25%, 34.64 is 0.3464%. A decimal number with up to four places, kept and printed digit for digit.
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
  rate: layerRateSchema,
  announced: fuzzyDateSchema.optional(),
  validity: fuzzyDateSchema,
  instrument: idOf('legalInstrument').optional(),
  law: vocabulary('layerLaw').optional(),
  origins: z.array(idOf('party')).optional(),
  /** Goods that were loaded before a moment, and entered before another one, do not pay. */
  loadedBefore: fuzzyDateSchema.optional(),
  enteredBefore: fuzzyDateSchema.optional(),
  knownFrom: fuzzyDateSchema.optional(),
})
export type RateComponent = z.infer<typeof rateComponentSchema>

/** A tariff or other measure: who imposes it, on whom, on which goods, at which rates, and what became of it when. */
export const measureSchema = record({
  title: localTextSchema,
  imposer: idOf('party'),
  targets: z.array(idOf('party')),
  targetsAll: z.boolean(),
  /** The countries that a measure on all of them spares. */
  notTargets: z.array(idOf('party')).optional(),
  kind: vocabulary('measureKind'),
  authority: nameSchema.optional(),
  mastChapter: z
    .string()
    .regex(/^[A-P]$/, { message: 'mast-chapter' })
    .optional(),
  scopeWords: proseSchema,
  scopeSays: vocabulary('scopeSays').optional(),
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

/**
 * How layers combine: while `when` is in force, `kind` happens to `target`; a suspension holds by its interval alone. Read in `order`, lowest first. Either may
 * reach every layer of its measure, or every layer under its measure's authority. `limit` is the figure of a total or a cap; `content` is what a layer is
 * taken on the share of, or on the rest, from a share of `leastShare` on.
 */
export const stackingRuleSchema = record({
  title: localTextSchema,
  kind: vocabulary('stackingKind'),
  when: layerRefSchema,
  whenReach: vocabulary('ruleReach').optional(),
  target: layerRefSchema,
  targetReach: vocabulary('ruleReach').optional(),
  limit: basisPointsSchema.optional(),
  content: nameSchema.optional(),
  ofRest: z.boolean().optional(),
  leastShare: basisPointsSchema.optional(),
  order: z.int().min(0),
  interval: fuzzyDateSchema.optional(),
  instrument: idOf('legalInstrument').optional(),
  section: nameSchema.optional(),
  knownFrom: fuzzyDateSchema.optional(),
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

/**
 * A court's act, its date, and the instruments that it concerns. `effect` is what it does to their layers, from `effective` on (after days of grace) or from its
 * date; a stay `answers` a ruling.
 */
export const legalEventSchema = record({
  kind: vocabulary('legalEventKind'),
  court: nameSchema,
  on: fuzzyDateSchema,
  caseName: nameSchema,
  docket: nameSchema.optional(),
  citation: nameSchema.optional(),
  affects: z.array(idOf('legalInstrument')),
  effect: vocabulary('rulingEffect').optional(),
  effective: fuzzyDateSchema.optional(),
  answers: idOf('legalEvent').optional(),
  partiesOnly: z.boolean().optional(),
  knownFrom: fuzzyDateSchema.optional(),
  summary: proseSchema,
})
