import { z } from 'zod'
import { failureSchema } from '../base/failure'
import { localTextSchema } from '../base/text'
import { newDeskSchema } from '../desk/new-desk-schema'
import { OPEN_MODES, savedSchema } from '../desk/reading'
import { titleSchema } from '../desk/titles'
import { LEAD_DAYS, reminderSchema, remindersViewSchema } from '../queries/reminders'
import { staffMemberSchema } from '../model/values/staff-member'
import { VARIANTS, WORD_MAX } from '../spelling/spelling-choice'
import { envelopeSchema } from './envelope'
import { logEventSchema } from './log-event'

/** The messages on the port between the window and the desk process. */

/** A request, numbered so that its answer finds it. */
export const portRequestSchema = z.object({ id: z.int(), request: z.string(), input: z.unknown() })

/** An answer to a request, or an event that nobody asked for. */
export const portReplySchema = z.union([
  z.object({ id: z.int(), envelope: envelopeSchema }),
  z.object({ event: z.string(), value: z.unknown() }),
])
export type PortReply = z.infer<typeof portReplySchema>

/** The main process's first message to the desk process; ports follow separately. */
export const deskJobSchema = z.object({
  directory: z.string().min(1),
  /** Opens to write unless it says to read. */
  mode: z.enum(OPEN_MODES).optional(),
  /** The staff member who works here; another Parley reads it as the desk's holder. */
  who: z.string().max(200).optional(),
  /** Writes in spite of another computer's lease, because a person said so. */
  overrule: z.literal(true).optional(),
  /** A folder of the app's own for anything that the desk's folder cannot take. */
  rescueTo: z.string().min(1).optional(),
  /** A folder of the app's own for search indexes. Without it they are made anew each time. */
  searchIn: z.string().min(1).optional(),
  /** A folder of the app's own for the files of notes that are being written. Without it no file can be attached. */
  draftFilesIn: z.string().min(1).optional(),
  /** The last edits saved on this machine, by the desk's store id. */
  saved: z.record(z.string(), savedSchema).optional(),
  /** A desk to copy into `directory` if that has none yet. */
  copyOf: z.string().min(1).optional(),
  /** A desk to make in `directory`, and its maker. */
  create: z.object({ desk: newDeskSchema, staff: staffMemberSchema }).optional(),
  /** A backup from a folder of backups, to restore as a new desk in `directory`. */
  restore: z.object({ folder: z.string().min(1), storeId: z.string().min(1), name: z.string().min(1) }).optional(),
  /** The folder of this machine's backups, and the chosen second folders, by the desk's id. Without it nothing is backed up. */
  backups: z.object({ own: z.string().min(1), others: z.record(z.string(), z.string()) }).optional(),
})
export type DeskJob = z.infer<typeof deskJobSchema>

/** A place that a person chose in the system's dialog, to write to unless it says to read. Outside the desk, only such places are read or written. */
export const placeGrantSchema = z.object({
  grant: z.uuid(),
  file: z.string().min(1),
  use: z.enum(['write', 'read']).optional(),
})
export type PlaceGrant = z.infer<typeof placeGrantSchema>

/**
 * The main process's question for what it may notify a person of, within some days. Main shows no record: with `titles` it gets the titles that anybody may see,
 * and no others.
 */
export const remindSchema = z.object({
  remind: z.object({ within: z.int().min(0).max(LEAD_DAYS[0]), titles: z.boolean() }),
})
export type RemindQuestion = z.infer<typeof remindSchema>['remind']

const reminderReportSchema = z.object({
  reminders: remindersViewSchema.pick({ today: true, isPinned: true }).extend({
    storeId: z.string().min(1).max(64),
    rows: z.array(
      reminderSchema.pick({ key: true, days: true, isOver: true }).extend({ title: titleSchema.optional() }),
    ),
  }),
})
export type ReminderReport = z.infer<typeof reminderReportSchema>['reminders']

/** Asks the desk process for the words that may be meant by a wrong one, for the menu of a right click; answered under the same id. */
export const wordAskedSchema = z.object({
  wordAsked: z.uuid(),
  word: z.string().min(1).max(WORD_MAX),
  variant: z.enum(VARIANTS),
})
export type WordAsked = z.infer<typeof wordAskedSchema>

/** The main process's last message to the desk process: close the desk in good order, and end. */
export const endSchema = z.object({ end: z.literal(true) })

const savedReportSchema = z.object({ saved: savedSchema, storeId: z.string().min(1).max(64) })
export type SavedReport = z.infer<typeof savedReportSchema>

/**
 * Reports from the desk process to main: the desk's title, once it is open and when it changes; why the desk cannot be opened; which edit was saved last, from
 * time to time; the second backup folder from now on, or that there is none; what main asked to remind of; the suggestions that main asked for; an event for the log.
 */
export const deskReportSchema = z.union([
  z.object({ wordAsked: z.uuid(), suggestions: z.array(z.string()) }),
  z.object({ title: localTextSchema }),
  z.object({ failure: failureSchema }),
  savedReportSchema,
  reminderReportSchema,
  z.object({ log: logEventSchema }),
  z.object({ backups: z.object({ storeId: z.string(), folder: z.string().optional() }) }),
])
export type DeskReport = z.infer<typeof deskReportSchema>
