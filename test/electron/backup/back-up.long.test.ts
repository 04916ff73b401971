import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { backUp, prepareFolder } from '../../../electron/backup/back-up'
import { placeOf, stateName, statesOf } from '../../../electron/backup/backup-file-names'
import { desksIn, recoveryPointsOf } from '../../../electron/backup/backup-points'
import { previewPoint } from '../../../electron/backup/preview'
import { DeskStore } from '../../../electron/desk/store/desk-store'
import { realFileSystem } from '../../../electron/files/file-system'
import { segmentFile } from '../../../electron/journal/format/desk-file-names'
import { thisDevice } from '../../../electron/journal/format/device'
import { recover } from '../../../electron/journal/read/read-desk'
import { at, deskToBackUp, filesOf } from '../../helpers/desks/desk-to-back-up'
import { temporaryFolder } from '../../helpers/desks/sample'
import { edit, failure, rename } from '../../helpers/edits/edit-lead'
import { failingFileSystem } from '../../helpers/faults/failing-file-system'

/** Bytes that a failing disk returns for a state that is not yet renamed. */
const spoiltState = (bytes: Buffer, path: string): Buffer =>
  /states\W.*\.tmp$/.test(path) ? Buffer.alloc(bytes.length) : bytes

describe('a backup', () => {
  it('is a restore point with the desk’s state, and leaves the desk’s files alone', async () => {
    const { desk, store, folder, storeId } = await deskToBackUp()
    const before = filesOf(desk)
    const done = await backUp(desk, folder, { now: at(9) })
    expect(done).toMatchObject({ isNew: true, revision: store.desk.revision, badTexts: 0, damaged: 0, dropped: 0 })
    expect(filesOf(desk)).toEqual(before)
    const points = await recoveryPointsOf(folder, storeId, { now: at(10) })
    const records = Object.values(store.desk.collections).reduce((sum, some) => sum + Object.keys(some).length, 0)
    expect(points).toEqual([
      {
        name: stateName(at(9), 1),
        at: at(9),
        revision: 1,
        bytes: statSync(join(statesOf(placeOf(folder, storeId)), stateName(at(9), 1))).size,
        records,
        checkedAt: at(10),
        isDamaged: false,
        from: desk,
      },
    ])
    expect(await desksIn(folder)).toEqual([{ storeId, of: expect.anything() as unknown, from: desk }])
    await store.close()
  })

  it('includes the journal: its place can be read as a desk with its whole history', async () => {
    const { desk, store, folder, place } = await deskToBackUp()
    await backUp(desk, folder, { now: at(9) })
    await edit(store, rename(2, 'As it was at ten.'))
    await backUp(desk, folder, { now: at(10) })
    await store.close()
    const reopened = await DeskStore.open(desk, 'write')
    await edit(reopened, rename(3, 'As it was at eleven.'))
    await reopened.close()
    await backUp(desk, folder, { now: at(11) })
    const [now, then] = [await recover(place), await recover(place, { revision: 1 })]
    expect(now.state.desk.get('lead', 'lead-1')?.text).toBe('As it was at eleven.')
    expect(then.state.desk.get('lead', 'lead-1')?.text).toBe('As it was at nine.')
    expect(now.state.desk.collections).toEqual((await recover(desk)).state.desk.collections)
  })

  it('adds no state if the desk has not changed', async () => {
    const { desk, store, folder, storeId } = await deskToBackUp()
    await backUp(desk, folder, { now: at(9) })
    await store.close()
    const again = await backUp(desk, folder, { now: at(10) })
    expect(again).toMatchObject({ isNew: false, name: stateName(at(9), 1) })
    expect(await recoveryPointsOf(folder, storeId)).toHaveLength(1)
  })

  it('copies each text once, and within a day copies again a text that the disk has altered', async () => {
    const { desk, store, folder, place } = await deskToBackUp()
    await store.close()
    await backUp(desk, folder, { now: at(9) })
    const [name = ''] = readdirSync(join(place, 'sources'))
    const copy = join(place, 'sources', name)
    const whole = readFileSync(copy)
    const rotted = Buffer.from(whole)
    rotted.writeUInt8(whole.readUInt8(3) ^ 4, 3)
    writeFileSync(copy, rotted)
    await backUp(desk, folder, { now: at(10) })
    expect(readFileSync(copy).equals(rotted)).toBe(true)
    expect(await backUp(desk, folder, { now: new Date(Date.parse(at(10)) + 86_400_000).toISOString() })).toMatchObject({
      badTexts: 0,
    })
    expect(readFileSync(copy).equals(whole)).toBe(true)
    writeFileSync(copy, rotted)
    writeFileSync(join(desk, 'sources', name), rotted)
    expect(await backUp(desk, folder, { now: at(11), full: true })).toMatchObject({ badTexts: 1 })
  })

  it('is thinned by hours, days and months, and no backup is deleted before the new one is read back', async () => {
    const { desk, store, folder, place, storeId } = await deskToBackUp()
    let rev = 2
    for (let minute = 0; minute < 60; minute += 10) {
      await edit(store, rename(rev, `As it was at ${minute}.`))
      rev += 1
      await backUp(desk, folder, { now: at(9, minute) })
    }
    // The last one of this hour stays.
    expect((await recoveryPointsOf(folder, storeId)).map((point) => point.at)).toEqual([at(9, 50)])
    await edit(store, rename(rev, 'Not read back.'))
    const altered = failingFileSystem({
      read: (bytes) => (bytes.includes('Not read back.') ? bytes.subarray(1) : bytes),
    })
    const desks = {
      ...altered.fs,
      read: (path: string) => (path.startsWith(desk) ? realFileSystem : altered.fs).read(path),
    }
    const failed = await failure(backUp(desk, folder, { now: at(9, 55), fs: desks }))
    expect(failed).toMatchObject({ code: 'backup-failed', params: { reason: 'READ-BACK' } })
    expect(readdirSync(statesOf(place))).toEqual([stateName(at(9, 50), 7)])
    await store.close()
  })

  it('is not made of a damaged desk, and leaves the existing ones alone', async () => {
    const { desk, store, folder, storeId } = await deskToBackUp()
    await backUp(desk, folder, { now: at(9) })
    await edit(store, rename(2, 'Soon lost.'))
    await edit(store, rename(3, 'Lost too.'))
    await store.close()
    const segment = segmentFile(desk, thisDevice(), 1)
    const bytes = readFileSync(segment)
    bytes.writeUInt8(bytes.readUInt8(400) ^ 1, 400)
    writeFileSync(segment, bytes)
    expect((await failure(backUp(desk, folder, { now: at(10) }))).code).toBe('desk-corrupt')
    expect((await recoveryPointsOf(folder, storeId)).map(({ at: when, isDamaged }) => [when, isDamaged])).toEqual([
      [at(9), false],
    ])
  })

  it('sets the other journal aside if the desk went back to an earlier copy', async () => {
    const { desk, store, folder, place, storeId } = await deskToBackUp()
    await store.close()
    const earlier = join(temporaryFolder(), 'earlier')
    cpSync(desk, earlier, { recursive: true })
    const first = await DeskStore.open(desk, 'write')
    await edit(first, rename(2, 'One way.'))
    await first.close()
    await backUp(desk, folder, { now: at(9) })
    rmSync(desk, { recursive: true })
    cpSync(earlier, desk, { recursive: true })
    const second = await DeskStore.open(desk, 'write')
    await edit(second, rename(2, 'Another way.'))
    await second.close()
    await backUp(desk, folder, { now: at(10), full: true })
    expect((await recover(place)).state.desk.get('lead', 'lead-1')?.text).toBe('Another way.')
    const [aside = ''] = readdirSync(join(place, 'other-journal'))
    expect(readFileSync(join(place, 'other-journal', aside), 'utf8')).toContain('One way.')
    // Both are restore points, though they have the same revision.
    expect((await recoveryPointsOf(folder, storeId)).map(({ revision }) => revision)).toEqual([2, 2])
  })

  it('copies no part of a line that a crash has torn', async () => {
    const { desk, store, folder, place } = await deskToBackUp()
    await store.close()
    appendFileSync(segmentFile(desk, thisDevice(), 1), '{"c":"00000000","n":2,"d":1,')
    expect(await backUp(desk, folder, { now: at(9) })).toMatchObject({ revision: 1 })
    expect((await recover(place)).end?.torn.length).toBe(0)
    // After the repair the journal is that of the copy, only longer.
    const again = await DeskStore.open(desk, 'write')
    await edit(again, rename(2, 'After the crash.'))
    await again.close()
    await backUp(desk, folder, { now: at(10) })
    expect((await recover(place)).state.desk.get('lead', 'lead-1')?.text).toBe('After the crash.')
    expect(existsSync(join(place, 'other-journal'))).toBe(false)
  })

  it('leaves nothing half-written under a final name if it is canceled or killed', async () => {
    const { desk, store, folder, place, storeId } = await deskToBackUp()
    await store.close()
    const controller = new AbortController()
    const phases: string[] = []
    const canceled = backUp(desk, folder, {
      now: at(9),
      signal: controller.signal,
      onProgress: (phase) => {
        phases.push(phase)
        if (phase === 'texts') controller.abort()
      },
    })
    expect((await failure(canceled)).code).toBe('canceled')
    expect([...new Set(phases)]).toEqual(['reading', 'texts'])
    expect(await recoveryPointsOf(folder, storeId)).toEqual([])
    writeFileSync(join(statesOf(place), `${stateName(at(8), 1)}.0123456789ab.tmp`), 'half')
    expect(await backUp(desk, folder, { now: at(10) })).toMatchObject({ isNew: true })
    expect(Object.keys(filesOf(place)).filter((name) => name.endsWith('.tmp'))).toEqual([])
    expect(await recoveryPointsOf(folder, storeId)).toHaveLength(1)
  })

  it('offers no state whose texts are missing, wherever it is cut short', async () => {
    const { desk, store, folder, storeId } = await deskToBackUp()
    await store.close()
    const offered: number[] = []
    for (let steps = 1, isDone = false; !isDone; steps += 1) {
      const elsewhere = join(folder, String(steps))
      const controller = new AbortController()
      let taken = 0
      const onProgress = () => ((taken += 1) === steps ? controller.abort() : undefined)
      const { signal } = controller
      isDone = await backUp(desk, elsewhere, { now: at(9), signal, onProgress }).then(
        () => true,
        () => false,
      )
      const points = await recoveryPointsOf(elsewhere, storeId)
      offered.push(points.length)
      for (const { name } of points)
        expect(await previewPoint({ folder: elsewhere, storeId, name }, undefined, { now: at(9) })).toMatchObject({
          missingTexts: 0,
        })
    }
    // Cut short before the state it gives no restore point; after the state, during the journal, it gives one.
    expect([offered[0], offered.at(-1)]).toEqual([0, 1])
    expect(offered.filter((many) => many === 1).length).toBeGreaterThan(1)
  })
})

