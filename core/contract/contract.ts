import { z } from 'zod'
import { madeFromSchema } from '../from-words/made-from'
import { personToldSchema } from '../from-words/person-told'
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
import { commandSchema } from '../commands/command'
import {
  deskHistoryViewSchema,
  editViewSchema,
  recordAtViewSchema,
  recordHistoryViewSchema,
  returnPreviewSchema,
} from '../history/history-schemas'
import { copiedInputSchema, copiedSchema } from '../interop/copied-records'
import { INTEROP_FORMATS } from '../interop/import-states'
import {
  exportedSchema,
  exportWhatSchema,
  importOpenedSchema,
  importPreviewInputSchema,
  importPreviewSchema,
} from '../interop/interop-schemas'
import { TEXT_ENCODINGS } from '../base/text-encodings'
import { stepLabelSchema } from '../journal/step'
import { MEMO_FORMATS } from '../memo/memo-formats'
import { pressedSchema, pressProgressSchema } from '../memo/pressed'
import { COLLECTION_NAMES } from '../model/values/collection-names'
import { ownIdSchema } from '../model/values/ids'
import { recordRefSchema } from '../model/values/record-ref'
import { staffMemberSchema } from '../model/values/staff-member'
import { begunInputSchema, begunSchema } from '../queries/begun-records'
import { changeAllInputSchema, changeAllPlanSchema } from '../queries/change-all-plan'
import {
  choicesViewSchema,
  clockViewSchema,
  deleteAllPlanSchema,
  deletePlanViewSchema,
  formViewSchema,
  selectedKeysSchema,
  undoViewSchema,
  layersInputSchema,
  layersViewSchema,
  notesInputSchema,
  notesViewSchema,
  trashInputSchema,
  trashViewSchema,
} from '../queries/edit-schemas'
import {
  linkedFromInputSchema,
  linkedFromViewSchema,
  recordMemosInputSchema,
  recordMemosViewSchema,
} from '../queries/links-schemas'
import { misspeltInputSchema, misspeltSchema } from '../spelling/spelling-schemas'
import { issueAreasSchema } from '../queries/issue-areas'
import { listFindSchema, listInputSchema, listKeysInputSchema, listPagesSchema } from '../queries/list-schemas'
import { matrixInputSchema, matrixViewSchema } from '../queries/matrix-schemas'
import { memoRoomViewSchema } from '../queries/memo-schemas'
import { returnedViewSchema } from '../queries/returned-schemas'
import { mentionsInputSchema, mentionsViewSchema } from '../queries/mentions-schemas'
import { NAMED_MAX, namedRecordsSchema } from '../queries/named-records'
import { REPLAYED_PLACES_MAX, replayedPlaceSchema } from '../queries/replayed-places'
import { packageBoardInputSchema, packageBoardViewSchema } from '../queries/package-board-schemas'
import { timeLineQuestionSchema, timeLineViewSchema } from '../queries/time-line-schemas'
import { sinceMemoSchema } from '../queries/since-memo'
import { remindersInputSchema, remindersViewSchema } from '../queries/reminders'
import { rateFigureSchema, rateQuestionSchema, rateViewSchema } from '../queries/rate-schemas'
import { searchInputSchema, searchViewSchema } from '../queries/search-schemas'
import {
  careItemsSchema,
  careKindSchema,
  deskStatusSchema,
  overviewViewSchema,
  recordPartInputSchema,
  recordPartSchema,
  recordViewSchema,
  upcomingViewSchema,
} from '../queries/view-schemas'
import { pointIdSchema, previewSchema, recoveryPointsSchema } from '../recovery/recovery-point'
import { APP_REQUESTS } from './app-requests'
import { jobSchema, placeTokenSchema } from './app-schemas'
import { ATTACHMENT_REQUESTS } from './attachment-requests'
import type { EventName, RequestName } from './channels'
import { metInputSchema, metViewSchema, whoMetInputSchema, whoMetViewSchema } from '../queries/who-met-schemas'
import { SOURCE_REQUESTS } from './source-requests'

/** How many touched records an edit's answer names at most. */
export const TOUCHED_MAX = 1000
/**
 * The outcome of a command: the desk's revision after it, what it did, how many records it touched, and the revisions of the first of them (none for a deleted
 * one). A command that changes nothing makes no edit. An undo or redo names the places that show what it changed, best first.
 */
