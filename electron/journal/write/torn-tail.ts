import { randomBytes } from 'node:crypto'
import { dirname, join } from 'node:path'
import { transactionSchema } from '../../../core/journal/parse-transaction'
import type { FileSystem } from '../../files/file-system'
import { makeFolder } from '../../files/make-folder'
import { writeVerified } from '../../files/write-durably'
import { journalOf, TORN_FOLDER } from '../format/desk-file-names'
import { linesOf, parseLine } from '../format/line'
import type { JournalEnd } from '../read/read-desk'

/** The end that was cut off a journal. */
export interface TornTail {
  bytes: number
  /** The file that holds it now. */
  kept: string
  /** How many whole edits it holds; behind a damaged one, edits look the same as the remains of an interrupted batch. */
  whole: number
}

/** Saves the torn end of a journal to another file, then cuts it off the segment. @throws WriteFailure */
export async function putTornAside(
  directory: string,
  { file, number, sound, torn }: JournalEnd,
  fs: FileSystem,
): Promise<TornTail> {
  const folder = journalOf(directory, TORN_FOLDER)
  await makeFolder(folder)
  const kept = join(folder, `${number}-${sound}-${randomBytes(4).toString('hex')}.bin`)
  await writeVerified(kept, torn, fs)
  const open = await fs.reopen(file)
  try {
    await open.truncate(sound)
    await open.sync()
  } finally {
    await open.close()
  }
  await fs.syncFolder(dirname(file))
  return { bytes: torn.length, kept, whole: wholeEditsIn(torn) }
}

function wholeEditsIn(torn: Buffer): number {
  let whole = 0
  for (const { line, ended } of linesOf(torn))
    if (ended && transactionSchema.safeParse(parseLine(line)).success) whole += 1
  return whole
}
