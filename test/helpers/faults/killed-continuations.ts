import { cpSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { DeskStore } from '../../../electron/desk/store/desk-store'
import { recover } from '../../../electron/journal/read/read-desk'
import { continueDesk } from '../../../electron/journal/repair/continue-desk'
import { openPoint } from '../../../electron/journal/repair/recovery-points'
import { continuation, damagedDesk, filesIn, textOf } from '../desks/damaged-desk'
import { temporaryFolder } from '../desks/sample'
import { failure } from '../edits/edit-lead'
import { failingFileSystem } from './failing-file-system'

/** Kills a continuation from a damaged desk at every `every`-th of its calls. The desk must be as it was, or repaired and whole. */
export async function killedContinuations(every: number): Promise<void> {
  const { directory } = await damagedDesk(5)
  const whole = textOf((await openPoint(directory, 'salvaged')).state.desk)
  const copy = join(temporaryFolder(), 'copy')
  const continueWith = async (dieAt?: number) => {
    rmSync(copy, { recursive: true, force: true })
    cpSync(directory, copy, { recursive: true })
    const { fs, calls } = failingFileSystem({ dieAt })
    const done = await continueDesk(copy, await openPoint(copy, 'salvaged'), { ...continuation, fs }).then(
      () => true,
      () => false,
    )
    return { calls: calls.length, done }
  }
  const { calls } = await continueWith()
  const before = filesIn(directory).map((file) => [file.slice(directory.length), readFileSync(file)] as const)
  const ends = { damaged: 0, repaired: 0 }
  for (let call = 0; call < calls; call += every) {
    const { done } = await continueWith(call)
    // Only the last writes may fail silently: how far the journal came, that the writer closed in good order, and where it continues.
    if (call < calls - 15) expect([call, done]).toEqual([call, false])
    for (const [file, bytes] of before)
      if (!file.endsWith('format.json'))
        expect(readFileSync(join(copy, file)).equals(bytes), `${call} ${file}`).toBe(true)
    const opened = await DeskStore.open(copy, 'write').catch((error: unknown) => error)
    if (opened instanceof DeskStore) {
      ends.repaired += 1
      expect(textOf(opened.desk), `call ${call}`).toBe(whole)
      await opened.close()
    } else {
      ends.damaged += 1
      expect(await failure(Promise.reject(opened)), `call ${call}`).toMatchObject({ code: 'desk-corrupt' })
      // The continuation can be started again, and then makes a whole desk.
      await continueDesk(copy, await openPoint(copy, 'salvaged'), continuation)
      expect(textOf((await recover(copy)).state.desk), `call ${call}`).toBe(whole)
    }
  }
  expect(ends.damaged).toBeGreaterThan(4 / every)
  expect(ends.repaired).toBeGreaterThan(2 / every)
}
