import { z } from 'zod'
import { compare, rational, rationalIn, ZERO, type Rational } from '../../base/rational'

/* The plain values of a regime: names, figures, and when something begins, ends or is known. */

/** The name of a part of a regime, a party, a good or a class of goods. */
export const idSchema = z.string().min(1).max(200)
/** A text for people, or a rate as the law writes it. */
export const textSchema = z.string().min(1).max(20_000)

/** A percentage in exact digits ("27.5") or as a fraction ("100/3"). */
export const percentSchema = z.string().refine((value) => rationalIn(value) !== undefined, { message: 'percent' })

const isFrom = (value: string, least: Rational, most?: Rational) => {
  const figure = rationalIn(value)
  return figure === undefined || (compare(figure, least) >= 0 && (most === undefined || compare(figure, most) <= 0))
}
/** A part of a whole in percent. */
export const shareSchema = percentSchema.refine((value) => isFrom(value, ZERO, rational(100)), { message: 'share' })
/** An amount of money that is not below zero. */
export const moneySchema = percentSchema.refine((value) => isFrom(value, ZERO), { message: 'amount' })

/** A day ("2025-06-06"), a time on the border's clock ("2025-06-06T00:01"), or an instant with its offset ("2025-06-06T00:01-04:00"). */
export const timeSchema = z.string().regex(/^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?$/, {
  message: 'time',
})

/**
 * When something begins or ends. Null: nobody knows. A span: some time from `earliest` to `latest`, if these are known; before `knownFrom`, nobody knew. By an instrument: a date of it, or so
 * many days after; while the instrument or its date is not known, the moment is still to come. A day that begins something begins it at
 * its first instant; a day that ends something is the last whole day.
 */
export const momentSchema = z.union([
  timeSchema,
  z.null(),
  z.strictObject({
    earliest: timeSchema.optional(),
    latest: timeSchema.optional(),
    knownFrom: timeSchema.optional(),
  }),
  z.strictObject({
    instrument: idSchema,
    date: z.enum(['signed', 'published', 'effective']),
    plusDays: z.int().min(0).max(36_500).optional(),
    /** The time of that day on the border's clock. */
    at: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/, { message: 'time' })
      .optional(),
  }),
])
export type Moment = z.infer<typeof momentSchema>

/** From when a thing can be known, how it came to be known, and by which instrument. Without it: from the day of its instrument, else always. */
export const knownSchema = z.strictObject({
  from: timeSchema.optional(),
  basis: z.enum(['published', 'heard', 'desk']).optional(),
  instrument: idSchema.optional(),
  clause: textSchema.optional(),
})

export type Known = z.infer<typeof knownSchema>
