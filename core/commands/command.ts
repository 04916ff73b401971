import { z } from 'zod'
import { proseSchema } from '../base/text'
import { ATTACHMENTS_MAX } from '../model/values/attachment-limits'
import { COLLECTION_NAMES } from '../model/values/collection-names'
import { idOf, ownIdSchema } from '../model/values/ids'
import { MADE_MEMO_TYPES } from '../model/values/made-memos'
import { recordRefSchema } from '../model/values/record-ref'
import { vocabulary } from '../model/values/vocabularies'
import { addSourceSchema } from './add-source-schema'
import {
  dismissSchema,
  giveTextSchema,
  markSchema,
  offerAgainSchema,
  placeQuoteSchema,
  raiseQuotesSchema,
} from './anchor-schemas'
import { memoCommandSchema } from './clear-memo-schemas'
import { citeSchema } from './cite-schema'
import { fieldWishSchema } from './wished-fields'
import { importSchema } from './import-schema'

/** How many fields one command may give, and how many records it may name. */
const FIELDS_MAX = 500
const RECORDS_MAX = 200_000
/** How many records can be selected at once. */
export const SELECTED_MAX = 50_000
/** The longest key of a record. */
export const KEY_MAX = 300
/** How many commands a batch may hold. */
export const BATCH_MAX = 200

const collection = z.enum(COLLECTION_NAMES)
/** A record's own fields, without the header that the desk writes itself; parsed by the record's schema when applied. */
const fields = z
  .record(z.string().max(200), z.unknown())
  .refine((given) => Object.keys(given).length <= FIELDS_MAX, { message: 'too many fields' })
const rev = z.int().min(1)
const records = z.array(recordRefSchema).max(RECORDS_MAX)
/** Records by their keys (`refKey`): many of them are parsed quickly. */
const keys = z.array(z.string().max(KEY_MAX)).max(RECORDS_MAX)
/** Files that the desk's process holds for a note. */
const files = z.array(z.uuid()).max(ATTACHMENTS_MAX).optional()
/** An edit by its number: the desk's revision after it. */
const editNumber = z.int().min(0)

/**
 * The commands about records. `rev` is the revision the person saw: an edit of a record that has changed since is refused, never merged in silence. A field set
 * to null by `change` is emptied; `continues` says that it continues the typing of the edit before, so that the two are undone as one; `note` is a resolved note
 * about the record that is part of the edit, such as who suggested it. `quotes` is the memo whose text a note repeats: the note is marked at least as high.
 * `files` are the names under which the desk's process holds files that are new on a note: the note's `attachments` say which of them it keeps.
 * `delete` also deletes
 * the other records that the person saw listed (`along`), and fails if that list has changed since. `deleteAll` deletes several records in the same way; `revs`
 * holds the revision of each, in the order of the records. `changeAll` sets one field on several records, or adds to its list. `restore` restores records from the trash.
 * `complete` turns a draft into its record.
 */
const recordCommandSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('create'), collection, id: ownIdSchema, fields, quotes: ownIdSchema.optional(), files }),
  z.object({
    kind: z.literal('change'),
    collection,
    id: ownIdSchema,
    rev,
    fields,
    continues: z.boolean().optional(),
    files,
    note: z.object({ id: ownIdSchema, body: proseSchema, quotes: ownIdSchema.optional() }).optional(),
  }),
  z.object({
    kind: z.literal('delete'),
    collection,
    id: ownIdSchema,
    rev,
    along: records.optional(),
    unlinked: records.optional(),
  }),
  z.object({
    kind: z.literal('deleteAll'),
    keys: keys.min(1),
    revs: z.array(rev).max(SELECTED_MAX),
    along: keys,
    unlinked: keys,
  }),
  z.object({
    kind: z.literal('changeAll'),
    keys: keys.min(1),
    revs: z.array(rev).max(SELECTED_MAX),
    wish: fieldWishSchema,
  }),
  z.object({ kind: z.literal('restore'), records: records.min(1) }),
  z.object({ kind: z.literal('complete'), id: ownIdSchema, rev }),
])
export type RecordCommand = z.infer<typeof recordCommandSchema>

