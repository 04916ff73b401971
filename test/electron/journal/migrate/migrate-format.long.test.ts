import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseAnswer } from '../../../../core/contract/answer'
import { DeskService } from '../../../../electron/desk/services/desk-service'
import { DeskStore } from '../../../../electron/desk/store/desk-store'
import { listJournal } from '../../../../electron/journal/format/desk-file-names'
import { BEFORE_FOLDER } from '../../../../electron/journal/migrate/migrate'
import { verify } from '../../../../electron/journal/repair/verify'
import { ROOT } from '../../../helpers/desks/sample'
import { failure } from '../../../helpers/edits/edit-lead'
import { failingFileSystem } from '../../../helpers/faults/failing-file-system'
import {
  contentOf,
  contentOfStore,
  copyOfFixture,
  killedFormatMigrations,
} from '../../../helpers/faults/killed-format-migrations'
import { bytesOf } from '../../../helpers/files/desk-files'
import { editMade } from '../../../helpers/requests/edit-made'

const FORMER = ['desk-part1', 'desk-part3'] as const
describe.each(FORMER)('a desk of the first format, %s', (name) => {
  it('becomes a journal with the same content, and its files are kept byte for byte', async () => {
    const folder = copyOfFixture(name)
    const { unknown, ...before } = await contentOf(folder)
    const files = bytesOf(folder)
    const store = await DeskStore.open(folder, 'write')
    expect(contentOfStore(store)).toEqual(before)
    await store.close()
    expect(existsSync(join(folder, 'desk.json'))).toBe(false)
    const after = bytesOf(folder)
    for (const [path, sum] of Object.entries(files)) {
      const isRecords = path === '/desk.json' || path === '/format.json'
      expect([path, after[isRecords ? `/${BEFORE_FOLDER}${path}` : path]]).toEqual([path, sum])
    }
    // Fields unknown to every Parley are in the snapshot, value for value.
    const snapshot = JSON.parse(readFileSync(join(folder, 'snapshots', 'snapshot-00000000.json'), 'utf8')) as {
      collections: object
    }
    expect(snapshot).toMatchObject({ ...unknown.header, ...unknown.root })
    expect(snapshot.collections).toMatchObject(unknown.collections)
    expect((await verify(folder)).problems).toEqual([])
    const [first] = await store.history.transactions({ limit: 10 })
    expect(first?.edit).toEqual({ kind: 'migrate', what: 'format', from: 1, to: 2 })
  })

  it('has no earlier history if it is only read', async () => {
    const { history } = await DeskStore.open(copyOfFixture(name), 'read')
    expect(await history.transactions({ limit: 10 })).toEqual([])
  })

  it('is left alone by a second start', async () => {
    const folder = copyOfFixture(name)
    const first = await DeskStore.open(folder, 'write')
    await first.close()
    const before = bytesOf(folder)
    const second = await DeskStore.open(folder, 'write')
    const revision = second.desk.revision
    await second.close()
    const { [journalOf(folder)]: _was, ...others } = before
    const { [journalOf(folder)]: _is, ...now } = bytesOf(folder)
    expect(now).toEqual(others)
    expect(revision).toBe(first.desk.revision)
  })

  it('stays in one format or the other if the migration is killed at any call, and migrates on the next try', async () => {
    expect(await killedFormatMigrations(name, 5)).toBeGreaterThan(25)
  })
})

const journalOf = (folder: string) => {
  const [device = ''] = readdirSync(join(folder, 'journal'))
  return `/journal/${device}/00000001.jsonl`
}

describe('the undo stack of a desk of the first format', () => {
  it('can be undone and redone after the migration to a journal', async () => {
    const folder = copyOfFixture('desk-part3')
    const store = await DeskStore.open(folder, 'write')
    const service = new DeskService(
      store,
      () => '2026-11-23T00:00:00Z',
      () => undefined,
    )
    const edith = { id: 'staff-edith', name: 'Edith Kato', initials: 'EK' }
    const replayed = async (kind: 'undo' | 'redo') =>
      editMade(parseAnswer('desk:apply', await service.answer('desk:apply', { command: { kind }, staff: edith })))
    const before = store.desk.get('lead', 'lead-1')
    const length = store.undoStack.done.length
    const redone = await replayed('redo')
    expect(redone.label).toMatchObject({ kind: 'change', collection: 'lead' })
    expect(store.undoStack.done.length).toBe(length + 1)
    const undone = await replayed('undo')
    expect(undone.label).toEqual(redone.label)
    expect(store.desk.get('lead', 'lead-1')?.text).toBe(before?.text)
    await store.close()
    const again = await DeskStore.open(folder, 'read')
    expect([again.desk.revision, again.undoStack]).toEqual([store.desk.revision, store.undoStack])
  })
})

