import fc from 'fast-check'
import { randomUUID } from 'node:crypto'
import { execFileSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseAnswer } from '../../../../core/contract/answer'
import type { DeskRequest } from '../../../../core/contract/channels'
import type { Input, Output } from '../../../../core/contract/contract'
import type { Attachment } from '../../../../core/model/records/attachments'
import { ATTACHMENT_BYTES_MAX, ATTACHMENTS_MAX } from '../../../../core/model/values/attachment-limits'
import { backUp } from '../../../../electron/backup/back-up'
import { placeOf } from '../../../../electron/backup/backup-file-names'
import { recoveryPointsOf } from '../../../../electron/backup/backup-points'
import { restoreDesk } from '../../../../electron/desk/process/restore-desk'
import { BackupPoints } from '../../../../electron/desk/services/backup-points'
import { ChosenFiles } from '../../../../electron/desk/services/chosen-files'
import { DeskService } from '../../../../electron/desk/services/desk-service'
import { DraftFiles } from '../../../../electron/desk/services/draft-files'
import { DeskStore } from '../../../../electron/desk/store/desk-store'
import { continueDesk } from '../../../../electron/journal/repair/continue-desk'
import { verify } from '../../../../electron/journal/repair/verify'
import { copyOfSample, temporaryFolder } from '../../../helpers/desks/sample'
import { failure } from '../../../helpers/edits/edit-lead'
import { failingFileSystem, type Faults } from '../../../helpers/faults/failing-file-system'
import { gifOf, pngOf } from '../../../helpers/files/pictures'
import { itUnless, NO_PIPES } from '../../../helpers/left-out'
import { STAFF } from '../../../helpers/requests/desk-service'
import { itLong } from '../../../helpers/long'

const NOW = '2026-11-23T12:00:00.000Z'
const OTHER = { id: 'staff-other' as never, name: 'Ann Other', initials: 'AO' }
const picture = pngOf(30, 20)

/** A desk on which notes with files are written; `again` opens it once more, as after a restart. */
async function notesDesk({ directory, faults = {} }: { directory?: string; faults?: Faults } = {}) {
  const folder = directory ?? (await copyOfSample())
  const drafts = temporaryFolder()
  const chosen = new ChosenFiles()
  const open = async () => {
    const store = await DeskStore.open(folder, 'write', { fs: failingFileSystem(faults).fs })
    const service = new DeskService(
      store,
      () => '2025-06-08T09:00:00Z',
      () => undefined,
      {
        draftFiles: () => drafts,
        interop: { fileOf: (place, use) => chosen.fileOf(place, use), work: () => undefined },
      },
    )
    return { store, service }
  }
  let now = await open()
  const ask = async <R extends DeskRequest>(request: R, input: Input<R>): Promise<Output<R>> =>
    parseAnswer(request, await now.service.answer(request, input))
  const apply = (command: Input<'desk:apply'>['command'], staff = STAFF) => ask('desk:apply', { command, staff })
  const attach = (name: string, bytes: Uint8Array) => ask('desk:attach', { name, bytes: new Uint8Array(bytes) })
  return {
    folder,
    drafts: () => (existsSync(drafts) ? readdirSync(drafts) : []),
    get store() {
      return now.store
    },
    ask,
    apply,
    attach,
    chosen,
    again: async () => {
      await now.store.close()
      now = await open()
    },
    note: () => now.store.desk.get('note', 'n'),
    write: (attachments: readonly Attachment[], files: string[], id = 'n', more: object = {}) =>
      apply({
        kind: 'create',
        collection: 'note',
        id,
        fields: { staff: STAFF.id, body: 'See the file.', resolved: false, attachments, ...more },
        files,
      }),
    change: (attachments: readonly Attachment[] | null, files: string[] = []) =>
      apply({
        kind: 'change',
        collection: 'note',
        id: 'n',
        rev: now.store.desk.get('note', 'n')?.rev ?? 0,
        fields: { attachments },
        files,
      }),
    state: async () => (await ask('desk:attachments', { note: 'n' })).files.map(({ state }) => state),
    file: ({ sha256 }: Attachment) => join(folder, 'originals', `${sha256}.bin`),
  }
}

