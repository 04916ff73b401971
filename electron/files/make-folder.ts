import { mkdir } from 'node:fs/promises'
import { PRIVATE_FOLDER } from './private-files'
import { reasonOf } from './write-durably'

/** Makes a folder unless it exists, but never its parent: if the desk was moved away, no new one must appear in its place. */
export async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path, PRIVATE_FOLDER)
  } catch (error) {
    if (reasonOf(error) !== 'EEXIST') throw error
  }
}
