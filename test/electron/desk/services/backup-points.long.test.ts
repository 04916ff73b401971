import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { parseAnswer } from '../../../../core/contract/answer'
import type { RequestName } from '../../../../core/contract/channels'
import type { Input, Output } from '../../../../core/contract/contract'
import type { RecordOf } from '../../../../core/model/records/records'
import { backUp } from '../../../../electron/backup/back-up'
import { listStates, placeOf, statesOf } from '../../../../electron/backup/backup-file-names'
import { recoveryPointsOf } from '../../../../electron/backup/backup-points'
import type { BackupWork } from '../../../../electron/backup/backup-work'
import { previewPoint } from '../../../../electron/backup/preview'
import { DeskResponder } from '../../../../electron/desk/process/desk-responder'
import { DeskStore } from '../../../../electron/desk/store/desk-store'
import { listJournal, snapshotFile } from '../../../../electron/journal/format/desk-file-names'
import { copyOfSample, temporaryFolder } from '../../../helpers/desks/sample'
import { edit, leadOf, rename } from '../../../helpers/edits/edit-lead'

const EDITH = { id: 'staff-edith' as RecordOf<'staff'>['createdBy'], name: 'Edith Kato', initials: 'EK' }
const NOW = '2026-11-23T12:00:00.000Z'
const work: BackupWork = {
  backUp: (directory, folder, options) => backUp(directory, folder, options),
  points: (folder, storeId, now) => recoveryPointsOf(folder, storeId, { now }),
  preview: (point, directory, now) => previewPoint(point, directory, { now }),
}

/** A desk that was backed up to two places after its first edit and to one after its second, and then was damaged and lost a text. */
async function damagedAndBackedUp() {
  const desk = await copyOfSample()
  const [own, other] = [join(temporaryFolder(), 'backups'), join(temporaryFolder(), 'Parley backups')]
  mkdirSync(other)
  const store = await DeskStore.open(desk, 'write')
  await edit(store, rename(1, 'Backed up twice.'))
  await backUp(desk, own, { now: '2026-11-23T09:00:00.000Z' })
  await backUp(desk, other, { now: '2026-11-23T09:00:01.000Z' })
  await edit(store, rename(2, 'Backed up once.'))
  await backUp(desk, other, { now: '2026-11-23T10:00:00.000Z' })
  await edit(store, rename(3, 'Backed up never.'))
  const { storeId } = store
  const sha256 = store.desk.all('source').find((source) => source.sha256 !== undefined)?.sha256 ?? ''
  await store.close()
  for (const { file } of (await listJournal(desk)).segments) {
    const bytes = readFileSync(file)
    bytes.fill(0, 400, 500)
    writeFileSync(file, bytes)
  }
  const text = join(desk, 'sources', `${sha256}.txt`)
  expect(existsSync(text)).toBe(true)
  rmSync(text)
  return { desk, own, other, storeId, sha256, text }
}

async function responderOf(desk: string, backups: { own: string; others: Record<string, string> }) {
  const parts = { clock: () => NOW, log: () => undefined, report: () => undefined, backup: work, lookMs: 20 }
  const setPages = () => Promise.reject(new Error('nothing is printed here'))
  const responder = await DeskResponder.start({ directory: desk, backups }, { ...parts, setPages }, () =>
    Promise.resolve(),
  )
  onTestFinished(() => responder.close())
  return async <R extends RequestName>(request: R, input: Input<R>): Promise<Output<R>> =>
    parseAnswer(request, await responder.answer(request, input))
}