/** A desk whose note `n` has a picture. */
async function withPicture() {
  const on = await notesDesk()
  const { held, attachment } = await on.attach('tally.png', picture)
  await on.write([attachment], [held])
  return {
    ...on,
    attachment,
    file: on.file(attachment),
    get store() {
      return on.store
    },
    note: on.note,
  }
}

describe('a file on a note', () => {
  it('is on the desk byte for byte once the note is saved, and nothing of it before', async () => {
    const on = await notesDesk()
    const { held, attachment } = await on.attach('tally.png', picture)
    expect(attachment).toMatchObject({
      name: 'tally.png',
      mediaType: 'image/png',
      bytes: picture.length,
      width: 30,
      height: 20,
    })
    expect(existsSync(on.file(attachment))).toBe(false)
    await on.write([attachment], [held])
    expect(readFileSync(on.file(attachment)).equals(picture)).toBe(true)
    expect(on.note()?.attachments).toEqual([attachment])
    expect(on.drafts()).toEqual([])
    expect(await on.state()).toEqual(['kept'])
    const view = await on.ask('desk:notes', { filter: { person: '', state: 'all', find: 'TALLY' }, offset: 0 })
    expect(view.threads.map((thread) => thread.attachments)).toEqual([[attachment]])
    expect(await verify(on.folder)).toMatchObject({ problems: [] })
    const search = await on.ask('desk:search', { find: 'tally', kinds: [], of: [], limit: 50, offset: 0 })
    expect(search.hits.map(({ ref }) => ref.id)).toEqual(['n'])
    await on.store.close()
  })

  itLong('waits for its note over a restart, and is let go with it', async () => {
    const on = await notesDesk()
    const one = await on.attach('one.png', picture)
    const two = await on.attach('two.txt', Buffer.from('Two'))
    await on.again()
    const shown = await on.ask('desk:attachment-picture', { held: one.held })
    expect(Buffer.from(shown.bytes).equals(picture)).toBe(true)
    await on.ask('desk:attach-release', { held: [two.held] })
    expect(on.drafts()).toEqual([`${one.held}.bin`])
    expect(await failure(on.write([two.attachment], [two.held]))).toMatchObject({ code: 'attachment-not-held' })
    await on.write([one.attachment], [one.held])
    expect(on.note()?.attachments).toHaveLength(1)
    await on.store.close()
  })

  itLong('comes back by undo, from the trash and by a return to an earlier version', async () => {
    const on = await withPicture()
    await on.change(null)
    expect(on.note()?.attachments).toBeUndefined()
    expect((await verify(on.folder)).problems).toEqual([])
    await on.apply({ kind: 'undo' })
    expect(on.note()?.attachments).toEqual([on.attachment])
    await on.apply({ kind: 'redo' })
    await on.apply({ kind: 'undo' })
    const created = on.store.desk.revision
    await on.apply({ kind: 'delete', collection: 'note', id: 'n', rev: on.note()?.rev ?? 0 })
    expect((await verify(on.folder)).originals).toBe(1)
    await on.again()
    await on.apply({ kind: 'restore', records: [{ collection: 'note', id: 'n' }] })
    expect(on.note()?.attachments).toEqual([on.attachment])
    await on.change(null)
    await on.apply({ kind: 'returnRecord', ref: { collection: 'note', id: 'n' }, n: created })
    expect(on.note()?.attachments).toEqual([on.attachment])
    expect(await on.state()).toEqual(['kept'])
    await on.store.close()
  })

  itLong('is reported in the history as added and as removed', async () => {
    const on = await withPicture()
    const { held, attachment } = await on.attach('minutes.pdf', Buffer.from('%PDF-1.7'))
    await on.change([on.attachment, attachment], [held])
    await on.change([attachment])
    const { versions } = await on.ask('desk:record-history', {
      ref: { collection: 'note', id: 'n' },
      limit: 10,
    } as never)
    const said = versions.map(({ changes }) =>
      changes.filter(({ name }) => name === 'attachments').map(({ from, to }) => [from.values, to.values]),
    )
    expect(JSON.stringify(said[0])).toContain('tally.png (1 kB)')
    expect(JSON.stringify(said[0])).not.toContain('minutes.pdf')
    expect(JSON.stringify(said[1])).toContain('minutes.pdf (1 kB)')
    await on.store.close()
  })

  it('is durable before the edit that names it', async () => {
    const faults: Faults = {}
    const on = await notesDesk({ faults })
    const { held, attachment } = await on.attach('tally.png', picture)
    Object.assign(faults, { syncFolder: 'EIO', only: 'originals' })
    await failure(on.write([attachment], [held]))
    expect(on.note()).toBeUndefined()
    expect(on.drafts()).toEqual([`${held}.bin`])
    await on.store.close()
  })

  itLong('comes out as it went in, whatever it holds and is called', async () => {
    const on = await notesDesk()
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ minLength: 1, maxLength: 3000 }),
        fc.string({ minLength: 1, maxLength: 300 }),
        async (bytes, name) => {
          const id = `note-${randomUUID()}`
          const { held, attachment } = await on.attach(name, bytes)
          await on.write([attachment], [held], id)
          expect((await on.store.readOriginal(attachment.sha256)).equals(bytes)).toBe(true)
          expect(attachment.name).toMatch(/\S/)
        },
      ),
      { numRuns: 25 },
    )
    expect((await verify(on.folder)).problems).toEqual([])
    await on.store.close()
  })
})

