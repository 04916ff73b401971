import { z } from 'zod'
import { fuzzyDateSchema } from '../dates/fuzzy-date'
import { recordRefSchema } from '../model/values/record-ref'

/** A part of a text: its words, and their place in UTF-16 code units, half open. */
export const sliceSchema = z.object({ start: z.int().min(0), end: z.int().min(1), text: z.string().min(1) })
export type Slice = z.infer<typeof sliceSchema>

/** The record that the desk already has: it is offered as evidence for that one, and not made twice. */
const ref = recordRefSchema.optional()

/** Somebody by name, with the title next to it. `membership` is the person's time in a post, if the desk has only one that fits. */
const personSchema = z.object({
  name: z.string(),
  title: z.string().optional(),
  ref,
  post: ref,
  membership: z.string().optional(),
})
const postSchema = z.object({ title: z.string(), ref })
/** A country or bloc; without a code where the text says only "the Government". */
const partySchema = z.object({ code: z.string().optional(), ref })
/** A date to put into a field. `proposed`: completed from the source's own date. */
const dateSchema = z.object({ ...fuzzyDateSchema.shape, proposed: z.boolean() })
/** A figure as an exact decimal number in digits, or a range of two. The unit is `percent`, `percentagePoint`, an ISO 4217 code, or the counted things. */
const figureSchema = z.union([
  z.object({ value: z.string(), unit: z.string() }),
  z.object({ from: z.string(), to: z.string(), unit: z.string() }),
])
/** A length of time in ISO 8601, or a range of two. */
const durationSchema = z.union([z.object({ iso: z.string() }), z.object({ from: z.string(), to: z.string() })])
/** An instrument, statute, agreement or tariff. `number` is how its series counts it: "EO 14257". */
const measureSchema = z.object({ type: z.string(), number: z.string().optional(), ref })
const positionSchema = z.object({ cue: sliceSchema, stance: z.string() })
const denialSchema = z.object({ cue: sliceSchema })
/** The speaker, the hearer, and the words said. */
const statementSchema = z.object({
  speaker: z.object({ ...sliceSchema.shape, ref, membership: z.string().optional() }),
  verb: sliceSchema,
  hearer: sliceSchema.optional(),
  words: sliceSchema.optional(),
})

const of = <K extends string, V extends z.ZodType>(kind: K, value: V) =>
  z.object({ kind: z.literal(kind), ...sliceSchema.shape, value })

/** Something that a text says and a person may take over: an exact slice of it, and the meaning of those words. */
export const suggestionSchema = z.discriminatedUnion('kind', [
  of('person', personSchema),
  of('post', postSchema),
  of('party', partySchema),
  of('date', dateSchema),
  of('duration', durationSchema),
  of('percentage', figureSchema),
  of('amount', figureSchema),
  of('measure', measureSchema),
  of('position', positionSchema),
  of('denial', denialSchema),
  of('statement', statementSchema),
])
export type Suggestion = z.infer<typeof suggestionSchema>
export type SuggestionKind = Suggestion['kind']
export type SuggestionOf<K extends SuggestionKind> = Extract<Suggestion, { kind: K }>

/** The kinds, from names and figures to whole sentences. */
export const SUGGESTION_KINDS = suggestionSchema.options.map(({ shape }) => shape.kind.value)

/** The kinds that are whole sentences; all others are inside of one. */
export const SENTENCE_KINDS: ReadonlySet<SuggestionKind> = new Set(['position', 'denial', 'statement'])

/** The kinds that are one thing wherever a text names it. */
export const NAMED_KINDS: ReadonlySet<SuggestionKind> = new Set(['person', 'post', 'party', 'measure'])

/** The exact slice of a text. */
export const sliceOf = (text: string, start: number, end: number): Slice => ({
  start,
  end,
  text: text.slice(start, end),
})
