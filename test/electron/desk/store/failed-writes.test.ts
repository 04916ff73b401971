import { appendFileSync, existsSync, readdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { ParleyError } from '../../../../core/base/errors'
import { DeskStore } from '../../../../electron/desk/store/desk-store'
import { recover } from '../../../../electron/journal/read/read-desk'
import { compact } from '../../../../electron/journal/write/compact'
import { copyOfSample } from '../../../helpers/desks/sample'
import { edit, failure, leadOf, rename } from '../../../helpers/edits/edit-lead'
import { failingFileSystem, linesOfCalls, type Faults } from '../../../helpers/faults/failing-file-system'
import { lastSegmentOf } from '../../../helpers/files/journal-files'
import { itUnless, NO_REMOVED_OPEN } from '../../../helpers/left-out'
import { itLong } from '../../../helpers/long'

describe('a write that fails', () => {
  /** Tries one edit under faults after a successful one. Returns the error and the objects to inspect. */
  async function under(during: Faults) {
    const folder = await copyOfSample()
    const faults: Faults = {}
    const { fs, calls, log } = failingFileSystem(faults)
    const store = await DeskStore.open(folder, 'write', { fs })
    await edit(store, rename(1, 'Kept.'))
    const before = readFileSync(lastSegmentOf(folder))
    calls.length = 0
    log.length = 0
    Object.assign(faults, during)
    const error = await edit(store, rename(2, 'Lost?')).then(
      () => undefined,
      (cause: unknown) => cause as ParleyError,
    )
    return { folder, store, calls, log, faults, before, code: error?.code }
  }

  it.each([
    ['full disk', { room: 100 }, 'disk-full', false],
    ['disk full at once', { room: 0 }, 'disk-full', false],
    ['quota', { write: 'EDQUOT' }, 'disk-full', false],
    ['bad sector', { write: 'EIO' }, 'desk-read-only', true],
    ['fdatasync', { dataSync: 'EIO' }, 'desk-read-only', true],
    ['fdatasync without room', { dataSync: 'ENOSPC' }, 'disk-full', true],
    ['full disk, and truncating fails', { room: 100, truncate: 'EIO' }, 'disk-full', true],
    ['full disk, and syncing fails', { room: 100, sync: 'EIO' }, 'disk-full', true],
  ])(
    'acknowledges nothing, leaves nothing half-written, and keeps what was there: %s',
    async (_name, faults, code, stops) => {
      const result = await under(faults)
      const { store, folder } = result
      expect(result.code).toBe(code)
      expect([leadOf(store), store.desk.revision]).toEqual(['Kept.', 1])
      expect(store.condition.readOnly).toBe(stops)
      for (const name of Object.keys(faults)) delete result.faults[name as keyof Faults]
      // If nothing is in doubt, the next edit is accepted; if something is, none is until the desk is reopened.
      const next = edit(store, rename(2, 'Next.'))
      if (stops) expect((await failure(next)).code).toBe('desk-read-only')
      else expect(await next).toBe(2)
      await store.close()
      const again = await DeskStore.open(folder, 'write')
      expect(leadOf(again)).toBe(stops ? 'Kept.' : 'Next.')
      expect(await edit(again, rename(stops ? 2 : 3, 'Again.'))).toBe(stops ? 2 : 3)
      await again.close()
      expect(readdirSync(folder, { recursive: true }).filter((name) => String(name).endsWith('.tmp'))).toEqual([])
    },
  )

  it('leaves no byte of a write that came up short', async () => {
    const { folder, before, store } = await under({ room: 100 })
    expect(readFileSync(lastSegmentOf(folder)).equals(before)).toBe(true)
    await store.close()
  })

  it('continues after short writes', async () => {
    const { store, code, calls, folder } = await under({ atMost: 7 })
    expect(code).toBeUndefined()
    expect(calls.filter((call) => call === 'write').length).toBeGreaterThan(20)
    await store.close()
    expect(leadOf(await DeskStore.open(folder, 'read'))).toBe('Lost?')
  })

  itLong('keeps an order that a power cut cannot break', async () => {
    const { store, log } = await under({})
    expect(linesOfCalls(log)).toEqual(['write 00000001.jsonl', 'dataSync 00000001.jsonl'])
    await store.close()
  })

  itUnless(NO_REMOVED_OPEN, 'does not overwrite a file that another program changed', async () => {
    const folder = await copyOfSample()
    const store = await DeskStore.open(folder, 'write')
    await edit(store, rename(1, 'Kept.'))
    const file = lastSegmentOf(folder)
    const before = readFileSync(file)
    appendFileSync(file, ' ')
    expect((await failure(edit(store, rename(2, 'Mine')))).code).toBe('desk-changed-outside')
    expect(readFileSync(file, 'utf8').endsWith(' ')).toBe(true)
    // A new file with the same bytes is a different file.
    unlinkSync(file)
    expect((await failure(edit(store, rename(2, 'Mine')))).code).toBe('desk-changed-outside')
    expect(existsSync(file)).toBe(false)
    writeFileSync(file, before)
    expect((await failure(edit(store, rename(2, 'Mine')))).code).toBe('desk-changed-outside')
    expect(readFileSync(file).equals(before)).toBe(true)
    await store.close()
    expect(leadOf(await DeskStore.open(folder, 'read'))).toBe('Kept.')
  })

  itUnless(
    NO_REMOVED_OPEN,
    'acknowledges nothing written to a file whose name now belongs to another file',
    async () => {
      const folder = await copyOfSample()
      const { fs } = failingFileSystem({})
      let replace = false
      const store = await DeskStore.open(folder, 'write', {
        fs: {
          ...fs,
          reopen: async (path) => {
            const file = await fs.reopen(path)
            const dataSync = async () => {
              await file.dataSync()
              if (!replace) return
              const bytes = readFileSync(path)
              unlinkSync(path)
              writeFileSync(path, bytes)
            }
            return { ...file, dataSync }
          },
        },
      })
      await edit(store, rename(1, 'Kept.'))
      replace = true
      expect((await failure(edit(store, rename(2, 'Where?')))).code).toBe('desk-changed-outside')
      expect(leadOf(store)).toBe('Kept.')
      replace = false
      expect((await failure(edit(store, rename(2, 'Next')))).code).toBe('desk-changed-outside')
      await store.close()
    },
  )

  it('does not count a text as saved if its folder could not be synced', async () => {
    const folder = await copyOfSample()
    const faults: Faults = {}
    const { fs } = failingFileSystem(faults)
    const store = await DeskStore.open(folder, 'write', { fs })
    const withText = () =>
      store.commit((desk) => {
        const lead = desk.get('lead', 'lead-1')
        if (!lead) throw new Error('no lead')
        return {
          by: 'staff-example',
          at: '2025-06-07T09:00:00Z',
          edit: { kind: 'other' },
          ops: [{ op: 'put', collection: 'lead', record: { ...lead, rev: lead.rev + 1 } }],
          texts: [{ kind: 'source', text: 'A new text.' }],
        }
      })
    Object.assign(faults, { syncFolder: 'EIO', only: 'sources' })
    expect((await failure(withText())).code).toBe('desk-read-only')
    delete faults.syncFolder
    expect((await failure(withText())).code).toBe('desk-read-only')
    await store.close()
    // On reopening, the existing text is made durable before an edit names it.
    const { fs: next, log } = failingFileSystem({})
    const again = await DeskStore.open(folder, 'write', { fs: next })
    log.length = 0
    await again.commit((desk) => ({
      by: 'staff-example',
      at: '2025-06-07T09:00:00Z',
      edit: { kind: 'other' },
      ops: [{ op: 'put', collection: 'lead', record: desk.all('lead')[0] as never }],
      texts: [{ kind: 'source', text: 'A new text.' }],
    }))
    expect(linesOfCalls(log).slice(0, 3)).toEqual(['syncFolder sources', 'syncFolder desk', 'write 00000001.jsonl'])
    await again.close()
  })

  itLong('leaves no snapshot and does no harm if a snapshot cannot be made or reads back differently', async () => {
    const folder = await copyOfSample()
    const store = await DeskStore.open(folder, 'write')
    await edit(store, rename(1, 'Kept.'))
    await store.close()
    const spoil = (bytes: Buffer, path: string) =>
      path.endsWith('.tmp') ? Buffer.concat([bytes.subarray(1), bytes.subarray(0, 1)]) : bytes
    const tried: [Faults, string][] = [
      [{ rename: 'EPERM' }, 'EPERM'],
      [{ sync: 'EIO' }, 'EIO'],
      [{ room: 5000 }, 'ENOSPC'],
      [{ create: 'EACCES' }, 'EACCES'],
      [{ read: spoil }, 'READ-BACK'],
    ]
    for (const [faults, reason] of tried) {
      await expect(compact(folder, 1, failingFileSystem(faults).fs)).rejects.toMatchObject({ reason })
      expect(readdirSync(`${folder}/snapshots`)).toEqual(['snapshot-00000000.json'])
      expect((await recover(folder)).state.desk.get('lead', 'lead-1')?.text).toBe('Kept.')
    }
    await compact(folder, 1)
    expect(readdirSync(`${folder}/snapshots`)).toEqual(['snapshot-00000000.json', 'snapshot-00000001.json'])
  })
})