describe('a Parley that knows no journal', () => {
  /** Stops a migration before its last step, then edits the old file as such a Parley would. */
  async function editedMeanwhile(): Promise<{ folder: string; edited: Buffer }> {
    const folder = copyOfFixture('desk-part1')
    // The journal is complete; format.json is not replaced yet.
    const { fs, log } = failingFileSystem({})
    await (await DeskStore.open(copyOfFixture('desk-part1'), 'write', { fs })).close()
    // The third one is of the schema, whose migration comes after that of the format.
    const made = log.flatMap(({ call, path }, at) => (call === 'create' && path.includes('/format.json.') ? [at] : []))
    expect(made).toHaveLength(3)
    const [, last = 0] = made
    await failure(DeskStore.open(folder, 'write', { fs: failingFileSystem({ dieAt: last }).fs }))
    const edited = readFileSync(join(ROOT, 'test', 'fixtures', 'desk-part3', 'desk.json'))
    for (const name of ['sources', 'memos'])
      cpSync(join(ROOT, 'test', 'fixtures', 'desk-part3', name), join(folder, name), { recursive: true })
    writeFileSync(join(folder, 'desk.json'), edited)
    return { folder, edited }
  }

  it('may edit a desk whose migration was stopped, and the next migration starts from its edits', async () => {
    const { folder, edited } = await editedMeanwhile()
    const store = await DeskStore.open(folder, 'write')
    expect(store.desk.get('staff', 'staff-ben')).toBeDefined()
    await store.close()
    expect(readFileSync(join(folder, BEFORE_FOLDER, 'desk.json')).equals(edited)).toBe(true)
    // The earlier one is kept too.
    expect(readdirSync(join(folder, BEFORE_FOLDER)).filter((one) => one.startsWith('desk.json'))).toHaveLength(2)
    expect((await verify(folder)).problems).toEqual([])
  })

  it('keeps its file and its edits if the journal has edits too', async () => {
    const { folder, edited } = await editedMeanwhile()
    const store = await DeskStore.open(folder, 'write')
    await store.commit((desk) => {
      const lead = desk.all('lead')[0]
      if (!lead) throw new Error('no lead')
      const record = { ...lead, rev: lead.rev + 1, text: 'In the journal.' }
      const ops = [{ op: 'put', collection: 'lead', record } as const]
      return { by: 'staff-ben', at: '2026-11-23T00:00:00Z', edit: { kind: 'other' }, ops }
    })
    await store.close()
    const other = Buffer.concat([edited, Buffer.from('\n')])
    writeFileSync(join(folder, 'desk.json'), other)
    await (await DeskStore.open(folder, 'write')).close()
    expect(readFileSync(join(folder, 'desk.json')).equals(other)).toBe(true)
    // A synchronising program, for example, may put it back.
    cpSync(join(folder, BEFORE_FOLDER, 'format.json'), join(folder, 'format.json'))
    expect((await failure(DeskStore.open(folder, 'write'))).code).toBe('desk-forked')
    expect(readFileSync(join(folder, 'desk.json')).equals(other)).toBe(true)
  })

  it('does not make Parley discard a damaged journal and start again from the file before its edits', async () => {
    const { folder } = await editedMeanwhile()
    const store = await DeskStore.open(folder, 'write')
    for (const text of ['One.', 'Two.', 'Three.'])
      await store.commit((desk) => {
        const lead = desk.all('lead')[0]
        if (!lead) throw new Error('no lead')
        const ops = [{ op: 'put', collection: 'lead', record: { ...lead, rev: lead.rev + 1, text } } as const]
        return { by: 'staff-ben', at: '2026-11-23T00:00:00Z', edit: { kind: 'other' }, ops }
      })
    await store.close()
    const file = (await listJournal(folder)).segments[0]?.file ?? ''
    const bytes = readFileSync(file)
    bytes.write('0', bytes.indexOf('Two.'))
    writeFileSync(file, bytes)
    // A synchronising program, for example, may put them back.
    for (const name of ['format.json', 'desk.json']) cpSync(join(folder, BEFORE_FOLDER, name), join(folder, name))
    const before = bytesOf(folder)
    expect((await failure(DeskStore.open(folder, 'write'))).code).toBe('desk-corrupt')
    expect(bytesOf(folder)).toEqual(before)
    rmSync(join(folder, 'desk.json'))
    expect((await failure(DeskStore.open(folder, 'write'))).code).toBe('desk-corrupt')
  })
})
