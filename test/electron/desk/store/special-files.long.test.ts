import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, symlinkSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ParleyError } from '../../../../core/base/errors'
import { backUp } from '../../../../electron/backup/back-up'
import { BackupFolders } from '../../../../electron/desk/services/backup-folders'
import { DeskStore } from '../../../../electron/desk/store/desk-store'
import { LONGEST_FILE } from '../../../../electron/files/regular-file'
import { listJournal, snapshotFile } from '../../../../electron/journal/format/desk-file-names'
import { recover } from '../../../../electron/journal/read/read-desk'
import { salvage } from '../../../../electron/journal/repair/salvage'
import { verify } from '../../../../electron/journal/repair/verify'
import { copyOfSample, temporaryFolder } from '../../../helpers/desks/sample'
import {
  copyNow,
  makeEdits,
  newSmallDesk,
  recoveredAsText,
  sealAndCompact,
  someEdit,
  storeAsText,
} from '../../../helpers/desks/small-desk-on-disk'
import { failure } from '../../../helpers/edits/edit-lead'
import { withText } from '../../../helpers/faults/fault-points'
import { bytesOf } from '../../../helpers/files/desk-files'
import { resealSnapshot, segmentsOf } from '../../../helpers/files/journal-files'

const NOW = '2026-11-28T00:00:00.000Z'

/** A desk with a text and two segments, and its state. */
async function deskWithText(): Promise<{ folder: string; whole: string }> {
  const folder = await newSmallDesk()
  await makeEdits(folder, 2)
  await sealAndCompact(folder)
  const store = await DeskStore.open(folder, 'write')
  await withText(store, 3)
  const whole = storeAsText(store)
  await store.close()
  return { folder, whole }
}

describe('a link or a pipe in a desk’s folder', () => {
  it('neither hangs Parley nor leads it elsewhere, in place of any file of the desk', async () => {
    const { folder, whole } = await deskWithText()
    for (const name of [...Object.keys(bytesOf(folder)), '/lease.json', '/desk.json']) {
      for (const what of ['link', 'pipe'] as const) {
        const copy = copyNow(folder)
        const [file, away] = [join(copy, name), join(temporaryFolder(), 'away')]
        if (name in bytesOf(folder)) renameSync(file, away)
        if (what === 'link') symlinkSync(away, file)
        else execFileSync('mkfifo', [file])
        const read = await DeskStore.open(copy, 'read').catch((error: unknown) => error)
        const { problems } = await verify(copy)
        await salvage(copy, { orNothing: true }).catch((error: unknown) => expect(error).toBeInstanceOf(ParleyError))
        await backUp(copy, join(temporaryFolder(), 'backups'), { now: NOW }).catch((error: unknown) =>
          expect(error).toBeInstanceOf(ParleyError),
        )
        const written = await DeskStore.open(copy, 'write').catch((error: unknown) => error)
        for (const opened of [read, written]) {
          if (opened instanceof DeskStore) expect([name, what, storeAsText(opened)]).toEqual([name, what, whole])
          else expect([name, what, opened instanceof ParleyError, problems.length]).toEqual([name, what, true, 1])
        }
        if (written instanceof DeskStore) await written.close()
      }
    }
  })
})

describe('a folder in a desk’s folder that is a link', () => {
  const LINKED = { code: 'desk-unreadable', params: { reason: 'ELOOP' } }

  it('is refused before anything is read or written behind it', async () => {
    const { folder } = await deskWithText()
    mkdirSync(join(folder, 'memos'), { recursive: true })
    const [device = ''] = readdirSync(join(folder, 'journal'))
    for (const name of ['journal', `journal/${device}`, 'journal/torn', 'snapshots', 'sources', 'memos', 'mended']) {
      const copy = copyNow(folder)
      const away = join(temporaryFolder(), 'away')
      if (existsSync(join(copy, name))) renameSync(join(copy, name), away)
      else mkdirSync(away)
      symlinkSync(away, join(copy, name))
      const before = [bytesOf(away), bytesOf(copy)]
      const refused = { ...LINKED, params: { ...LINKED.params, file: join(copy, name) } }
      for (const mode of ['read', 'write', 'salvage'] as const)
        expect([name, mode, await failure(DeskStore.open(copy, mode))]).toMatchObject([name, mode, refused])
      expect([name, (await verify(copy)).problems]).toMatchObject([name, [refused]])
      await expect(backUp(copy, join(temporaryFolder(), 'backups'), { now: NOW })).rejects.toMatchObject(refused)
      expect([name, [bytesOf(away), bytesOf(copy)]]).toEqual([name, before])
    }
  })

  it('is not written through if it becomes one while the desk is open', async () => {
    const { folder } = await deskWithText()
    const store = await DeskStore.open(folder, 'write')
    const away = join(temporaryFolder(), 'away')
    renameSync(join(folder, 'sources'), away)
    symlinkSync(away, join(folder, 'sources'))
    const before = bytesOf(away)
    expect(await failure(withText(store, 8))).toMatchObject(LINKED)
    expect(bytesOf(away)).toEqual(before)
    await store.close()
  })

  it('is refused in a location of backups', async () => {
    const { folder } = await deskWithText()
    const own = join(temporaryFolder(), 'backups')
    await backUp(folder, own, { now: NOW })
    const place = join(own, readdirSync(own)[0] ?? '')
    const away = join(temporaryFolder(), 'away')
    renameSync(join(place, 'sources'), away)
    symlinkSync(away, join(place, 'sources'))
    expect(await failure(backUp(folder, own, { now: NOW }))).toMatchObject(LINKED)
  })
})

