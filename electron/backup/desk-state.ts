import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { FileSystem } from '../files/file-system'
import { readText } from '../files/read-text'
import type { DeskContent } from '../journal/format/desk-content'
import { DESK_FILE, readFormat1, readFormat1AsWritten } from '../journal/format/format-1'
import { parseFormat } from '../journal/format/format-file'
import { FORMAT_FILE } from '../journal/format/layout'
import { snapshotBytes } from '../journal/format/snapshot'
import { countRecords } from '../journal/read/check-records'
import { recover, type Recovered } from '../journal/read/recover'
import { bytesOf } from '../journal/write/compact'

/** A desk as its files say that it is now. */
export interface FoundDesk {
  storeId: string
  content: DeskContent
  records: number
  /** What it is as a snapshot. */
  bytes: () => Buffer
  /** Where the journal ends; none of a desk of the first format. */
  recovered?: Recovered
}

/**
 * Reads a desk from its files alone, of this format or the first one: as this Parley has its records, or in the schema that they were written in. Nothing is
 * written.
 * @throws ParleyError as `recover` and `readFormat1`
 */
export async function deskState(
  directory: string,
  now: string,
  fs: FileSystem,
  { asWritten = false }: { asWritten?: boolean } = {},
): Promise<FoundDesk> {
  const file = join(directory, FORMAT_FILE)
  const { format, storeId } = parseFormat(await readText(file), file)
  if (format === 1 && existsSync(join(directory, DESK_FILE))) {
    const written = asWritten ? await readFormat1AsWritten(directory) : { content: await readFormat1(directory) }
    const { content } = written
    const bytes = () => snapshotBytes({ ...written, storeId, chain: 0, at: now })
    return { storeId, content, records: countRecords(content.collections), bytes }
  }
  const recovered = await recover(directory, { asWritten }, fs)
  const { desk, history, unknown } = recovered.state
  const { revision, collections, trash } = desk
  const content = { revision, collections, trash, history, unknown }
  return { storeId, content, records: countRecords(collections), bytes: () => bytesOf(recovered), recovered }
}
