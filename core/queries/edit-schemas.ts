import { z } from 'zod'
import { fuzzyDateSchema } from '../dates/fuzzy-date'
import { titleSchema } from '../desk/titles'
import { stepLabelSchema } from '../journal/step'
import { COLLECTION_NAMES } from '../model/values/collection-names'
import { markingSchema } from '../model/values/marking'
import { recordRefSchema } from '../model/values/record-ref'
import { memoUseSchema } from './links-schemas'

/** The window's views for editing: forms, choices, the matrix, notes, the trash. */

const named = z.object({
  ref: recordRefSchema,
  title: titleSchema,
  /** The first words of a position or a line, to tell two of one title apart. */
  text: z.string().optional(),
})
export type NamedRef = z.infer<typeof named>

/** A record, or a draft of one, for editing: its own values as stored. */
export const formViewSchema = z.object({
  /** The stored record: one of `of`, or a draft of one. */
  ref: recordRefSchema,
  of: z.enum(COLLECTION_NAMES),
  /** The revision that an edit must name; none for a record that is not stored yet. */
  rev: z.int().optional(),
  values: z.record(z.string(), z.unknown()),
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
  rows: z.array(named.extend({ hint: titleSchema.optional() })),
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

const measureLayers = named.extend({ components: z.array(z.object({ id: z.string(), title: titleSchema })) })
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
const planned = z.object({ refs: z.array(recordRefSchema), first: z.array(named) })

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

/** A staff member's next step to undo or redo, with the title of its record if that still exists. */
const stepView = z.object({ label: stepLabelSchema, title: titleSchema.optional() })
export const undoViewSchema = z.object({ undo: stepView.optional(), redo: stepView.optional() })
export type UndoView = z.infer<typeof undoViewSchema>

/** A deleted record, and the other deleted records that it cannot be without, directly or through each other. */
const trashed = named.extend({ needs: z.array(named) })
export type TrashedView = z.infer<typeof trashed>
/** The trash, last deleted first; records deleted together are restored together. */
export const trashViewSchema = z.object({
  groups: z.array(z.object({ at: z.string(), by: titleSchema, records: z.array(trashed) })),
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
  at: z.string(),
  /** When it was last edited, if it was. */
  changedAt: z.string().optional(),
  about: named.optional(),
})
export type NoteView = z.infer<typeof noteView>

/** Notes with their replies, the newest thread first. */
export const notesViewSchema = z.object({
  threads: z.array(noteView.extend({ replies: z.array(noteView) })),
  /** Everybody who wrote one of them. */
  people: z.array(staffView),
})
export type NotesView = z.infer<typeof notesViewSchema>

const matrixCell = z.object({
  ref: recordRefSchema,
  stance: z.string(),
  text: z.string(),
  attribution: z.string(),
  contested: z.boolean(),
  unsourced: z.boolean(),
  validFrom: fuzzyDateSchema,
  /** Whole days since it began to hold, as of the desk's instant: a range for a fuzzy date; no maximum if it may be any age. */
  age: z.object({ min: z.int().min(0), max: z.int().min(0).nullable() }),
  /** Sources with evidence that supports it, and notes about it. */
  sources: z.int(),
  notes: z.int(),
  /** Earlier positions that it supersedes, directly or through others. */
  earlier: z.int(),
  /** Other positions on the same question and track that hold at the same instant, if a desk has any. */
  also: z.int(),
})
export type MatrixCell = z.infer<typeof matrixCell>
/** Issues × parties. A cell keeps the public and the assessed track apart. */
export const matrixViewSchema = z.object({
  /** Positions that are not on the desk yet, which no cell shows. */
  drafts: z.array(named),
  talks: z.array(named),
  parties: z.array(named.extend({ code: z.string(), ours: z.boolean() })),
  areas: z.array(
    z.object({
      title: titleSchema,
      issues: z.array(
        named.extend({
          /** The id of its talk, and its depth under the issues of its area. */
          talk: z.string(),
          depth: z.int().min(0),
          interest: z.string().optional(),
          priority: z.string().optional(),
          /** One for each party, in the order of `parties`. */
          cells: z.array(z.object({ public: matrixCell.optional(), assessed: matrixCell.optional() })),
        }),
      ),
    }),
  ),
})
export type MatrixView = z.infer<typeof matrixViewSchema>
