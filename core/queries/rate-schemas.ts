import { z } from 'zod'
import { titleSchema } from '../desk/titles'
import { ownIdSchema } from '../model/values/ids'
import { recordRefSchema } from '../model/values/record-ref'
import { passageSchema } from './view-schemas'

/** A day or a time as a regime writes it. Read where it is asked: an unreadable one is an error in words, not a fault of the window. */
const timeText = z.string().max(40)
const layerRef = z.string().max(200)
/** The name that the subject of a change had when it was chosen: the desk may have lost the record since. */
const called = titleSchema.optional()

export const whatIfSchema = z.discriminatedUnion('does', [
  z.object({ does: z.literal('rate'), layer: layerRef, called, rate: z.string().max(200) }),
  z.object({ does: z.literal('apply'), layer: layerRef, called }),
  z.object({ does: z.literal('remove'), layer: layerRef, called }),
  z.object({ does: z.literal('resume'), layer: layerRef, called, from: timeText }),
  z.object({ does: z.literal('end'), layer: layerRef, called, until: timeText }),
  z.object({
    does: z.literal('add'),
    name: z.string().min(1).max(100),
    rate: z.string().max(200),
    from: timeText.optional(),
    until: timeText.optional(),
  }),
  z.object({ does: z.literal('duty'), rate: z.string().max(200) }),
  z.object({ does: z.literal('ruleOff'), rule: ownIdSchema, called }),
  z.object({ does: z.literal('without'), instrument: ownIdSchema, called }),
])
export type WhatIfChange = z.infer<typeof whatIfSchema>

/** How many changes one supposition has at most. */
export const WHAT_IF_MAX = 20

/**
 * A question of the rate page. What is absent, the desk answers: its first good, or the first that `measure` covers; our own origin, the one
 * border, the day that the desk shows. `beside` asks the same once more with another good, day, knowledge or law.
 */
export const rateQuestionSchema = z.object({
  good: ownIdSchema.optional(),
  /** A measure that the good should be under, and at whose border. */
  measure: ownIdSchema.optional(),
  origin: z.string().max(20).optional(),
  /** The party at whose border the good enters. */
  border: ownIdSchema.optional(),
  at: timeText.optional(),
  knownAt: timeText.optional(),
  beside: z
    .object({
      good: ownIdSchema.optional(),
      at: timeText.optional(),
      knownAt: timeText.optional(),
      whatIf: z.array(whatIfSchema).max(WHAT_IF_MAX).optional(),
    })
    .optional(),
})
export type RateQuestion = z.infer<typeof rateQuestionSchema>

/** A good's rate in force as one figure, and the question of the rate page that it answers. Without `total` it is not known. */
export const rateFigureSchema = z.object({
  question: rateQuestionSchema.pick({ good: true, origin: true, border: true, at: true }),
  good: titleSchema,
  origin: titleSchema,
  border: titleSchema,
  /** As people read it: "27.5%". */
  total: z.string().optional(),
  /** The least that an unknown total can be. */
  atLeast: z.string().optional(),
  sentence: titleSchema,
})
export type RateFigure = z.infer<typeof rateFigureSchema>

/** The most steps of a supposition that can be undone. */
export const WHAT_IF_STEPS_MAX = 50
const suppositions = z.array(z.array(whatIfSchema).max(WHAT_IF_MAX)).max(WHAT_IF_STEPS_MAX)

/** All that the rate page keeps: its question, and the suppositions before and after the present one, which undo and redo bring back. */
export const ratePageSchema = z.object({
  question: rateQuestionSchema,
  /** The latest is the last. */
  undo: suppositions,
  /** The next is the last. */
  redo: suppositions,
  /** The supposition that was there before another comparison took its place. */
  aside: z.array(whatIfSchema).max(WHAT_IF_MAX).optional(),
})
export type RatePage = z.infer<typeof ratePageSchema>

/** A name, and the record that it opens. */
const linkSchema = z.object({ ref: recordRefSchema.optional(), title: titleSchema })
export type RateLink = z.infer<typeof linkSchema>

const instant = z.string()

const STANDINGS = [
  'inForce',
  'announced',
  'notYet',
  'inTransit',
  'suspended',
  'enjoined',
  'struckDown',
  'excluded',
  'replaced',
  'notLowest',
  'unclear',
] as const

