import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { RecordOf } from '../../../../core/model/records/records'
import { realFileSystem, type FileSystem } from '../../../../electron/files/file-system'
import { thisDevice } from '../../../../electron/journal/format/device'
import { recover } from '../../../../electron/journal/read/read-desk'
import { verify } from '../../../../electron/journal/repair/verify'
import { JournalAdapter } from '../../../../electron/journal/write/journal-adapter'
import { AT, STAFF } from '../../../helpers/desks/desk-builder'
import { temporaryFolder } from '../../../helpers/desks/sample'
import { copyNow, makeEdits, newSmallDesk } from '../../../helpers/desks/small-desk-on-disk'

/** Opens a desk to write without this machine's lock, as another container that shares the folder would. */
async function withoutLock(directory: string, fs: FileSystem = realFileSystem, device = thisDevice()) {
  const journal = new JournalAdapter({ directory, device, fs })
  const { desk } = await journal.read()
  await journal.begin()
  const before = desk.get('lead', 'lead-1') as RecordOf<'lead'>
  /** Resolves with `saved`, or with the code of the error. */
  const edit = async (text: string) => {
    const record = { ...before, rev: before.rev + 1, text }
    const op = { op: 'put' as const, collection: 'lead' as const, record }
    journal.put({ n: desk.revision + 1, by: STAFF, at: AT, edit: { kind: 'other' }, ops: [op] })
    return journal.write().then(
      () => 'saved',
      (error: Error) => ('code' in error ? error.code : error),
    )
  }
  return { journal, edit }
}

it('two writers without a lock never overwrite each other, whichever calls they interleave', async () => {
  for (const between of ['before', 'after', 'before it fails'] as const) {
    const folder = await newSmallDesk()
    await makeEdits(folder, 2)
    const other = await withoutLock(folder)
    let answer: unknown
    const intrude = async () => {
      answer ??= await other.edit('Theirs.')
    }
    const fs: FileSystem = {
      ...realFileSystem,
      async reopen(path) {
        const file = await realFileSystem.reopen(path)
        return {
          ...file,
          async write(...args) {
            if (between !== 'after') await intrude()
            if (between === 'before it fails') throw Object.assign(new Error('no room'), { code: 'ENOSPC' })
            const written = await file.write(...args)
            if (between === 'after') await intrude()
            return written
          },
        }
      },
    }
    const first = await withoutLock(folder, fs)
    const own = await first.edit('Ours.')
    // One edit is acknowledged and is in the folder; the other is refused.
    const texts = { before: 'Theirs.', after: 'Ours.', 'before it fails': 'Theirs.' }
    if (between === 'before it fails') expect([own, answer]).toMatchObject([{ reason: 'ENOSPC' }, 'saved'])
    else if (between === 'before') expect([own, answer]).toEqual(['desk-changed-outside', 'saved'])
    else expect([own, answer]).toEqual(['saved', 'desk-changed-outside'])
    const { state } = await recover(copyNow(folder))
    expect([between, state.desk.get('lead', 'lead-1')?.text]).toEqual([between, texts[between]])
    await first.journal.close()
    await other.journal.close()
  }
})

it('a computer that another one overtakes in the middle of a write acknowledges only what the other continues from', async () => {
  for (const between of ['before', 'after'] as const) {
    const folder = await newSmallDesk()
    await makeEdits(folder, 2)
    let isAsleep = false
    const overtake = async () => {
      if (!isAsleep) return
      isAsleep = false
      const other = await withoutLock(folder, realFileSystem, 'ffffffffffff')
      expect(await other.edit('Theirs.')).toBe('saved')
      await other.journal.close()
    }
    const first = await withoutLock(folder, {
      ...realFileSystem,
      async reopen(path) {
        const file = await realFileSystem.reopen(path)
        return {
          ...file,
          async write(...args) {
            if (between === 'before') await overtake()
            const written = await file.write(...args)
            if (between === 'after') await overtake()
            return written
          },
        }
      },
    })
    isAsleep = true
    expect([between, await first.edit('Ours.')]).toEqual([
      between,
      between === 'after' ? 'saved' : 'desk-edited-elsewhere',
    ])
    expect(await first.edit('Ours again.')).toMatch(/desk-(edited-elsewhere|read-only)/)
    await first.journal.close()
    // Neither refused edit is in the folder, and the desk is not split.
    const { state } = await recover(copyNow(folder))
    expect([between, state.desk.get('lead', 'lead-1')?.text]).toEqual([between, 'Theirs.'])
    expect((await verify(folder)).problems).toEqual([])
  }
})

it('a writer that another one has continued writes not even a byte', async () => {
  const folder = await newSmallDesk()
  await makeEdits(folder, 2)
  let writes = 0
  const first = await withoutLock(folder, {
    ...realFileSystem,
    async reopen(path) {
      const file = await realFileSystem.reopen(path)
      const write: typeof file.write = (...args) => {
        writes += 1
        return file.write(...args)
      }
      return { ...file, write }
    },
  })
  const other = await withoutLock(folder, realFileSystem, 'ffffffffffff')
  expect([await first.edit('Ours.'), writes]).toEqual(['desk-edited-elsewhere', 0])
  await first.journal.close()
  await other.journal.close()
})

it('of two that begin a segment in the same moment, one that sees the other withdraws its own', async () => {
  const folder = await newSmallDesk()
  await makeEdits(folder, 2)
  const begin: { other?: Promise<Awaited<ReturnType<typeof withoutLock>>> } = {}
  const fs: FileSystem = {
    ...realFileSystem,
    async create(path) {
      begin.other ??= withoutLock(folder, realFileSystem, 'ffffffffffff')
      await begin.other
      return realFileSystem.create(path)
    },
  }
  const error = await withoutLock(folder, fs, 'eeeeeeeeeeee').catch((one: unknown) => one)
  expect(error).toMatchObject({ code: 'desk-edited-elsewhere' })
  const other = await begin.other
  expect(await other?.edit('Theirs.')).toBe('saved')
  await other?.journal.close()
  expect((await verify(folder)).problems).toEqual([])
})

it('two writers without a lock never begin the same segment: the second is refused and loses nothing', async () => {
  const folder = await newSmallDesk()
  const [first, second] = [0, 1].map(() => new JournalAdapter({ directory: folder, device: thisDevice() }))
  await first?.read()
  await second?.read()
  await first?.begin()
  await expect(second?.begin()).rejects.toMatchObject({ reason: 'EEXIST' })
  await second?.close()
  await first?.close()
  expect((await recover(copyNow(folder))).end).toMatchObject({ number: 1, closed: true })
})

it('a new file never takes a name that is taken', async () => {
  const folder = temporaryFolder()
  const [from, to] = [join(folder, 'from'), join(folder, 'to')]
  writeFileSync(from, 'new')
  await realFileSystem.place(from, to)
  expect([existsSync(from), readFileSync(to, 'utf8')]).toEqual([false, 'new'])
  writeFileSync(from, 'other')
  await expect(realFileSystem.place(from, to)).rejects.toMatchObject({ code: 'EEXIST' })
  expect([readFileSync(from, 'utf8'), readFileSync(to, 'utf8')]).toEqual(['other', 'new'])
})