const appliedSchema = z.discriminatedUnion('did', [
  z.object({ did: z.literal('nothing'), revision: z.int(), records: z.literal(0), touched: z.tuple([]) }),
  z.object({
    did: z.literal('edit'),
    revision: z.int(),
    label: stepLabelSchema,
    records: z.int(),
    touched: z
      .array(z.object({ collection: z.enum(COLLECTION_NAMES), id: ownIdSchema, rev: z.int().optional() }))
      .max(TOUCHED_MAX),
    places: z.array(replayedPlaceSchema).max(REPLAYED_PLACES_MAX).optional(),
  }),
])

/** An edit by its number: the desk's revision after it. */
const editNumber = z.int().min(0)

/** The one contract between the window and the processes behind it. The receiver parses: the answering side the input, the asking side the output. */
export const REQUESTS = {
  'desk:status': { input: z.object({}), output: deskStatusSchema },
  'desk:overview': { input: z.object({}), output: overviewViewSchema },
  /** More of the upcoming dates than the overview shows. */
  'desk:upcoming': { input: z.object({ from: z.int().min(0) }), output: upcomingViewSchema },
  /** The records added or changed since the newest issued memo. */
  'desk:since-memo': { input: z.object({}), output: sinceMemoSchema },
  /** The dates that fall due within some days, or did lately. */
  'desk:reminders': { input: remindersInputSchema, output: remindersViewSchema },
  /** Meetings, dates and law beside each other. */
  'desk:time-line': { input: timeLineQuestionSchema, output: timeLineViewSchema },
  /** A package by the status of its elements. */
  'desk:package-board': { input: packageBoardInputSchema, output: packageBoardViewSchema },
  /** The people of a party by those of the others, with the meetings that they had. */
  'desk:who-met': { input: whoMetInputSchema, output: z.object({ view: whoMetViewSchema.optional() }) },
  /** The meetings of two people. */
  'desk:met': { input: metInputSchema, output: metViewSchema },
  /** The rates in force that the overview shows first. They take longer than the rest of it. */
  'desk:rate-figures': { input: z.object({}), output: z.object({ rows: z.array(rateFigureSchema) }) },
  /** More of the findings of a kind than the overview shows. */
  'desk:findings': { input: careKindSchema.extend({ from: z.int().min(0) }), output: careItemsSchema },
  /** Some pages of a list screen, filtered and in an order. */
  'desk:list': { input: listInputSchema, output: listPagesSchema },
  /** The place of the next row of a list whose title begins with some letters. */
  'desk:list-find': { input: listFindSchema, output: z.object({ index: z.int().optional() }) },
  /** The keys of the rows of a list from one place to another, also of those that no window has. */
  'desk:list-keys': { input: listKeysInputSchema, output: z.object({ keys: z.array(z.string()) }) },
  'desk:record': { input: recordRefSchema, output: recordViewSchema },
  /** For editing: a stored record or draft, or a new record of a kind with its given fields. */
  'desk:form': {
    input: z.union([
      z.object({ ref: recordRefSchema }),
      z.object({
        of: z.enum(COLLECTION_NAMES),
        given: z.record(z.string(), z.unknown()),
        from: madeFromSchema.optional(),
      }),
    ]),
    output: formViewSchema,
  },
  /** The first values of a new record that begins like another one. */
  'desk:begun': { input: begunInputSchema, output: begunSchema },
  /** Records in words for the clipboard. */
  'desk:copied': { input: copiedInputSchema, output: copiedSchema },
  /** Records of some kinds, or of all if none is named, whose title has the words of `find`. */
  'desk:choices': {
    input: z.object({ collections: z.array(z.enum(COLLECTION_NAMES)), find: z.string().max(200) }),
    output: choicesViewSchema,
  },
  /** The areas of a talk's issues, or of the only talk, for a new issue. */
  /** The person whom selected words name, with the party and post that they give to that name alone. */
  'desk:person-told': { input: madeFromSchema, output: personToldSchema },
  'desk:areas': { input: z.object({ talk: z.string().max(200).optional() }), output: issueAreasSchema },
  /** Records that have the words of `find` in any of their texts, best first; with no words the latest. */
  'desk:search': { input: searchInputSchema, output: searchViewSchema },
  /** The titles of some records; those that are gone are left out. */
  'desk:named': { input: z.object({ refs: z.array(recordRefSchema).max(NAMED_MAX) }), output: namedRecordsSchema },
  /** Records whose texts have a name of this one, and do not name it yet. */
  'desk:mentions': { input: mentionsInputSchema, output: mentionsViewSchema },
  /** The words, out of some, that neither the dictionary nor the field nor a name on the desk knows. */
  'desk:misspelt': { input: misspeltInputSchema, output: misspeltSchema },
  /** More of the records of a kind that name a record than its page shows. */
  'desk:linked-from': { input: linkedFromInputSchema, output: linkedFromViewSchema },
  /** A part of the memos that print a record, and the first of those that only name it. */
  'desk:record-memos': { input: recordMemosInputSchema, output: recordMemosViewSchema },
  /** More of the passages or of the history of a record than its page shows. */
  'desk:record-part': { input: recordPartInputSchema, output: recordPartSchema },
  ...SOURCE_REQUESTS,
  ...ATTACHMENT_REQUESTS,
  'desk:layers': { input: layersInputSchema, output: layersViewSchema },
  /** The clock on which the times of a record's form are typed, by those of its fields that say it. */
  'desk:clock': {
    input: z.object({ of: z.enum(COLLECTION_NAMES), fields: z.record(z.string(), z.unknown()) }),
    output: clockViewSchema,
  },
  'desk:delete-plan': { input: recordRefSchema, output: deletePlanViewSchema },
  /** The effects of deleting several records together. */
  'desk:delete-all-plan': { input: selectedKeysSchema, output: deleteAllPlanSchema },
  /** The effects of setting one field on several records; `desk:work` reports how many are done. */
  'desk:change-all-plan': { input: changeAllInputSchema, output: changeAllPlanSchema },
  'desk:undo-view': { input: z.object({ staff: ownIdSchema }), output: undoViewSchema },
  /** A part of the trash, or one record in it. */
  'desk:trash': { input: trashInputSchema, output: trashViewSchema },
  /** A part of the notes about a record, or of all notes of the desk. */
  'desk:notes': { input: notesInputSchema, output: notesViewSchema },
  /** Some issues of the matrix. */
  'desk:matrix': { input: matrixInputSchema, output: matrixViewSchema },
  /** The rate of a good at a border, and the reasons for it. Changes nothing, whatever it supposes. */
  'desk:rate': { input: rateQuestionSchema, output: rateViewSchema },
  /** Every edit: the one request that changes records. Answered when the disk has it. */
  'desk:apply': { input: z.object({ command: commandSchema, staff: staffMemberSchema }), output: appliedSchema },
  /** Cancels the job of this name, if it is running. The request that began it is answered with `canceled`. */
  'desk:cancel': { input: z.object({ job: jobSchema }), output: z.object({}) },
  /** A saved memo for working on it. */
  'desk:memo-room': { input: z.object({ id: ownIdSchema }), output: memoRoomViewSchema },
  /**
   * A memo's pages as printed. `job` names the work, for its progress and for canceling it; `fields` are those that a form has not saved yet, null for an emptied
   * one, which are printed as if they were.
   */
  'desk:memo-pages': {
    input: z.object({ id: ownIdSchema, job: jobSchema, fields: z.record(z.string(), z.unknown()).optional() }),
    output: pressedSchema,
  },
  /**
   * Writes a memo to the place chosen in the system's dialog (`app:choose-export`), a PDF unless `format` names another; `changes` tracks in a Word file what is
   * different from the issued memo that it replaces. Only a PDF has a number of pages.
   */
  'desk:memo-export': {
    input: z.object({
      id: ownIdSchema,
      job: jobSchema,
      place: placeTokenSchema,
      format: z.enum(MEMO_FORMATS).optional(),
      changes: z.literal(true).optional(),
    }),
    output: z.object({ file: z.string(), pages: z.int().optional(), size: z.int() }),
  },
  /** The versions of a record before edit `before`, newest first. */
  'desk:record-history': {
    input: z.object({ ref: recordRefSchema, before: editNumber.optional() }),
    output: recordHistoryViewSchema,
  },
  /** The edits of the desk before edit `before`, by everybody or by one person, newest first. */
  'desk:edits': {
    input: z.object({ before: editNumber.optional(), by: z.string().max(200).optional() }),
    output: deskHistoryViewSchema,
  },
  /** The changes of one edit. */
  'desk:edit': { input: z.object({ n: editNumber }), output: editViewSchema },
  /** A record as it was after edit `n`. */
  'desk:record-at': {
    input: z.object({ ref: recordRefSchema, n: editNumber, staff: staffMemberSchema }),
    output: recordAtViewSchema,
  },
  /** The changes that returning the desk to its state after edit `n` would make. */
  'desk:preview-return': { input: z.object({ n: editNumber, staff: staffMemberSchema }), output: returnPreviewSchema },
  /** Writes records to the chosen place: into a folder, one file per collection, if all are written as CSV. */
  'desk:export': {
    input: z.object({
      job: jobSchema,
      place: placeTokenSchema,
      what: exportWhatSchema,
      format: z.enum(INTEROP_FORMATS),
    }),
    output: exportedSchema,
  },
  /** Reads the Word file that was chosen (`app:choose-import`) and sent back, and holds it under `id` until it is ended. */
  'desk:returned-open': {
    input: z.object({ id: jobSchema, job: jobSchema, place: placeTokenSchema }),
    output: z.object({}),
  },
  /** The changes and comments of a returned file for a memo as the desk is now, the first `limit` of them. */
  'desk:returned-view': {
    input: z.object({ id: jobSchema, memo: ownIdSchema, limit: z.int().min(1).max(5000) }),
    output: returnedViewSchema,
  },
  'desk:returned-end': { input: z.object({ id: jobSchema }), output: z.object({}) },
  /** Reads the chosen file (`app:choose-import`) for preview under `id` until it is ended. */
  'desk:import-open': {
    input: z.object({
      id: jobSchema,
      job: jobSchema,
      place: placeTokenSchema,
      encoding: z.enum(TEXT_ENCODINGS).optional(),
    }),
    output: importOpenedSchema,
  },
  /** The changes that an import would make to the desk now: counts, and some of its records. */
  'desk:import-preview': { input: importPreviewInputSchema, output: importPreviewSchema },
  'desk:import-end': { input: z.object({ id: jobSchema }), output: z.object({}) },
  /** The places to which the desk is backed up, and the state of its backups. */
  'desk:backups': { input: z.object({}), output: backupsViewSchema },
  /** Backs the desk up to each of its places; answers when that is done. A failure is reported for its place. */
  'desk:backup-now': { input: z.object({}), output: z.object({}) },
  /** Cancels the running backup; earlier backups stay. */
  'desk:backup-cancel': { input: z.object({}), output: z.object({}) },
  /** The backups of a place, newest first. */
  'desk:backup-points': {
    input: z.object({ place: z.enum(BACKUP_PLACES) }),
    output: z.object({ points: z.array(backupPointSchema) }),
  },
  /** How the desk has changed since a backup. */
  'desk:backup-preview': { input: pointOfPlaceSchema, output: backupPreviewSchema },
  /** Backs up to a second folder too, chosen with `app:choose-backups`; without one, stops doing so. Deletes nothing there. */
  'desk:backup-folder': { input: z.object({ place: placeTokenSchema.optional() }), output: z.object({}) },
  /** The readable part of a desk that cannot be opened, and its recovery points. Writes nothing. */
  'desk:recovery-points': { input: z.object({}), output: recoveryPointsSchema },
  /** Compares a recovery point with another. */
  'desk:recovery-preview': { input: z.object({ point: pointIdSchema, against: pointIdSchema }), output: previewSchema },
  /** Shows a recovery point as the desk, read-only. `app:reopen` ends that. */
  'desk:look': { input: z.object({ point: pointIdSchema }), output: z.object({}) },
  /** Makes a damaged desk writable again, from a recovery point. Answers when the disk has it. */
  'desk:continue': {
    input: z.object({ point: pointIdSchema, staff: staffMemberSchema }),
    output: z.object({ revision: z.int() }),
  },
  ...APP_REQUESTS,
} satisfies Record<RequestName, { input: z.ZodType; output: z.ZodType }>

