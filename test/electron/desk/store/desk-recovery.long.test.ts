import { createHash } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { OpenMode, Reading } from '../../../../core/desk/reading'
import { recoveryOf } from '../../../../core/recovery/recovery'
import { DeskService } from '../../../../electron/desk/services/desk-service'
import { holderOf } from '../../../../electron/desk/store/desk-lock'
import { DeskStore } from '../../../../electron/desk/store/desk-store'
import { copyFolder } from '../../../../electron/files/copy-folder'
import { snapshotFile } from '../../../../electron/journal/format/desk-file-names'
import { copyOfSample, temporaryFolder } from '../../../helpers/desks/sample'
import { sealAndCompact } from '../../../helpers/desks/small-desk-on-disk'
import { edit, failure, leadOf, rename } from '../../../helpers/edits/edit-lead'
import { failingFileSystem } from '../../../helpers/faults/failing-file-system'
import { mainFileOf, rewriteDeskFile } from '../../../helpers/files/desk-files'
import { lastSegmentOf } from '../../../helpers/files/journal-files'
import { asOrdinaryUser, letOthersRead } from '../../../helpers/processes/ordinary-user'
import { startResponder } from '../../../helpers/requests/desk-responder'

/** Every file of a folder with its bytes and the time of its last change. */
function stateOf(folder: string): Record<string, string> {
  if (!existsSync(folder)) return {}
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return Object.fromEntries(
    files.map(({ parentPath, name }) => {
      const path = join(parentPath, name)
      const hash = createHash('sha256').update(readFileSync(path)).digest('hex')
      return [path, `${hash} ${Math.round(statSync(path).mtimeMs)}`]
    }),
  )
}

/** Seals a snapshot whose bytes are no longer text. */
function rewriteSealed(file: string): void {
  const bytes = readFileSync(file)
  const body = bytes.subarray(bytes.indexOf(10) + 1)
  const sha256 = createHash('sha256').update(body).digest('hex')
  const [head = ''] = bytes.toString('utf8', 0, bytes.indexOf(10)).split(',"head"')
  const line = head.replace(/"sha256":"[0-9a-f]+"/, `"sha256":"${sha256}"`)
  const sum = crc32(line).toString(16).padStart(8, '0')
  writeFileSync(file, Buffer.concat([Buffer.from(`${line},"head":"${sum}",\n`), body]))
}

