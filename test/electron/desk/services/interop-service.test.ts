import { Low } from 'lowdb'
import { JSONFile } from 'lowdb/node'
import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ParleyError } from '../../../../core/base/errors'
import type { CommandOf } from '../../../../core/commands/command'
import type { Input, Output } from '../../../../core/contract/contract'
import { MemoryDesk } from '../../../../core/desk/memory-desk'
import type { AnyRecord } from '../../../../core/model/records/records'
import { parseRecord } from '../../../../core/model/schema/parse-record'
import { exportRecords } from '../../../../electron/desk/services/interop-files'
import { AT, STAFF as BUILDER, smallDesk } from '../../../helpers/desks/desk-builder'
import { temporaryFolder } from '../../../helpers/desks/sample'
import { deskOnDisk, STAFF } from '../../../helpers/requests/desk-service'
import { itLong } from '../../../helpers/long'

/** Exports and imports real files through the desk's service. */

async function interop() {
  const on = await deskOnDisk()
  const folder = temporaryFolder()
  const placeOf = (name: string, use: 'read' | 'write') => {
    const place = randomUUID()
    on.chosen.add({ grant: place, file: join(folder, name), use })
    return place
  }
  const choices = { id: 'one', take: 'desk' as const, except: [] }
  return {
    ...on,
    folder,
    placeOf,
    export: (name: string, what: Input<'desk:export'>['what'] = 'all', format: 'json' | 'csv' = 'json') =>
      on.ask('desk:export', { job: randomUUID(), place: placeOf(name, 'write'), what, format }),
    open: async (name: string) =>
      on.ask('desk:import-open', { id: 'one', job: randomUUID(), place: placeOf(name, 'read') }),
    preview: (more: Partial<Input<'desk:import-preview'>> = {}): Promise<Output<'desk:import-preview'>> =>
      on.ask('desk:import-preview', {
        ...choices,
        staff: STAFF,
        job: randomUUID(),
        show: 'all',
        offset: 0,
        limit: 100,
        ...more,
      }),
    importIt: (revision: number, more: Partial<CommandOf<'import'>> = {}) =>
      on.ask('desk:apply', {
        command: { kind: 'import', ...choices, job: randomUUID(), revision, ...more },
        staff: STAFF,
      }),
  }
}

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof ParleyError ? error.code : String(error)),
  )

