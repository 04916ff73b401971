import { z } from 'zod'
import { conditionSchema, originsSchema, scopeSchema, selectorSchema } from './law-conditions'
import { idSchema, knownSchema, momentSchema, moneySchema, percentSchema, textSchema, timeSchema } from './law-values'

/** Law: it is in force from its start on. Announced: nobody has made it law, so it never is. */
const lawSchema = z.enum(['law', 'announced'])

/** One layer of a rate. A layer without origins, scope, authority or `known` has those of its measure. */
export const layerSchema = z.strictObject({
  id: idSchema,
  title: textSchema.optional(),
  /** As the law writes it ("25%", "13.5¢/kg + 6.3%"). Null: not known, which is never 0. */
  rate: textSchema.nullable(),
  standing: lawSchema.optional(),
  authority: idSchema.optional(),
  instrument: idSchema.optional(),
  origins: originsSchema.optional(),
  scope: scopeSchema.optional(),
  from: momentSchema.optional(),
  until: momentSchema.optional(),
  /** The goods must be so, or the layer does not touch them. */
  if: conditionSchema.optional(),
  /** Goods that were already on their way. */
  inTransit: z.array(z.strictObject({ loadedBefore: momentSchema, enteredBefore: momentSchema.optional() })).optional(),
  /** The rate that was announced, where it differs from the one that became law. */
  announcedRate: textSchema.optional(),
  known: knownSchema.optional(),
})

export const measureSchema = z.strictObject({
  id: idSchema,
  title: textSchema.optional(),
  /** True of the ordinary duty, on which everything else comes on top. */
  base: z.boolean().optional(),
  authority: idSchema.optional(),
  instrument: idSchema.optional(),
  origins: originsSchema.optional(),
  scope: scopeSchema.optional(),
  known: knownSchema.optional(),
  layers: z.array(layerSchema),
})

/**
 * How layers combine. `excludes` and `replaces` take the layers `on` out where `when` holds; `suspends` does so for a time. The others set
 * amounts, in percent: `topsUpTo` makes the sum `figure`, or adds nothing where the rest is above; `capsSum` keeps the sum at or below it;
 * `capsLayer` keeps the layer alone at or below it; `lowestOf` leaves the lowest of the layers; `onShareOf` takes the layer on a share of
 * the value alone (of the `rest`, without the content); `minimumPrice` makes up the difference to a `price`. `sum` are the layers that the
 * sum has besides: the ordinary duty, unless it says others.
 */
export const ruleSchema = z.strictObject({
  id: idSchema,
  title: textSchema.optional(),
  does: z.enum([
    'excludes',
    'replaces',
    'suspends',
    'topsUpTo',
    'capsSum',
    'capsLayer',
    'lowestOf',
    'onShareOf',
    'minimumPrice',
  ]),
  on: selectorSchema,
  when: conditionSchema.optional(),
  figure: percentSchema.optional(),
  sum: selectorSchema.optional(),
  of: idSchema.optional(),
  rest: z.boolean().optional(),
  price: z.strictObject({ amount: moneySchema, currency: idSchema, per: idSchema }).optional(),
  from: momentSchema.optional(),
  until: momentSchema.optional(),
  order: z.number().optional(),
  standing: lawSchema.optional(),
  instrument: idSchema.optional(),
  clause: textSchema.optional(),
  known: knownSchema.optional(),
})

/** The rules that set an amount by a figure. */
export const FIGURED: ReadonlySet<string> = new Set(['topsUpTo', 'capsSum', 'capsLayer'])

/** The later fate of layers, and when. A ruling with days of grace takes effect at `effective`; a stay says which ruling it `answers`. */
export const eventSchema = z.strictObject({
  id: idSchema,
  title: textSchema.optional(),
  on: selectorSchema,
  status: z.enum([
    'inForce',
    'amended',
    'suspended',
    'enjoined',
    'administrativelyStayed',
    'stayedPendingAppeal',
    'reversed',
    'expired',
    'revoked',
    'invalidated',
    'refunded',
  ]),
  at: momentSchema,
  /** Its time already leaves open what nobody knows of its order among the others that say so, until a later one settles it. */
  allowsForOrder: z.boolean().optional(),
  effective: momentSchema.optional(),
  until: momentSchema.optional(),
  answers: idSchema.optional(),
  /** A ruling for its parties alone changes nothing for anybody else. */
  parties: z.enum(['universal', 'parties']).optional(),
  instrument: idSchema.optional(),
  known: knownSchema.optional(),
})

/** The decisions of a court that take a layer out. */
export const RULINGS: ReadonlySet<string> = new Set(['enjoined', 'invalidated'])

/** The decisions of a court that hold another one off, or undo it. */
export const LIFTS: ReadonlySet<string> = new Set(['administrativelyStayed', 'stayedPendingAppeal', 'reversed'])

export const instrumentSchema = z.strictObject({
  id: idSchema,
  title: textSchema.optional(),
  signed: timeSchema.optional(),
  published: timeSchema.optional(),
  effective: timeSchema.optional(),
  known: knownSchema.optional(),
})

export const blocSchema = z.strictObject({
  id: idSchema,
  members: z.array(z.strictObject({ party: idSchema, from: timeSchema.optional(), until: timeSchema.optional() })),
})

export type RegimeMeasure = z.infer<typeof measureSchema>
export type RegimeLayer = z.infer<typeof layerSchema>
export type RegimeRule = z.infer<typeof ruleSchema>
export type RegimeEvent = z.infer<typeof eventSchema>
