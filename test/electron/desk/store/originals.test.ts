import fc from 'fast-check'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { backUp } from '../../../../electron/backup/back-up'
import { placeOf } from '../../../../electron/backup/backup-file-names'
import { previewPoint } from '../../../../electron/backup/preview'
import { restoreDesk } from '../../../../electron/desk/process/restore-desk'
import { BackupPoints } from '../../../../electron/desk/services/backup-points'
import { DeskStore } from '../../../../electron/desk/store/desk-store'
import { recoveryPointsOf } from '../../../../electron/backup/backup-points'
import { sha256Of } from '../../../../electron/journal/format/desk-content'
import { readOriginal, writeFrozen } from '../../../../electron/journal/format/frozen-texts'
import { continueDesk } from '../../../../electron/journal/repair/continue-desk'
import { verify } from '../../../../electron/journal/repair/verify'
import { temporaryFolder } from '../../../helpers/desks/sample'
import { newSmallDesk } from '../../../helpers/desks/small-desk-on-disk'
import { failure } from '../../../helpers/edits/edit-lead'
import { failingFileSystem, type Faults } from '../../../helpers/faults/failing-file-system'
import { withText } from '../../../helpers/faults/fault-points'

const NOW = '2026-11-23T12:00:00.000Z'
const said = async (folder: string) => (await verify(folder)).problems.map(({ code }) => code)

/** A small desk with a source that keeps its file. */
async function keepingDesk() {
  const folder = await newSmallDesk()
  const store = await DeskStore.open(folder, 'write')
  await withText(store, 3)
  const { storeId } = store
  await store.close()
  const [name = ''] = readdirSync(join(folder, 'originals'))
  const file = join(folder, 'originals', name)
  return { folder, storeId, file, sha256: name.replace('.bin', ''), bytes: readFileSync(file) }
}