describe('a failing backup folder', () => {
  it.each([
    ['full', { room: 3000 }, 'backup-full'],
    ['read-only', { rename: 'EROFS' }, 'backup-read-only'],
    ['disconnected', { rename: 'ENOENT' }, 'backup-gone'],
    ['failing', { sync: 'EIO' }, 'backup-failed'],
    ['returning altered bytes', { read: spoiltState }, 'backup-failed'],
  ])('reports its own error and leaves the desk usable if the drive is %s', async (_name, faults, code) => {
    const { desk, store, folder, storeId } = await deskToBackUp()
    await backUp(desk, folder, { now: at(9) })
    await edit(store, rename(2, 'New.'))
    const before = filesOf(desk)
    const { fs } = failingFileSystem(faults)
    expect(await failure(backUp(desk, folder, { now: at(10), fs }))).toMatchObject({ code })
    expect(filesOf(desk)).toEqual(before)
    await edit(store, rename(3, 'Newer.'))
    expect((await recoveryPointsOf(folder, storeId)).map(({ isDamaged }) => isDamaged)).toEqual([false])
    await store.close()
  })

  it('is cleared of the test files of a killed Parley', async () => {
    const chosen = temporaryFolder()
    const folder = await prepareFolder(chosen)
    for (const name of ['probe.0123456789ab', 'probe.0123456789ab.0123456789ab.tmp', 'probe.txt'])
      writeFileSync(join(folder, name), 'Par')
    await prepareFolder(chosen)
    expect(readdirSync(folder)).toEqual(['probe.txt'])
  })

  it('is not recreated while its drive is disconnected', async () => {
    const { desk, store } = await deskToBackUp()
    await store.close()
    const drive = temporaryFolder()
    const folder = await prepareFolder(drive)
    await backUp(desk, folder, { now: at(9) })
    renameSync(drive, `${drive}-unplugged`)
    // Like an empty mount point without its drive.
    mkdirSync(drive)
    expect((await failure(backUp(desk, folder, { now: at(10) }))).code).toBe('backup-gone')
    expect(readdirSync(drive)).toEqual([])
    rmSync(drive, { recursive: true })
    renameSync(`${drive}-unplugged`, drive)
    expect(await backUp(desk, folder, { now: at(11) })).toMatchObject({ isNew: false })
    expect((await failure(prepareFolder(join(drive, 'nowhere')))).code).toBe('backup-gone')
  })

  it('is not written to if it belongs to another desk', async () => {
    const { desk, store, folder, place } = await deskToBackUp()
    await store.close()
    mkdirSync(place, { recursive: true })
    writeFileSync(join(place, 'backup.json'), JSON.stringify({ app: 'parley', storeId: 'another' }))
    expect((await failure(backUp(desk, folder, { now: at(9) }))).code).toBe('backup-of-another')
    expect(readdirSync(place)).toEqual(['backup.json'])
  })
})