/** Cites a source for a field of a record: source, passage and evidence are one edit. */
const citeCommandSchema = citeSchema.extend({ kind: z.literal('cite') })

/** The commands about the texts of sources and the quotes in them. */
const anchorCommandSchema = z.discriminatedUnion('kind', [
  addSourceSchema.extend({ kind: z.literal('addSource') }),
  citeCommandSchema,
  dismissSchema.extend({ kind: z.literal('dismiss') }),
  giveTextSchema.extend({ kind: z.literal('giveText') }),
  markSchema.extend({ kind: z.literal('mark') }),
  offerAgainSchema.extend({ kind: z.literal('offerAgain') }),
  placeQuoteSchema.extend({ kind: z.literal('placeQuote') }),
  raiseQuotesSchema.extend({ kind: z.literal('raiseQuotes') }),
])

/** The commands that a batch may hold: commands about records, texts and quotes. */
const batchedCommandSchema = z.discriminatedUnion('kind', [recordCommandSchema, anchorCommandSchema])
export type BatchedCommand = z.infer<typeof batchedCommandSchema>

/** The commands that need nothing but the present desk. */
const deskCommandSchema = z.discriminatedUnion('kind', [
  recordCommandSchema,
  anchorCommandSchema,
  /** Several commands as one edit: all of them or none, undone in one step. */
  z.object({ kind: z.literal('batch'), commands: z.array(batchedCommandSchema).min(1).max(BATCH_MAX) }),
  /** Makes a memo of a kind about a record (a session, for a meeting brief), under the id that the window gives it. */
  z.object({ kind: z.literal('makeMemo'), type: z.enum(MADE_MEMO_TYPES), about: ownIdSchema, id: ownIdSchema }),
  /** Takes a draft's text from the records again. */
  z.object({ kind: z.literal('refreshMemo'), id: ownIdSchema, rev }),
  /** Freezes a memo as it prints now. */
  z.object({ kind: z.literal('issueMemo'), id: ownIdSchema, rev }),
  /** Makes a draft about the subject of a memo, for a reader who may not see all of it. */
  z.object({
    kind: z.literal('copyMemo'),
    id: ownIdSchema,
    newId: ownIdSchema,
    memoAudience: vocabulary('memoAudience'),
  }),
  memoCommandSchema,
  /** Makes a new draft that replaces an issued memo. */
  z.object({ kind: z.literal('newMemoVersion'), id: ownIdSchema, newId: ownIdSchema }),
])
export type DeskCommand = z.infer<typeof deskCommandSchema>

/** An edit as a person means it: everything that can be done to a desk. */
export const commandSchema = z.discriminatedUnion('kind', [
  deskCommandSchema,
  /** Returns a record to its state after edit `n`. */
  z.object({ kind: z.literal('returnRecord'), ref: recordRefSchema, n: editNumber }),
  /** Returns the desk to its state after edit `n`, if it is still at the revision that the person previewed (`revision`). */
  z.object({ kind: z.literal('returnDesk'), n: editNumber, revision: z.int() }),
  /** Imports a file as previewed, with the same choices, at the revision that the person saw. */
  importSchema.extend({ kind: z.literal('import'), revision: editNumber }),
  /** Undoes or redoes the staff member's last edit. */
  z.object({ kind: z.enum(['undo', 'redo']) }),
])
export type Command = z.infer<typeof commandSchema>
export type CommandOf<K extends Command['kind']> = Extract<Command, { kind: K }>

/** The author and the instant of a command; both go into the header of each changed record. */
export const actorSchema = z.object({ staff: idOf('staff'), at: z.iso.datetime({ offset: true }) })
export type Actor = z.infer<typeof actorSchema>
