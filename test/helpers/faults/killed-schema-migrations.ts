import { readFileSync } from 'node:fs'
import { expect } from 'vitest'
import { DeskStore } from '../../../electron/desk/store/desk-store'
import { listJournal, snapshotFile } from '../../../electron/journal/format/desk-file-names'
import { parseAsWritten, parseSnapshot } from '../../../electron/journal/format/snapshot'
import { asLaterParley, contentOf, markedContent, problemsOf, readContent, schemaOfFormat } from '../desks/later-parley'
import { copyNow, makeEdits, newSmallDesk } from '../desks/small-desk-on-disk'
import { failingFileSystem } from './failing-file-system'

const clock = () => '2026-11-24T00:00:00Z'

/** A small desk of schema 2 with edits in one segment, one of which was undone. */
export async function oldDeskWithEdits(): Promise<string> {
  const folder = await newSmallDesk()
  await makeEdits(folder, 8)
  return folder
}

/** Opens a desk for editing as a later Parley that fails as `faults` says, and closes it if it opened. */
export const openInLaterParley = (folder: string, faults: Parameters<typeof failingFileSystem>[0]) => {
  const { fs, calls, log } = failingFileSystem(faults)
  return asLaterParley(async () => {
    const opened = await DeskStore.open(folder, 'write', { fs, clock }).catch((error: unknown) => error)
    if (opened instanceof DeskStore) await opened.close()
    return { opened, calls, log }
  })
}

/**
 * Kills a schema migration at every `every`-th of its calls. Either Parley must find the older or the newer desk, and
 * the next opening must migrate it. Resolves with the desk found at each call.
 */
export async function killedSchemaMigrations(original: string, every: number): Promise<Map<number, string>> {
  const before = await readContent(original)
  const schema = schemaOfFormat(original)
  const { calls } = await openInLaterParley(copyNow(original), {})
  const seen = new Map<number, string>()
  for (let at = 0; at < calls.length; at += every) {
    const folder = copyNow(original)
    await openInLaterParley(folder, { dieAt: at })
    expect([at, await asLaterParley(() => problemsOf(folder))]).toEqual([at, []])
    // If a Parley of schema 2 comes in between, it edits the desk as its own or sees that it must not.
    const old = await DeskStore.open(copyNow(folder), 'write', { clock }).catch((error: unknown) => error)
    if (old instanceof DeskStore) {
      expect([at, contentOf(old)]).toEqual([at, before])
      await old.close()
    } else expect([at, old]).toMatchObject([at, { code: 'desk-newer', params: { what: 'schema', readable: 1 } }])
    seen.set(at, old instanceof DeskStore ? 'older' : 'newer')
    await asLaterParley(async () => {
      const again = await DeskStore.open(folder, 'write', { clock })
      expect([at, contentOf(again)]).toEqual([at, markedContent(before)])
      await again.close()
      const told = (await again.history.transactions({ limit: 50 })).filter(
        ({ edit }) => edit.kind === 'migrate' && edit.what === 'schema',
      )
      expect([at, told.length, schemaOfFormat(folder), await problemsOf(folder)]).toEqual([at, 1, 3, []])
    })
    const kept = (await listJournal(folder)).snapshots
      .map((number) => readFileSync(snapshotFile(folder, number)))
      .find((bytes) => parseAsWritten(bytes, '').schema === schema)
    expect([at, kept && parseSnapshot(kept, '').content.collections]).toEqual([at, before.collections])
  }
  return seen
}
