import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { MemoryDesk } from '../../../../core/desk/memory-desk'
import type { OpenMode } from '../../../../core/desk/reading'
import type { Preview, RecoveryPointsView } from '../../../../core/recovery/recovery-point'
import { DeskResponder } from '../../../../electron/desk/process/desk-responder'
import { lockDesk } from '../../../../electron/desk/store/desk-lock'
import { DeskStore } from '../../../../electron/desk/store/desk-store'
import { listJournal, segmentFile, snapshotFile } from '../../../../electron/journal/format/desk-file-names'
import { thisDevice } from '../../../../electron/journal/format/device'
import { recover } from '../../../../electron/journal/read/read-desk'
import { continueDesk } from '../../../../electron/journal/repair/continue-desk'
import { openPoint, recoveryPoints } from '../../../../electron/journal/repair/recovery-points'
import { salvage } from '../../../../electron/journal/repair/salvage'
import { JournalAdapter } from '../../../../electron/journal/write/journal-adapter'
import { continuation, damagedDesk, filesIn, lead, textOf, writtenDesk } from '../../../helpers/desks/damaged-desk'
import { AT, STAFF } from '../../../helpers/desks/desk-builder'
import { temporaryFolder } from '../../../helpers/desks/sample'
import { sealAndCompact } from '../../../helpers/desks/small-desk-on-disk'
import { failure } from '../../../helpers/edits/edit-lead'
import { killedContinuations } from '../../../helpers/faults/killed-continuations'

const EDITH = { id: 'staff-edith', name: 'Edith Kato', initials: 'EK' }
describe('continuing from a state of a damaged desk', () => {
  it('leaves every file, starts new numbers above all of them, counts on, and can be edited, compacted and reopened', async () => {
    const { directory, last, lost } = await damagedDesk()
    expect((await failure(DeskStore.open(directory, 'write'))).code).toBe('desk-corrupt')
    const before = filesIn(directory).map((file) => [file, readFileSync(file)] as const)
    const { points, report } = await recoveryPoints(directory)
    expect(points.map(({ kind }) => kind)).toEqual(['salvaged', 'before', 'snapshot'])
    expect(report.lost).toEqual([{ from: lost, to: lost }])
    const point = await openPoint(directory, 'salvaged')
    const shown = textOf(point.state.desk)
    const revision = await continueDesk(directory, point, continuation)
    expect(revision).toBe(last + 2)
    // Except the file that says where the journal continues.
    for (const [file, bytes] of before)
      if (!file.endsWith('format.json')) expect(readFileSync(file).equals(bytes), file).toBe(true)

    const store = await DeskStore.open(directory, 'write')
    expect(textOf(store.desk)).toBe(shown)
    expect(store.desk.revision).toBe(revision)
    const [mend] = await store.history.transactions({ limit: 1 })
    expect(mend).toMatchObject({ n: revision, edit: { kind: 'mend', point: 'salvaged', from: last, lost: 1 } })
    const note =
      mend?.edit.kind === 'mend' ? JSON.parse(readFileSync(join(directory, mend.edit.note), 'utf8')) : undefined
    expect(note).toMatchObject({ by: STAFF, found: { lost: [{ from: lost, to: lost }] } })
    await store.commit(() => ({
      by: STAFF,
      at: AT,
      edit: { kind: 'other' },
      ops: [{ op: 'put', collection: 'lead', record: lead('lead-new', 1, 'After it') }],
    }))
    await store.close()
    const { snapshots } = await listJournal(directory)
    // The snapshot of the continuation is never deleted: without it nothing leads past the damage.
    for (let made = 0; made < 8; made += 1) await sealAndCompact(directory)
    expect((await listJournal(directory)).snapshots).toContain(snapshots[0])
    const again = await recover(directory)
    expect(again.state.desk.get('lead', 'lead-new')?.text).toBe('After it')
    // The history before the damage can still be viewed.
    expect((await recover(directory, { revision: 1 })).state.desk.revision).toBe(1)
  })

  it('leaves the desk unchanged, or repaired and whole, if it is killed', async () => {
    await killedContinuations(4)
  })

  it('makes the desk damaged if its own snapshot is damaged, and everything in that is read from the desk', async () => {
    const { directory } = await damagedDesk(4)
    const point = await openPoint(directory, 'before')
    await continueDesk(directory, point, continuation)
    const [newest = 0] = (await listJournal(directory)).snapshots
    const bytes = readFileSync(snapshotFile(directory, newest))
    bytes[bytes.length - 200] = (bytes[bytes.length - 200] ?? 0) ^ 1
    writeFileSync(snapshotFile(directory, newest), bytes)
    expect(await failure(recover(directory))).toMatchObject({
      code: 'desk-corrupt',
      params: { file: snapshotFile(directory, newest) },
    })
    const { state, report } = await salvage(directory)
    expect(report.brokenLines + report.doubts.length).toBeGreaterThan(0)
    expect(state.desk.all('party').length).toBe(point.state.desk.all('party').length)
  })

  it('uses the rest of a desk without its format.json, or with a damaged desk.json of the first format', async () => {
    const { directory } = await damagedDesk(6)
    rmSync(join(directory, 'format.json'))
    expect((await failure(DeskStore.open(directory, 'read'))).code).toBe('desk-not-a-desk')
    const { report } = await recoveryPoints(directory)
    expect(report.files).toContainEqual({ file: 'format.json', what: 'missing' })
    const { storeId } = await salvage(directory)
    await continueDesk(directory, await openPoint(directory, 'salvaged'), continuation)
    const store = await DeskStore.open(directory, 'write')
    expect(store.storeId).toBe(storeId)
    await store.close()

    const first = join(temporaryFolder(), 'first')
    mkdirSync(first)
    const [, ...lines] = readFileSync(snapshotFile(directory, 0), 'utf8').split('\n')
    const damaged = `{"format":1,"schema":1,"revision":7,"sha256":"00",\n${lines.join('\n')}`
    writeFileSync(join(first, 'desk.json'), damaged)
    writeFileSync(
      join(first, 'format.json'),
      JSON.stringify({ app: 'parley', format: 1, minReader: 1, schema: 1, storeId: 'first' }),
    )
    expect((await failure(DeskStore.open(first, 'write'))).code).toBe('desk-corrupt')
    await continueDesk(first, await openPoint(first, 'salvaged'), continuation)
    const opened = await DeskStore.open(first, 'write')
    expect([opened.storeId, opened.desk.all('party').length]).toEqual(['first', 2])
    await opened.close()
    expect(readFileSync(join(first, 'before-format-2', 'desk.json'), 'utf8')).toBe(damaged)
  })

  it('leaves a desk of a later Parley, or one without settings, alone', async () => {
    const { directory } = await damagedDesk(7)
    const point = await openPoint(directory, 'salvaged')
    const file = join(directory, 'format.json')
    const ours = readFileSync(file, 'utf8')
    writeFileSync(file, ours.replace(/"schema": \d+/, '"schema": 9'))
    expect((await failure(continueDesk(directory, point, continuation))).code).toBe('desk-newer')
    writeFileSync(file, ours)
    const { deskSettings: _none, ...collections } = point.state.desk.collections
    const without = { ...point, state: { ...point.state, desk: new MemoryDesk(collections) } }
    expect((await failure(continueDesk(directory, without, continuation))).code).toBe('settings-needed')
    expect(existsSync(join(directory, 'mended'))).toBe(false)
  })
})

