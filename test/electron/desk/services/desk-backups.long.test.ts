import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { answer } from '../../../../core/contract/answer'
import { parseAnswer } from '../../../../core/contract/answer'
import type { BackupRequest } from '../../../../core/contract/channels'
import type { Input, Output } from '../../../../core/contract/contract'
import { backUp } from '../../../../electron/backup/back-up'
import { placeOf, statesOf } from '../../../../electron/backup/backup-file-names'
import { readPoint, recoveryPointsOf } from '../../../../electron/backup/backup-points'
import type { BackupWork } from '../../../../electron/backup/backup-work'
import { previewPoint } from '../../../../electron/backup/preview'
import { DeskResponder } from '../../../../electron/desk/process/desk-responder'
import { DeskBackups } from '../../../../electron/desk/services/desk-backups'
import { DeskStore } from '../../../../electron/desk/store/desk-store'
import { sha256Of } from '../../../../electron/journal/format/desk-content'
import { copyOfSample, temporaryFolder } from '../../../helpers/desks/sample'
import { edit, failure, rename } from '../../../helpers/edits/edit-lead'

const work: BackupWork = {
  backUp: (directory, folder, options) => backUp(directory, folder, options),
  points: (folder, storeId, now) => recoveryPointsOf(folder, storeId, { now }),
  preview: (point, directory, now) => previewPoint(point, directory, { now }),
}

/** A desk with its backups, a clock that the test sets, and everything that main and the windows receive. */
async function deskOnDisk(options: { others?: string; readOnly?: boolean; work?: BackupWork } = {}) {
  const desk = await copyOfSample()
  const store = await DeskStore.open(desk, 'write')
  const own = join(temporaryFolder(), 'backups')
  const clock = { now: Date.UTC(2026, 10, 23, 9) }
  const told: unknown[] = []
  const chosen = new Map<string, string>()
  const folders = { own, others: options.others === undefined ? {} : { [store.storeId]: options.others } }
  const backups = new DeskBackups({
    directory: desk,
    folders,
    work: options.work ?? work,
    clock: () => new Date(clock.now).toISOString(),
    log: (error) => told.push(error),
    tell: () => undefined,
    report: (report) => told.push(report),
    fileOf: (place) => Promise.resolve(chosen.get(place) ?? ''),
    lookMs: 10,
  })
  onTestFinished(async () => {
    backups.end()
    await store.close()
  })
  const ask = async <R extends BackupRequest>(request: R, input: Input<R>): Promise<Output<R>> =>
    parseAnswer(
      request,
      await answer(backups.handlers, request, input, (error) => {
        throw error
      }),
    )
  const open = () =>
    backups.opened({
      storeId: store.storeId,
      revision: () => store.desk.revision,
      readOnly: () => options.readOnly ?? false,
    })
  const states = (folder = own) => {
    const place = statesOf(placeOf(folder, store.storeId))
    return existsSync(place) ? readdirSync(place).filter((name) => name.endsWith('.json')) : []
  }
  const pass = (minutes: number) => {
    clock.now += minutes * 60_000
  }
  return { desk, store, own, place: placeOf(own, store.storeId), ask, open, states, pass, told, chosen, backups }
}

const soon = () => new Promise((resolve) => setTimeout(resolve, 150))

it('backs up once something is new and the last backup is an hour old', async () => {
  const { store, open, states, pass, ask } = await deskOnDisk()
  expect((await ask('desk:backups', {})).places).toMatchObject([{ place: 'own', count: 0, hasAll: false }])
  open()
  await expect.poll(() => states().length).toBe(1)
  await edit(store, rename(1, 'New.'))
  pass(59)
  await soon()
  expect(states()).toHaveLength(1)
  expect(await ask('desk:backups', {})).toMatchObject({ next: '2026-11-23T10:00:00.000Z', readOnly: false })
  pass(1)
  await expect.poll(() => states().length).toBe(2)
  // While nothing is new, no backup is made, however much time passes.
  pass(60 * 24)
  await soon()
  expect(states()).toHaveLength(2)
  expect((await ask('desk:backups', {})).next).toBeUndefined()
  // A clock that was set back does not delay the next one.
  pass(-60 * 24 * 400)
  await edit(store, rename(2, 'After the clock was set back.'))
  await expect.poll(() => states().length).toBe(3)
})

