import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** The name of a held file, or of one that was being written when Parley ended. */
const HELD = /^([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})\.bin(?:\.[\da-f]+\.tmp)?$/

/**
 * Deletes the files of unsaved notes that no unsaved text names: those of a note that was saved or lost just as Parley ended. Nobody can reach them, and they would take
 * the room of others for ever. To be called before there are windows. `isNamed` says whether a text names one; other files in `folder` stay. Never throws.
 */
export async function sweepDraftFiles(folder: string, isNamed: (held: string) => boolean): Promise<void> {
  for (const desk of await namesIn(folder)) {
    for (const name of await namesIn(join(folder, desk))) {
      const [, held] = HELD.exec(name) ?? []
      if (held === undefined || (name.endsWith('.bin') && isNamed(held))) continue
      await rm(join(folder, desk, name), { force: true }).catch(() => undefined)
    }
  }
}

const namesIn = (folder: string): Promise<string[]> => readdir(folder).catch(() => [])
