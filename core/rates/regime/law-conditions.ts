import { z } from 'zod'
import { type Moment, idSchema, momentSchema, percentSchema } from './law-values'

/**
 * The countries or blocs of which the goods pay: all; the others, those that no other layer of the measure lists for the good on the day of
 * the entry; those listed; or all except some. `notKnown`: nobody has said whose goods pay.
 */
export const originsSchema = z.union([
  z.literal('all'),
  z.literal('others'),
  z.literal('notKnown'),
  z.array(idSchema),
  z.strictObject({ except: z.array(idSchema) }),
])
export type Origins = z.infer<typeof originsSchema>
export type PlainOrigins = z.infer<typeof plainOriginsSchema>

/** Origins of what belongs to no measure: there are no other layers that could list them. */
export const plainOriginsSchema = z.union([
  z.literal('all'),
  z.array(idSchema),
  z.strictObject({ except: z.array(idSchema) }),
])

/**
 * The goods that are covered. A text of digits is the beginning of an HS code; any other names a good or a class of goods. `notKnown`: the
 * law lists goods, and the list is not at hand. A text that is nearly a code ("8703.23", "8703A") is refused: it would cover nothing.
 */
const scopeItem = idSchema.refine((item) => /^\d+$/.test(item) || !/^\d\d[\dA-Za-z.]*$/.test(item), {
  message: 'hs-code',
})
export const scopeSchema = z.union([
  z.literal('all'),
  z.literal('notKnown'),
  z.array(scopeItem),
  z.strictObject({ include: z.union([z.literal('all'), z.array(scopeItem)]), exclude: z.array(scopeItem) }),
])
export type Scope = z.infer<typeof scopeSchema>

/** Selects layers: any that matches one of the lists, `base` (the ordinary duty) or `every`, and is not selected by `except`. */
export interface Selector {
  layers?: string[] | undefined
  measures?: string[] | undefined
  authorities?: string[] | undefined
  instruments?: string[] | undefined
  base?: boolean | undefined
  every?: boolean | undefined
  except?: Selector | undefined
}
export const selectorSchema: z.ZodType<Selector> = z.lazy(() =>
  z.strictObject({
    layers: z.array(idSchema).optional(),
    measures: z.array(idSchema).optional(),
    authorities: z.array(idSchema).optional(),
    instruments: z.array(idSchema).optional(),
    base: z.boolean().optional(),
    every: z.boolean().optional(),
    except: selectorSchema.optional(),
  }),
)

/** Inside or outside of a tariff quota. */
export const quotaPosition = z.enum(['inside', 'outside'])

/** All of what it names must hold of the good and its entry. */
export interface Condition {
  all?: Condition[] | undefined
  any?: Condition[] | undefined
  not?: Condition | undefined
  /** Such a layer is in force for the good. */
  layers?: Selector | undefined
  origins?: PlainOrigins | undefined
  scope?: Scope | undefined
  /** The share of the value that a content has, in percent. */
  content?: { of: string; atLeast?: string | undefined; below?: string | undefined } | undefined
  loadedBefore?: Moment | undefined
  enteredFrom?: Moment | undefined
  enteredBefore?: Moment | undefined
  /** One of these preferences is claimed. */
  programme?: string[] | undefined
  quota?: { of: string; position: z.infer<typeof quotaPosition> } | undefined
  /** All of these papers or approvals are there. */
  documents?: string[] | undefined
}
export const conditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.strictObject({
    all: z.array(conditionSchema).optional(),
    any: z.array(conditionSchema).optional(),
    not: conditionSchema.optional(),
    layers: selectorSchema.optional(),
    origins: plainOriginsSchema.optional(),
    scope: scopeSchema.optional(),
    content: z
      .strictObject({ of: idSchema, atLeast: percentSchema.optional(), below: percentSchema.optional() })
      .optional(),
    loadedBefore: momentSchema.optional(),
    enteredFrom: momentSchema.optional(),
    enteredBefore: momentSchema.optional(),
    programme: z.array(idSchema).optional(),
    quota: z.strictObject({ of: idSchema, position: quotaPosition }).optional(),
    documents: z.array(idSchema).optional(),
  }),
)
