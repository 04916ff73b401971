import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { backUp } from '../../../../electron/backup/back-up'
import { placeOf } from '../../../../electron/backup/backup-file-names'
import { DeskStore } from '../../../../electron/desk/store/desk-store'
import { listJournal, snapshotFile } from '../../../../electron/journal/format/desk-file-names'
import { thisDevice } from '../../../../electron/journal/format/device'
import { recover } from '../../../../electron/journal/read/read-desk'
import { continueDesk } from '../../../../electron/journal/repair/continue-desk'
import { openPoint, recoveryPoints } from '../../../../electron/journal/repair/recovery-points'
import { salvage } from '../../../../electron/journal/repair/salvage'
import { verify } from '../../../../electron/journal/repair/verify'
import { forkedDesk, holedDesk } from '../../../helpers/desks/damaged-sample'
import { copyOfSample, temporaryFolder } from '../../../helpers/desks/sample'
import { edit, failure, leadOf, rename } from '../../../helpers/edits/edit-lead'
import { itLong } from '../../../helpers/long'

const continuation = { by: 'staff-example', at: '2026-11-23T06:00:00.000Z', device: thisDevice() }

/** The texts that each edit in a desk's history wrote, newest first; `mend` stands for a repair. */
async function pastOf(store: DeskStore): Promise<string[]> {
  const transactions = await store.history.transactions({ limit: 100 })
  return transactions.map(({ edit: { kind }, ops }) => {
    const [op] = ops
    return kind === 'mend' ? 'mend' : op?.op === 'put' && 'text' in op.record ? op.record.text : kind
  })
}

/** Continues from a recovery point, and opens the desk to write. */
async function continued(desk: string, id: string): Promise<DeskStore> {
  await continueDesk(desk, await openPoint(desk, id), continuation)
  return DeskStore.open(desk, 'write')
}

itLong('has another computer’s edits only up to the point from which the desk continues', async () => {
  const ours = await copyOfSample()
  await forkedDesk(ours)
  const theirs = (await recoveryPoints(ours)).points.find(({ here }) => here === false)
  const store = await continued(ours, theirs?.id ?? '')
  expect(await pastOf(store)).toEqual(['mend', 'Theirs, third.', 'Theirs, second.', 'Theirs, first.'])
  expect((await store.history.deskAt(2)).get('lead', 'lead-2')?.text).toBe('Theirs, second.')
  expect((await store.history.deskAt(0)).get('lead', 'lead-1')?.text).not.toMatch(/first/)
  expect(await store.history.first()).toBe(0)
  await store.close()

  const neither = await copyOfSample()
  await forkedDesk(neither)
  const common = await continued(neither, 'before')
  expect(await pastOf(common)).toEqual(['mend'])
  expect((await failure(common.history.deskAt(2))).code).toBe('revision-unknown')
  await common.close()
})

it('has every readable edit of a damaged desk, and none that was left behind', async () => {
  const desk = await copyOfSample()
  await holedDesk(desk)
  const store = await continued(desk, 'salvaged')
  await edit(store, rename(store.desk.get('lead', 'lead-1')?.rev ?? 0, 'After it.'))
  const read = ['six', 'five', 'three', 'two', 'one'].map((word) => `A headline, worded ${word}.`)
  expect(await pastOf(store)).toEqual(['After it.', 'mend', ...read])
  expect((await store.history.deskAt(3)).get('lead', 'lead-3')?.text).toBe('A headline, worded three.')
  await store.close()

  const back = await copyOfSample()
  await holedDesk(back)
  const before = await continued(back, 'before')
  expect(await pastOf(before)).toEqual(['mend', ...read.slice(2)])
  await before.close()
  // Damaged twice: the history kept by the first repair belongs to the second too, as far as it reaches.
  const { segments } = await listJournal(back)
  writeFileSync(segments.at(-1)?.file ?? '', 'x')
  const [root] = (await listJournal(back)).snapshots
  const again = await continued(back, `snapshot-${root}`)
  expect(await pastOf(again)).toEqual(['mend', ...read.slice(2)])
  await again.close()
  // Without the note on what the desk continues from, nothing before it counts as its history.
  const [newest] = (await listJournal(back)).repaired.toSorted((a, b) => b - a)
  writeFileSync(join(back, 'mended', `${String(newest).padStart(8, '0')}.json`), '{}')
  const alone = await DeskStore.open(back, 'read')
  expect(await pastOf(alone)).toEqual(['mend'])
  expect(await alone.history.first()).toBe(alone.desk.revision - 1)
})

it('verifies and backs up as whole, though the damage is still in the folder', async () => {
  const desk = await copyOfSample()
  await holedDesk(desk)
  const store = await continued(desk, 'salvaged')
  await edit(store, rename(store.desk.get('lead', 'lead-1')?.rev ?? 0, 'After it.'))
  await store.close()
  expect((await verify(desk)).problems).toEqual([])
  const folder = join(temporaryFolder(), 'backups')
  expect(await backUp(desk, folder, { now: continuation.at })).toMatchObject({ damaged: 0, badTexts: 0 })
  // The journal in the backup leads to the same desk, without the damage.
  const place = placeOf(folder, store.storeId)
  expect((await recover(place)).state.desk.collections).toEqual(store.desk.collections)
  expect((await listJournal(place)).snapshots).toEqual((await listJournal(desk)).snapshots.slice(0, 1))
  // A lost segment is no repair: it is reported.
  const { segments } = await listJournal(desk)
  rmSync(segments.at(-1)?.file ?? '')
  writeFileSync(snapshotFile(desk, 999), readFileSync(snapshotFile(desk, 0)))
  expect((await verify(desk)).problems).not.toEqual([])
})

itLong(
  'continues under the identity in its records, though a format.json of another desk lies beside them',
  async () => {
    const [desk, other] = [await copyOfSample(), await copyOfSample()]
    const { storeId } = await DeskStore.open(desk, 'read')
    const text = readFileSync(join(other, 'format.json'), 'utf8').replace(/"storeId":\s*"[^"]*"/, '"storeId":"another"')
    writeFileSync(join(desk, 'format.json'), text)
    expect(await failure(DeskStore.open(desk, 'write'))).toMatchObject({ params: { reason: 'other-desk' } })
    expect((await salvage(desk)).report.files).toEqual([{ file: 'format.json', what: 'other' }])
    const store = await continued(desk, 'salvaged')
    expect(store.storeId).toBe(storeId)
    expect(leadOf(store)).toBeDefined()
    await store.close()
  },
)
