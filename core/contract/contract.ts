import { z } from 'zod'
import { ACTION_IDS } from '../actions/actions'
import {
  BACKUP_PLACES,
  backupPointSchema,
  backupPreviewSchema,
  backupRunningSchema,
  backupsViewSchema,
  pointOfPlaceSchema,
} from '../backup/backup-schemas'
import { failureSchema } from '../base/failure'
import { citeSchema } from '../commands/cite-schema'
import { commandSchema } from '../commands/command'
import { OPEN_MODES } from '../desk/reading'
import { ADDRESS_MAX } from '../external-links/external-link'
import {
  deskHistoryViewSchema,
  editViewSchema,
  recordAtViewSchema,
  recordHistoryViewSchema,
  returnPreviewSchema,
} from '../history/history-schemas'
import { INTEROP_FORMATS } from '../interop/import-states'
import {
  exportedSchema,
  exportWhatSchema,
  importAppliedSchema,
  importApplyInputSchema,
  importOpenedSchema,
  importPreviewInputSchema,
  importPreviewSchema,
} from '../interop/interop-schemas'
import { stepLabelSchema } from '../journal/step'
import { pressedSchema, pressProgressSchema } from '../memo/pressed'
import { COLLECTION_NAMES } from '../model/values/collection-names'
import { ownIdSchema } from '../model/values/ids'
import { recordRefSchema } from '../model/values/record-ref'
import { staffMemberSchema } from '../model/values/staff-member'
import {
  choicesViewSchema,
  deletePlanViewSchema,
  formViewSchema,
  undoViewSchema,
  layersViewSchema,
  matrixViewSchema,
  notesViewSchema,
  trashViewSchema,
} from '../queries/edit-schemas'
import { memoRoomViewSchema } from '../queries/memo-schemas'
import { LIST_SCREENS } from '../queries/screens'
import { deskStatusSchema, listViewSchema, overviewViewSchema, recordViewSchema } from '../queries/view-schemas'
import { pointIdSchema, previewSchema, recoveryPointsSchema } from '../recovery/recovery-point'
import {
  copiedSchema,
  createDeskSchema,
  environmentSchema,
  EXPORT_FILES,
  LANGUAGE_CHOICES,
  menuStateSchema,
  folderStateSchema,
  THEMES,
} from './app-schemas'
import type { EventName, RequestName } from './channels'

/** The desk's revision after an edit, and the revisions of the records that it touched; none for one that is gone. */
const committedSchema = z.object({
  revision: z.int(),
  touched: z.array(z.object({ collection: z.enum(COLLECTION_NAMES), id: ownIdSchema, rev: z.int().optional() })),
})
/** As an edit, and what was undone or done again. */
const replayedSchema = committedSchema.extend({ label: stepLabelSchema })

const ofMemo = z.object({ id: ownIdSchema, rev: z.int().min(1), staff: staffMemberSchema })
/** Names a work of the press, or a place that was chosen to write to: made up by whoever begins it. */
const jobSchema = z.string().min(1).max(64)
const placeTokenSchema = z.uuid()
/** An edit by its number: the desk's revision after it. */
const editNumber = z.int().min(0)
const address = z.string().min(1).max(ADDRESS_MAX)
/** What became of an address that the person was asked about. */
export const OPEN_LINK_ENDS = ['opened', 'copied', 'canceled', 'refused', 'failed'] as const

/**
 * The one contract between the window and the processes behind it. Whoever receives parses: the answering side the input, the
 * asking side the output.
 */
