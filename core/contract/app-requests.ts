import { z } from 'zod'
import { MEMO_FORMATS } from '../memo/memo-formats'
import { pointOfPlaceSchema } from '../backup/backup-schemas'
import { OPEN_MODES } from '../desk/reading'
import { ADDRESS_MAX } from '../external-links/external-link'
import { recordRefSchema } from '../model/values/record-ref'
import { staffMemberSchema } from '../model/values/staff-member'
import { tourSchema } from '../queries/sample-tour'
import { SPELLINGS } from '../spelling/spelling-choice'
import { ownWordsSchema } from '../spelling/spelling-schemas'
import {
  chosenFolderSchema,
  copiedSchema,
  createDeskSchema,
  environmentSchema,
  EXPORT_FILES,
  LANGUAGE_CHOICES,
  menuStateSchema,
  folderStateSchema,
  placeTokenSchema,
  suggestionsOffSchema,
  THEMES,
} from './app-schemas'
import type { MainRequest } from './channels'
import { errorNoteSchema } from './log-event'
import { panesSchema } from './panes'
import { asideSchema, reminderKeySchema, reminderSettingsSchema, untilSchema } from './reminder-settings'
import { visitsSchema } from './visits'

const storeIdSchema = z.string().min(1).max(64)
const address = z.string().min(1).max(ADDRESS_MAX)
/** How the question about opening an address can end. */
const OPEN_LINK_ENDS = ['opened', 'copied', 'canceled', 'refused', 'failed'] as const

