import { z } from 'zod'
import { titleSchema } from '../desk/titles'
import { COLLECTION_NAMES } from '../model/values/collection-names'
import { recordRefSchema } from '../model/values/record-ref'
import { suggestionSchema } from '../suggest/suggestion'

const fields = z.record(z.string(), z.unknown())
const collection = z.enum(COLLECTION_NAMES)

/**
 * A way to accept a suggestion. `evidence`: the desk has the record. `create`: new records, all fields known; `links` names a field and the number of the record
 * before it that goes there, and `cited` the one that the words are evidence for. `form`: a form to complete, and the
 * field that the words are evidence for, unless it is the main one. `quick`: the dialog for a person in office or a
 * post. `quote`: for the record beside the text, which the window knows.
 */
export const offerWaySchema = z.discriminatedUnion('way', [
  z.object({ way: z.literal('evidence'), about: recordRefSchema, field: z.string(), title: titleSchema }),
  z.object({
    way: z.literal('create'),
    records: z.array(z.object({ collection, fields, links: z.record(z.string(), z.int()) })).min(1),
    cited: z.object({ record: z.int(), field: z.string() }).optional(),
  }),
  z.object({ way: z.literal('form'), of: collection, given: fields, field: z.string().optional() }),
  z.object({ way: z.literal('quick'), kind: z.enum(['membership', 'post']), name: z.string(), post: z.string() }),
  z.object({ way: z.literal('quote') }),
])
export type OfferWay = z.infer<typeof offerWaySchema>

/** A suggestion that can be accepted: its words, the passage that is then cited, and the ways, the likeliest first. */
export const offerSchema = z.object({
  suggestion: suggestionSchema,
  passage: z.object({ start: z.int().min(0), end: z.int().min(1) }),
  ways: z.array(offerWaySchema).min(1),
  /** The same for two offers of one thing: a person that a text names twice. */
  same: z.string(),
  /** The party and the issue of a position, or the post of a person, as the desk names them. */
  party: titleSchema.optional(),
  issue: titleSchema.optional(),
  post: titleSchema.optional(),
})
export type Offer = z.infer<typeof offerSchema>

/** Asks for the suggestions of a source's text from a place on, in UTF-16 code units; `beside` is the record that the text is read for. */
export const sourceSuggestionsInputSchema = z.object({
  source: z.string().min(1).max(200),
  from: z.int().min(0),
  beside: recordRefSchema.optional(),
})
export type SourceSuggestionsInput = z.infer<typeof sourceSuggestionsInputSchema>

/** The suggestions of a part of the text that can be accepted, in order; `next` is where to ask from for the rest. A source without a text has none. */
export const sourceSuggestionsSchema = z.object({ offers: z.array(offerSchema), next: z.int().optional() })
export type SourceSuggestions = z.infer<typeof sourceSuggestionsSchema>