export const REQUESTS = {
  'desk:status': { input: z.object({}), output: deskStatusSchema },
  'desk:overview': { input: z.object({}), output: overviewViewSchema },
  'desk:list': { input: z.object({ screen: z.enum(LIST_SCREENS) }), output: listViewSchema },
  'desk:record': { input: recordRefSchema, output: recordViewSchema },
  /** To edit: a stored record or draft, or a new record of a kind with what is given of it. */
  'desk:form': {
    input: z.union([
      z.object({ ref: recordRefSchema }),
      z.object({ of: z.enum(COLLECTION_NAMES), given: z.record(z.string(), z.unknown()) }),
    ]),
    output: formViewSchema,
  },
  /** Records of some kinds whose title has the words of `find`; of all kinds where none is named. */
  'desk:choices': {
    input: z.object({ collections: z.array(z.enum(COLLECTION_NAMES)), find: z.string().max(200) }),
    output: choicesViewSchema,
  },
  'desk:layers': { input: z.object({}), output: layersViewSchema },
  'desk:delete-plan': { input: recordRefSchema, output: deletePlanViewSchema },
  'desk:undo-view': { input: z.object({ staff: ownIdSchema }), output: undoViewSchema },
  'desk:trash': { input: z.object({}), output: trashViewSchema },
  /** Notes about a record, or all of the desk. */
  'desk:notes': { input: z.object({ about: recordRefSchema.optional() }), output: notesViewSchema },
  'desk:matrix': { input: z.object({}), output: matrixViewSchema },
  /** Edits. Answered when the disk has it. */
  'desk:apply': { input: z.object({ command: commandSchema, staff: staffMemberSchema }), output: committedSchema },
  /** Cites a source for a field of a record: source, passage and evidence are one edit. */
  'desk:cite': { input: z.object({ cite: citeSchema, staff: staffMemberSchema }), output: committedSchema },
  'desk:undo': { input: z.object({ staff: staffMemberSchema }), output: replayedSchema },
  'desk:redo': { input: z.object({ staff: staffMemberSchema }), output: replayedSchema },
  /** A saved memo as it is worked on. */
  'desk:memo-room': { input: z.object({ id: ownIdSchema }), output: memoRoomViewSchema },
  /** Makes a meeting brief of a session, under the id that the window gives it. */
  'desk:memo-make': {
    input: z.object({ session: ownIdSchema, id: ownIdSchema, staff: staffMemberSchema }),
    output: committedSchema,
  },
  /** Takes a draft's text from the records anew. */
  'desk:memo-refresh': { input: ofMemo, output: committedSchema },
  /** Freezes a memo as it is printed now. */
  'desk:memo-issue': { input: ofMemo, output: committedSchema },
  /** A new draft in place of an issued memo. */
  'desk:memo-version': {
    input: z.object({ id: ownIdSchema, newId: ownIdSchema, staff: staffMemberSchema }),
    output: committedSchema,
  },
  /** A memo's pages as they are printed. `job` names the work, for its progress and its end. */
  'desk:memo-pages': { input: z.object({ id: ownIdSchema, job: jobSchema }), output: pressedSchema },
  /** Writes a memo as PDF to the place that the person chose in the system's dialog (`app:choose-export`). */
  'desk:memo-export': {
    input: z.object({ id: ownIdSchema, job: jobSchema, place: placeTokenSchema }),
    output: z.object({ file: z.string(), pages: z.int(), size: z.int() }),
  },
  /** Ends a work of the press that is under way; its own request is answered with `canceled`. */
  'desk:memo-cancel': { input: z.object({ job: jobSchema }), output: z.object({}) },
  /** The versions of a record before edit `before`, the newest first. */
  'desk:record-history': {
    input: z.object({ ref: recordRefSchema, before: editNumber.optional() }),
    output: recordHistoryViewSchema,
  },
  /** The edits of the desk before edit `before`, of everybody or of one, the newest first. */
  'desk:edits': {
    input: z.object({ before: editNumber.optional(), by: z.string().max(200).optional() }),
    output: deskHistoryViewSchema,
  },
  /** What one edit changed. */
  'desk:edit': { input: z.object({ n: editNumber }), output: editViewSchema },
  /** A record as it was after edit `n`. */
  'desk:record-at': {
    input: z.object({ ref: recordRefSchema, n: editNumber, staff: staffMemberSchema }),
    output: recordAtViewSchema,
  },
  /** What bringing the desk back to what it was after edit `n` would do. */
  'desk:preview-return': { input: z.object({ n: editNumber, staff: staffMemberSchema }), output: returnPreviewSchema },
  'desk:return-record': {
    input: z.object({ ref: recordRefSchema, n: editNumber, staff: staffMemberSchema }),
    output: committedSchema,
  },
  /** Brings the desk back, if it is still the one that the person was shown the preview of (`revision`). */
  'desk:return-desk': {
    input: z.object({ n: editNumber, revision: z.int(), staff: staffMemberSchema }),
    output: committedSchema,
  },
  /** Writes records to the place that the person chose: to a folder, a file a collection, where all are written as CSV. */
  'desk:export': {
    input: z.object({
      job: jobSchema,
      place: placeTokenSchema,
      what: exportWhatSchema,
      format: z.enum(INTEROP_FORMATS),
    }),
    output: exportedSchema,
  },
  /** Reads the file that the person chose (`app:choose-import`), to be looked at under `id` until it is ended. */
  'desk:import-open': {
    input: z.object({ id: jobSchema, job: jobSchema, place: placeTokenSchema }),
    output: importOpenedSchema,
  },
  /** What an import would do to the desk as it is now: counts, and some of its records. */
  'desk:import-preview': { input: importPreviewInputSchema, output: importPreviewSchema },
  /** Does an import as it was previewed, with the same choices, at the revision that was shown. */
  'desk:import-apply': { input: importApplyInputSchema, output: importAppliedSchema },
  'desk:import-end': { input: z.object({ id: jobSchema }), output: z.object({}) },
  /** Ends an export, or the reading of an import, that is under way; its own request is answered with `canceled`. */
  'desk:interop-cancel': { input: z.object({ job: jobSchema }), output: z.object({}) },
  /** Where the desk is backed up to, and how that goes. */
  'desk:backups': { input: z.object({}), output: backupsViewSchema },
  /** Backs the desk up to each of its places; answered when that is done. What failed is said of the place. */
  'desk:backup-now': { input: z.object({}), output: z.object({}) },
  /** Ends the backup that is under way; what is there already stays. */
  'desk:backup-cancel': { input: z.object({}), output: z.object({}) },
  /** What can be gone back to, the newest first. */
  'desk:backup-points': {
    input: z.object({ place: z.enum(BACKUP_PLACES) }),
    output: z.object({ points: z.array(backupPointSchema) }),
  },
  /** What is other on the desk now than in a restore point. */
  'desk:backup-preview': { input: pointOfPlaceSchema, output: backupPreviewSchema },
  /** Backs up to a second folder too, which the person chose (`app:choose-backups`); without one, to none any more. Nothing there is deleted. */
  'desk:backup-folder': { input: z.object({ place: placeTokenSchema.optional() }), output: z.object({}) },
  /** Of a desk that cannot be opened: what of it can be read, and the states that it can be gone on from. Nothing is written. */
  'desk:recovery-points': { input: z.object({}), output: recoveryPointsSchema },
  /** What a restore point has that another has not. */
  'desk:recovery-preview': { input: z.object({ point: pointIdSchema, against: pointIdSchema }), output: previewSchema },
  /** Shows a restore point as the desk, to be read. `app:reopen` ends that. */
  'desk:look': { input: z.object({ point: pointIdSchema }), output: z.object({}) },
  /** Makes the desk one that can be written again, from a restore point. Answered when the disk has it. */
  'desk:continue': {
    input: z.object({ point: pointIdSchema, staff: staffMemberSchema }),
    output: z.object({ revision: z.int() }),
  },
  'app:environment': { input: z.object({}), output: environmentSchema },
  /** The window listens: main may tell it things, and hands it a port to the desk. */
  'app:ready': { input: z.object({}), output: z.object({}) },
  /**
   * Opens the desk that is shown anew, to write unless it says to read: after a failure that may have passed. One that is being read
   * stays so where it cannot be written yet, and the reason is the answer. With `overrule` another computer's lease does not count.
   */
  'app:reopen': {
    input: z.object({ to: z.enum(OPEN_MODES).optional(), overrule: z.literal(true).optional() }),
    output: z.object({}),
  },
  /** Sets what is given of the language, the theme and who works here; every window hears `app:changed`. */
  'app:choose': {
    input: z.object({
      language: z.enum(LANGUAGE_CHOICES).optional(),
      theme: z.enum(THEMES).optional(),
      staff: staffMemberSchema.optional(),
    }),
    output: z.object({}),
  },
  'app:folder-state': { input: z.object({ directory: z.string().min(1).max(4000) }), output: folderStateSchema },
  /** The system's dialog for a folder; no directory if the person thought better of it. */
  'app:pick-folder': { input: z.object({}), output: z.object({ directory: z.string().optional() }) },
  /** Opens another desk in every window: `app:changed` follows, and the desk's own answers. */
  'app:open-desk': { input: z.object({ directory: z.string().min(1).max(4000) }), output: z.object({}) },
  'app:open-sample': { input: z.object({}), output: z.object({ directory: z.string() }) },
  'app:create-desk': { input: createDeskSchema, output: z.object({ directory: z.string() }) },
  /** The system's dialog for where a file is saved, a PDF unless it says what; no place if the person thought better of it. */
  'app:choose-export': {
    input: z.object({ name: z.string().max(400), as: z.enum(EXPORT_FILES).optional() }),
    output: z.object({ place: placeTokenSchema.optional() }),
  },
  /** The system's dialog for a file to import; no place if the person thought better of it. */
  'app:choose-import': { input: z.object({}), output: z.object({ place: placeTokenSchema.optional() }) },
  /** The system's dialog for a second folder of backups; no place if the person thought better of it. */
  'app:choose-backups': { input: z.object({}), output: z.object({ place: placeTokenSchema.optional() }) },
  /** Makes a desk of a restore point in a folder that does not exist or is empty, and opens it in every window. */
  'app:restore-desk': {
    input: pointOfPlaceSchema.extend({ storeId: z.string().min(1).max(64), directory: z.string().min(1).max(4000) }),
    output: z.object({ directory: z.string() }),
  },
  /** Shows the file of such a place in the system's file manager. */
  'app:reveal': { input: z.object({ place: placeTokenSchema }), output: z.object({}) },
  /** Shows a desk in every window whether or not it can be opened: one that cannot says why, and what can be done. */
  'app:show-desk': { input: z.object({ directory: z.string().min(1).max(4000) }), output: z.object({}) },
  /** Leaves a folder out of the desks that are remembered; nothing in it is touched. */
  'app:forget-desk': { input: z.object({ directory: z.string().min(1).max(4000) }), output: z.object({}) },
  /** Shows the folder of the desk that is shown in the system's file manager, or what of its path is there. */
  'app:show-folder': { input: z.object({}), output: z.object({}) },
  /**
   * Copies the folder of the desk that is shown, byte for byte, into a new one inside a folder that the person chooses; nothing if they
   * thought better of it. Reads every copied file back. `app:copying` tells how far it is.
   */
  'app:copy-folder': { input: z.object({}), output: z.object({ copied: copiedSchema.optional() }) },
  /** Shows the file with the licences of what this Parley holds in the system's file manager. */
  'app:show-licences': { input: z.object({}), output: z.object({}) },
  /** Closes the desk, and shows the desks to choose from. */
  'app:leave-desk': { input: z.object({}), output: z.object({}) },
  'app:new-window': { input: z.object({}), output: z.object({}) },
  'app:menu': { input: menuStateSchema, output: z.object({}) },
  /** The system's dialog to print what the window shows to printers, on sheets without margins; not printed if the person thought better of it. */
  'app:print': { input: z.object({ pageSize: z.enum(['A4', 'Letter']) }), output: z.object({ printed: z.boolean() }) },
  /** Keeps text that is not on the desk yet over a crash, under a key of the window's; no text forgets it. */
  'app:keep': {
    input: z.object({ key: z.string().min(1).max(300), text: z.string().max(8_000_000).optional() }),
    output: z.object({}),
  },
  /** Everything that was typed is saved or kept: the window may close. */
  'app:closed': { input: z.object({}), output: z.object({}) },
  /** What is kept under keys that begin so. */
  'app:kept': {
    input: z.object({ prefix: z.string().max(300) }),
    output: z.object({ kept: z.record(z.string(), z.string()) }),
  },
  /**
   * Asks the person, in a dialog of the system's, whether an address may be opened in the browser or the mail program; `refused` for
   * one that is neither `https:` nor `mailto:`, and while another is being asked about.
   */
  'app:open-link': { input: z.object({ address }), output: z.object({ done: z.enum(OPEN_LINK_ENDS) }) },
  /** Puts an address on the clipboard: an `http:` one too. */
  'app:copy-address': { input: z.object({ address }), output: z.object({ done: z.enum(['copied', 'refused']) }) },
} satisfies Record<RequestName, { input: z.ZodType; output: z.ZodType }>

