import { appendFileSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { NO_UNDO } from '../../../../core/journal/step'
import { createDesk } from '../../../../electron/desk/store/create-desk'
import { DeskStore } from '../../../../electron/desk/store/desk-store'
import { NOTHING_UNKNOWN } from '../../../../electron/journal/format/desk-content'
import { listJournal, snapshotFile } from '../../../../electron/journal/format/desk-file-names'
import { continueDesk } from '../../../../electron/journal/repair/continue-desk'
import { openPoint, recoveryPoints } from '../../../../electron/journal/repair/recovery-points'
import { salvage } from '../../../../electron/journal/repair/salvage'
import { verify } from '../../../../electron/journal/repair/verify'
import { compact } from '../../../../electron/journal/write/compact'
import { JournalAdapter } from '../../../../electron/journal/write/journal-adapter'
import { lead, writtenDesk } from '../../../helpers/desks/damaged-desk'
import { AT, smallDesk, STAFF } from '../../../helpers/desks/desk-builder'
import { temporaryFolder } from '../../../helpers/desks/sample'
import { failure } from '../../../helpers/edits/edit-lead'
import { describeLong, itLong, some } from '../../../helpers/long'

/** Opens a desk as the given device and puts leads into it; with `sealed`, makes a snapshot after them. */
async function writeAs(directory: string, device: string, ids: readonly string[], sealed = false): Promise<void> {
  const journal = new JournalAdapter({ directory, device, clock: () => AT })
  let n = (await journal.read()).desk.revision
  await journal.begin()
  for (const id of ids) {
    n += 1
    const ops = [{ op: 'put' as const, collection: 'lead' as const, record: lead(id, 1, `by ${device}`) }]
    journal.put({ n, by: STAFF, at: AT, edit: { kind: 'other' }, ops })
    await journal.write()
  }
  if (sealed) {
    await journal.rotate()
    await compact(directory, journal.sealed)
  }
  await journal.close()
}

/** A desk that two computers edited while they were apart, after their folders were synchronised. `before` is the device that edited it first. */
async function apart(before: string, work: (ours: string, theirs: string) => Promise<void>): Promise<string> {
  const [ours, theirs] = [join(temporaryFolder(), 'ours'), join(temporaryFolder(), 'theirs')]
  const { collections } = structuredClone(smallDesk())
  await createDesk(ours, { revision: 0, collections, trash: {}, history: NO_UNDO, unknown: NOTHING_UNKNOWN }, [])
  await writeAs(ours, before, ['lead-0'])
  cpSync(ours, theirs, { recursive: true })
  await work(ours, theirs)
  for (const name of ['journal', 'snapshots']) cpSync(join(ours, name), join(theirs, name), { recursive: true })
  return theirs
}

const leadsOf = async (directory: string, point: string) =>
  (await openPoint(directory, point)).state.desk.all('lead').map(({ id }) => id)

describeLong('a desk that two computers continued', () => {
  itLong(
    'is refused even if one of them has made a snapshot since, and each one’s edits can be continued',
    async () => {
      const directory = await apart('c0', async (ours, theirs) => {
        await writeAs(ours, 'a0', ['lead-a1', 'lead-a2'], true)
        await writeAs(theirs, 'b0', ['lead-b1'])
      })
      for (const mode of ['read', 'write'] as const)
        expect((await failure(DeskStore.open(directory, mode))).code).toBe('desk-forked')
      const { points } = await recoveryPoints(directory)
      expect(points.map(({ id }) => id)).toEqual(expect.arrayContaining(['branch-a0', 'branch-b0']))
      expect(await leadsOf(directory, 'branch-a0')).toEqual(['lead-0', 'lead-a1', 'lead-a2'])
      expect(await leadsOf(directory, 'branch-b0')).toEqual(['lead-0', 'lead-b1'])
      await continueDesk(directory, await openPoint(directory, 'branch-b0'), { by: STAFF, at: AT, device: 'b0' })
      const store = await DeskStore.open(directory, 'write')
      expect(store.desk.all('lead').map(({ id }) => id)).toEqual(['lead-0', 'lead-b1'])
      await store.close()
    },
  )
})

describe('a desk whose computers diverged in the middle of a segment', () => {
  const US = ['lead-a1', 'lead-a2']
  const THEM = ['lead-b1', 'lead-b2', 'lead-b3', 'lead-b4']
  const parted = (sealed = false) =>
    apart('a0', async (ours, theirs) => {
      await writeAs(ours, 'a0', US)
      await writeAs(theirs, 'b0', THEM, sealed)
    })

  it.each(some([false, true]))(
    'is reported as forked, and offers each one’s edits separately; snapshots of one: %s',
    async (sealed) => {
      const directory = await parted(sealed)
      if (sealed) await compact(directory, 2)
      for (const mode of ['read', 'write'] as const)
        expect((await failure(DeskStore.open(directory, mode))).code).toBe('desk-forked')
      const { points } = await recoveryPoints(directory)
      expect(points.filter(({ kind }) => kind === 'branch')).toMatchObject([
        { id: 'branch-a0', revision: 3, edits: 2 },
        { id: 'branch-b0', revision: 5, edits: 4 },
      ])
      expect(await leadsOf(directory, 'branch-a0')).toEqual(['lead-0', ...US])
      expect(await leadsOf(directory, 'branch-b0')).toEqual(['lead-0', ...THEM])
      if (!sealed) expect(await leadsOf(directory, 'before')).toEqual(['lead-0'])
    },
  )

  it.each(
    some([
      ['a0', US],
      ['b0', THEM],
    ] as const),
  )('has the history of the computer whose state it was continued from: %s', async (device, own) => {
    const directory = await parted()
    await continueDesk(directory, await openPoint(directory, `branch-${device}`), { by: STAFF, at: AT, device })
    const store = await DeskStore.open(directory, 'write')
    expect(store.desk.all('lead').map(({ id }) => id)).toEqual(['lead-0', ...own])
    const transactions = await store.history.transactions({ limit: 100 })
    const named = transactions.toReversed().flatMap(({ ops }) => ops.map((op) => (op.op === 'put' ? op.record.id : '')))
    expect(named).toEqual(['lead-0', ...own])
    const then = await store.history.deskAt(3)
    expect(then.all('lead').map(({ id }) => id)).toEqual(['lead-0', ...own.slice(0, 2)])
    await store.close()
    expect((await verify(directory)).problems).toEqual([])
  })

  it('is not forked if the first computer wrote no more than its closing line', async () => {
    const directory = await apart('a0', async (ours, theirs) => {
      await writeAs(ours, 'a0', [])
      await writeAs(theirs, 'b0', THEM)
    })
    const store = await DeskStore.open(directory, 'write')
    expect(store.desk.all('lead').map(({ id }) => id)).toEqual(['lead-0', ...THEM])
    await store.close()
  })
})

describe('a continued desk that later receives edits of another computer that did not know', () => {
  it('reports them once with their files, and is then unchanged', async () => {
    let [root, late] = [0, '']
    const directory = await apart('c0', async (ours, theirs) => {
      await writeAs(ours, 'a0', ['lead-a1', 'lead-a2'])
      const { file } = (await listJournal(ours)).segments.at(-1) ?? { file: '' }
      const bytes = readFileSync(file)
      bytes.write('X', bytes.indexOf('lead-a1'))
      writeFileSync(file, bytes)
      await continueDesk(ours, await openPoint(ours, 'salvaged'), { by: STAFF, at: AT, device: 'a0' })
      root = (await listJournal(ours)).repaired[0] ?? 0
      cpSync(join(ours, 'mended'), join(theirs, 'mended'), { recursive: true })
      // It has segments of several numbers.
      for (const id of ['lead-b1', 'lead-b2', 'lead-b3']) await writeAs(theirs, 'b0', [id], true)
      late = (await listJournal(theirs)).segments.at(-1)?.file ?? ''
    })
    expect(late).not.toBe('')
    for (const mode of ['read', 'write'] as const)
      expect((await failure(DeskStore.open(directory, mode))).code).toBe('desk-forked')
    const { report } = await recoveryPoints(directory)
    expect(report.files.map(({ what }) => what)).toContain('forked')
    expect(report.files.map(({ file }) => file)).toContain('journal/b0/00000002.jsonl')
    await continueDesk(directory, await openPoint(directory, 'salvaged'), { by: STAFF, at: AT, device: 'b0' })
    const store = await DeskStore.open(directory, 'write')
    expect(store.desk.all('lead').map(({ id }) => id)).toEqual(['lead-0', 'lead-a2'])
    await store.close()
    expect((await verify(directory)).problems).toEqual([])
    expect(root).toBeGreaterThan(90)
    // It did not know of the continuation, and wrote more.
    appendFileSync(late, '{"c":"00000000","closed":"","d":0}\n')
    expect((await failure(DeskStore.open(directory, 'write'))).params).toMatchObject({ file: late })
  })
})

it('a stray file with a far segment’s number does not slow reading down', async () => {
  const directory = join(temporaryFolder(), 'desk')
  await writtenDesk(directory, 3, 10)
  mkdirSync(join(directory, 'journal', 'zz'))
  writeFileSync(join(directory, 'journal', 'zz', '99999998.jsonl'), '')
  const { report } = await salvage(directory)
  expect(report.files.filter(({ what }) => what === 'missing').length).toBeLessThan(100)
  expect(report).toMatchObject({ lost: [], revision: 10 })
})

describeLong('a damaged desk without its newest snapshot and the segment before it', () => {
  it('is read from an older snapshot, not from the journal alone', async () => {
    const directory = join(temporaryFolder(), 'desk')
    const { states, last } = await writtenDesk(directory, 3, 40)
    const { snapshots, segments } = await listJournal(directory)
    const [top = 0] = snapshots
    expect(snapshots.length).toBeGreaterThan(1)
    rmSync(segments.find(({ number }) => number === top)?.file ?? '')
    writeFileSync(snapshotFile(directory, top), '')
    const { state } = await salvage(directory)
    // Nobody has edited anything of the first snapshot.
    for (const name of ['deskSettings', 'staff', 'talk', 'party'] as const)
      expect(state.desk.all(name)).toEqual(states.get(last)?.all(name))
    expect(state.desk.all('deskSettings')).toHaveLength(1)
  })
})