describe('a source’s text that is no ordinary file', () => {
  it('is called that, and not missing', async () => {
    const folder = await copyOfSample()
    for (const [what, reason] of [
      ['pipe', 'ENOTFILE'],
      ['link', 'ELOOP'],
      ['folder', 'EISDIR'],
    ]) {
      const copy = copyNow(folder)
      const [name = ''] = readdirSync(join(copy, 'sources'))
      const file = join(copy, 'sources', name)
      rmSync(file)
      if (what === 'pipe') execFileSync('mkfifo', [file])
      else if (what === 'link') symlinkSync(join(folder, 'sources', name), file)
      else mkdirSync(file)
      expect((await verify(copy)).problems).toMatchObject([{ code: 'desk-unreadable', params: { file, reason } }])
    }
  })
})

describe('numbers at the end of what can be counted', () => {
  const LAST = Number.MAX_SAFE_INTEGER

  it('refuse an edit instead of counting two edits alike', async () => {
    const folder = await newSmallDesk()
    resealSnapshot(folder, 0, (text) => text.replace('"revision":0', `"revision":${LAST - 1}`))
    const store = await DeskStore.open(folder, 'write')
    expect(await someEdit(store, 1)).toBe(LAST)
    expect(await failure(someEdit(store, 2))).toMatchObject({ code: 'number-spent', params: { number: LAST } })
    const before = storeAsText(store)
    await store.close()
    expect([recoveredAsText(await recover(folder)), (await verify(folder)).problems]).toEqual([before, []])
    const backedUp = await backUp(folder, join(temporaryFolder(), 'backups'), { now: NOW })
    expect(backedUp).toMatchObject({ revision: LAST, damaged: 0 })
  })

  it('refuse an edit of a record', async () => {
    const folder = await newSmallDesk()
    resealSnapshot(folder, 0, (text) =>
      text.replace(/("lead-1":\{"id":"lead-1","rev":)1/, (_all, head: string) => `${head}${LAST}`),
    )
    const store = await DeskStore.open(folder, 'write')
    expect(store.desk.get('lead', 'lead-1')?.rev).toBe(LAST)
    expect(['number-spent', 'field-invalid']).toContain((await failure(someEdit(store, 1))).code)
    await store.close()
    expect((await verify(folder)).problems).toEqual([])
  })
})

describe('names that every object inherits', () => {
  it.each(['__proto__', 'constructor', 'toString'])('are only names: a desk called %s', async (storeId) => {
    const folder = await newSmallDesk()
    resealSnapshot(folder, 0, (text) => text.replace(/"storeId":"[^"]*"/, `"storeId":"${storeId}"`))
    const format = join(folder, 'format.json')
    execFileSync('sed', ['-i', `s/"storeId": "[^"]*"/"storeId": "${storeId}"/`, format])
    await makeEdits(folder, 2)
    expect((await verify(folder)).problems).toEqual([])
    const own = join(temporaryFolder(), 'backups')
    await backUp(folder, own, { now: NOW })
    const folders = new BackupFolders(folder, { own, others: {} }, () => undefined)
    expect([await folders.storeId(), folders.places(storeId)]).toEqual([storeId, ['own']])
    expect(() => folders.folderOf('other', storeId)).toThrow(expect.objectContaining({ code: 'backup-gone' }))
  })
})

describe('a file beyond what can be read at once', () => {
  it('is never written: an edit too large for its segment is refused, and the next one is saved', async () => {
    const folder = await newSmallDesk()
    const store = await DeskStore.open(folder, 'write', { limits: { bytes: 9000, transactions: 500, longest: 4000 } })
    await someEdit(store, 1)
    expect((await failure(someEdit(store, 2, 5000))).code).toBe('file-too-large')
    await someEdit(store, 3)
    const before = storeAsText(store)
    await store.close()
    expect([store.desk.revision, recoveredAsText(await recover(folder))]).toEqual([2, before])
  })

  it('is named with the limit: a segment refuses the desk, and a snapshot is passed over for one before it', async () => {
    const { folder, whole } = await deskWithText()
    const [newest = 0] = (await listJournal(folder)).snapshots
    truncateSync(snapshotFile(folder, newest), LONGEST_FILE + 1)
    expect(storeAsText(await DeskStore.open(folder, 'read'))).toBe(whole)
    expect((await verify(folder)).problems).toMatchObject([{ code: 'file-too-large' }])
    truncateSync(segmentsOf(folder).at(-1) ?? '', LONGEST_FILE + 1)
    for (const mode of ['read', 'write'] as const)
      expect((await failure(DeskStore.open(folder, mode))).code).toBe('file-too-large')
    rmSync(folder, { recursive: true })
  })
})