/** One layer of an answer, whatever became of it. */
const rateLayerSchema = linkSchema.extend({
  /** `<measure>/<layer>`. */
  layer: z.string(),
  /** As the law writes it; absent: not known. */
  rate: z.string().optional(),
  standing: z.enum(STANDINGS),
  /** Its part of the total in words, "25%"; absent if it is not known. Its value draws the bar, and is no figure to print. */
  percent: z.string().optional(),
  value: z.number().optional(),
  /** The start of the present run of a layer in force, if it has one. */
  since: instant.optional(),
  /** It had begun by then, and nobody knows when. */
  isBy: z.boolean().optional(),
  /** The run before, where something interrupted it, and what the layer was in between. */
  earlier: z.object({ from: instant.optional(), until: instant, between: z.enum([...STANDINGS, 'ended']) }).optional(),
  /** The rules, events or instruments that it stands so by, with the place in their instrument. */
  by: z.array(linkSchema.extend({ section: z.string().optional(), instrument: linkSchema.optional() })),
  /** The instruments that it rests on. */
  basis: z.array(linkSchema),
  evidence: z.object({ count: z.int(), first: z.array(passageSchema) }),
})
export type RateLayer = z.infer<typeof rateLayerSchema>

/** From an instant on: the rate in words, and its ends for the chart, absent where nobody knows them. */
const rateStepSchema = z.object({
  from: instant,
  words: titleSchema,
  low: z.number().optional(),
  high: z.number().optional(),
})
export type RateStep = z.infer<typeof rateStepSchema>

const rateAnswerSchema = z.object({
  good: linkSchema,
  entered: instant,
  knownAt: instant,
  /** Both figures in one sentence. */
  sentence: titleSchema,
  /** The exact total in words, "27.5%"; absent if it is not known. */
  total: z.string().optional(),
  /** The total, or what is known of it, in a few words. */
  amount: titleSchema,
  /** The least that an unknown one can be, in words, if that is certain and more than nothing. */
  atLeast: z.string().optional(),
  /** Each reason why it is not known, with the records that would settle it. */
  unknown: z.array(z.object({ reason: titleSchema, settledBy: z.array(linkSchema) })),
  /** The parts of a total that is not known which are known themselves. */
  known: z.array(linkSchema.extend({ rate: titleSchema })),
  /** Totals that are possible, and what each supposes. */
  possible: z.array(z.object({ total: z.string().optional(), atLeast: z.string().optional(), supposes: titleSchema })),
  conflict: z.object({ sentence: titleSchema, rules: z.array(linkSchema), layers: z.array(linkSchema) }).optional(),
  layers: z.array(rateLayerSchema),
  /** Layers that were owed, each with the decisions of courts on it that are known: these change nothing of what was owed. */
  held: z.array(
    z.object({
      owed: z.array(linkSchema.extend({ percent: z.string().optional() })),
      /** Each in a sentence, with the record that it opens. */
      decisions: z.array(linkSchema),
      /** Held unlawful, by a decision that nothing holds off, and the desk has no order of a refund. */
      lacksRefund: z.boolean(),
    }),
  ),
  /** The time that the chart shows, and the rate in it. */
  year: z.object({
    from: instant,
    until: instant,
    /** The first instant of each month, by the border's clock. */
    months: z.array(instant),
    law: z.array(rateStepSchema),
    announced: z.array(rateStepSchema),
  }),
  /** The next things that begin or end for the good, or change its rate, by what is known. */
  next: z.array(
    z.object({
      at: instant,
      words: titleSchema,
      /** Is the total another one than just before? */
      changes: z.boolean(),
      layers: z.array(linkSchema.extend({ was: z.string().optional(), is: z.string().optional() })),
    }),
  ),
})
export type RateAnswerView = z.infer<typeof rateAnswerSchema>

const clockSchema = z.object({ city: titleSchema.optional(), timeZone: z.string() })
export type RateClock = z.infer<typeof clockSchema>

/** How many goods the page offers at most. */
export const RATE_GOODS_MAX = 500

export const rateViewSchema = z.object({
  goods: z.array(linkSchema.extend({ id: ownIdSchema, codes: z.array(z.string()) })),
  /** The desk's parties as origins, ours first. */
  origins: z.array(z.object({ code: z.string(), title: titleSchema })),
  borders: z.array(z.object({ id: ownIdSchema, code: z.string(), title: titleSchema })),
  /** The clocks of both capitals: the border's first. */
  clocks: z.array(clockSchema),
  /** The question, with what the desk added. */
  asked: z.object({
    good: ownIdSchema.optional(),
    origin: z.string().optional(),
    border: ownIdSchema.optional(),
    at: timeText,
    knownAt: timeText,
  }),
  /** Why there is no answer: the desk lacks something, or the good is gone. */
  lacks: z.enum(['good', 'measures', 'thatGood', 'thatBorder']).optional(),
  answer: rateAnswerSchema.optional(),
  beside: rateAnswerSchema.optional(),
  /** The name of the layer, rule or instrument of each change that is supposed, in their order. */
  supposed: z.array(titleSchema),
  /** The subjects of a supposition, if they are asked for. */
  law: z
    .object({
      layers: z.array(z.object({ layer: z.string(), title: titleSchema })),
      rules: z.array(z.object({ id: ownIdSchema, title: titleSchema })),
      instruments: z.array(z.object({ id: ownIdSchema, title: titleSchema })),
    })
    .optional(),
})
export type RateView = z.infer<typeof rateViewSchema>
