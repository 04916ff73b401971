import { Low } from 'lowdb'
import { JSONFile } from 'lowdb/node'
import {
  chmodSync,
  existsSync,
  lstatSync,
  symlinkSync,
  mkdirSync,
  renameSync,
  rmSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ParleyError } from '../../../../core/base/errors'
import { copyDesk } from '../../../../electron/desk/process/copy-desk'
import { DeskStore } from '../../../../electron/desk/store/desk-store'
import { snapshotFile } from '../../../../electron/journal/format/desk-file-names'
import { compact } from '../../../../electron/journal/write/compact'
import { copyOfSample, SAMPLE, temporaryFolder } from '../../../helpers/desks/sample'
import { edit, failure, leadOf, rename } from '../../../helpers/edits/edit-lead'
import { failingFileSystem } from '../../../helpers/faults/failing-file-system'
import { mainFileOf, rewriteDeskFile } from '../../../helpers/files/desk-files'
import { itUnless, NO_LINKS, NO_MODES } from '../../../helpers/left-out'
import { asOrdinaryUser, letOthersRead } from '../../../helpers/processes/ordinary-user'
import { itLong } from '../../../helpers/long'

describe('a desk in its folder', () => {
  it('has an edit on the disk before acknowledging it, and then notifies its listeners', async () => {
    const folder = await copyOfSample()
    const store = await DeskStore.open(folder, 'write')
    const heard: unknown[] = []
    store.onCommit((revision, touched) => heard.push([revision, touched]))
    expect(await edit(store, rename(1, 'Kept.'))).toBe(1)
    expect(heard).toEqual([[1, [{ collection: 'lead', id: 'lead-1' }]]])
    const other = await DeskStore.open(folder, 'read')
    expect(leadOf(other)).toBe('Kept.')
    expect(other.desk.revision).toBe(1)
    await store.close()
  })

  it('is one JSON document that stock lowdb opens, one record per line', async () => {
    const folder = await copyOfSample()
    const db = new Low<{ collections: Record<string, Record<string, unknown>> } | null>(
      new JSONFile(mainFileOf(folder)),
      null,
    )
    await db.read()
    expect(Object.keys(db.data?.collections.talk ?? {})).toEqual(['talk-jp-us'])
    expect(
      readFileSync(mainFileOf(folder), 'utf8')
        .split('\n')
        .filter((line) => line.startsWith('"talk-jp-us"')),
    ).toHaveLength(1)
  })

  it('commits concurrent edits one after the other, each on the result of the one before', async () => {
    const store = await DeskStore.open(await copyOfSample(), 'write')
    const outcomes = await Promise.allSettled([
      edit(store, rename(1, 'First.')),
      edit(store, rename(1, 'Second.')),
      edit(store, rename(2, 'Third.')),
    ])
    expect(outcomes.map((outcome) => outcome.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(leadOf(store)).toBe('Third.')
    await store.close()
  })

  it('keeps everything that a later version wrote, wherever it is, value for value', async () => {
    const folder = await copyOfSample()
    rewriteDeskFile(folder, (text) =>
      text
        .replace(',"revision":', ',"pad":"kept","revision":')
        .replace('"collections":{\n', '"collections":{\n"hologram":{"h1":{"deep":[1,null,"x"]}},\n')
        .replace('"names":{"en":"Japan","ja":"日本"}', '"names":{"en":"Japan","ja":"日本","zh":"日本国"}')
        .replace('"level":"unclassifiedDraft","caveats":[]', '"level":"unclassifiedDraft","until":"2030","caveats":[]')
        .replace(/\}\n$/, ',"appendix":{"kept":true}}\n'),
    )
    const before = JSON.parse(readFileSync(mainFileOf(folder), 'utf8')) as Record<string, unknown>
    const store = await DeskStore.open(folder, 'write')
    await edit(store, rename(1, 'Edited.'))
    await edit(
      store,
      rename(2, 'A related headline: a Japanese request to Mr Lutnick to think again about the tariffs.'),
    )
    await store.close()
    await compact(folder, 1)
    type Document = Record<string, Record<string, Record<string, object>>>
    const after = JSON.parse(readFileSync(snapshotFile(folder, 1), 'utf8')) as Document
    // Only the edited record's own header and the undo stack differ.
    const lead = (before.collections as Document).lead?.['lead-1']
    const edited = after.collections?.lead?.['lead-1']
    expect(edited).toMatchObject({ marking: (lead as { marking: object }).marking })
    const own = { sha256: 0, head: 0, bytes: 0, revision: 0, chain: 0, at: 0 }
    const { history, ...rest } = after
    expect(history?.done).toHaveLength(2)
    expect({ ...rest, ...own, collections: { ...after.collections, lead: 0 } }).toEqual({
      ...before,
      ...own,
      collections: { ...(before.collections as object), lead: 0 },
    })
    expect(after).toMatchObject({ pad: 'kept', appendix: { kept: true }, collections: { hologram: { h1: {} } } })
  })

  it('is copied whole, with its own identity, or not at all', async () => {
    const folder = await copyOfSample()
    rewriteDeskFile(folder, (text) =>
      text.replace('"collections":{\n', '"collections":{\n"hologram":{"h1":{"deep":[1]}},\n'),
    )
    const target = join(temporaryFolder(), 'copy')
    const store = await DeskStore.open(folder, 'read')
    const { fs } = failingFileSystem({ rename: 'EPERM' })
    expect((await failure(store.copyTo(target, fs))).code).toBe('cannot-write')
    expect(readdirSync(dirname(target))).toEqual([])
    const { fs: good, calls } = failingFileSystem({})
    await store.copyTo(target, good)
    expect(calls.slice(-2)).toEqual(['rename', 'syncFolder'])
    expect(readFileSync(mainFileOf(target), 'utf8')).toContain('"hologram"')
    expect(readdirSync(dirname(target))).toEqual(['copy'])
  })

  it('clears away the half-written files of a killed writer, and nothing else', async () => {
    const folder = await copyOfSample()
    const store = await DeskStore.open(folder, 'write')
    await edit(store, rename(1, 'Kept.'))
    await store.close()
    const device = readdirSync(join(folder, 'journal'))[0] ?? ''
    const left = [
      'format.json.0123456789ab.tmp',
      'snapshots/snapshot-00000001.json.0123456789ab.tmp',
      `journal/${device}/00000002.jsonl.0123456789ab.tmp`,
      'sources/f00.txt.0123456789ab.tmp',
    ]
    const kept = ['mine.tmp', 'snapshots/mine.tmp', `journal/${device}/0123456789ab.tmp.txt`]
    for (const name of [...left, ...kept]) writeFileSync(join(folder, name), 'half')
    await (await DeskStore.open(folder, 'read')).close()
    expect(left.filter((name) => existsSync(join(folder, name)))).toEqual(left)
    await (await DeskStore.open(folder, 'write')).close()
    expect([...left, ...kept].filter((name) => existsSync(join(folder, name)))).toEqual(kept)
  })

  itUnless(NO_LINKS, 'can be behind a symbolic link: edits follow it, and the link remains', async () => {
    const folder = await copyOfSample()
    const real = join(temporaryFolder(), 'real')
    renameSync(folder, real)
    symlinkSync(real, folder)
    const store = await DeskStore.open(folder, 'write')
    // Two paths to one folder are one desk.
    expect((await failure(DeskStore.open(real, 'write'))).code).toBe('desk-locked')
    await edit(store, rename(1, 'Kept.'))
    await store.close()
    expect(lstatSync(folder).isSymbolicLink()).toBe(true)
    expect(leadOf(await DeskStore.open(real, 'read'))).toBe('Kept.')
  })
})

describe('a desk that cannot be opened is never replaced by an empty one', () => {
  const SNAPSHOT = /snapshot-00000000\.json/
  const spoil: [string, (folder: string) => void, string, RegExp][] = [
    ['missing folder', () => undefined, 'desk-gone', /nowhere/],
    ['empty file', (folder) => writeFileSync(mainFileOf(folder), ''), 'desk-corrupt', SNAPSHOT],
    ['"null"', (folder) => writeFileSync(mainFileOf(folder), 'null'), 'desk-corrupt', SNAPSHOT],
    [
      'truncated file',
      (folder) => truncateSync(mainFileOf(folder), statSync(mainFileOf(folder)).size - 500),
      'desk-corrupt',
      SNAPSHOT,
    ],
    [
      'first line alone',
      (folder) => truncateSync(mainFileOf(folder), readFileSync(mainFileOf(folder)).indexOf(10) + 1),
      'desk-corrupt',
      SNAPSHOT,
    ],
    ['no snapshot', (folder) => unlinkSync(mainFileOf(folder)), 'desk-corrupt', /snapshots/],
    [
      'no snapshots',
      (folder) => rmSync(join(folder, 'snapshots'), { recursive: true }),
      'desk-not-a-desk',
      /snapshots/,
    ],
    ['no format file', (folder) => unlinkSync(join(folder, 'format.json')), 'desk-not-a-desk', /format\.json/],
    [
      'bytes that are not text',
      (folder) => writeFileSync(mainFileOf(folder), Buffer.from([0xff, 0xfe, 0x00])),
      'desk-corrupt',
      SNAPSHOT,
    ],
    [
      'newer format',
      (folder) =>
        writeFileSync(
          join(folder, 'format.json'),
          JSON.stringify({ app: 'parley', format: 9, minReader: 9, schema: 9, storeId: 'x' }),
        ),
      'desk-newer',
      /9/,
    ],
    [
      'another program’s folder',
      (folder) => writeFileSync(join(folder, 'format.json'), '{"app":"other"}'),
      'desk-corrupt',
      /format\.json/,
    ],
  ]

  it.each(spoil)('%s', async (name, spoiled, code, names) => {
    const folder = name === 'missing folder' ? join(temporaryFolder(), 'nowhere') : await copyOfSample()
    spoiled(folder)
    const before = existsSync(folder)
      ? readdirSync(folder).map((file) => [file, statSync(join(folder, file)).mtimeMs])
      : []
    for (const mode of ['read', 'write'] as const) {
      const error = await failure(DeskStore.open(folder, mode))
      expect(error.code).toBe(code)
      expect(JSON.stringify(error.params)).toMatch(names)
    }
    const after = existsSync(folder)
      ? readdirSync(folder).map((file) => [file, statSync(join(folder, file)).mtimeMs])
      : []
    expect(after).toEqual(before)
  })

  itLong('notices any one changed byte in the records', async () => {
    const folder = await copyOfSample()
    const file = mainFileOf(folder)
    const whole = readFileSync(file)
    for (let at = 0; at < whole.length; at += 397) {
      const spoiled = Buffer.from(whole)
      spoiled.writeUInt8(spoiled.readUInt8(at) ^ 1, at)
      writeFileSync(file, spoiled)
      const outcome = await DeskStore.open(folder, 'read').then(
        (store) => store.desk.collections,
        (error: unknown) => error,
      )
      // If a flipped bit in the header's own figures is accepted, every record must be unchanged.
      if (!(outcome instanceof ParleyError))
        expect(outcome).toEqual((await DeskStore.open(SAMPLE, 'read')).desk.collections)
    }
  })

  it('names the record and the field of a value that its schema refuses', async () => {
    const folder = await copyOfSample()
    rewriteDeskFile(folder, (text) => text.replace('"name":"Example desk officer"', `"name":"${'x'.repeat(10_000)}"`))
    const error = await failure(DeskStore.open(folder, 'read'))
    expect(error.code).toBe('field-invalid')
    expect(error.params).toMatchObject({
      collection: 'staff',
      id: 'staff-example',
      field: 'name',
      reason: 'too-long',
      limit: 200,
      length: 10_000,
    })
  })

  it('reports a changed or missing source text', async () => {
    const folder = await copyOfSample()
    const [name = ''] = readdirSync(join(folder, 'sources'))
    writeFileSync(join(folder, 'sources', name), 'something else')
    const { desk } = await DeskStore.open(folder, 'read')
    expect(() => desk.sourceText(name.replace('.txt', ''))).toThrow(/source-text-corrupt/)
    unlinkSync(join(folder, 'sources', name))
    expect(() => desk.sourceText(name.replace('.txt', ''))).toThrow(/source-text-missing/)
  })
})

describe('one writer', () => {
  it('excludes a second one, also through another path to the folder, but no readers', async () => {
    const folder = await copyOfSample()
    const store = await DeskStore.open(folder, 'write')
    const refused = await failure(DeskStore.open(join(folder, '..', 'desk', '.'), 'write'))
    expect(refused.code).toBe('desk-locked')
    expect(refused.params.holder).toMatch(new RegExp(`process ${process.pid}, since \\d{4}-`))
    expect(leadOf(await DeskStore.open(folder, 'read'))).toMatch(/headline/)
    await store.close()
    await (await DeskStore.open(folder, 'write')).close()
  })

  it('cannot edit through a store that was opened read-only', async () => {
    const store = await DeskStore.open(await copyOfSample(), 'read')
    expect((await failure(edit(store, rename(1, 'No')))).code).toBe('desk-read-only')
  })
})

describe('a new desk', () => {
  it('is not made in a folder with content', async () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'thesis.doc'), 'mine')
    expect((await failure(copyDesk(SAMPLE, folder))).code).toBe('desk-not-empty')
    expect(readdirSync(folder)).toEqual(['thesis.doc'])
  })

  it('has its own identity, and leaves nothing behind if it cannot be made', async () => {
    const folder = await copyOfSample()
    const id = (directory: string) =>
      (JSON.parse(readFileSync(join(directory, 'format.json'), 'utf8')) as { storeId: string }).storeId
    expect(id(folder)).not.toBe(id(SAMPLE))
    const parent = join(temporaryFolder(), 'file')
    writeFileSync(parent, 'not a folder')
    expect((await failure(copyDesk(SAMPLE, join(parent, 'desk')))).code).toBe('cannot-write')
  })

  itUnless(NO_MODES, 'is refused in a folder without write permission', async () => {
    const closed = join(temporaryFolder(), 'closed')
    mkdirSync(closed)
    chmodSync(dirname(closed), 0o755)
    chmodSync(closed, 0o555)
    expect((await failure(asOrdinaryUser(() => copyDesk(SAMPLE, join(closed, 'desk'))))).code).toBe('cannot-write')
    expect(readdirSync(closed)).toEqual([])
  })
})

