import { randomBytes } from 'node:crypto'
import { dirname, join } from 'node:path'
import { makeFolder } from '../files/make-folder'
import type { FileSystem } from '../files/file-system'
import { writeVerified } from '../files/write-durably'
import { journalOf, TORN_FOLDER } from './layout'
import type { JournalEnd } from './recover'

/** Keeps what a crash left at a journal's end aside, then takes it off the segment. Resolves with how much it was, and where it is kept now. @throws WriteFailure */
export async function putTornAside(
  directory: string,
  { file, number, sound, torn }: JournalEnd,
  fs: FileSystem,
): Promise<{ bytes: number; kept: string }> {
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
  return { bytes: torn.length, kept }
}
