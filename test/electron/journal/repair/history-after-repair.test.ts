import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { backUp } from '../../../../electron/backup/back-up'
import { placeOf } from '../../../../electron/backup/layout'
import { DeskStore } from '../../../../electron/desk/store/desk-store'
import { thisDevice } from '../../../../electron/journal/format/device'
import { listJournal, snapshotFile } from '../../../../electron/journal/format/layout'
import { recover } from '../../../../electron/journal/read/recover'
import { goOn } from '../../../../electron/journal/repair/continue-desk'
import { openPoint, recoveryPoints } from '../../../../electron/journal/repair/recovery-points'
import { salvage } from '../../../../electron/journal/repair/salvage'
import { verify } from '../../../../electron/journal/repair/verify'
import { forkedDesk, holedDesk } from '../../../helpers/desks/damaged-sample'
import { copyOfSample, temporaryFolder } from '../../../helpers/desks/sample'
import { edit, failure, leadOf, rename } from '../../../helpers/edits/edit-lead'

const going = { by: 'staff-example', at: '2026-11-23T06:00:00.000Z', device: thisDevice() }

/** The texts that each edit of a desk's past wrote, the newest first; `mend` for a mending. */
async function pastOf(store: DeskStore): Promise<string[]> {
  const past = await store.past.transactions({ limit: 100 })
  return past.map(({ edit: { kind }, ops }) => {
    const [op] = ops
    return kind === 'mend' ? 'mend' : op?.op === 'put' && 'text' in op.record ? op.record.text : kind
  })
}

/** Goes on from a restore point, and opens the desk to write. */
async function goneOn(desk: string, id: string): Promise<DeskStore> {
  await goOn(desk, await openPoint(desk, id), going)
  return DeskStore.open(desk, 'write')
}

it('is of one of two computers only as far as the desk descends from it', async () => {
  const ours = await copyOfSample()
  await forkedDesk(ours)
  const theirs = (await recoveryPoints(ours)).points.find(({ here }) => here === false)
  const store = await goneOn(ours, theirs?.id ?? '')
  expect(await pastOf(store)).toEqual(['mend', 'Theirs, third.', 'Theirs, second.', 'Theirs, first.'])
  expect((await store.past.deskAt(2)).get('lead', 'lead-2')?.text).toBe('Theirs, second.')
  expect((await store.past.deskAt(0)).get('lead', 'lead-1')?.text).not.toMatch(/first/)
  expect(await store.past.first()).toBe(0)
  await store.close()

  const neither = await copyOfSample()
  await forkedDesk(neither)
  const common = await goneOn(neither, 'before')
  expect(await pastOf(common)).toEqual(['mend'])
  expect((await failure(common.past.deskAt(2))).code).toBe('revision-unknown')
  await common.close()
})

it('has what can be read of it where it was damaged, and none of what was left behind', async () => {
  const desk = await copyOfSample()
  await holedDesk(desk)
  const store = await goneOn(desk, 'salvaged')
  await edit(store, rename(store.desk.get('lead', 'lead-1')?.rev ?? 0, 'After it.'))
  const read = ['six', 'five', 'three', 'two', 'one'].map((word) => `A headline, worded ${word}.`)
  expect(await pastOf(store)).toEqual(['After it.', 'mend', ...read])
  expect((await store.past.deskAt(3)).get('lead', 'lead-3')?.text).toBe('A headline, worded three.')
  await store.close()

  const back = await copyOfSample()
  await holedDesk(back)
  const before = await goneOn(back, 'before')
  expect(await pastOf(before)).toEqual(['mend', ...read.slice(2)])
  await before.close()
  // Twice damaged: what the first mending took is still the past of the second, as far as that goes.
  const { segments } = await listJournal(back)
  writeFileSync(segments.at(-1)?.file ?? '', 'x')
  const [root] = (await listJournal(back)).snapshots
  const again = await goneOn(back, `snapshot-${root}`)
  expect(await pastOf(again)).toEqual(['mend', ...read.slice(2)])
  await again.close()
  // Without the note that says what it was gone on from, nothing before it is taken for its past.
  const [newest] = (await listJournal(back)).mended.toSorted((a, b) => b - a)
  writeFileSync(join(back, 'mended', `${String(newest).padStart(8, '0')}.json`), '{}')
  const alone = await DeskStore.open(back, 'read')
  expect(await pastOf(alone)).toEqual(['mend'])
  expect(await alone.past.first()).toBe(alone.desk.revision - 1)
})

it('is whole for whoever verifies and backs up the desk, though the damage is still in the folder', async () => {
  const desk = await copyOfSample()
  await holedDesk(desk)
  const store = await goneOn(desk, 'salvaged')
  await edit(store, rename(store.desk.get('lead', 'lead-1')?.rev ?? 0, 'After it.'))
  await store.close()
  expect((await verify(desk)).problems).toEqual([])
  const folder = join(temporaryFolder(), 'backups')
  expect(await backUp(desk, folder, { now: going.at })).toMatchObject({ damaged: 0, badTexts: 0 })
  // The journal in the backup leads to the same desk, and has nothing of the damage.
  const place = placeOf(folder, store.storeId)
  expect((await recover(place)).state.desk.collections).toEqual(store.desk.collections)
  expect((await listJournal(place)).snapshots).toEqual((await listJournal(desk)).snapshots.slice(0, 1))
  // A segment that is lost is no mending: that is said.
  const { segments } = await listJournal(desk)
  rmSync(segments.at(-1)?.file ?? '')
  writeFileSync(snapshotFile(desk, 999), readFileSync(snapshotFile(desk, 0)))
  expect((await verify(desk)).problems).not.toEqual([])
})

it('goes on under the name that its records have, though a format.json of another desk lies beside them', async () => {
  const [desk, other] = [await copyOfSample(), await copyOfSample()]
  const { storeId } = await DeskStore.open(desk, 'read')
  const text = readFileSync(join(other, 'format.json'), 'utf8').replace(/"storeId":\s*"[^"]*"/, '"storeId":"another"')
  writeFileSync(join(desk, 'format.json'), text)
  expect(await failure(DeskStore.open(desk, 'write'))).toMatchObject({ params: { reason: 'other-desk' } })
  expect((await salvage(desk)).report.files).toEqual([{ file: 'format.json', what: 'other' }])
  const store = await goneOn(desk, 'salvaged')
  expect(store.storeId).toBe(storeId)
  expect(leadOf(store)).toBeDefined()
  await store.close()
})