it('does not back up a read-only desk, even on request', async () => {
  const { open, states, ask } = await deskOnDisk({ readOnly: true })
  open()
  await soon()
  expect(states()).toEqual([])
  expect((await failure(ask('desk:backup-now', {}))).code).toBe('desk-read-only')
})

it('writes to a reconnected drive at the next look, and keeps writing to the other place meanwhile', async () => {
  const drive = temporaryFolder()
  const folder = join(drive, 'Parley backups')
  const { open, states, ask } = await deskOnDisk({ others: folder })
  open()
  await expect.poll(() => states().length).toBe(1)
  const places = async () => (await ask('desk:backups', {})).places
  await expect.poll(places).toMatchObject([{ hasAll: true }, { problem: { code: 'backup-gone' }, count: 0 }])
  expect(readdirSync(drive)).toEqual([])
  mkdirSync(folder)
  await expect.poll(() => states(folder).length).toBe(1)
  await expect.poll(async () => (await places())[1]).toMatchObject({ hasAll: true })
  await expect.poll(async () => (await places())[1]?.problem).toBeUndefined()
  renameSync(folder, `${folder}-away`)
  expect((await places())[1]).toMatchObject({ problem: { code: 'backup-gone' } })
  rmSync(`${folder}-away`, { recursive: true })
})

it.each([
  ['a file in its place', (own: string) => writeFileSync(own, 'no folder'), (own: string) => rmSync(own)],
  [
    'a place that cannot be read',
    (_own: string, place: string) => mkdirSync(join(place, 'backup.json'), { recursive: true }),
    (own: string) => rmSync(own, { recursive: true }),
  ],
])('reports any other failure, and tries again in an hour: %s', async (_name, spoil, mend) => {
  const { open, states, pass, ask, own, place } = await deskOnDisk()
  spoil(own, place)
  open()
  const view = () => ask('desk:backups', {})
  await expect.poll(async () => (await view()).isFailing).toBe(true)
  expect((await view()).places).toMatchObject([{ problem: { code: expect.stringMatching(/^backup-/) as string } }])
  await soon()
  pass(61)
  await soon()
  expect((await view()).isFailing).toBe(true)
  mend(own)
  pass(30)
  await soon()
  expect(states()).toEqual([])
  pass(31)
  await expect.poll(() => states().length).toBe(1)
  await expect.poll(async () => (await view()).isFailing).toBe(false)
})

it('accepts a second folder, rejects one inside the desk, reports it to main, and can drop it', async () => {
  const { desk, store, open, states, ask, told, chosen } = await deskOnDisk()
  open()
  await expect.poll(() => states().length).toBe(1)
  const drive = temporaryFolder()
  const folder = join(drive, 'Parley backups')
  chosen.set('00000000-0000-4000-8000-000000000001', drive)
  chosen.set('00000000-0000-4000-8000-000000000002', join(desk, 'sources'))
  const inside = ask('desk:backup-folder', { place: '00000000-0000-4000-8000-000000000002' })
  expect((await failure(inside)).code).toBe('backup-inside')
  await ask('desk:backup-folder', { place: '00000000-0000-4000-8000-000000000001' })
  await expect.poll(() => states(folder).length).toBe(1)
  expect((await ask('desk:backups', {})).places.map((one) => one.folder)).toContain(folder)
  await ask('desk:backup-folder', {})
  expect((await ask('desk:backups', {})).places).toHaveLength(1)
  expect(states(folder)).toHaveLength(1)
  const { storeId } = store
  expect(told).toEqual([{ storeId, folder }, { storeId }])
})

