import { join } from 'node:path'
import { z } from 'zod'
import { ParleyError } from '../../../core/base/errors'
import { SchemaMigration } from '../../../core/journal/migrate-journal'
import { readText } from '../../files/read-text'
import { sha256Of, type DeskContent } from './desk-content'
import { readDocument } from './desk-document'
import { parseJson } from './parse-json'

/** The format of the first Parley: all records in one file, rewritten at each edit. Only read, to be migrated. */

export const DESK_FILE = 'desk.json'

const headerSchema = z.looseObject({ format: z.int(), schema: z.int(), revision: z.int().min(0), sha256: z.string() })

/** Reads the one file of a desk of format 1, migrated by `up`. @throws ParleyError `desk-corrupt` (empty, cut short, altered), `desk-unreadable` */
export async function readFormat1(
  directory: string,
  up: SchemaMigration = new SchemaMigration(),
): Promise<DeskContent> {
  const { content, schema } = await readFormat1AsWritten(directory)
  const now = up.content(content, schema)
  return { ...now, history: up.usable(now.history) }
}

/** Like `readFormat1`, but leaves the records in the schema of the file. */
export async function readFormat1AsWritten(directory: string): Promise<{ content: DeskContent; schema: number }> {
  const file = join(directory, DESK_FILE)
  return parseFormat1(await readText(file), file)
}

function parseFormat1(text: string, file: string): { content: DeskContent; schema: number } {
  if (text.trim() === '') throw new ParleyError('desk-corrupt', { file, reason: 'empty' })
  const lineEnd = text.indexOf('\n')
  const first = text.slice(0, Math.max(lineEnd, 0)).replace(/,\s*$/, '')
  const header = headerSchema.safeParse(parseJson(`${first}}`, file))
  if (!header.success) throw new ParleyError('desk-corrupt', { file, reason: 'header' })
  const [expected, found] = [header.data.sha256, sha256Of(text.slice(lineEnd + 1))]
  if (expected !== found) throw new ParleyError('desk-corrupt', { file, reason: 'checksum', expected, found })
  const document = parseJson(`{${text.slice(lineEnd + 1)}`, file)
  const { format: _f, schema, revision, sha256: _h, ...headerRest } = header.data
  const { unknown, members: root, ...held } = readDocument(document, file)
  const content = { revision, ...held, unknown: { collections: unknown, header: headerRest, root } }
  return { content, schema }
}
