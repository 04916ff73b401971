import { z } from 'zod'
import { failureSchema } from '../base/failure'
import { differencesViewSchema } from '../desk/differences'
import { titleSchema } from '../desk/titles'
import { stepLabelSchema } from '../journal/step'
import { COLLECTION_NAMES } from '../model/values/collection-names'
import { recordRefSchema } from '../model/values/record-ref'
import { recordMemosViewSchema } from '../queries/links-schemas'
import { recordViewSchema } from '../queries/view-schemas'
import { stretchSchema } from '../text/word-changes'
import { fieldViewSchema } from '../wording/piece'

/** The window's views of a desk's history. An edit's number `n` is the desk's revision after it. */

/** The author of an edit. `parley` is the app itself, and has no name. */
const personSchema = z.object({ id: z.string(), name: titleSchema.optional() })
export type Person = z.infer<typeof personSchema>

/** The effect of an edit on one record. Its words are `past.<what>`. */
const WHATS = [
  'begun',
  'created',
  'changed',
  'cited',
  'uncited',
  'refreshed',
  'completed',
  'deleted',
  'unlinked',
  'restored',
  'relinked',
  'undone',
  'redone',
  'issued',
  'superseded',
  'migrated',
  'mended',
  'returned',
  'deskReturned',
  'known',
] as const
export type What = (typeof WHATS)[number]

/** A changed field: both values; for lists and parts only their differences, for long texts their words. */
const fieldChangeSchema = z.object({
  name: z.string(),
  from: fieldViewSchema,
  to: fieldViewSchema,
  words: z.array(stretchSchema).optional(),
})
export type FieldChange = z.infer<typeof fieldChangeSchema>

/** The form of a record at some time: the record itself, only a draft of it, or none. */
const formSchema = z.enum(['record', 'draft', 'none'])
export type Form = z.infer<typeof formSchema>

/** Any edit. */
const editSchema = z.object({
  n: z.int().min(0),
  /** When it was made, by the clock of its author's machine. */
  at: z.string(),
  by: personSchema,
})

const versionSchema = editSchema.extend({
  what: z.enum(WHATS),
  /** The step that was undone or redone. */
  label: stepLabelSchema.optional(),
  form: formSchema,
  /** The record's present content is that of this version. */
  current: z.boolean(),
  changes: z.array(fieldChangeSchema),
  /** Not a version of the record itself: a source was cited for one of its fields, or is no longer. */
  cited: z
    .object({
      source: recordRefSchema,
      title: titleSchema,
      /** The source is on the desk now, and can be opened. */
      here: z.boolean(),
      /** The place in the record that it was cited for, in words. */
      place: titleSchema,
      role: z.string(),
    })
    .optional(),
})
export type Version = z.infer<typeof versionSchema>

/** The versions of a record, newest first. `next` asks for older ones, if any. */
export const recordHistoryViewSchema = z.object({
  ref: recordRefSchema,
  /** The record's kind, or the kind that it is a draft of. */
  of: z.enum(COLLECTION_NAMES),
  title: titleSchema,
  /** Its present place. */
  now: z.enum(['desk', 'draft', 'trash', 'gone']),
  versions: z.array(versionSchema),
  next: z.int().optional(),
})
export type RecordHistoryView = z.infer<typeof recordHistoryViewSchema>

const EDIT_KINDS = ['step', 'undo', 'redo', 'fixed', 'migrate', 'mend', 'other'] as const

const deskEditSchema = editSchema.extend({
  kind: z.enum(EDIT_KINDS),
  label: stepLabelSchema.optional(),
  /** The title of the record that it was about, if any. */
  title: titleSchema.optional(),
  /** How many records it touched. */
  records: z.int().min(0),
})
export type DeskEdit = z.infer<typeof deskEditSchema>

/** The edits of a desk, newest first. */
export const deskHistoryViewSchema = z.object({
  edits: z.array(deskEditSchema),
  next: z.int().optional(),
  /** The earliest known state, if no older edit is known. */
  first: z.int().optional(),
  people: z.array(personSchema),
})
export type DeskHistoryView = z.infer<typeof deskHistoryViewSchema>

/** One edit with what it did to each record. `more` counts the records that are not listed. */
export const editViewSchema = deskEditSchema.extend({
  touched: z.array(
    z.object({
      ref: recordRefSchema,
      title: titleSchema,
      what: z.enum(WHATS),
      /** It is on the desk now, and can be opened. */
      here: z.boolean(),
      changes: z.array(fieldChangeSchema),
    }),
  ),
  more: z.int().min(0),
})
export type EditView = z.infer<typeof editViewSchema>

/** A record as it was after edit `n`. */
export const recordAtViewSchema = z.object({
  ref: recordRefSchema,
  of: z.enum(COLLECTION_NAMES),
  title: titleSchema,
  n: z.int(),
  at: z.string(),
  by: personSchema,
  /** A draft has fields and no page of its own. */
  form: z.enum(['record', 'draft']),
  fields: z.array(fieldViewSchema),
  page: recordViewSchema.optional(),
  /** The memos that printed it or named it then. */
  memos: recordMemosViewSchema.optional(),
  /** The differences from today, from the old value to the present one. */
  changes: z.array(fieldChangeSchema),
  now: z.enum(['desk', 'draft', 'trash', 'gone']),
  /** Why it cannot be restored. */
  refusal: failureSchema.optional(),
})
export type RecordAtView = z.infer<typeof recordAtViewSchema>

const KEPT_WHYS = ['issued', 'named', 'note'] as const

/** The changes that returning the desk to its state after edit `n` would make. */
export const returnPreviewSchema = z.object({
  n: z.int(),
  /** The time of that state; unknown for the earliest one. */
  at: z.string().optional(),
  /** The revision of this preview: a desk that has changed since does not return by it. */
  revision: z.int(),
  differences: differencesViewSchema,
  kept: z.array(z.object({ ref: recordRefSchema, title: titleSchema, why: z.enum(KEPT_WHYS) })),
  refusal: failureSchema.optional(),
})
export type ReturnPreview = z.infer<typeof returnPreviewSchema>