describe('the limits of files on notes', () => {
  it('refuse an empty file, one that is too large, a folder, and one that is not there', async () => {
    const on = await notesDesk()
    expect(await failure(on.attach('a.txt', Buffer.alloc(0)))).toMatchObject({ code: 'reading-empty' })
    const large = new Uint8Array(ATTACHMENT_BYTES_MAX + 1)
    expect(await failure(on.attach('b.bin', large))).toMatchObject({ code: 'file-too-large', params: { limit: 10 } })
    const choose = (file: string) => {
      const place = randomUUID()
      on.chosen.add({ grant: place, file, use: 'read' })
      return on.ask('desk:attach', { place })
    }
    const folder = temporaryFolder()
    mkdirSync(folder, { recursive: true })
    const file = join(folder, 'large.bin')
    writeFileSync(file, large)
    expect(await failure(choose(file))).toMatchObject({ code: 'attachment-too-large', params: { size: 11, limit: 10 } })
    expect(await failure(choose(folder))).toMatchObject({ code: 'import-unreadable' })
    expect(await failure(choose(join(folder, 'none')))).toMatchObject({ code: 'import-unreadable' })
    writeFileSync(file, large.subarray(1))
    expect((await choose(file)).attachment).toMatchObject({ name: 'large.bin', bytes: ATTACHMENT_BYTES_MAX })
    await on.store.close()
  })

  itLong('refuse one file twice, more than a note has room for, and a file that nobody handed over', async () => {
    const on = await notesDesk()
    const one = await on.attach('one.png', picture)
    const two = await on.attach('two.png', picture)
    const twice = on.write([one.attachment, two.attachment], [one.held, two.held])
    expect(await failure(twice)).toMatchObject({ code: 'attachment-twice', params: { file: 'two.png' } })
    const many = await Promise.all(
      Array.from({ length: ATTACHMENTS_MAX + 1 }, (_, n) => on.attach(`${n}.txt`, Buffer.from(`Number ${n}`))),
    )
    const all = many.map(({ attachment }) => attachment)
    const held = many.map((file) => file.held)
    expect(await failure(on.write(all, held.slice(1)))).toMatchObject({ code: 'attachment-not-held' })
    expect(await failure(on.write(all, held))).toMatchObject({ code: 'bad-request' })
    expect(await failure(on.write([one.attachment], []))).toMatchObject({ code: 'attachment-not-held' })
    await on.write(all.slice(1), held.slice(1))
    expect(on.note()?.attachments).toHaveLength(ATTACHMENTS_MAX)
    const more = on.change([...all.slice(1), one.attachment], [one.held])
    expect(await failure(more)).toMatchObject({ code: 'field-invalid', params: { field: 'attachments' } })
    await on.store.close()
  })

  itLong('keep what unsaved notes hold within bounds', async () => {
    const drafts = new DraftFiles(temporaryFolder(), 100)
    const held = await drafts.hold({ name: 'a', bytes: new Uint8Array(60) })
    expect(await failure(drafts.hold({ name: 'b', bytes: new Uint8Array(60) }))).toMatchObject({
      code: 'attachment-no-room',
    })
    await drafts.release([held])
    await drafts.hold({ name: 'b', bytes: new Uint8Array(60) })
  })

  itLong('count those that are handed over at the same time', async () => {
    const drafts = new DraftFiles(temporaryFolder(), 100)
    const all = await Promise.allSettled([1, 2, 3].map(() => drafts.hold({ name: 'a', bytes: new Uint8Array(60) })))
    expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected'])
  })

  itUnless(NO_PIPES, 'refuse a pipe and a device at once, and follow a link', async () => {
    const on = await notesDesk()
    const folder = temporaryFolder()
    mkdirSync(folder, { recursive: true })
    const [pipe, target, link] = ['pipe', 'target.txt', 'link.txt'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ]
    execFileSync('mkfifo', [pipe])
    writeFileSync(target, 'Behind a link')
    symlinkSync(target, link)
    const attach = (file: string) => {
      const place = randomUUID()
      on.chosen.add({ grant: place, file, use: 'read' })
      return on.ask('desk:attach', { place })
    }
    for (const file of [pipe, '/dev/zero', '/dev/null'])
      expect(await failure(attach(file))).toMatchObject({ code: 'import-unreadable' })
    expect((await attach(link)).attachment).toMatchObject({ name: 'link.txt', bytes: 13 })
    await on.store.close()
  })

  itLong('go on where Parley ended before it forgot that the note was saved', async () => {
    const on = await withPicture()
    const { held, attachment } = await on.attach('more.txt', Buffer.from('More'))
    await on.change([on.attachment, attachment], [held])
    expect(on.drafts()).toEqual([])
    // The window still has its unsaved edit, with the name of the file that was let go.
    await on.change([on.attachment, attachment], [held])
    expect(on.note()?.attachments).toHaveLength(2)
    await on.store.close()
  })

  itLong('leave the files of a note to its writer', async () => {
    const on = await withPicture()
    const command = { kind: 'change', collection: 'note', id: 'n', rev: 1, fields: { attachments: null } } as const
    expect(await failure(on.apply(command, OTHER))).toMatchObject({ code: 'note-of-another' })
    await on.store.close()
  })
})

