import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { backUp } from '../../../../electron/backup/back-up'
import { parseStateName, placeOf, stateName, statesOf } from '../../../../electron/backup/backup-file-names'
import { recoveryPointsOf } from '../../../../electron/backup/backup-points'
import { previewPoint } from '../../../../electron/backup/preview'
import { restoreDesk } from '../../../../electron/desk/process/restore-desk'
import { DeskStore } from '../../../../electron/desk/store/desk-store'
import { at, deskToBackUp } from '../../../helpers/desks/desk-to-back-up'
import { temporaryFolder } from '../../../helpers/desks/sample'
import { edit, failure, leadOf, rename } from '../../../helpers/edits/edit-lead'

const recordsOf = (store: DeskStore) => structuredClone(store.desk.collections)

describe('a restore', () => {
  it('makes a desk with the records, the trash, the history and the texts of that time', async () => {
    const { desk, store, folder, storeId } = await deskToBackUp()
    const [then, history] = [recordsOf(store), structuredClone(store.undoStack)]
    const sources = store.desk.all('source').flatMap(({ sha256 }) => sha256 ?? [])
    const texts = sources.map((sha256) => store.desk.sourceText(sha256))
    const { name } = await backUp(desk, folder, { now: at(9) })
    await edit(store, rename(2, 'As it is now.'))
    await backUp(desk, folder, { now: at(10) })
    await store.close()
    // The original is gone.
    rmSync(desk, { recursive: true })
    const target = join(temporaryFolder(), 'again')
    expect(await restoreDesk({ folder, storeId, name }, target)).toEqual({ missingTexts: 0 })
    const again = await DeskStore.open(target, 'write')
    expect(again.storeId).not.toBe(storeId)
    expect(again.desk.collections).toEqual(then)
    expect(again.undoStack).toEqual(history)
    expect(sources.length).toBeGreaterThan(0)
    expect(sources.map((sha256) => again.desk.sourceText(sha256))).toEqual(texts)
    await edit(again, rename(2, 'It goes on.'))
    await again.close()
    expect(leadOf(await DeskStore.open(target, 'read'))).toBe('It goes on.')
    expect((await failure(restoreDesk({ folder, storeId, name }, target))).code).toBe('desk-not-empty')
  })

  it('is refused if the disk has altered the state, which is then not offered as sound', async () => {
    const { desk, store, folder, place, storeId } = await deskToBackUp()
    await backUp(desk, folder, { now: at(9) })
    await edit(store, rename(2, 'Later.'))
    await store.close()
    await backUp(desk, folder, { now: at(10) })
    const file = join(statesOf(place), stateName(at(10), 2))
    const whole = readFileSync(file)
    const target = join(temporaryFolder(), 'again')
    for (const offset of [0, 40, 200, whole.length >> 1, whole.length - 2]) {
      const rotted = Buffer.from(whole)
      rotted.writeUInt8(whole.readUInt8(offset) ^ 1, offset)
      writeFileSync(file, rotted)
      const [newest, older] = await recoveryPointsOf(folder, storeId)
      expect(newest, `byte ${offset}`).toMatchObject({ isDamaged: true })
      expect(newest?.checkedAt).toBeUndefined()
      expect(older).toMatchObject({ isDamaged: false })
      const point = { folder, storeId, name: stateName(at(10), 2) }
      expect((await failure(restoreDesk(point, target))).code).toBe('backup-damaged')
      expect(existsSync(target)).toBe(false)
    }
    // The next backup writes the state anew, and reports the damaged one.
    expect(await backUp(desk, folder, { now: at(11), full: true })).toMatchObject({ isNew: true, damaged: 1 })
    // If the points are not read, the findings of the last backup are shown.
    const points = await recoveryPointsOf(folder, storeId, { readAtOnce: 0 })
    expect(points.map(({ isDamaged }) => isDamaged)).toEqual([false, true, false])
  })

  it('is previewed with its differences from the desk now, by kind and by name', async () => {
    const { desk, store, folder, storeId } = await deskToBackUp()
    const { name } = await backUp(desk, folder, { now: at(9) })
    await edit(store, rename(2, 'As it is now.'))
    await store.close()
    const preview = await previewPoint({ folder, storeId, name }, desk, { now: at(10) })
    expect(preview.differences).toEqual({
      added: 0,
      removed: 0,
      changed: 1,
      kinds: [{ collection: 'lead', added: 0, removed: 0, changed: 1 }],
      records: [
        {
          ref: { collection: 'lead', id: 'lead-1' },
          how: 'changed',
          title: { en: 'As it is now.', ja: 'As it is now.' },
        },
      ],
    })
    expect(preview.missingTexts).toBe(0)
    rmSync(join(desk, 'format.json'))
    expect((await previewPoint({ folder, storeId, name }, desk, { now: at(10) })).differences).toBeUndefined()
  })

  it('reads no file outside its place', async () => {
    const { desk, store, folder, storeId } = await deskToBackUp()
    await store.close()
    await backUp(desk, folder, { now: at(9) })
    for (const name of ['../backup.json', '../../x', '/etc/passwd', ''])
      expect((await failure(restoreDesk({ folder, storeId, name }, join(folder, 'x')))).code).toBe('backup-gone')
    const place = placeOf(folder, '../../elsewhere')
    expect([dirname(place), basename(place)]).toEqual([folder, expect.stringMatching(/^[0-9a-f]{32}$/)])
    expect(parseStateName(stateName(at(9, 5), 12))).toEqual({
      name: stateName(at(9, 5), 12),
      at: at(9, 5),
      revision: 12,
    })
  })

  it('works if backup.json is lost or damaged', async () => {
    const { desk, store, folder, place, storeId } = await deskToBackUp()
    await store.close()
    await backUp(desk, folder, { now: at(9) })
    for (const bad of ['', '{"app":', '{"app":"other"}']) {
      writeFileSync(join(place, 'backup.json'), bad)
      expect(await recoveryPointsOf(folder, storeId)).toMatchObject([{ at: at(9), isDamaged: false }])
      expect(await backUp(desk, folder, { now: at(10) })).toMatchObject({ isNew: false, damaged: 0 })
    }
    rmSync(join(place, 'backup.json'))
    const file = join(statesOf(place), stateName(at(9), 1))
    const rotted = readFileSync(file)
    rotted.writeUInt8(rotted.readUInt8(5000) ^ 1, 5000)
    writeFileSync(file, rotted)
    expect(await recoveryPointsOf(folder, storeId)).toMatchObject([{ at: at(9), isDamaged: true }])
  })
})
