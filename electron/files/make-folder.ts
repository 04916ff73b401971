import { mkdir } from 'node:fs/promises'
import { reasonOf } from './write-durably'

/** Makes a folder that may be there. Never the one that it lies in: where the desk was moved away, none is begun in its place. */
export async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path)
  } catch (error) {
    if (reasonOf(error) !== 'EEXIST') throw error
  }
}
