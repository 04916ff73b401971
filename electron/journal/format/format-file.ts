import { z } from 'zod'
import { ParleyError } from '../../../core/base/errors'
import { schemaNow } from '../../../core/model/migrations/schema-steps'
import { parseJson } from './parse-json'

/** The desk format that this Parley writes, and the newest that it can write. Format 1 was a single file. */
export const FORMAT = 2

/** `format.json`: which kind of folder this is, and which Parley may read it. `storeId` names the desk for good. */
const formatSchema = z.looseObject({
  app: z.literal('parley'),
  format: z.int().min(1),
  minReader: z.int().min(1),
  schema: z.int().min(1),
  storeId: z.string().min(1).max(64),
  /**
   * The root snapshot that is known to have a segment after it; if that segment is missing, the journal is gone. Set once a desk has been opened for
   * editing.
   */
  begunFrom: z.int().min(0).optional(),
  /** Set once `reached.json` exists beside the journal; if it is missing then, the journal may have been cut short. */
  reached: z.boolean().optional(),
})
export type DeskFormat = z.infer<typeof formatSchema>

/**
 * Parses `format.json`. If a later Parley allows this one to read its desk, only writing is refused.
 * @throws ParleyError `desk-corrupt`, `desk-newer`
 */
export function parseFormat(text: string, file: string): DeskFormat {
  const parsed = formatSchema.safeParse(parseJson(text, file))
  if (!parsed.success) throw new ParleyError('desk-corrupt', { file, reason: 'format' })
  const { minReader } = parsed.data
  if (minReader > FORMAT) throw newer(file, minReader, FORMAT, 'format')
  return parsed.data
}

/** Why this Parley must not write a desk, since it might lose data of a later one; undefined if it may. */
export function whyNewer({ format, schema }: DeskFormat, file: string): ParleyError | undefined {
  if (format > FORMAT) return newer(file, format, FORMAT, 'format', { readable: 1 })
  return schema > schemaNow() ? newerSchema(file, schema) : undefined
}

/** The error for a file whose schema only a later Parley knows: the desk is shown read-only. */
export const newerSchema = (file: string, found: number): ParleyError =>
  newer(file, found, schemaNow(), 'schema', { readable: 1 })

const newer = (file: string, found: number, known: number, what: string, more: { readable?: 1 } = {}) =>
  new ParleyError('desk-newer', { file, found, known, what, ...more })

/** Serialises `format.json`, and keeps its unknown members. */
export function formatText(storeId: string, before: Partial<DeskFormat> = {}, schema = schemaNow()): string {
  const known = { app: 'parley', format: FORMAT, minReader: FORMAT, schema, storeId }
  return `${JSON.stringify({ ...before, ...known }, null, 2)}\n`
}