/** Events, which come unasked. */
export const EVENTS = {
  /** An edit, and the first of the records that it touched. */
  'desk:changed': z.object({
    revision: z.int(),
    touched: z.array(z.object({ collection: z.enum(COLLECTION_NAMES), id: ownIdSchema })).max(TOUCHED_MAX),
  }),
  /** The check of the desk's records has found or finished something: the count of findings and the overview may be others. */
  'desk:checked': z.object({}),
  /** The progress of a job of the press. */
  'desk:progress': pressProgressSchema.extend({ job: jobSchema }),
  /** The progress of a backup, without `running` once it has ended; and whether the backups have a problem that you should look into. */
  'desk:backup': z.object({ running: backupRunningSchema.optional(), isFailing: z.boolean() }),
  /** The progress of an export, an import or the reading of a file. */
  'desk:work': z.object({ job: jobSchema, done: z.int(), of: z.int() }),
  'desk:lost': z.object({}),
  'desk:failed': failureSchema,
  'menu:action': z.object({ id: z.enum(ACTION_IDS) }),
  'app:changed': z.object({}),
  'app:copying': z.object({ done: z.int(), total: z.int() }),
  /** The window is about to close: it finishes its work, and answers with `app:closed`. */
  'app:closing': z.object({}),
} satisfies Record<EventName, z.ZodType>

export type Input<R extends RequestName> = z.infer<(typeof REQUESTS)[R]['input']>
export type Output<R extends RequestName> = z.infer<(typeof REQUESTS)[R]['output']>
export type EventValue<E extends EventName> = z.infer<(typeof EVENTS)[E]>