describe('the diagnosis of a desk that cannot be opened', () => {
  it('gives the checksums, the size, the time and the line of a line cut short', async () => {
    const folder = await copyOfSample()
    const whole = readFileSync(mainFileOf(folder))
    writeFileSync(mainFileOf(folder), whole.subarray(0, 60_000))
    writeFileSync(`${mainFileOf(folder)}.0123456789ab.tmp`, 'half')
    const at = new Date('2026-01-02T03:04:05Z')
    utimesSync(mainFileOf(folder), at, at)
    const before = stateOf(folder)
    const { code, params } = await failure(DeskStore.open(folder, 'write'))
    expect(code).toBe('desk-corrupt')
    const { bytes } = JSON.parse(`${whole.toString('utf8', 0, whole.indexOf('\n')).replace(/,$/, '')}}`) as {
      bytes: number
    }
    expect(params).toMatchObject({
      reason: 'checksum',
      expected: bytes,
      found: 60_000 - whole.indexOf('\n') - 1,
      size: 60_000,
      modified: at.toISOString(),
      broken: 1,
    })
    expect(Number(params.whole)).toBeGreaterThan(50)
    // The cut line is the last one, and begins at the reported position.
    const cut = whole.subarray(0, 60_000)
    expect(params.byte).toBe(cut.lastIndexOf('\n') + 1)
    expect(params.line).toBe(cut.toString('utf8').split('\n').length)
    // Not even the leftovers of a killed writer are cleared away: they may be the better half.
    expect(stateOf(folder)).toEqual(before)
  })

  it('blames a byte that is not UTF-8 on its line, and no record for a fault in the history', async () => {
    const folder = await copyOfSample()
    const store = await DeskStore.open(folder, 'write')
    const service = new DeskService(
      store,
      () => '2026-11-23T00:00:00Z',
      () => undefined,
    )
    const command = { kind: 'change', collection: 'lead', id: 'lead-1', rev: 1, fields: { text: 'Edited.' } }
    const staff = { id: 'staff-example', name: 'Example', initials: 'EX' }
    expect(await service.answer('desk:apply', { command, staff })).toMatchObject({ ok: true })
    await store.close()
    await sealAndCompact(folder)
    const file = snapshotFile(folder, 1)
    expect(readFileSync(file, 'utf8')).toContain('\n"history":{"done":[\n')
    const bytes = readFileSync(file)
    bytes[bytes.indexOf('"talk-jp-us":{') + 20] = 0xff
    writeFileSync(file, bytes)
    // With the first snapshot the desk opens anyway, and reports nothing about this one.
    expect(leadOf(await DeskStore.open(folder, 'read'))).toBe('Edited.')
    rmSync(mainFileOf(folder))
    const { params } = await failure(DeskStore.open(folder, 'read'))
    expect(params).toMatchObject({ reason: 'checksum', file, broken: 1 })
    rewriteSealed(file)
    expect((await failure(DeskStore.open(folder, 'read'))).params).toMatchObject({
      reason: 'not-utf8',
      broken: 1,
      whole: params.whole,
    })
  })

  it('names the missing file of a desk, and of a folder that is no desk', async () => {
    const folder = await copyOfSample()
    rmSync(mainFileOf(folder))
    expect(await failure(DeskStore.open(folder, 'read'))).toMatchObject({
      code: 'desk-corrupt',
      params: { file: join(folder, 'snapshots'), reason: 'no-snapshot' },
    })
    rmSync(join(folder, 'snapshots'), { recursive: true })
    expect(await failure(DeskStore.open(folder, 'read'))).toMatchObject({
      code: 'desk-not-a-desk',
      params: { file: 'snapshots', has: 'format.json' },
    })
    rmSync(join(folder, 'format.json'))
    expect((await failure(DeskStore.open(folder, 'read'))).params).toEqual({ dir: folder, file: 'format.json' })
  })

  it('names a folder or a file that cannot be read', async () => {
    const folder = await copyOfSample()
    letOthersRead(folder)
    chmodSync(mainFileOf(folder), 0)
    const file = await asOrdinaryUser(() => failure(DeskStore.open(folder, 'read')))
    expect(file).toMatchObject({ code: 'desk-unreadable', params: { file: mainFileOf(folder), reason: 'EACCES' } })
    chmodSync(folder, 0)
    const closed = await asOrdinaryUser(() => failure(DeskStore.open(folder, 'write')))
    chmodSync(folder, 0o755)
    expect(closed).toMatchObject({ code: 'desk-unreadable', params: { reason: 'EACCES' } })
    expect(recoveryOf({ code: closed.code, params: closed.params }).happened).toBe('recovery.unreadableDenied')
  })

  it('names who holds the desk, and since when', async () => {
    const folder = await copyOfSample()
    const first = await DeskStore.open(folder, 'write', { who: 'Edith\n Kato' })
    const { params } = await failure(DeskStore.open(folder, 'write'))
    await first.close()
    expect(params).toMatchObject({ who: 'Edith Kato', pid: process.pid })
    expect(Math.abs(Date.now() - Date.parse(String(params.since)))).toBeLessThan(10_000)
    expect(params.holder).toBe(`Edith Kato, process ${process.pid}, since ${String(params.since)}`)
  })

  it('names the record that its schema refuses, and the field', async () => {
    const folder = await copyOfSample()
    rewriteDeskFile(folder, (text) =>
      text.replace('"talk-jp-us":{"id":"talk-jp-us","rev":1', '"talk-jp-us":{"id":"talk-jp-us","rev":"one"'),
    )
    const { code, params } = await failure(DeskStore.open(folder, 'read'))
    expect([code, params.collection, params.id, params.field]).toEqual(['field-invalid', 'talk', 'talk-jp-us', 'rev'])
  })
})

