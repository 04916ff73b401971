import { execFileSync } from 'node:child_process'
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { copyDesk } from '../../../../electron/desk/process/copy-desk'
import { DeskStore } from '../../../../electron/desk/store/desk-store'
import { realFileSystem, type FileSystem, type OpenFile } from '../../../../electron/files/file-system'
import { copyOfSample, SAMPLE, temporaryFolder } from '../../../helpers/desks/sample'
import { startResponder } from '../../../helpers/requests/desk-responder'

/** The real file system, but each commit waits for `wait` after its bytes are written. */
function slowFiles(wait: () => Promise<void>): FileSystem {
  const slow = (file: OpenFile): OpenFile => ({
    ...file,
    dataSync: async () => {
      await wait()
      await file.dataSync()
    },
  })
  return {
    ...realFileSystem,
    create: async (path) => slow(await realFileSystem.create(path)),
    reopen: async (path) => slow(await realFileSystem.reopen(path)),
  }
}

describe('a slow drive', () => {
  it('is reported once a save takes over two seconds, while reads are answered, and no longer after ten quick saves', async () => {
    const folder = await copyOfSample()
    let ms = 0
    const fs = slowFiles(() => new Promise((resolve) => setTimeout(resolve, ms)))
    const { note, open, notices, heard, responder } = await startResponder({ directory: folder }, { fs })
    await note('note-0')
    expect(await notices('slow')).toEqual([])
    ms = 2600
    const before = heard()
    const saving = note('note-1')
    // A save that has not ended has its own message, and every other request is answered meanwhile.
    await expect.poll(() => notices('slow'), { timeout: 5000 }).toMatchObject([{ pending: true, seconds: 2 }])
    expect((await responder.answer('desk:overview', {})).ok).toBe(true)
    expect((await open()).revision).toBe(1)
    expect(await saving).toBe('saved')
    expect(heard()).toBeGreaterThan(before + 1)
    expect(await notices('slow')).toMatchObject([{ pending: false, seconds: 3 }])
    ms = 0
    for (let quick = 0; quick < 9; quick += 1) await note(`note-q${quick}`)
    expect(await notices('slow')).toHaveLength(1)
    await note('note-q9')
    expect(await notices('slow')).toEqual([])
  })
})

describe('a clock', () => {
  const STAFF = { id: 'staff-kept', name: 'Kept', initials: 'KE' }

  it('is reported when it was a year ahead and is right again, and edits keep their order', async () => {
    const folder = await copyOfSample()
    // Later than everything in the sample.
    let now = '2040-11-23T12:00:00.000Z'
    const { note, notices, responder, open } = await startResponder({ directory: folder }, {}, () => now)
    expect(await notices('clock')).toEqual([])
    expect(await note('note-1', 'Ahead.')).toBe('saved')
    now = '2039-11-23T12:00:00.000Z'
    expect(await notices('clock')).toEqual([{ kind: 'clock', now, latest: '2040-11-23T12:00:00.000Z' }])
    expect(await note('note-2', 'Right again.')).toBe('saved')
    // The latest instant is not that of the last edit.
    expect(await notices('clock')).toMatchObject([{ latest: '2040-11-23T12:00:00.000Z' }])
    // Edits of one field, a second apart by one clock and a year by the other: they are not merged.
    const change = (rev: number, body: string) =>
      responder.answer('desk:apply', {
        command: { kind: 'change', collection: 'note', id: 'note-2', rev, fields: { body }, continues: true },
        staff: STAFF,
      })
    expect((await change(1, 'One.')).ok).toBe(true)
    now = '2038-11-23T12:00:01.000Z'
    expect((await change(2, 'Two.')).ok).toBe(true)
    now = '2038-11-23T12:00:02.000Z'
    expect((await change(3, 'Three.')).ok).toBe(true)

    const body = async () => {
      const answer = await responder.answer('desk:form', { ref: { collection: 'note', id: 'note-2' } })
      return answer.ok ? (answer.value as { values: { body: string } }).values.body : undefined
    }
    const undo = () => responder.answer('desk:apply', { command: { kind: 'undo' }, staff: STAFF })
    await undo()
    expect(await body()).toBe('One.')
    await undo()
    expect(await body()).toBe('Right again.')
    expect((await responder.answer('desk:apply', { command: { kind: 'redo' }, staff: STAFF })).ok).toBe(true)
    const history = await responder.answer('desk:undo-view', { staff: STAFF.id })
    expect(history).toMatchObject({ ok: true, value: { undo: { title: { en: 'One.' } } } })
    expect((await open()).revision).toBe(8)
    await responder.close()

    // The reopened desk is the same, its edits in order and with the instants of the clock.
    const store = await DeskStore.open(folder, 'read')
    const transactions = await store.history.transactions({ limit: 20 })
    expect(transactions.map(({ n }) => n)).toEqual([8, 7, 6, 5, 4, 3, 2, 1])
    expect(transactions.map(({ at }) => at.slice(0, 4))).toEqual([
      '2038',
      '2038',
      '2038',
      '2038',
      '2038',
      '2039',
      '2039',
      '2040',
    ])
    expect(store.condition.latest).toBe('2040-11-23T12:00:00.000Z')
    expect((await store.history.deskAt(2)).get('note', 'note-2')?.body).toBe('Right again.')
    const again = await startResponder({ directory: folder }, {}, () => now)
    expect(await again.notices('clock')).toHaveLength(1)
    now = '2040-11-23T12:00:00.000Z'
    expect(await again.notices('clock')).toEqual([])
  })
})