describe('a desk that two computers continued', () => {
  it('offers both states as recovery points, with their editors, and the state that they share', async () => {
    const directory = join(temporaryFolder(), 'desk')
    await writtenDesk(directory, 11, 12)
    const { segments } = await listJournal(directory)
    const common = (await recover(directory)).state.desk.revision
    const other = join(temporaryFolder(), 'other')
    cpSync(directory, other, { recursive: true })
    const go = async (folder: string, device: string, texts: readonly string[]) => {
      const journal = new JournalAdapter({ directory: folder, device, clock: () => AT })
      await journal.read()
      await journal.begin()
      await journal.rotate()
      for (const [index, text] of texts.entries())
        journal.put({
          n: common + 1 + index,
          by: STAFF,
          at: AT,
          edit: { kind: 'other' },
          ops: [{ op: 'put', collection: 'lead', record: lead(`lead-${device}-${index}`, 1, text) }],
        })
      await journal.write()
      await journal.close()
    }
    await go(directory, thisDevice(), ['ours', 'ours too'])
    // The other state was dropped in the same way.
    await go(other, 'elsewhere', ['theirs'])
    const number = (segments.at(-1)?.number ?? 0) + 1
    mkdirSync(join(directory, 'journal', 'elsewhere'))
    const from = [number, number + 1].map((one) => segmentFile(other, 'elsewhere', one)).filter(existsSync)
    for (const file of from) cpSync(file, file.replace(other, directory))
    const ours = (await listJournal(directory)).segments
    if (!ours.some((place, index) => ours[index + 1]?.number === place.number)) {
      // A device that opens a desk which another one wrote to starts its own segment.
      const [moved] = from
      if (moved) renameSync(moved.replace(other, directory), segmentFile(directory, 'elsewhere', number))
    }
    expect((await failure(DeskStore.open(directory, 'write'))).code).toBe('desk-forked')
    const { points } = await recoveryPoints(directory)
    const branches = points.filter(({ kind }) => kind === 'branch')
    expect(branches.map(({ here, edits, by }) => [here, edits, by])).toEqual(
      expect.arrayContaining([
        [true, 2, ['Officer']],
        [false, 1, ['Officer']],
      ]),
    )
    expect(points.find(({ kind }) => kind === 'before')?.revision).toBe(common)
    const theirs = branches.find(({ here }) => here === false)
    const revision = await continueDesk(directory, await openPoint(directory, theirs?.id ?? ''), continuation)
    expect(revision).toBe(common + 4)
    const store = await DeskStore.open(directory, 'write')
    const texts = store.desk.all('lead').map(({ text }) => text)
    expect(texts).toContain('theirs')
    expect(texts).not.toContain('ours')
    expect((await store.history.deskAt(common)).revision).toBe(common)
    await store.close()
  })
})