it('reports a canceled backup, and makes the next one', async () => {
  const { open, states, ask } = await deskOnDisk({
    work: {
      ...work,
      backUp: async (directory, folder, options) => {
        while (options.full && !options.signal?.aborted) await soon()
        return work.backUp(directory, folder, options)
      },
    },
  })
  open()
  await expect.poll(() => states().length).toBe(1)
  const canceled = failure(ask('desk:backup-now', {}))
  await soon()
  expect((await ask('desk:backups', {})).running).toMatchObject({ place: 'own' })
  await ask('desk:backup-cancel', {})
  expect((await canceled).code).toBe('canceled')
  expect((await ask('desk:backups', {})).running).toBeUndefined()
})

it('backs up a desk of the first format before its migration, and a desk before it returns to an earlier state', async () => {
  const desk = join(temporaryFolder(), 'desk')
  const collections = (await DeskStore.open(await copyOfSample(), 'read')).desk.collections
  const body = `"collections":${JSON.stringify(collections)}}\n`
  const header = { format: 1, schema: 1, revision: 7, sha256: sha256Of(body) }
  mkdirSync(desk)
  writeFileSync(join(desk, 'desk.json'), `${JSON.stringify(header).slice(0, -1)},\n${body}`)
  const storeId = 'a-desk-of-before'
  writeFileSync(
    join(desk, 'format.json'),
    JSON.stringify({ app: 'parley', format: 1, minReader: 1, schema: 1, storeId }),
  )
  const own = join(temporaryFolder(), 'backups')
  const now = { at: '2026-11-23T09:00:00.000Z' }
  const responder = await DeskResponder.start(
    { directory: desk, backups: { own, others: {} } },
    {
      clock: () => now.at,
      log: (error) => {
        throw error
      },
      report: () => undefined,
      setPages: () => Promise.reject(new Error('none')),
      backup: work,
      lookMs: 100_000,
    },
    () => Promise.resolve(),
  )
  const points = () => recoveryPointsOf(own, storeId)
  expect(await points()).toMatchObject([{ revision: 7, at: now.at, isDamaged: false }])
  expect((await readPoint(own, storeId, (await points())[0]?.name ?? '')).content.collections).toEqual(collections)
  now.at = '2026-11-23T09:01:00.000Z'
  const staff = { id: 'staff-edith', name: 'Edith Kato', initials: 'EK' }
  await responder.answer('desk:apply', { command: { kind: 'returnDesk', n: 999, revision: 999 }, staff })
  expect((await points())[0]).toMatchObject({ revision: 8, at: now.at })
  await responder.close()
})

it('lists the restore points of a damaged or missing desk', async () => {
  const desk = await copyOfSample()
  const own = join(temporaryFolder(), 'backups')
  const now = '2026-11-23T09:00:00.000Z'
  const { name } = await backUp(desk, own, { now })
  const keep = async () => {
    const parts = { clock: () => now, log: () => undefined, report: () => undefined, backup: work, lookMs: 100_000 }
    const setPages = () => Promise.reject(new Error('none'))
    const job = { directory: desk, backups: { own, others: {} } }
    return DeskResponder.start(job, { ...parts, setPages }, () => Promise.resolve())
  }
  for (const spoil of [() => writeFileSync(join(desk, 'format.json'), '{'), () => rmSync(desk, { recursive: true })]) {
    spoil()
    const responder = await keep()
    expect((await responder.answer('desk:status', {})).ok).toBe(false)
    const { points } = parseAnswer('desk:backup-points', await responder.answer('desk:backup-points', { place: 'own' }))
    expect(points).toMatchObject([{ name, isDamaged: false }])
    const preview = await responder.answer('desk:backup-preview', { place: 'own', name })
    expect(parseAnswer('desk:backup-preview', preview).differences).toBeUndefined()
    await responder.close()
  }
})