/** A responder of a desk in a folder whose files the test changes meanwhile. */
const keep = (directory: string, mode?: OpenMode) =>
  startResponder({ directory, ...(mode ? { mode } : {}) }, {}, undefined, () => undefined)

describe('a desk that another program holds', () => {
  it('is reported as missing, not as held, if its folder has just gone', async () => {
    expect(await holderOf(join(temporaryFolder(), 'gone'))).toBeUndefined()
  })

  it('opens for editing as soon as it is released, and the windows are notified', async () => {
    const folder = await copyOfSample()
    const first = await DeskStore.open(folder, 'write', { who: 'First' })
    const { status, reports, heard } = await keep(folder)
    expect(await status()).toMatchObject({ code: 'desk-locked', params: { who: 'First' } })
    await edit(first, rename(1, 'Edited.'))
    expect(await status()).toMatchObject({ code: 'desk-locked' })
    await first.close()
    await expect.poll(status).toMatchObject({ readOnly: false, revision: 1 })
    expect(heard()).toBeGreaterThan(0)
    expect(reports.at(-1)).toHaveProperty('title')
    expect((await failure(DeskStore.open(folder, 'write'))).params.who).toBe('Second')
  })

  it('shows meanwhile what is saved there, and reports when it is free', async () => {
    const folder = await copyOfSample()
    const first = await DeskStore.open(folder, 'write', { who: 'First' })
    const { responder, status, heard } = await keep(folder, 'read')
    expect(await status()).toMatchObject({
      readOnly: true,
      revision: 0,
      reading: { why: 'held', holder: { who: 'First', pid: process.pid } },
    })
    const staff = { id: 'staff-x', name: 'X', initials: 'X' }
    const refused = await responder.answer('desk:apply', { command: { kind: 'undo' }, staff })
    expect(refused.ok).toBe(false)
    await edit(first, rename(1, 'Edited.'))
    await expect.poll(status).toMatchObject({ revision: 1 })
    expect(heard()).toBeGreaterThan(0)
    await first.close()
    await expect.poll(status).toMatchObject({ readOnly: true, reading: { why: 'free' } })
  })

  it('stays on screen as it was last read, says so if it cannot be read any more, and catches up later', async () => {
    const folder = await copyOfSample()
    const store = await DeskStore.open(folder, 'write')
    await edit(store, rename(1, 'Edited.'))
    await edit(store, rename(2, 'Twice.'))
    await store.close()
    const { responder, status } = await keep(folder, 'read')
    const file = lastSegmentOf(folder)
    const whole = readFileSync(file)
    const spoiled = Buffer.from(whole)
    spoiled[whole.indexOf('Edited.')] = 0x65
    writeFileSync(file, spoiled)
    await expect.poll(status).toMatchObject({ revision: 2, reading: { behind: { code: 'desk-corrupt' } } })
    expect((await responder.answer('desk:overview', {})).ok).toBe(true)
    writeFileSync(file, whole)
    await expect.poll(async () => Object.hasOwn(await status(), 'reading')).toBe(true)
    await expect.poll(async () => ((await status()) as { reading: Reading }).reading).toEqual({ why: 'free' })
    // Taken away and restored unchanged.
    renameSync(folder, `${folder}-away`)
    await expect.poll(status).toMatchObject({ reading: { behind: { code: 'desk-moved' } } })
    renameSync(`${folder}-away`, folder)
    await expect.poll(async () => ((await status()) as { reading: Reading }).reading).toEqual({ why: 'free' })
  })
})

