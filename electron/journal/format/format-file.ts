import { z } from 'zod'
import { ParleyError } from '../../../core/base/errors'
import { schemaNow } from '../../../core/model/migrations/schema-steps'
import { parseJson } from './parse-json'

/** The format of a desk's folder that this Parley writes, and the newest whose writing it knows. 1 was one file for all. */
export const FORMAT = 2

/** `format.json`: what kind of folder this is, and which Parley may read it. `storeId` names the desk for good. */
const formatSchema = z.looseObject({
  app: z.literal('parley'),
  format: z.int().min(1),
  minReader: z.int().min(1),
  schema: z.int().min(1),
  storeId: z.string().min(1).max(64),
  /** After which of the snapshots that a journal begins from there is a segment: where there is none, the journal is gone. Said from the first opening for editing on. */
  begunFrom: z.int().min(0).optional(),
})
export type DeskFormat = z.infer<typeof formatSchema>

/**
 * Parses `format.json`. A desk of a later Parley that says that this one may read it is refused only to be written.
 * @throws ParleyError `desk-corrupt`, `desk-newer`
 */
export function parseFormat(text: string, file: string): DeskFormat {
  const parsed = formatSchema.safeParse(parseJson(text, file))
  if (!parsed.success) throw new ParleyError('desk-corrupt', { file, reason: 'format' })
  const { minReader } = parsed.data
  if (minReader > FORMAT) throw newer(file, minReader, FORMAT, 'format')
  return parsed.data
}

/** Why a desk must not be written by this Parley, which might lose something of it; undefined where it may. */
export function whyNewer({ format, schema }: DeskFormat, file: string): ParleyError | undefined {
  if (format > FORMAT) return newer(file, format, FORMAT, 'format', { readable: 1 })
  return schema > schemaNow() ? newerSchema(file, schema) : undefined
}

/** That what is in a file is of a schema that only a later Parley knows: it is shown, and not written. */
export const newerSchema = (file: string, found: number): ParleyError =>
  newer(file, found, schemaNow(), 'schema', { readable: 1 })

const newer = (file: string, found: number, known: number, what: string, more: { readable?: 1 } = {}) =>
  new ParleyError('desk-newer', { file, found, known, what, ...more })

/** Serialises `format.json`, with what was unknown in it. */
export function formatText(storeId: string, before: Partial<DeskFormat> = {}, schema = schemaNow()): string {
  const known = { app: 'parley', format: FORMAT, minReader: FORMAT, schema, storeId }
  return `${JSON.stringify({ ...before, ...known }, null, 2)}\n`
}