describe('an export', () => {
  it('is a document that stock lowdb opens, with every record as the desk has it', async () => {
    const on = await interop()
    const done = await on.export('all.json')
    const db = new Low<{ collections: Record<string, Record<string, AnyRecord>> } | null>(
      new JSONFile(join(on.folder, 'all.json')),
      null,
    )
    await db.read()
    const { collections = {} } = db.data ?? {}
    expect(Object.values(collections).reduce((sum, records) => sum + Object.keys(records).length, 0)).toBe(done.records)
    for (const [name, records] of Object.entries(collections))
      expect(Object.values(records)).toEqual(on.store.desk.all(name as 'talk'))
    expect(done).toMatchObject({ file: 'all.json', size: statSync(join(on.folder, 'all.json')).size })
    expect(readdirSync(on.folder)).toEqual(['all.json'])
  })

  it('writes CSV as one file per kind in a new folder, whole or not at all', async () => {
    const on = await interop()
    await on.export('tables', 'all', 'csv')
    expect(readdirSync(join(on.folder, 'tables'))).toContain('position.csv')
    expect(readFileSync(join(on.folder, 'tables', 'position.csv')).subarray(0, 3)).toEqual(
      Buffer.from([0xef, 0xbb, 0xbf]),
    )
    expect(await codeOf(on.export('tables', 'all', 'csv'))).toBe('out-not-empty')
    mkdirSync(join(on.folder, 'empty'))
    expect(await codeOf(on.export('empty', 'all', 'csv'))).toBe('done')
    expect(readdirSync(on.folder).toSorted()).toEqual(['empty', 'tables'])
  })

  it('replaces an earlier export and nothing else, and writes nothing inside a desk', async () => {
    const on = await interop()
    writeFileSync(join(on.folder, 'mine.json'), '{"my":"own"}')
    writeFileSync(join(on.folder, 'mine.csv'), 'my,own\n')
    expect(await codeOf(on.export('mine.json'))).toBe('out-not-export')
    expect(await codeOf(on.export('mine.csv', 'talk', 'csv'))).toBe('out-not-export')
    expect(readFileSync(join(on.folder, 'mine.json'), 'utf8')).toBe('{"my":"own"}')
    for (const [what, format] of [
      ['all', 'json'],
      ['talk', 'csv'],
    ] as const) {
      expect(await codeOf(on.export(`ours.${format}`, what, format))).toBe('done')
      expect(await codeOf(on.export(`ours.${format}`, what, format))).toBe('done')
    }
    for (const inside of ['x.json', 'sources/x.json']) {
      const place = randomUUID()
      on.chosen.add({ grant: place, file: join(on.directory, inside) })
      const order = { job: 'in', place, what: 'all', format: 'json' } as const
      expect(await codeOf(on.ask('desk:export', order))).toBe('out-in-desk')
    }
    const place = randomUUID()
    on.chosen.add({ grant: place, file: join(on.directory, 'tables') })
    expect(await codeOf(on.ask('desk:export', { job: 'in', place, what: 'all', format: 'csv' }))).toBe('out-in-desk')
    expect(existsSync(join(on.directory, 'tables'))).toBe(false)
  })

  itLong('writes to no place that was chosen for reading, and reads none that was chosen for writing', async () => {
    const on = await interop()
    await on.export('all.json')
    const read = on.placeOf('all.json', 'read')
    const order = { job: 'a', place: read, what: 'all', format: 'json' } as const
    expect(await codeOf(on.ask('desk:export', order))).toBe('place-unknown')
    const written = on.placeOf('all.json', 'write')
    expect(await codeOf(on.ask('desk:import-open', { id: 'x', job: 'b', place: written }))).toBe('place-unknown')
  })

  itLong('is of one moment, whatever is edited meanwhile, and leaves nothing behind when canceled', async () => {
    const records = Object.fromEntries(
      Array.from({ length: 4000 }, (_, index) => {
        const header = { rev: 1, createdBy: BUILDER, createdAt: AT, changedBy: BUILDER, changedAt: AT }
        const { marking } = smallDesk().desk().all('talk')[0] ?? {}
        const record = parseRecord('lead', {
          ...header,
          marking,
          id: `lead-${index}`,
          talk: 'talk',
          text: 'x'.repeat(200),
        })
        return [record.id, record]
      }),
    )
    let desk = new MemoryDesk({ ...smallDesk().collections, lead: records })
    const folder = temporaryFolder()
    const pieces: number[] = []
    const last = records['lead-3999']
    if (!last) throw new Error('no record')
    const onProgress = (bytes: number) => {
      pieces.push(bytes)
      if (pieces.length === 1) desk = desk.advance([{ op: 'put', collection: 'lead', record: { ...last, rev: 9 } }])
    }
    const order = { storeId: 's', what: 'all', format: 'json' } as const
    await exportRecords(desk, { ...order, file: join(folder, 'a.json'), onProgress })
    expect(pieces.length).toBeGreaterThan(5)
    expect(desk.get('lead', 'lead-3999')?.rev).toBe(9)
    expect(readFileSync(join(folder, 'a.json'), 'utf8')).not.toContain('"rev":9')
    const controller = new AbortController()
    const ended = exportRecords(desk, {
      ...order,
      file: join(folder, 'b.json'),
      signal: controller.signal,
      onProgress: () => controller.abort(),
    })
    expect(await codeOf(ended)).toBe('canceled')
    const tables = exportRecords(desk, {
      ...order,
      format: 'csv',
      file: join(folder, 'tables'),
      signal: controller.signal,
    })
    expect(await codeOf(tables)).toBe('canceled')
    expect(readdirSync(folder)).toEqual(['a.json'])
  })
})