it('offers sound backups from all places beside the salvaged state, shows one, and continues from it with its texts', async () => {
  const { desk, own, other, storeId, sha256, text } = await damagedAndBackedUp()
  const ask = await responderOf(desk, { own, others: { [storeId]: other } })
  const { points } = await ask('desk:recovery-points', {})
  const backups = points.filter(({ kind }) => kind === 'backup')
  // A state that is in two places is one point.
  expect(backups.map(({ id, at, revision }) => [id.split(':')[1], at, revision])).toEqual([
    ['other', '2026-11-23T10:00:00.000Z', 2],
    ['own', '2026-11-23T09:00:00.000Z', 1],
  ])
  const [point] = backups
  const id = point?.id ?? ''
  await ask('desk:look', { point: id })
  const status = await ask('desk:status', {})
  expect(status).toMatchObject({ readOnly: true, notices: [], reading: { salvaged: { kind: 'backup' } } })
  // A desk that is only shown gets neither backups nor a lease.
  expect(existsSync(join(desk, 'lease.json'))).toBe(false)
  await ask('desk:continue', { point: id, staff: EDITH })
  expect(await ask('desk:status', {})).toMatchObject({ readOnly: false })
  const { desk: now, history } = await DeskStore.open(desk, 'read')
  expect(now.get('lead', 'lead-1')?.text).toBe('Backed up once.')
  expect(existsSync(text)).toBe(true)
  expect(now.sourceText(sha256).length).toBeGreaterThan(0)
  const [mend] = await history.transactions({ limit: 1 })
  expect(mend?.edit).toMatchObject({ kind: 'mend', point: 'backup', from: 2 })
  // A sound desk has no recovery points.
  await expect(ask('desk:recovery-points', {})).rejects.toMatchObject({ code: 'bad-request' })
})

it('leaves out an altered backup and a disconnected place, continues if a text is lost everywhere, and opens nothing unknown', async () => {
  const { desk, own, other, storeId, text } = await damagedAndBackedUp()
  const place = placeOf(other, storeId)
  for (const { name, revision } of await listStates(place)) {
    const file = join(statesOf(place), name)
    if (revision === 2) writeFileSync(file, readFileSync(file, 'utf8').replace('Backed up once.', 'Something else.'))
  }
  const ask = await responderOf(desk, { own, others: { [storeId]: other, elsewhere: join(desk, 'nowhere') } })
  const idsOf = async () => {
    const { points } = await ask('desk:recovery-points', {})
    return points.filter(({ kind }) => kind === 'backup').map(({ id, revision }) => ({ id, revision }))
  }
  expect((await idsOf()).map(({ revision }) => revision)).toEqual([1])
  rmSync(other, { recursive: true })
  expect((await idsOf()).map(({ revision }) => revision)).toEqual([1])
  await expect(ask('desk:look', { point: 'backup:own:../../x.json' })).rejects.toMatchObject({ code: 'place-unknown' })
  rmSync(join(placeOf(own, storeId), 'sources'), { recursive: true })
  await ask('desk:continue', { point: (await idsOf())[0]?.id ?? '', staff: EDITH })
  expect(leadOf(await DeskStore.open(desk, 'read'))).toBe('Backed up twice.')
  expect(existsSync(text)).toBe(false)
})

it('does not continue while another computer writes to the desk', async () => {
  const { desk, own } = await damagedAndBackedUp()
  const ask = await responderOf(desk, { own, others: {} })
  const lease = {
    lease: 'theirs',
    device: 'elsewhere',
    host: 'desk-2',
    who: 'Miyu Abe',
    pid: 1,
    since: NOW,
    renewed: NOW,
  }
  writeFileSync(join(desk, 'lease.json'), JSON.stringify(lease))
  await expect(ask('desk:continue', { point: 'salvaged', staff: EDITH })).rejects.toMatchObject({ code: 'desk-leased' })
  rmSync(join(desk, 'lease.json'))
  await ask('desk:continue', { point: 'salvaged', staff: EDITH })
  expect(await ask('desk:status', {})).toMatchObject({ readOnly: false })
})

it('offers the backups of a desk of which nothing can be read, and continues from one', async () => {
  const { desk, own, other, storeId } = await damagedAndBackedUp()
  const { segments, snapshots } = await listJournal(desk)
  const dead = [...segments.map(({ file }) => file), ...snapshots.map((number) => snapshotFile(desk, number))]
  for (const file of dead) writeFileSync(file, Buffer.alloc(readFileSync(file).length))
  const ask = await responderOf(desk, { own, others: { [storeId]: other } })
  const { points, report } = await ask('desk:recovery-points', {})
  expect([report.records, points.map(({ kind }) => kind)]).toEqual([0, ['backup', 'backup']])
  await ask('desk:continue', { point: points[0]?.id ?? '', staff: EDITH })
  expect(await ask('desk:status', {})).toMatchObject({ readOnly: false })
  const read = await DeskStore.open(desk, 'read')
  expect([leadOf(read), read.storeId]).toEqual(['Backed up once.', storeId])
  // The unreadable files stay: somebody may know how to read them.
  for (const file of dead) expect(readFileSync(file).every((byte) => byte === 0)).toBe(true)
})