describe('the last edit saved here', () => {
  it('is reported to main, and a folder that ends before it is reported as older without refusing anything', async () => {
    const folder = await copyOfSample()
    const first = await startResponder({ directory: folder })
    expect(first.reports.some((report) => 'saved' in report)).toBe(false)
    await first.note('note-1')
    await first.note('note-2')
    await first.responder.close()
    const report = first.reports.find((one) => 'saved' in one)
    if (!report || !('saved' in report)) throw new Error('nothing was told')
    expect(report.saved.revision).toBe(2)
    const saved = { [report.storeId]: { ...report.saved, revision: 5 } }
    const again = await startResponder({ directory: folder, saved })
    expect(await again.notices('older')).toEqual([{ kind: 'older', saved: 5, at: report.saved.at, revision: 2 }])
    expect(await again.note('note-3')).toBe('saved')
  })
})

/** Mounts a drive with that many kilobytes. Needs root. */
function smallDrive(kilobytes: number): string {
  const drive = temporaryFolder()
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', drive])
  onTestFinished(() => void execFileSync('umount', ['-l', drive]))
  return drive
}

describe.runIf(process.platform === 'linux' && process.getuid?.() === 0)('a full disk', () => {
  it('refuses the edit, says so while typing goes on, and recovers automatically when there is room', async () => {
    const folder = join(smallDrive(2048), 'desk')
    await copyDesk(SAMPLE, folder)
    const { note, open, heard, hasNote, responder } = await startResponder({ directory: folder })
    expect(await note('note-1')).toBe('saved')
    const filler = join(folder, '..', 'filler')
    expect(() => writeFileSync(filler, Buffer.alloc(4 << 20))).toThrow('ENOSPC')
    const large = 'x'.repeat(20_000)
    expect(await note('note-2', large)).toBe('disk-full')
    expect(await open()).toMatchObject({ readOnly: false, revision: 1, reading: { why: 'full' } })
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(await open()).toMatchObject({ reading: { why: 'full' } })
    const before = heard()
    rmSync(filler)
    await expect.poll(async () => (await open()).reading).toBeUndefined()
    expect(heard()).toBeGreaterThan(before)
    expect(await note('note-2', large)).toBe('saved')
    await responder.close()
    const again = await startResponder({ directory: folder })
    expect([await again.hasNote('note-1'), await again.hasNote('note-2'), await hasNote('note-2')]).toEqual([
      true,
      true,
      true,
    ])
    expect(existsSync(join(folder, 'rescued'))).toBe(false)
  })

  it('keeps the edit of a drive that is unplugged, and saves it automatically when the drive is back', async () => {
    const drive = smallDrive(2048)
    const kept = temporaryFolder()
    const folder = join(drive, 'desk')
    await copyDesk(SAMPLE, folder)
    const { note, open } = await startResponder({ directory: folder })
    expect(await note('note-1')).toBe('saved')
    execFileSync('mount', ['--bind', drive, kept])
    onTestFinished(() => void execFileSync('umount', ['-l', kept]))
    execFileSync('umount', ['-l', drive])
    expect(await note('note-2')).toBe('desk-moved')
    await expect.poll(open).toMatchObject({ readOnly: false, reading: { why: 'away' } })
    execFileSync('mount', ['--bind', kept, drive])
    await expect.poll(async () => (await open()).reading).toBeUndefined()
    expect(await note('note-2')).toBe('saved')
  })
})