describe('an import', () => {
  /** Exports the positions as CSV, rewrites the file, and reads it. */
  async function edited(change: (text: string) => string) {
    const on = await interop()
    await on.export('position.csv', 'position', 'csv')
    const file = join(on.folder, 'position.csv')
    writeFileSync(file, change(readFileSync(file, 'utf8')))
    const opened = await on.open('position.csv')
    return { ...on, opened }
  }
  const reworded = (text: string) => text.replace('Any agreement has', 'Every agreement has')

  it('changes what the file changes as one undoable edit, and can then be made again', async () => {
    const on = await edited(reworded)
    expect(on.opened).toEqual({ file: 'position.csv', format: 'csv', encoding: 'UTF-8', kind: 'position' })
    const preview = await on.preview()
    expect(preview.counts).toMatchObject({ changed: 1, taken: 1, refused: 0 })
    const before = on.store.desk.get('position', 'position-jp-benefit')
    const done = await on.importIt(preview.revision)
    expect(done).toMatchObject({ records: 1, label: { kind: 'import', collection: 'position', more: 0 } })
    const after = on.store.desk.get('position', 'position-jp-benefit')
    expect(after).toMatchObject({ changedBy: STAFF.id, rev: (before?.rev ?? 0) + 1 })
    expect(after?.text).toMatch(/^Every agreement/)
    expect(on.store.desk.get('staff', STAFF.id)).toBeDefined()
    const [transaction] = await on.store.history.transactions({ limit: 1 })
    expect(transaction?.edit).toMatchObject({ kind: 'step', label: { kind: 'import' }, own: 1 })
    await on.ask('desk:apply', { command: { kind: 'undo' }, staff: STAFF })
    expect(on.store.desk.get('position', 'position-jp-benefit')?.text).toBe(before?.text)
  })

  it('leaves nothing in the trash when an import of new records is undone, and can be made again', async () => {
    const on = await interop()
    const talk = on.store.desk.all('talk')[0]?.id
    const leads = { l1: { id: 'l1', talk, text: 'A headline.' }, l2: { id: 'l2', talk, text: 'Another.' } }
    writeFileSync(join(on.folder, 'new.json'), JSON.stringify({ collections: { lead: leads } }))
    for (const _time of [1, 2]) {
      await on.open('new.json')
      const { revision, counts } = await on.preview()
      expect(counts).toMatchObject({ new: 2, trashed: 0 })
      expect((await on.importIt(revision)).records).toBe(2)
      await on.ask('desk:apply', { command: { kind: 'undo' }, staff: STAFF })
      expect(on.store.desk.get('lead', 'l1')).toBeUndefined()
      expect(Object.keys(on.store.desk.trash)).toEqual([])
    }
    await on.ask('desk:apply', { command: { kind: 'redo' }, staff: STAFF })
    expect(on.store.desk.get('lead', 'l2')?.text).toBe('Another.')
  })

  it('is refused once anybody has changed the desk, and is previewed anew', async () => {
    const on = await edited(reworded)
    const { revision } = await on.preview()
    await on.change('position', 'position-jp-benefit', { stance: 'oppose' })
    expect(await codeOf(on.importIt(revision))).toBe('import-stale')
    const again = await on.preview()
    expect(again.rows.filter(({ state }) => state !== 'same')).toMatchObject([
      { state: 'conflict', conflict: 'changed-since', taken: false },
    ])
    const choice = { take: 'file' as const }
    const { revision: now, counts } = await on.preview(choice)
    expect(counts.taken).toBe(1)
    await on.importIt(now, choice)
    expect(on.store.desk.get('position', 'position-jp-benefit')).toMatchObject({ stance: 'conditional' })
  })

  it('is previewed against the desk as it is, even while somebody edits', async () => {
    const on = await edited(reworded)
    const [, preview] = await Promise.all([
      on.change('position', 'position-jp-removal', { stance: 'oppose' }),
      on.preview(),
    ])
    expect(await codeOf(on.importIt(preview.revision))).toMatch(/^(done|import-stale)$/)
  })

  it('asks for the kind if the columns do not tell', async () => {
    const on = await interop()
    writeFileSync(join(on.folder, 'x.csv'), 'id;rev\r\n')
    expect(await on.open('x.csv')).toEqual({ file: 'x.csv', format: 'csv', encoding: 'UTF-8' })
    expect(await codeOf(on.preview())).toBe('import-kind-needed')
    expect(await codeOf(on.preview({ of: 'lead' }))).toBe('done')
  })

  it('reports a missing file and one that is no text, and asks again for a file after its job ended', async () => {
    const on = await interop()
    mkdirSync(join(on.folder, 'folder.json'))
    writeFileSync(join(on.folder, 'book.csv'), 'PK\u0003\u0004')
    expect(await codeOf(on.open('folder.json'))).toBe('import-unreadable')
    expect(await codeOf(on.open('nowhere.json'))).toBe('import-unreadable')
    expect(await codeOf(on.open('book.csv'))).toBe('import-workbook')
    await on.export('all.json')
    await on.open('all.json')
    await on.ask('desk:import-end', { id: 'one' })
    expect(await codeOf(on.preview())).toBe('place-unknown')
  })
})