describe('a desk that takes no edits or is missing', () => {
  it('opens read-only with the reason if its folder cannot be written', async () => {
    const folder = await copyOfSample()
    letOthersRead(folder)
    chmodSync(folder, 0o555)
    await asOrdinaryUser(async () => {
      const { responder, status } = await keep(folder)
      expect(await status()).toMatchObject({ readOnly: true, reading: { why: 'folder', reason: 'EACCES' } })
      await responder.close()
    })
    // No lock was held.
    chmodSync(folder, 0o755)
    await (await DeskStore.open(folder, 'write')).close()
  })

  it('reports a write that ended in doubt, and notifies the windows', async () => {
    const folder = await copyOfSample()
    const { fs } = failingFileSystem({ dataSync: 'EIO' })
    const store = await DeskStore.open(folder, 'write', { fs })
    let heard = 0
    store.onCommit(() => (heard += 1))
    await failure(edit(store, rename(1, 'Lost?')))
    expect(store.condition.stopped?.params.reason).toBe('EIO')
    expect(heard).toBe(1)
    await store.close()
  })

  it('opens when its folder is back', async () => {
    const folder = await copyOfSample()
    renameSync(folder, `${folder}-away`)
    const { status } = await keep(folder)
    expect(await status()).toMatchObject({ code: 'desk-gone' })
    renameSync(`${folder}-away`, folder)
    await expect.poll(status).toMatchObject({ readOnly: false })
  })

  it('is not tried again automatically if it is damaged', async () => {
    const folder = await copyOfSample()
    const whole = readFileSync(mainFileOf(folder))
    writeFileSync(mainFileOf(folder), '')
    const { status } = await keep(folder)
    writeFileSync(mainFileOf(folder), whole)
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(await status()).toMatchObject({ code: 'desk-corrupt', params: { reason: 'empty', size: 0 } })
  })
})

describe('a copy of a folder', () => {
  const day = new Date(2026, 10, 23, 12)

  it('has every byte and time, names what could not be read, and leaves the original alone', async () => {
    const folder = await copyOfSample()
    writeFileSync(mainFileOf(folder), Buffer.from([0, 255, 10, 13]))
    writeFileSync(join(folder, 'empty'), '')
    writeFileSync(join(folder, 'big'), Buffer.alloc(3_000_001, 7))
    symlinkSync(join(folder, 'nowhere'), join(folder, 'dangling'))
    const before = stateOf(folder)
    const into = temporaryFolder()
    const told: [number, number][] = []
    const copied = await copyFolder(folder, into, day, (done, total) => told.push([done, total]))
    expect(copied.directory).toBe(join(into, 'desk as found 2026-11-23'))
    expect(copied.unread).toEqual(['dangling'])
    const after = stateOf(copied.directory)
    const moved = Object.fromEntries(
      Object.entries(before).map(([path, state]) => [path.replace(folder, copied.directory), state]),
    )
    expect(after).toEqual(moved)
    expect(copied.files).toBe(Object.keys(before).length)
    expect(told.at(-1)).toEqual([copied.bytes, copied.bytes])
    expect(stateOf(folder)).toEqual(before)
    expect((await copyFolder(folder, into, day, () => undefined)).directory).toBe(`${copied.directory} (2)`)
  })

  it('is refused inside the folder, and leaves nothing behind if it cannot be written', async () => {
    const folder = await copyOfSample()
    mkdirSync(join(folder, 'inside'))
    symlinkSync(folder, join(temporaryFolder(), 'link'))
    expect((await failure(copyFolder(folder, folder, day, () => undefined))).code).toBe('copy-inside')
    expect((await failure(copyFolder(folder, join(folder, 'inside'), day, () => undefined))).code).toBe('copy-inside')
    // A folder whose name only begins like the original's is not inside it.
    mkdirSync(`${folder}-beside`)
    expect((await copyFolder(folder, `${folder}-beside`, day, () => undefined)).files).toBeGreaterThan(2)
    const into = temporaryFolder()
    const stopped = await failure(
      copyFolder(folder, into, day, (done) => {
        if (done > 0) throw Object.assign(new Error('full'), { code: 'ENOSPC' })
      }),
    )
    expect(stopped.code).toBe('disk-full')
    expect(readdirSync(into)).toEqual([])
    expect((await failure(copyFolder(join(into, 'none'), into, day, () => undefined))).code).toBe('desk-unreadable')
  })
})