describe('a window', () => {
  itLong('gets pictures of notes by what they are, and no other file of the desk', async () => {
    const on = await withPicture()
    const onNote = { note: 'n', sha256: on.attachment.sha256 }
    expect((await on.ask('desk:attachment-picture', onNote)).mediaType).toBe('image/png')
    const files = [
      await on.attach('page.png', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')),
      await on.attach('bomb.png', pngOf(1, 1, { said: { width: 60_000, height: 60_000 } })),
      await on.attach('frame.gif', gifOf({ width: 1, height: 1 }, { width: 60_000, height: 60_000 })),
    ]
    for (const { held } of files)
      expect(await failure(on.ask('desk:attachment-picture', { held }))).toMatchObject({ code: 'attachment-not-shown' })
    const given = files.map(({ attachment }) => attachment)
    await on.change(
      [on.attachment, ...given],
      files.map(({ held }) => held),
    )
    for (const { sha256 } of given)
      expect(await failure(on.ask('desk:attachment-picture', { note: 'n', sha256 }))).toMatchObject({
        code: 'attachment-not-shown',
      })
    // A file that the desk keeps, and that this note does not name.
    await on.apply({
      kind: 'create',
      collection: 'note',
      id: 'm',
      fields: { staff: STAFF.id, body: 'None', resolved: false },
    })
    for (const request of ['desk:attachment-picture', 'desk:attachment-save'] as const) {
      const input = { note: 'm', sha256: on.attachment.sha256, place: randomUUID() }
      on.chosen.add({ grant: input.place, file: join(on.folder, '..', 'out.png') })
      expect(await failure(on.ask(request, input))).toMatchObject({ code: 'attachment-gone' })
    }
    await on.store.close()
  })

  it('saves a copy whole, over no other file, and never of an altered one', async () => {
    const on = await withPicture()
    const save = (file: string) => {
      const place = randomUUID()
      on.chosen.add({ grant: place, file })
      return on.ask('desk:attachment-save', { note: 'n', sha256: on.attachment.sha256, place })
    }
    const folder = temporaryFolder()
    mkdirSync(folder, { recursive: true })
    const copy = join(folder, 'copy.png')
    expect(await save(copy)).toEqual({ file: 'copy.png', size: picture.length })
    expect(readFileSync(copy).equals(picture)).toBe(true)
    writeFileSync(copy, 'Another file.')
    expect(await failure(save(copy))).toMatchObject({ code: 'out-exists' })
    expect(await failure(save(join(on.folder, 'copy.png')))).toMatchObject({ code: 'out-in-desk' })
    writeFileSync(
      on.file,
      picture.map((byte, at) => (at === 60 ? byte ^ 1 : byte)),
    )
    expect(await failure(save(join(folder, 'other.png')))).toMatchObject({ code: 'original-corrupt' })
    expect(existsSync(join(folder, 'other.png'))).toBe(false)
    await on.store.close()
  })
})

describe('a file that the desk has lost', () => {
  it('is said to be missing or altered, found by verify, and mended when it is attached again', async () => {
    const on = await withPicture()
    writeFileSync(on.file, 'something else')
    expect(await on.state()).toEqual(['altered'])
    expect((await verify(on.folder)).problems.map(({ code }) => code)).toEqual(['original-corrupt'])
    rmSync(on.file)
    expect(await on.state()).toEqual(['missing'])
    const { problems } = await verify(on.folder)
    expect(problems).toMatchObject([{ code: 'original-missing', params: { file: on.file } }])
    const { held } = await on.attach('again.png', picture)
    await on.change([on.attachment], [held])
    expect(await on.state()).toEqual(['kept'])
    expect((await verify(on.folder)).problems).toEqual([])
    await on.store.close()
  })

  itLong('is said to be altered where only its bytes are others, and its size and its time are not', async () => {
    const on = await notesDesk()
    const text = Buffer.from('Offer: 10 percent')
    const { held, attachment } = await on.attach('offer.txt', text)
    await on.write([attachment], [held])
    expect(await on.state()).toEqual(['kept'])
    const file = on.file(attachment)
    const { atime, mtime } = statSync(file)
    writeFileSync(file, 'Offer: 90 percent')
    utimesSync(file, atime, mtime)
    expect(await on.state()).toEqual(['altered'])
    writeFileSync(file, text)
    expect(await on.state()).toEqual(['kept'])
    await on.store.close()
  })

  itLong('comes back from a backup, into a new desk or into the damaged one', async () => {
    const on = await withPicture()
    const { storeId } = on.store
    await on.store.close()
    const backups = join(temporaryFolder(), 'backups')
    const { name } = await backUp(on.folder, backups, { now: NOW })
    expect(existsSync(join(placeOf(backups, storeId), 'originals', `${on.attachment.sha256}.bin`))).toBe(true)
    const target = join(temporaryFolder(), 'again')
    expect(await restoreDesk({ folder: backups, storeId, name }, target)).toEqual({ missingTexts: 0 })
    expect(await verify(target)).toMatchObject({ problems: [], originals: 1 })
    rmSync(on.file)
    const points = new BackupPoints({
      folders: () => [{ place: 'own', folder: backups }],
      points: (place, id) => recoveryPointsOf(place, id, { now: NOW }),
      storeId: () => Promise.resolve(storeId),
    })
    const [first] = await points.list(storeId)
    await continueDesk(on.folder, await points.open(first?.id ?? ''), {
      by: 'staff-1',
      at: NOW,
      device: 'abcdefabcdef',
    })
    expect(readFileSync(on.file).equals(picture)).toBe(true)
    const { problems } = await verify(on.folder)
    expect(problems).toEqual([])
  })
})
