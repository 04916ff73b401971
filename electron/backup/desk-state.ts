import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { FileSystem } from '../files/file-system'
import { readText } from '../files/read-text'
import type { DeskContent } from '../journal/format/desk-content'
import { FORMAT_FILE } from '../journal/format/desk-file-names'
import { DESK_FILE, readFormat1, readFormat1AsWritten } from '../journal/format/format-1'
import { parseFormat } from '../journal/format/format-file'
import { snapshotBytes } from '../journal/format/snapshot'
import { countRecords } from '../journal/read/check-records'
import { recover, type Recovered } from '../journal/read/read-desk'
import { bytesOf } from '../journal/write/compact'

/** A desk as its files describe it now. */
export interface FoundDesk {
  storeId: string
  content: DeskContent
  records: number
  /** The desk as a snapshot. */
  bytes: () => Buffer
  /** The end of the journal; undefined for a desk of the first format. */
  recovered?: Recovered
}

/**
 * Reads a desk of either format from its files alone, with its records migrated to this Parley's schema or as they were written. Writes nothing.
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
