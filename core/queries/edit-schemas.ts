import { KEY_MAX, SELECTED_MAX } from '../commands/command'
import { z } from 'zod'
import { fuzzyDateSchema } from '../dates/fuzzy-date'
import { titleSchema } from '../desk/titles'
import { stepLabelSchema } from '../journal/step'
import { attachmentSchema } from '../model/records/attachments'
import { COLLECTION_NAMES } from '../model/values/collection-names'
import { markingSchema } from '../model/values/marking'
import { recordRefSchema } from '../model/values/record-ref'
import { memoUseSchema } from './links-schemas'

/** The window's views for editing: forms, choices, notes, the trash. */

/** The longest text that somebody can look for on a screen. */
export const FIND_MAX = 1000

export const namedSchema = z.object({
  ref: recordRefSchema,
  title: titleSchema,
  /** The first words of a position or a line, to tell two of one title apart. */
  text: z.string().optional(),
})
export type NamedRef = z.infer<typeof namedSchema>

/** The place that the desk knows a new record's value from: the selected words that it is made from, their date or their source, or its other records. */
export const FILLED_FROM = [
  'words',
  'date',
  'source',
  'sameWords',
  'sameSource',
  'onlyTalk',
  'ourParty',
  'deskParties',
  'lastRound',
  'lastMeeting',
  'chiefs',
  'otherMeasures',
  'otherInstruments',
] as const
export type FilledFrom = (typeof FILLED_FROM)[number]

/** A record, or a draft of one, for editing: its own values as stored. */
export const formViewSchema = z.object({
  /** The stored record: one of `of`, or a draft of one. */
  ref: recordRefSchema,
  of: z.enum(COLLECTION_NAMES),
  /** The revision that an edit must name; none for a record that is not stored yet. */
  rev: z.int().optional(),
  values: z.record(z.string(), z.unknown()),
  /** The fields of a new record that the desk filled in, and the reasons. */
  filled: z.record(z.string(), z.enum(FILLED_FROM)).optional(),
  /** The marking that the record has where nobody chooses another, if the desk can say. */
  inherited: markingSchema.optional(),
  /** The dates in the words that a new record is made from, as EDTF. */
  datesSaid: z.array(z.string()).optional(),
  /** The desk's instant: a date before it is past. */
  asOf: z.string().optional(),
  /** The round that a new session is in while its date lies within the round's days. */
  roundToJoin: z.object({ id: z.string(), days: fuzzyDateSchema }).optional(),
  /** The titles of all records that the values name, by `refKey`. */
  titles: z.record(z.string(), titleSchema),
  /** The rules' findings in it now. */
  findings: z.array(
    z.object({
      code: z.string(),
      severity: z.enum(['error', 'warning']),
      field: z.string(),
      params: z.record(z.string(), z.union([z.string(), z.number()])),
    }),
  ),
})
export type FormView = z.infer<typeof formViewSchema>

/** Records to choose a reference from, the best match first. `hint` tells two of one name apart. */
export const choicesViewSchema = z.object({
  rows: z.array(namedSchema.extend({ hint: titleSchema.optional() })),
  /** How many more matched. */
  more: z.int().min(0),
})
export type ChoicesView = z.infer<typeof choicesViewSchema>

/** Asks for layers that have some words, and for the names of the one that is chosen. */
export const layersInputSchema = z.object({
  find: z.string().max(200).optional(),
  chosen: z.object({ measure: z.string(), component: z.string() }).optional(),
})
export type LayersInput = z.infer<typeof layersInputSchema>

const measureLayers = namedSchema.extend({ components: z.array(z.object({ id: z.string(), title: titleSchema })) })
/** Layers by measure, for what names one. */
export const layersViewSchema = z.object({
  measures: z.array(measureLayers),
  /** How many more layers matched. */
  more: z.int().min(0),
  chosen: measureLayers.optional(),
})

/** A clock, and whether it is a border's; if not, it is the desk's. */
export const clockViewSchema = z.object({ timeZone: z.string(), isBorder: z.boolean() })

/** How many records of each kind of effect a delete plan names. */
export const PLAN_SHOWN = 20

/** Records of a delete plan: all of them for the command, and the names of the first. */
const planned = z.object({ refs: z.array(recordRefSchema), first: z.array(namedSchema) })

export const deletePlanViewSchema = z.object({
  rev: z.int(),
  title: titleSchema,
  /** Records that are deleted too, and those that only lose their reference. */
  along: planned,
  unlinked: planned,
  /** The saved memos that print a deleted record, without those that are deleted or listed above. */
  memos: z.object({ count: z.int(), first: z.array(memoUseSchema) }),
  /** Records that prevent the deletion. */
  blockers: planned,
})
export type DeletePlanView = z.infer<typeof deletePlanViewSchema>