describe('the original of a source', () => {
  it('comes out as it went in, whatever its bytes are', async () => {
    const folder = temporaryFolder()
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 5000 }), async (bytes) => {
        const sha256 = sha256Of(bytes)
        await writeFrozen(folder, { kind: 'original', sha256, bytes })
        expect((await readOriginal(folder, sha256)).equals(bytes)).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  it('is never written under a hash that is not its own', async () => {
    const folder = temporaryFolder()
    const wrong = { kind: 'original' as const, sha256: 'a'.repeat(64), bytes: Buffer.from('b') }
    await expect(writeFrozen(folder, wrong)).rejects.toMatchObject({ code: 'original-corrupt' })
    expect(existsSync(join(folder, 'originals'))).toBe(false)
  })

  it('is not read when the desk opens, and verified with the desk', async () => {
    const on = await keepingDesk()
    expect(await verify(on.folder)).toMatchObject({ problems: [], originals: 1, texts: 1 })
    const journal = readdirSync(join(on.folder, 'journal'), { recursive: true, encoding: 'utf8' })
    for (const name of journal.filter((one) => one.endsWith('.jsonl')))
      expect(readFileSync(join(on.folder, 'journal', name)).includes(on.bytes)).toBe(false)
    writeFileSync(on.file, 'something else')
    expect(await said(on.folder)).toEqual(['original-corrupt'])
    rmSync(on.file)
    expect(await said(on.folder)).toEqual(['original-missing'])
    const store = await DeskStore.open(on.folder, 'write')
    expect(store.condition.stopped).toBeUndefined()
    expect(await failure(store.readOriginal(on.sha256))).toMatchObject({
      code: 'original-missing',
      params: { file: on.file },
    })
    await store.close()
  })

  it('is mended when it is kept again', async () => {
    const on = await keepingDesk()
    writeFileSync(on.file, 'something else')
    await writeFrozen(on.folder, { kind: 'original', sha256: on.sha256, bytes: on.bytes })
    expect(await said(on.folder)).toEqual([])
  })

  it('is durable before an edit names it, also if it was there without that', async () => {
    const on = await newSmallDesk()
    const faults: Faults = { syncFolder: 'EIO', only: 'originals' }
    const store = await DeskStore.open(on, 'write', { fs: failingFileSystem(faults).fs })
    expect((await failure(withText(store, 3))).code).toBe('desk-read-only')
    expect(store.desk.get('source', 'source-3')).toBeUndefined()
    await store.close()
    const { fs, log } = failingFileSystem({})
    const again = await DeskStore.open(on, 'write', { fs })
    log.length = 0
    await withText(again, 3)
    expect(log.filter(({ call }) => call === 'write').map(({ path }) => path)).toEqual([
      expect.stringMatching(/\.jsonl$/),
    ])
    expect(log.some(({ call, path }) => call === 'syncFolder' && path.endsWith('originals'))).toBe(true)
    await again.close()
  })

  it('goes along with a copy of the desk, which is not made without it', async () => {
    const on = await keepingDesk()
    const store = await DeskStore.open(on.folder, 'read')
    const copy = join(temporaryFolder(), 'copy')
    await store.copyTo(copy)
    expect(await verify(copy)).toMatchObject({ problems: [], originals: 1 })
    rmSync(on.file)
    const none = join(temporaryFolder(), 'copy')
    expect((await failure(store.copyTo(none))).code).toBe('original-missing')
    expect(existsSync(none)).toBe(false)
  })
})

describe('the backup of a desk that keeps originals', () => {
  it('has them, is repaired when a copy of one has changed, and gives them to the desk that is made of it', async () => {
    const on = await keepingDesk()
    const folder = join(temporaryFolder(), 'backups')
    const { name } = await backUp(on.folder, folder, { now: NOW })
    const copy = join(placeOf(folder, on.storeId), 'originals', `${on.sha256}.bin`)
    writeFileSync(
      copy,
      on.bytes.map((byte) => byte ^ 1),
    )
    await backUp(on.folder, folder, { now: '2026-11-25T12:00:00.000Z' })
    expect(readFileSync(copy).equals(on.bytes)).toBe(true)
    const point = { folder, storeId: on.storeId, name }
    expect(await previewPoint(point, undefined, { now: NOW })).toMatchObject({ missingTexts: 0 })
    const target = join(temporaryFolder(), 'again')
    expect(await restoreDesk(point, target)).toEqual({ missingTexts: 0 })
    expect(await verify(target)).toMatchObject({ problems: [], originals: 1 })
    rmSync(copy)
    expect(await previewPoint(point, undefined, { now: NOW })).toMatchObject({ missingTexts: 1 })
    const poorer = join(temporaryFolder(), 'poorer')
    expect(await restoreDesk(point, poorer)).toEqual({ missingTexts: 1 })
    expect(await said(poorer)).toEqual(['original-missing'])
  })

  it('counts one that the desk has lost', async () => {
    const on = await keepingDesk()
    writeFileSync(on.file, 'something else')
    const done = await backUp(on.folder, join(temporaryFolder(), 'backups'), { now: NOW })
    expect(done.badTexts).toBe(1)
  })

  it('gives back what a damaged desk has lost, when that is continued from it', async () => {
    const on = await keepingDesk()
    const folder = join(temporaryFolder(), 'backups')
    mkdirSync(folder)
    await backUp(on.folder, folder, { now: NOW })
    rmSync(on.file)
    const points = new BackupPoints({
      folders: () => [{ place: 'own', folder }],
      points: (place, storeId) => recoveryPointsOf(place, storeId, { now: NOW }),
      storeId: () => Promise.resolve(on.storeId),
    })
    const [first] = await points.list(on.storeId)
    const shown = await DeskStore.open(on.folder, 'salvage', { point: first?.id ?? '', others: [points] })
    expect((await shown.readOriginal(on.sha256)).equals(on.bytes)).toBe(true)
    expect((await shown.originalOnDisk(on.sha256))?.size).toBe(on.bytes.length)
    await shown.close()
    const point = await points.open(first?.id ?? '')
    await continueDesk(on.folder, point, { by: 'staff-1', at: NOW, device: 'abcdefabcdef' })
    expect(await said(on.folder)).toEqual([])
    const store = await DeskStore.open(on.folder, 'write')
    expect((await store.readOriginal(on.sha256)).equals(on.bytes)).toBe(true)
    await store.close()
  })
})
