import { existsSync, readdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ParleyError } from '../../core/contract/errors'
import { DeskStore } from '../../electron/desk/desk-store'
import type { FileSystem } from '../../electron/files/file-system'
import { failingFileSystem, type Faults } from '../helpers/failing-file-system'
import { copyOfSample } from '../helpers/sample'
import { edit, failure, leadOf, rename } from '../helpers/edit-lead'

describe('a write that fails', () => {
  /** Tries one edit under faults; returns the failure, and what a reopened desk has. */
  async function under(faults: Faults) {
    const folder = await copyOfSample()
    const before = readFileSync(join(folder, 'desk.json'))
    const { fs, calls } = failingFileSystem(faults)
    const store = await DeskStore.open(folder, 'write', fs)
    const error = await edit(store, rename(1, 'Lost?')).then(
      () => undefined,
      (cause: unknown) => cause as ParleyError,
    )
    return {
      folder,
      store,
      calls,
      code: error?.code,
      unchanged: readFileSync(join(folder, 'desk.json')).equals(before),
      leftovers: readdirSync(folder).filter((name) => name.endsWith('.tmp')),
    }
  }

  it.each([
    ['full disk', { room: 1000 }, 'disk-full'],
    ['fsync', { sync: 'EIO' }, 'desk-read-only'],
    ['rename', { rename: 'EPERM' }, 'desk-read-only'],
  ])('%s: nothing is acknowledged, nothing is half-written, what was there stays', async (_name, faults, code) => {
    const result = await under(faults)
    expect(result).toMatchObject({ code, unchanged: true, leftovers: [] })
    expect(leadOf(result.store)).toMatch(/^A related headline/)
    await result.store.close()
  })

  it('a full disk that gets room again takes the next edit', async () => {
    const folder = await copyOfSample()
    let full = true
    const { fs } = failingFileSystem({})
    const store = await DeskStore.open(folder, 'write', {
      ...fs,
      create: async (path) => {
        const file = await fs.create(path)
        return {
          ...file,
          write: (bytes, offset) =>
            full ? Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' })) : file.write(bytes, offset),
        }
      },
    } satisfies FileSystem)
    expect((await failure(edit(store, rename(1, 'Lost?')))).code).toBe('disk-full')
    full = false
    await edit(store, rename(1, 'Kept.'))
    await store.close()
    expect(leadOf(await DeskStore.open(folder, 'read'))).toBe('Kept.')
  })

  it('short writes are looped over', async () => {
    const { store, code, calls, folder } = await under({ atMost: 4096 })
    expect(code).toBeUndefined()
    expect(calls.filter((call) => call === 'write').length).toBeGreaterThan(5)
    await store.close()
    expect(leadOf(await DeskStore.open(folder, 'read'))).toBe('Lost?')
  })

  it('after a failure that may have been published, no more edits are taken until the desk is reopened', async () => {
    const { store, code } = await under({ syncFolder: 'EIO' })
    expect(code).toBe('desk-read-only')
    expect(store.readOnly).toBe(true)
    expect((await failure(edit(store, rename(1, 'Again')))).code).toBe('desk-read-only')
    await store.close()
  })

  it('is in the order that a power cut cannot break', async () => {
    const { store, calls } = await under({})
    expect(calls).toEqual(['create', 'write', 'sync', 'rename', 'syncFolder'])
    await store.close()
  })

  it('does not overwrite a file that another program changed', async () => {
    const folder = await copyOfSample()
    const store = await DeskStore.open(folder, 'write')
    const file = join(folder, 'desk.json')
    writeFileSync(file, `${readFileSync(file, 'utf8')} `)
    expect((await failure(edit(store, rename(1, 'Mine')))).code).toBe('desk-changed-outside')
    expect(readFileSync(file, 'utf8').endsWith(' ')).toBe(true)
    unlinkSync(file)
    expect((await failure(edit(store, rename(1, 'Mine')))).code).toBe('desk-changed-outside')
    expect(existsSync(file)).toBe(false)
    await store.close()
  })
})
