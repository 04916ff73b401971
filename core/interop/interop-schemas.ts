import { z } from 'zod'
import { failureSchema } from '../base/failure'
import { importSchema } from '../commands/import-schema'
import { COLLECTION_NAMES } from '../model/values/collection-names'
import { staffMemberSchema } from '../model/values/staff-member'
import { CONFLICTS, IMPORT_STATES, INTEROP_FORMATS } from './import-states'

/** The messages between the window and the desk about exports and imports. */

const collection = z.enum(COLLECTION_NAMES)

/** The subject of an export: everything, or one kind of record. */
export const exportWhatSchema = z.enum(['all', ...COLLECTION_NAMES])
export type ExportWhat = z.infer<typeof exportWhatSchema>

/** The result of an export: the name of the file or folder, how many records, how many bytes. */
export const exportedSchema = z.object({ file: z.string(), records: z.int(), size: z.int() })

/** A file that was read: its name, its format, the kind of record in its columns, its encoding. */
export const importOpenedSchema = z.object({
  file: z.string(),
  format: z.enum(INTEROP_FORMATS),
  encoding: z.string(),
  kind: collection.optional(),
})
export type ImportOpened = z.infer<typeof importOpenedSchema>

/** Filters of a preview: the records of one state, those with a warning, or all. */
export const SHOWN = ['all', ...IMPORT_STATES, 'warnings'] as const
export type Shown = (typeof SHOWN)[number]

/** A record by the file's own id, which may be anything. */
const named = z.object({ collection, id: z.string().max(200) })

export const importPreviewInputSchema = importSchema.extend({
  staff: staffMemberSchema,
  show: z.enum(SHOWN),
  offset: z.int().min(0),
  limit: z.int().min(1).max(500),
})

const bothTexts = z.object({ en: z.string(), ja: z.string() })

const importRowSchema = z.object({
  ref: named,
  line: z.int(),
  title: bothTexts,
  state: z.enum(IMPORT_STATES),
  conflict: z.enum(CONFLICTS).optional(),
  taken: z.boolean(),
  whys: z.array(failureSchema),
  warnings: z.array(failureSchema),
  /** Each changed field, with its old and new value in words. */
  changes: z.array(z.object({ field: z.string(), from: bothTexts, to: bothTexts })),
})
export type ImportRow = z.infer<typeof importRowSchema>

const counts = z.record(z.enum([...IMPORT_STATES, 'taken', 'warnings']), z.int())
export const importPreviewSchema = z.object({
  revision: z.int(),
  counts,
  /** How many records the filter shows, and those asked for. */
  total: z.int(),
  rows: z.array(importRowSchema),
  leftOut: z.array(
    z.object({ what: z.enum(['kind', 'column', 'name', 'line']), name: z.string(), line: z.int().optional() }),
  ),
})
export type ImportPreview = z.infer<typeof importPreviewSchema>
