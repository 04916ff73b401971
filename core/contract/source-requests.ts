import { z } from 'zod'
import { ownIdSchema } from '../model/values/ids'
import { newTextInputSchema, newTextSchema } from '../queries/new-text'
import { originalViewSchema } from '../queries/original-schemas'
import { orphansInputSchema, orphansViewSchema } from '../queries/orphans'
import { passagePlacesInputSchema, passagePlacesSchema } from '../queries/passage-places'
import {
  findInTextInputSchema,
  findInTextSchema,
  marksInputSchema,
  marksSchema,
  nextMarkInputSchema,
  nextMarkSchema,
  piecesInputSchema,
  piecesSchema,
  quotationInputSchema,
  quoteReportInputSchema,
  quoteReportSchema,
  sourceTextSchema,
} from '../queries/reading-schemas'
import { sourceSuggestionsInputSchema, sourceSuggestionsSchema } from '../queries/offer-schemas'
import {
  findLinesInputSchema,
  foundLinesSchema,
  scheduleLineInputSchema,
  scheduleLineSchema,
  schedulesSchema,
} from '../queries/schedule-schemas'
import { readSourceInputSchema, sourceDraftSchema } from '../reading/source-draft'
import { jobSchema, placeTokenSchema } from './app-schemas'
import type { DeskRequest } from './channels'

/** The requests about the text of a source: giving it, reading it, and its quotes. */
export const SOURCE_REQUESTS = {
  /**
   * Reads a chosen file (`app:choose-source`), a dropped one by its bytes, or a pasted text into the draft of a source; the desk does not change. `desk:work`
   * reports the progress. The desk's process holds the file, read or not, under the name of the job, until it is released.
   */
  'desk:read-source': { input: readSourceInputSchema, output: sourceDraftSchema },
  /** The draft of a source with a file that could not be read, and no text. */
  'desk:unread-file': { input: z.object({ file: jobSchema }), output: sourceDraftSchema },
  /** Releases a file: its source was added, or its draft discarded. */
  'desk:release-file': { input: z.object({ file: jobSchema }), output: z.object({}) },
  /** The file that a source was read from. */
  'desk:original': { input: z.object({ source: ownIdSchema }), output: originalViewSchema },
  /** Saves a copy of that file at the place chosen in the system's dialog (`app:choose-export`). */
  'desk:original-save': {
    input: z.object({ source: ownIdSchema, place: placeTokenSchema }),
    output: z.object({ file: z.string(), size: z.int() }),
  },
  /** The tariff schedules of the desk. */
  'desk:schedules': { input: z.object({}), output: schedulesSchema },
  /** The lines of a tariff schedule that have some words, or whose code begins with some digits. */
  'desk:schedule-find': { input: findLinesInputSchema, output: foundLinesSchema },
  /** A line of a tariff schedule for a good, with the command that takes it over. */
  'desk:schedule-line': { input: scheduleLineInputSchema, output: scheduleLineSchema },
  /** The effect of a text on the quotes of a source, before it becomes the source's text. */
  'desk:new-text': { input: newTextInputSchema, output: newTextSchema },
  /** Some quotes of a source that have no place in its present text, with near places. */
  'desk:source-orphans': { input: orphansInputSchema, output: orphansViewSchema },
  /** The places of a passage in the text of a source, or near places if it has none. */
  'desk:passage-places': { input: passagePlacesInputSchema, output: passagePlacesSchema },
  /** A source for its reader: where the pieces of its text begin, and its marks in figures. */
  'desk:source-text': { input: z.object({ source: ownIdSchema }), output: sourceTextSchema },
  /** Some pieces of a source's text. */
  'desk:source-pieces': { input: piecesInputSchema, output: piecesSchema },
  /** The quotes and comments that touch a stretch of a source's text. */
  'desk:source-marks': { input: marksInputSchema, output: marksSchema },
  /** The next quote or comment after a place of a source's text, or the one before it. */
  'desk:source-next-mark': { input: nextMarkInputSchema, output: nextMarkSchema },
  /** The places at which a source's text has some words. */
  'desk:source-find': { input: findInTextInputSchema, output: findInTextSchema },
  /** Words of a source with its citation, to paste elsewhere. */
  'desk:source-quotation': { input: quotationInputSchema, output: z.object({ text: z.string() }) },
  /** A part of the report of a source's quotes. */
  'desk:source-report': { input: quoteReportInputSchema, output: quoteReportSchema },
  /** Suggestions from a part of a source's text: names, dates, figures, positions and statements that a person may take over. */
  'desk:source-suggestions': { input: sourceSuggestionsInputSchema, output: sourceSuggestionsSchema },
} satisfies Partial<Record<DeskRequest, { input: z.ZodType; output: z.ZodType }>>
