import { describe, expect, it } from 'vitest'
import { DeskStore } from '../../../../electron/desk/store/desk-store'
import { recover } from '../../../../electron/journal/read/read-desk'
import { compact } from '../../../../electron/journal/write/compact'
import { verify } from '../../../../electron/journal/repair/verify'
import { copyNow, someEdit, recoveredAsText, storeAsText } from '../../../helpers/desks/small-desk-on-disk'
import { failingFileSystem, type Faults } from '../../../helpers/faults/failing-file-system'
import { reopenedDesk, EDITS, failAtCalls, limits, tryEdits, withText } from '../../../helpers/faults/fault-points'

describe('a failing disk', () => {
  // The long suite has every call and the other faults.
  it('loses nothing acknowledged if any one call finds the disk full', async () => {
    const calls = await failAtCalls('ENOSPC', 9)
    // The calls include the edits, the rotations, the snapshots, the text and the original.
    for (const call of ['dataSync 0000000', 'create 0000000', 'rename snapshot-', 'create snapshot-', '.bin'])
      expect(calls.join('\n')).toContain(call)
    expect(calls.length).toBeGreaterThan(40)
  })

  it('loses nothing acknowledged if every call fails from some call on', async () => {
    await failAtCalls('dead', 6, 1)
  })
})

describe('a full disk', () => {
  it('keeps each edit whole or refuses it, however many bytes fit, also once it has room again', async () => {
    const begun = await reopenedDesk()
    for (let room = 0; room < 3600; room += 107) {
      const faults: Faults = {}
      const folder = copyNow(begun)
      const { fs } = failingFileSystem(faults)
      const store = await DeskStore.open(folder, 'write', { fs, limits, compact: () => Promise.resolve() })
      faults.room = room
      const outcomes: boolean[] = []
      for (let n = 1; n <= EDITS; n += 1) {
        outcomes.push(
          await (n === 3 ? withText(store, n) : someEdit(store, n)).then(
            () => true,
            () => false,
          ),
        )
      }
      expect([room, store.condition.stopped]).toEqual([room, undefined])
      delete faults.room
      await someEdit(store, 10)
      const memory = storeAsText(store)
      expect(store.desk.revision).toBe(1 + outcomes.filter(Boolean).length + 1)
      await store.close()
      expect(recoveredAsText(await recover(folder)) === memory, `room ${room}`).toBe(true)
      const { problems, originals } = await verify(folder)
      expect([room, problems, originals]).toEqual([room, [], outcomes[2] ? 1 : 0])
    }
  })
})

describe('a disk with short writes or wrong reads', () => {
  it.each([1, 2, 3, 5, 17, 64, 1000])('keeps everything whole at %i bytes per write', async (atMost) => {
    const tried = await tryEdits(await reopenedDesk(), { atMost })
    expect([tried.acknowledged, tried.stopped]).toEqual([EDITS, false])
    expect(recoveredAsText(await recover(tried.folder)) === tried.memory).toBe(true)
  })

  it('gives a snapshot no name if it reads back differently', async () => {
    const { folder, memory } = await tryEdits(await reopenedDesk(), {})
    const { segments, snapshots } = (await recover(folder)).listing
    const next = segments.at(-1)?.number ?? 0
    expect(snapshots).not.toContain(next)
    const read = (bytes: Buffer, path: string) => (path.endsWith('.tmp') ? bytes.subarray(0, -1) : bytes)
    await expect(compact(folder, next, failingFileSystem({ read }).fs)).rejects.toMatchObject({ reason: 'READ-BACK' })
    expect((await recover(folder)).listing.snapshots).toEqual(snapshots)
    expect(recoveredAsText(await recover(folder)) === memory).toBe(true)
  })
})