describe('a read-only folder', () => {
  itUnless(NO_MODES, 'can be read, and opening it to write fails with the reason', async () => {
    const folder = await copyOfSample()
    letOthersRead(folder)
    chmodSync(folder, 0o555)
    const error = await asOrdinaryUser(async () => {
      const store = await DeskStore.open(folder, 'read')
      expect(leadOf(store)).toMatch(/headline/)
      return failure(DeskStore.open(folder, 'write'))
    })
    expect(error).toMatchObject({ code: 'desk-read-only', params: { dir: folder, reason: 'EACCES' } })
    expect(readdirSync(folder).toSorted()).toEqual(['format.json', 'snapshots', 'sources'])
  })

  itUnless(NO_MODES, 'is recognised even if only the journal cannot be written', async () => {
    const folder = await copyOfSample()
    const first = await DeskStore.open(folder, 'write')
    await edit(first, rename(1, 'Kept.'))
    await first.close()
    letOthersRead(folder)
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
      if (name.endsWith('.jsonl')) chmodSync(join(folder, name), 0o444)
    const refused = await asOrdinaryUser(() => failure(DeskStore.open(folder, 'write')))
    expect(refused).toMatchObject({ code: 'desk-read-only', params: { dir: folder, reason: 'EACCES' } })
    expect(leadOf(await DeskStore.open(folder, 'read'))).toBe('Kept.')
  })
})