/** Records of a plan for several: the keys of all of them for the command, and the names of the first. */
const plannedKeys = z.object({ keys: z.array(z.string()), first: z.array(namedSchema) })
/** As `deletePlanViewSchema`, for several records. Those that are gone are left out of `chosen`. */
export const deleteAllPlanSchema = z.object({
  chosen: plannedKeys,
  revs: z.array(z.int()),
  along: plannedKeys,
  unlinked: plannedKeys,
  memos: z.object({ count: z.int(), first: z.array(memoUseSchema) }),
  /** Records that prevent the deletion, among them those that cannot be deleted themselves. */
  blockers: plannedKeys,
})
export type DeleteAllPlan = z.infer<typeof deleteAllPlanSchema>
export const selectedKeysSchema = z.object({ keys: z.array(z.string().max(KEY_MAX)).min(1).max(SELECTED_MAX) })

/** A staff member's next step to undo or redo, with the title of its record if that still exists. */
const stepView = z.object({ label: stepLabelSchema, title: titleSchema.optional() })
export const undoViewSchema = z.object({ undo: stepView.optional(), redo: stepView.optional() })
export type UndoView = z.infer<typeof undoViewSchema>

/** How many deleted records an answer has at most. */
export const TRASH_PAGE = 50

/** Asks for a part of the trash, or for one record in it. */
export const trashInputSchema = z.union([z.object({ offset: z.int().min(0) }), z.object({ record: recordRefSchema })])
export type TrashInput = z.infer<typeof trashInputSchema>

/** A deleted record, and the other deleted records that it cannot be without, directly or through each other. */
const trashed = namedSchema.extend({ needs: z.array(namedSchema) })
export type TrashedView = z.infer<typeof trashed>
/** A part of the trash, last deleted first; records deleted together are restored together. */
export const trashViewSchema = z.object({
  groups: z.array(
    z.object({
      key: z.string(),
      at: z.string(),
      by: titleSchema,
      /** How many records were deleted together, and the place of the first of them in the trash. */
      count: z.int(),
      start: z.int(),
      records: z.array(trashed),
    }),
  ),
  /** How many records are in the trash. */
  total: z.int(),
  /** The offset of what follows, if anything does. */
  next: z.int().optional(),
})
export type TrashView = z.infer<typeof trashViewSchema>

const staffView = z.object({ id: z.string(), name: z.string(), initials: z.string() })
const noteView = z.object({
  ref: recordRefSchema,
  rev: z.int(),
  staff: staffView,
  body: z.string(),
  resolved: z.boolean(),
  /** The person who resolved it, if the desk knows: everybody but its writer can change nothing else. */
  resolvedBy: staffView.optional(),
  marking: markingSchema,
  attachments: z.array(attachmentSchema),
  at: z.string(),
  /** When its words or files were last edited, if they were and the desk knows. */
  editedAt: z.string().optional(),
  about: namedSchema.optional(),
})
export type NoteView = z.infer<typeof noteView>

/** How many threads an answer has at most. */
export const NOTES_PAGE = 30

const noteFilterSchema = z.object({
  /** The id of somebody who wrote one of its notes, or nothing. */
  person: z.string(),
  state: z.enum(['open', 'done', 'all']),
  find: z.string().max(FIND_MAX),
})
/** The filter of the threads; an empty choice filters nothing. */
export type NoteFilter = Readonly<z.infer<typeof noteFilterSchema>>

/** Asks for a part of the threads that pass the filter: of those about a record, or of all. */
export const notesInputSchema = z.object({
  about: recordRefSchema.optional(),
  filter: noteFilterSchema,
  offset: z.int().min(0),
  /** The id of a note whose thread is answered too, wherever it is. */
  wanted: z.string().optional(),
})
export type NotesInput = Readonly<z.infer<typeof notesInputSchema>>

const thread = noteView.extend({ replies: z.array(noteView) })
export type ThreadView = z.infer<typeof thread>
/** Notes with their replies, the newest thread first. */
export const notesViewSchema = z.object({
  threads: z.array(thread),
  wanted: thread.optional(),
  /** How many threads there are, and how many of them pass the filter, with the wanted one. */
  total: z.int(),
  found: z.int(),
  /** The offset of what follows, if anything does. */
  next: z.int().optional(),
  /** Everybody who wrote one of them, whatever the filter. */
  people: z.array(staffView),
})
export type NotesView = z.infer<typeof notesViewSchema>
