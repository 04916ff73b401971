import { z } from 'zod'
import { LANGUAGES } from '../base/text'
import { titleSchema } from '../desk/titles'
import { recordRefSchema } from '../model/values/record-ref'
import { FIND_MAX } from './edit-schemas'
import { LIST_SCREENS } from './screens'
import { listRowSchema } from './view-schemas'

/** How many items one page of a list has. */
export const LIST_PAGE = 50
/** The most pages of one request. */
const PAGES_MAX = 12
export const SORTS = ['grouped', 'title', 'changed', 'kind'] as const
export type Sort = (typeof SORTS)[number]

/** The rows of a list screen to show, and their order. The words and the order of titles are those of `language`. */
export const arrangementSchema = z.object({
  screen: z.enum(LIST_SCREENS),
  /** Typed words: a row has all of them. */
  find: z.string().max(FIND_MAX),
  kinds: z.array(z.string().max(40)).max(40),
  /** Words, in the form of `stateKey`. */
  states: z.array(z.string().max(80)).max(200),
  sort: z.enum(SORTS),
  descending: z.boolean(),
  language: z.enum(LANGUAGES),
})
export type Arrangement = z.infer<typeof arrangementSchema>

/** A heading, in the form of the text keys `list.<heading>` or with a title of its own; or a row. */
export const listEntrySchema = z.union([
  z.object({ key: z.string(), heading: z.string(), title: titleSchema.optional() }),
  z.object({ row: listRowSchema }),
])
export type ListEntry = z.infer<typeof listEntrySchema>

export const listInputSchema = z.object({
  ...arrangementSchema.shape,
  /** The numbers of the pages to show. */
  pages: z.array(z.int().min(0)).max(PAGES_MAX),
  /** Records to find the places of. */
  places: z.array(recordRefSchema).max(4),
})
export type ListInput = z.infer<typeof listInputSchema>

export const listPagesSchema = z.object({
  /** How many items there are: headings and rows. */
  length: z.int(),
  /** How many rows pass the filter, of how many. */
  shown: z.int(),
  total: z.int(),
  pages: z.array(
    z.object({
      page: z.int(),
      /** The heading that the first item is under, if it is further up. */
      above: z
        .object({ index: z.int(), key: z.string(), heading: z.string(), title: titleSchema.optional() })
        .optional(),
      entries: z.array(listEntrySchema),
    }),
  ),
  /** The places of the wanted records; those that are not in the list are left out. */
  places: z.array(z.object({ ref: recordRefSchema, index: z.int() })),
  /** The kinds and words to filter by. Words are still looked for until they are complete. */
  filters: z.object({ kinds: z.array(z.string()), states: z.array(z.string()), complete: z.boolean() }),
})
export type ListPages = z.infer<typeof listPagesSchema>

/** The rows from one place of a list to another, both included. */
export const listKeysInputSchema = z.object({ ...arrangementSchema.shape, from: z.int().min(0), to: z.int().min(0) })
export type ListKeysInput = z.infer<typeof listKeysInputSchema>

/** The next row from `after` on whose title begins with `letters`, or else the first one. */
export const listFindSchema = z.object({
  ...arrangementSchema.shape,
  letters: z.string().max(200),
  after: z.int().min(0),
})
export type ListFind = z.infer<typeof listFindSchema>