/** A responder of a desk that cannot be opened. */
async function keep(directory: string, mode: OpenMode = 'write') {
  let heard = 0
  const responder = await DeskResponder.start(
    { directory, mode, who: 'Edith' },
    {
      clock: () => '2026-11-23T06:00:00.000Z',
      log: () => undefined,
      report: () => undefined,
      setPages: () => Promise.reject(new Error('nothing is printed here')),
      lookMs: 20,
    },
    () => Promise.resolve(),
  )
  responder.onEvent(() => (heard += 1))
  const ask = async (request: string, input: unknown = {}) => {
    const envelope = await responder.answer(request, input)
    return envelope.ok ? envelope.value : envelope.error
  }
  return { responder, ask, heard: () => heard }
}

describe('the responder of a damaged desk', () => {
  it('reports recovery points, compares and shows one read-only, and continues from it', async () => {
    const { directory, last } = await damagedDesk(8)
    const { responder, ask, heard } = await keep(directory)
    expect(await ask('desk:status')).toMatchObject({ code: 'desk-corrupt' })
    const before = filesIn(directory).map((file) => readFileSync(file).toString('base64'))
    const { points } = (await ask('desk:recovery-points')) as RecoveryPointsView
    const preview = (await ask('desk:recovery-preview', { point: 'before', against: 'salvaged' })) as Preview
    expect(preview.differences.removed + preview.differences.changed).toBeGreaterThan(0)
    expect(preview.differences.records[0]?.title.en).toMatch(/^Talk of/)
    await ask('desk:look', { point: 'salvaged' })
    expect(heard()).toBe(1)
    expect(await ask('desk:status')).toMatchObject({
      readOnly: true,
      revision: last,
      reading: { why: 'salvaged', salvaged: { kind: 'salvaged', lost: 1 } },
    })
    expect(await ask('desk:apply', { command: { kind: 'undo' }, staff: EDITH })).toMatchObject({
      code: expect.any(String) as unknown,
    })
    // It stays the same over further looks, and another state can be shown instead.
    await new Promise((resolve) => setTimeout(resolve, 100))
    await ask('desk:look', { point: points[1]?.id ?? '' })
    expect(await ask('desk:status')).toMatchObject({ reading: { salvaged: { kind: 'before' } } })
    expect(await ask('desk:look', { point: 'snapshot-77' })).toMatchObject({ code: expect.any(String) as unknown })
    expect(filesIn(directory).map((file) => readFileSync(file).toString('base64'))).toEqual(before)

    const lock = await lockDesk(directory)
    expect(await ask('desk:continue', { point: 'salvaged', staff: EDITH })).toMatchObject({ code: 'desk-locked' })
    await lock.release()
    expect(await ask('desk:continue', { point: 'salvaged', staff: EDITH })).toEqual({ revision: last + 2 })
    expect(await ask('desk:status')).toMatchObject({ readOnly: false, revision: last + 2 })
    // A sound, open desk has nothing to salvage.
    for (const [request, input] of [
      ['desk:recovery-points', {}],
      ['desk:continue', { point: 'before', staff: EDITH }],
      ['desk:look', { point: 'before' }],
    ] as const)
      expect(await ask(request, input)).toMatchObject({ code: 'bad-request' })
    await responder.close()
    const store = await DeskStore.open(directory, 'read')
    expect(store.desk.get('staff', EDITH.id)?.name).toBe('Edith Kato')
  })

  it('shows the desk at once if it is opened to salvage, keeps showing it, and allows editing after a continuation', async () => {
    const { directory, lost } = await damagedDesk(9)
    const { responder, ask } = await keep(directory, 'salvage')
    const shown = { readOnly: true, reading: { why: 'salvaged', salvaged: { kind: 'salvaged', lost: 1 } } }
    expect(await ask('desk:status')).toMatchObject(shown)
    // Long enough for several looks, if it were an ordinary read-only desk.
    await new Promise((resolve) => setTimeout(resolve, 150))
    expect(await ask('desk:status')).toMatchObject(shown)
    expect(((await ask('desk:recovery-points')) as RecoveryPointsView).report.lost).toEqual([{ from: lost, to: lost }])
    await ask('desk:continue', { point: 'salvaged', staff: EDITH })
    expect(await ask('desk:status')).toMatchObject({ readOnly: false })
    await responder.close()

    // A sound desk opened this way is read like any other.
    const sound = await keep(directory, 'salvage')
    expect(await sound.ask('desk:status')).toMatchObject({ readOnly: true, reading: { why: 'free' } })
    await sound.responder.close()
  })
})
