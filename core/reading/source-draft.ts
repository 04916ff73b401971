import { z } from 'zod'
import { languageSchema } from '../base/text'
import { fuzzyDateSchema } from '../dates/fuzzy-date'
import { TEXT_ENCODINGS } from '../base/text-encodings'
import { originalSchema } from '../model/records/sources'
import { FILE_KINDS } from './file-kind'
import { scheduleDraftSchema } from './schedule-draft'
import { SOURCE_TEXT_MAX } from '../anchors/source-text'

/** Something about a text that its reader should know. Pages count from 1. */
export const readingProblemSchema = z.discriminatedUnion('what', [
  /** Files attached to a mail, which were not read. */
  z.object({ what: z.literal('attachments'), count: z.int() }),
  /** Pages in which no text was found. */
  z.object({ what: z.literal('emptyPages'), pages: z.array(z.int()) }),
  /** Characters that no text can keep, which were left out. */
  z.object({ what: z.literal('leftOut'), count: z.int() }),
])
export type ReadingProblem = z.infer<typeof readingProblemSchema>

/**
 * A file as it would become a source: its text, tidy, and the fields that the file and its text propose. `pages` has the UTF-16 offset at which each page
 * begins. `readByMachine`: some or all of the text was read from a picture. `file`: the name under which the desk's process holds the file, until the source is
 * added or the draft discarded. The draft of a file that could not be read is `unread`, and its text is empty; so is that of a tariff schedule, whose lines stay
 * in the file.
 */
export const sourceDraftSchema = z.object({
  text: z.string(),
  kind: z.enum([...FILE_KINDS, 'unread', 'schedule']),
  title: z.string().optional(),
  publisher: z.string().optional(),
  /** Several authors are separated by semicolons. */
  author: z.string().optional(),
  issued: fuzzyDateSchema.optional(),
  URL: z.string().optional(),
  language: languageSchema,
  pages: z.array(z.int()).optional(),
  /** Absent for pasted text. */
  original: originalSchema.optional(),
  file: z.string().optional(),
  readByMachine: z.literal(true).optional(),
  schedule: scheduleDraftSchema.optional(),
  problems: z.array(readingProblemSchema),
})
export type SourceDraft = z.infer<typeof sourceDraftSchema>

/** Files up to this many bytes are kept with their source unless a person says otherwise, and larger ones only if a person says so. */
export const KEEP_BY_DEFAULT = 50_000_000

/** A name for the work, for its progress and for canceling it; the token of a chosen place. */
const token = z.string().min(1).max(64)
/** The encoding that a person says a file has, where Parley could not tell. */
const encoding = z.enum(TEXT_ENCODINGS).optional()

/** The input to read: a chosen place, the bytes of a dropped file with its name, or a pasted text. */
export const readSourceInputSchema = z.union([
  z.object({ job: token, place: token, encoding }),
  z.object({ job: token, name: z.string().min(1).max(400), bytes: z.instanceof(Uint8Array), encoding }),
  z.object({ job: token, text: z.string().max(SOURCE_TEXT_MAX) }),
])
