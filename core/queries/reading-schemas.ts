import { z } from 'zod'
import { languageSchema } from '../base/text'
import { titleSchema } from '../desk/titles'
import { ownIdSchema } from '../model/values/ids'
import { recordRefSchema } from '../model/values/record-ref'
import { VOCABULARIES } from '../model/values/vocabularies'
import { FIND_WORDS_MAX } from '../search/find-in-text'

/** How many pieces of a text, and how many marks, one answer has at most: an answer stays below 200 KB. */
export const PIECES_MAX = 12
export const MARKS_MAX = 100
/** How many of the links of one mark an answer has. */
export const MARK_LINKS = 5

/** The kinds of mark on a text: a quote by what it is evidence for, a comment, or words marked and not used yet. */
export const MARK_KINDS = [...VOCABULARIES.evidenceRole, 'comment', 'unused'] as const
export type MarkKind = (typeof MARK_KINDS)[number]

const place = z.int().min(0)
const stretch = { start: place, end: place }

/** The marks to show: of some kinds (all if none is named), and of one member of staff. */
export const markFilterSchema = z.object({
  kinds: z.array(z.enum(MARK_KINDS)).max(MARK_KINDS.length),
  by: ownIdSchema.optional(),
})
export type MarkFilter = z.infer<typeof markFilterSchema>

const named = z.object({ ref: recordRefSchema, title: titleSchema })

/** A source to read: where the pieces of its text begin, and how many marks it has of each kind and by each person. */
export const sourceTextSchema = z.object({
  title: titleSchema,
  /** The hash of the text; none if the desk does not have it. */
  sha256: z.string().optional(),
  language: z.string(),
  /** True if the text is the source's own words, and no summary by the desk. */
  verbatim: z.boolean(),
  /** True if a machine read the text off a picture: it may have errors. */
  readByMachine: z.boolean(),
  length: place,
  starts: z.array(place),
  marks: z.object({
    count: z.int(),
    kinds: z.partialRecord(z.enum(MARK_KINDS), z.int()),
    people: z.array(z.object({ id: z.string(), name: titleSchema })),
  }),
  /** True if the text is one quote of the source, and so perhaps not its whole text. */
  isOneQuote: z.boolean(),
  /** How many marks are of an earlier text of the source. */
  orphans: z.int(),
  /** The first kind of record that the desk lacks and that most others belong to. */
  lacks: z.enum(['talk', 'issue']).optional(),
  /** How many suggestions of the text were dismissed. */
  dismissed: z.int(),
  /** Marks of this text whose words are not at their place in it. */
  lost: z.object({ count: z.int(), first: z.array(named) }),
})
export type SourceText = z.infer<typeof sourceTextSchema>

/** Asks for some pieces of the text of that hash. */
export const piecesInputSchema = z.object({
  source: ownIdSchema,
  sha256: z.string().max(64),
  from: place,
  limit: z.int().min(1).max(PIECES_MAX),
})
export type PiecesInput = z.infer<typeof piecesInputSchema>
export const piecesSchema = z.object({ pieces: z.array(z.object({ start: place, text: z.string() })) })

/** Asks for marks that touch a stretch of the text, in the order of their places. */
export const marksInputSchema = z.object({ source: ownIdSchema, ...stretch, offset: place, filter: markFilterSchema })
export type MarksInput = z.infer<typeof marksInputSchema>

const markSchema = z.object({
  ref: recordRefSchema,
  ...stretch,
  kinds: z.array(z.enum(MARK_KINDS)),
  /** The first of its words. */
  words: z.string(),
  body: z.string().optional(),
  by: titleSchema,
  at: z.string(),
  notes: z.int(),
  /** The records that it is evidence for. */
  links: z.array(
    z.object({
      evidence: z.string(),
      about: recordRefSchema,
      title: titleSchema,
      field: z.string(),
      role: z.enum(VOCABULARIES.evidenceRole),
    }),
  ),
  moreLinks: z.int(),
})
export type MarkView = z.infer<typeof markSchema>
/** `left` is how many more marks touch the stretch. */
export const marksSchema = z.object({ marks: z.array(markSchema), left: z.int() })
export type MarksView = z.infer<typeof marksSchema>

/** Asks for the mark after or before another (`from`), or a place if that one is not shown; from the other end if there is none. */
export const nextMarkInputSchema = z.object({
  source: ownIdSchema,
  from: ownIdSchema.optional(),
  at: place,
  by: z.union([z.literal(1), z.literal(-1)]),
  filter: markFilterSchema,
})
export type NextMarkInput = z.infer<typeof nextMarkInputSchema>
export const nextMarkSchema = z.object({
  mark: z.object({ id: z.string(), ...stretch, number: z.int(), of: z.int() }).optional(),
})
export type NextMark = z.infer<typeof nextMarkSchema>

/**
 * Looks for words in the whole text: the place at or after `at`, or before it, and from the other end if there is none. `near` is the stretch in view, whose
 * places come along.
 */
export const findInTextInputSchema = z.object({
  source: ownIdSchema,
  sha256: z.string().max(64),
  words: z.string().max(FIND_WORDS_MAX),
  at: place,
  by: z.union([z.literal(1), z.literal(-1)]),
  near: z.object(stretch),
})
export type FindInTextInput = z.infer<typeof findInTextInputSchema>
export const findInTextSchema = z.object({
  count: z.int(),
  /** True if there are more places than are counted. */
  more: z.boolean(),
  place: z.object({ ...stretch, number: z.int() }).optional(),
  near: z.array(z.object(stretch)),
})
export type FoundInText = z.infer<typeof findInTextSchema>

/** Asks for some words of the text of that hash, with the source's citation. */
export const quotationInputSchema = z.object({
  source: ownIdSchema,
  sha256: z.string().max(64),
  ...stretch,
  language: languageSchema,
})

/** Asks for a part of the report of all quotes, from the mark with that number on. */
export const quoteReportInputSchema = z.object({
  source: ownIdSchema,
  language: languageSchema,
  from: place,
  filter: markFilterSchema,
})
export type QuoteReportInput = z.infer<typeof quoteReportInputSchema>
/** A part of the report as text; `next` is where the rest begins. */
export const quoteReportSchema = z.object({ text: z.string(), next: place.optional() })