/** What is told without being asked. */
export const EVENTS = {
  'desk:changed': z.object({
    revision: z.int(),
    touched: z.array(z.object({ collection: z.enum(COLLECTION_NAMES), id: ownIdSchema })),
  }),
  /** How far a work of the press has come. */
  'desk:progress': pressProgressSchema.extend({ job: jobSchema }),
  /** How far a backup is; without `running`, that none is under way any more. And whether a person should look at what is wrong with them. */
  'desk:backup': z.object({ running: backupRunningSchema.optional(), isFailing: z.boolean() }),
  /** How far an export or an import has come. */
  'desk:work': z.object({ job: jobSchema, done: z.int(), of: z.int() }),
  'desk:lost': z.object({}),
  'desk:failed': failureSchema,
  'menu:action': z.object({ id: z.enum(ACTION_IDS) }),
  'app:changed': z.object({}),
  'app:copying': z.object({ done: z.int(), total: z.int() }),
  /** The window is about to close: it finishes what is on its way, and says so by `app:closed`. */
  'app:closing': z.object({}),
} satisfies Record<EventName, z.ZodType>

export type Input<R extends RequestName> = z.infer<(typeof REQUESTS)[R]['input']>
export type Output<R extends RequestName> = z.infer<(typeof REQUESTS)[R]['output']>
export type EventValue<E extends EventName> = z.infer<(typeof EVENTS)[E]>

/** The envelope of an answer: a value or a failure, never neither. */
export const envelopeSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), error: failureSchema }),
])
export type Envelope = z.infer<typeof envelopeSchema>