/** The requests that the main process answers: the window, the desks to open, the system's dialogs, and the memory of this machine. */
export const APP_REQUESTS = {
  'app:environment': { input: z.object({}), output: environmentSchema },
  /** The window listens: main may send it events, and hands it a port to the desk. */
  'app:ready': { input: z.object({}), output: z.object({}) },
  /**
   * Reopens the desk after a failure that may have passed, to write unless it says to read. A read-only desk stays read-only if it cannot be written yet, and
   * the answer gives the reason. `overrule` ignores another computer's lease.
   */
  'app:reopen': {
    input: z.object({ to: z.enum(OPEN_MODES).optional(), overrule: z.literal(true).optional() }),
    output: z.object({}),
  },
  /** Sets the given ones of language, theme, the staff member who works here, the kinds of suggestion that are not shown, the format of memos, whether their details are shown, the spelling that is checked and the words added to it, when to remind, that the news were seen, and the tour. Main asks before notifications show more than they did, and leaves them as they were if refused; every window receives `app:changed`. */
  'app:choose': {
    input: z.object({
      language: z.enum(LANGUAGE_CHOICES).optional(),
      theme: z.enum(THEMES).optional(),
      staff: staffMemberSchema.optional(),
      suggestionsOff: suggestionsOffSchema.optional(),
      spelling: z.enum(SPELLINGS).optional(),
      ownWords: ownWordsSchema.optional(),
      memoFormat: z.enum(MEMO_FORMATS).optional(),
      memoPanel: z.boolean().optional(),
      reminders: reminderSettingsSchema.optional(),
      newsSeen: z.literal(true).optional(),
      tour: tourSchema.optional(),
    }),
    output: z.object({}),
  },
  /** The present content of a chosen folder. */
  'app:folder-state': { input: z.object({ place: placeTokenSchema }), output: folderStateSchema },
  /** The system's dialog for a folder, or with `name` for a new folder that is to get this name. */
  'app:pick-folder': { input: z.object({ name: z.string().max(400).optional() }), output: chosenFolderSchema },
  /** Opens another desk in every window: `app:changed` follows, and the new desk's answers. */
  'app:open-desk': { input: z.object({ place: placeTokenSchema }), output: z.object({}) },
  'app:open-sample': { input: z.object({}), output: z.object({ directory: z.string() }) },
  'app:create-desk': { input: createDeskSchema, output: z.object({ directory: z.string() }) },
  /** The system's dialog for saving a file, a PDF unless `as` names another kind; no place if it was canceled. */
  'app:choose-export': {
    input: z.object({ name: z.string().max(400), as: z.enum(EXPORT_FILES).optional() }),
    output: z.object({ place: placeTokenSchema.optional() }),
  },
  /** The system's dialog for a file to import, records or a Word file that was sent back; no place if it was canceled. */
  'app:choose-import': {
    input: z.object({ what: z.enum(['records', 'returned']).optional() }),
    output: z.object({ place: placeTokenSchema.optional() }),
  },
  /** The system's dialog for a file to read into a source; no place if it was canceled. */
  'app:choose-source': { input: z.object({}), output: z.object({ place: placeTokenSchema.optional() }) },
  /** The system's dialog for files to attach to a note, each with its name; none if it was canceled. */
  'app:choose-attachments': {
    input: z.object({}),
    output: z.object({ files: z.array(z.object({ place: placeTokenSchema, name: z.string() })) }),
  },
  /** The system's dialog for a second folder of backups; no place if it was canceled. */
  'app:choose-backups': { input: z.object({}), output: z.object({ place: placeTokenSchema.optional() }) },
  /** Restores a backup as a new desk, in a folder that is missing or empty, and opens it in every window. */
  'app:restore-desk': {
    input: pointOfPlaceSchema.extend({ storeId: storeIdSchema, into: placeTokenSchema }),
    output: z.object({ directory: z.string() }),
  },
  /** Shows a chosen place's file in the system's file manager. */
  'app:reveal': { input: z.object({ place: placeTokenSchema }), output: z.object({}) },
  /** Shows a desk in every window even if it cannot be opened: then with the reason, and what to do. */
  'app:show-desk': { input: z.object({ place: placeTokenSchema }), output: z.object({}) },
  /** Forgets a remembered desk; nothing in its folder changes. */
  'app:forget-desk': { input: z.object({ place: placeTokenSchema }), output: z.object({}) },
  /** Shows the desk's folder in the system's file manager, or as much of its path as exists. */
  'app:show-folder': { input: z.object({}), output: z.object({}) },
  /**
   * Copies the desk's folder, byte for byte, into a new one inside a folder that the person chooses, and reads every copied file back; no copy if they
   * canceled. `app:copying` reports the progress.
   */
  'app:copy-folder': { input: z.object({}), output: z.object({ copied: copiedSchema.optional() }) },
  /** Shows the file with the licences of Parley's parts in the system's file manager. */
  'app:show-licences': { input: z.object({}), output: z.object({}) },
  /** Closes the desk, and shows the desks to choose from. */
  'app:leave-desk': { input: z.object({}), output: z.object({}) },
  /** Opens another window, which begins with the overview, or with a record. */
  'app:new-window': { input: z.object({ ref: recordRefSchema.optional() }), output: z.object({}) },
  'app:menu': { input: menuStateSchema, output: z.object({}) },
  /** Opens the system's dialog to print the window's print view, on sheets without margins; not printed if it was canceled. */
  'app:print': {
    input: z.object({ pageSize: z.enum(['A4', 'Letter']), landscape: z.boolean() }),
    output: z.object({ printed: z.boolean() }),
  },
  /** Remembers the widths of the panes, and the hidden ones, for the desk that is shown. */
  'app:panes': { input: panesSchema, output: z.object({}) },
  /** The records of a desk that were opened lately on this machine, and the pinned ones. */
  'app:visits': { input: z.object({ storeId: storeIdSchema }), output: visitsSchema },
  /** Remembers that a record was opened. */
  'app:visited': { input: z.object({ storeId: storeIdSchema, ref: recordRefSchema }), output: visitsSchema },
  /** Pins or unpins a record, on this machine alone. */
  'app:pin': {
    input: z.object({ storeId: storeIdSchema, ref: recordRefSchema, pin: z.boolean() }),
    output: visitsSchema,
  },
  /** The reminders that a person set aside on a desk, on this machine alone. */
  'app:reminders': { input: z.object({ storeId: storeIdSchema }), output: z.object({ aside: asideSchema }) },
  /** Puts a reminder aside until a day of the desk or for good; with no `until` takes it back. */
  'app:put-aside': {
    input: z.object({ storeId: storeIdSchema, key: reminderKeySchema, until: untilSchema.optional() }),
    output: z.object({ aside: asideSchema }),
  },
  /** The log of what happened on this machine, without content. */
  'app:log': { input: z.object({}), output: z.object({ text: z.string() }) },
  /** Shows the log's file in the system's file manager. */
  'app:show-log': { input: z.object({}), output: z.object({}) },
  /** Notes an error of the page in the log. */
  'app:note-error': { input: errorNoteSchema, output: z.object({}) },
  /** Keeps text that is not on the desk yet over a crash, under one of the window's keys; no text forgets it. */
  'app:keep': {
    input: z.object({ key: z.string().min(1).max(300), text: z.string().optional() }),
    output: z.object({}),
  },
  /** Everything typed is saved or kept: the window may close. */
  'app:closed': { input: z.object({}), output: z.object({}) },
  /** The texts kept under keys that begin with this prefix. */
  'app:kept': {
    input: z.object({ prefix: z.string().max(300) }),
    output: z.object({ kept: z.record(z.string(), z.string()) }),
  },
  /**
   * Asks the person, in a dialog of the system, whether to open an address in the browser or the mail program; `refused` for one that is neither `https:` nor
   * `mailto:`, or while another question is open.
   */
  'app:open-link': { input: z.object({ address }), output: z.object({ done: z.enum(OPEN_LINK_ENDS) }) },
  /** Puts an address on the clipboard, even an `http:` one. */
  'app:copy-address': { input: z.object({ address }), output: z.object({ done: z.enum(['copied', 'refused']) }) },
} satisfies Record<MainRequest, { input: z.ZodType; output: z.ZodType }>
