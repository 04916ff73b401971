import { mkdir } from 'node:fs/promises'
import { reasonOf } from './write-durably'

/** Makes a folder unless it exists, but never its parent: if the desk was moved away, no new one must appear in its place. */
export async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path)
  } catch (error) {
    if (reasonOf(error) !== 'EEXIST') throw error
  }
}
