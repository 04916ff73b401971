import fc from 'fast-check'
import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseAnswer } from '../../../../core/contract/answer'
import type { DeskRequest } from '../../../../core/contract/channels'
import type { Input, Output } from '../../../../core/contract/contract'
import { REQUEST_BYTES_MAX } from '../../../../core/contract/request-input'
import type { SourceDraft } from '../../../../core/reading/source-draft'
import { ChosenFiles } from '../../../../electron/desk/services/chosen-files'
import { DeskService } from '../../../../electron/desk/services/desk-service'
import { HeldFiles } from '../../../../electron/desk/services/held-files'
import { sha256Of } from '../../../../electron/journal/format/desk-content'
import { verify } from '../../../../electron/journal/repair/verify'
import { temporaryFolder } from '../../../helpers/desks/sample'
import { fixture, pictureWithoutText, READING_PLACE } from '../../../helpers/files/reading-files'
import { deskOnDisk, STAFF } from '../../../helpers/requests/desk-service'

/** A desk whose service reads files in the built app's thread, and saves where a test chose. */
async function readingDesk() {
  const { store } = await deskOnDisk()
  const chosen = new ChosenFiles()
  const service = new DeskService(
    store,
    () => '2025-06-08T09:00:00Z',
    () => undefined,
    {
      files: READING_PLACE,
      interop: { fileOf: (place, use) => chosen.fileOf(place, use), work: () => undefined },
    },
  )
  const ask = async <R extends DeskRequest>(request: R, input: Input<R>): Promise<Output<R>> =>
    parseAnswer(request, await service.answer(request, input))
  const apply = (command: Input<'desk:apply'>['command']) => ask('desk:apply', { command, staff: STAFF })
  return {
    store,
    chosen,
    ask,
    apply,
    add: (draft: SourceDraft, more: { keep?: string } = {}) => {
      const { text, original, title = 'A file', readByMachine } = draft
      const fields = { ...(original ? { original } : {}), ...(readByMachine ? { readByMachine } : {}) }
      return apply({ kind: 'addSource', id: 'report', title, ...(text === '' ? {} : { text }), ...fields, ...more })
    },
    save: (file: string, source = 'report') => {
      const place = randomUUID()
      chosen.add({ grant: place, file })
      return ask('desk:original-save', { source, place })
    },
    kept: () => store.desk.get('source', 'report')?.original,
    onDisk: (bytes: Uint8Array) => join(store.directory, 'originals', `${sha256Of(bytes)}.bin`),
    state: async () => (await ask('desk:original', { source: 'report' })).original?.state,
  }
}

const of = (file: string | undefined) => (file === undefined ? {} : { keep: file })

describe('the file that a source is read from', () => {
  it('is kept with the source, byte for byte, and a copy of it is saved', async () => {
    const on = await readingDesk()
    const report = fixture('report.docx')
    const draft = await on.ask('desk:read-source', { job: 'job', ...report })
    expect(draft.file).toBe('job')
    expect(existsSync(on.onDisk(report.bytes))).toBe(false)
    await on.add(draft, of(draft.file))
    expect(on.kept()).toMatchObject({ name: 'report.docx', bytes: report.bytes.length, kept: true })
    expect(await on.ask('desk:original', { source: 'report' })).toEqual({
      original: {
        name: 'report.docx',
        size: report.bytes.length,
        state: 'kept',
        isPicture: false,
        isAlone: false,
        isSchedule: false,
      },
    })
    const copy = join(temporaryFolder(), 'copy.docx')
    expect(await on.save(copy)).toEqual({ file: 'copy.docx', size: report.bytes.length })
    expect(readFileSync(copy).equals(report.bytes)).toBe(true)
    // The same again is no other file.
    await on.save(copy)
    expect(await verify(on.store.directory)).toMatchObject({ problems: [], originals: 1 })
  })

  it('is not kept unless that was said, and then only its name is known', async () => {
    const on = await readingDesk()
    const draft = await on.ask('desk:read-source', { job: 'job', ...fixture('letter.eml') })
    const { original } = draft
    // A page may say anything of the file; only the bytes make it kept.
    await on.add({ ...draft, ...(original ? { original: { ...original, kept: true } } : {}) })
    expect(on.kept()).toMatchObject({ name: 'letter.eml' })
    expect(on.kept()?.kept).toBeUndefined()
    expect(await on.state()).toBe('notKept')
    await expect(on.save(join(temporaryFolder(), 'a.eml'))).rejects.toMatchObject({ code: 'original-not-kept' })
    expect(await on.ask('desk:original', { source: 'source-summary' })).toEqual({})
  })

  it('comes back with the source after undo, redo, delete and restore', async () => {
    const on = await readingDesk()
    const file = fixture('utf-16.txt')
    const draft = await on.ask('desk:read-source', { job: 'job', ...file })
    await on.add(draft, of(draft.file))
    await on.apply({ kind: 'undo' })
    expect(await verify(on.store.directory)).toMatchObject({ problems: [], originals: 1 })
    await on.apply({ kind: 'redo' })
    expect(await on.state()).toBe('kept')
    const rev = on.store.desk.get('source', 'report')?.rev ?? 0
    await on.apply({ kind: 'delete', collection: 'source', id: 'report', rev })
    expect(await verify(on.store.directory)).toMatchObject({ problems: [], originals: 1 })
    await on.apply({ kind: 'restore', records: [{ collection: 'source', id: 'report' }] })
    const copy = join(temporaryFolder(), 'copy.txt')
    await on.save(copy)
    expect(readFileSync(copy).equals(file.bytes)).toBe(true)
  })

  it('is refused, and nothing saved, if it is no longer held or is another', async () => {
    const on = await readingDesk()
    const draft = await on.ask('desk:read-source', { job: 'job', ...fixture('letter.eml') })
    await on.ask('desk:read-source', { job: 'other', ...fixture('report.docx') })
    await expect(on.add(draft, { keep: 'other' })).rejects.toMatchObject({ code: 'file-not-held' })
    await on.ask('desk:release-file', { file: 'job' })
    await expect(on.add(draft, { keep: 'job' })).rejects.toMatchObject({
      code: 'file-not-held',
      params: { file: 'letter.eml' },
    })
    expect(on.store.desk.get('source', 'report')).toBeUndefined()
    expect(existsSync(join(on.store.directory, 'originals'))).toBe(false)
    await expect(
      on.apply({ kind: 'addSource', id: 'report', title: 'Nothing', text: 'A text.', keep: 'job' }),
    ).rejects.toMatchObject({ code: 'field-invalid' })
  })

  it.each([
    [
      'a picture without words',
      () => ({ name: 'photo.png', bytes: new Uint8Array(pictureWithoutText()) }),
      'image/png',
    ],
    ['a kind that Parley does not read', () => fixture('report.doc'), 'application/octet-stream'],
    ['a password', () => fixture('locked.pdf'), 'application/pdf'],
    [
      'a damaged file',
      () => ({ name: 'bad.pdf', bytes: new Uint8Array(Buffer.from('%PDF-1.7 …')) }),
      'application/pdf',
    ],
  ])('is kept without a text if that cannot be read: %s', async (_what, make, mediaType) => {
    const on = await readingDesk()
    const file = make()
    await expect(on.ask('desk:read-source', { job: 'job', ...file })).rejects.toMatchObject({
      code: expect.stringMatching(/^reading-/),
    })
    const draft = await on.ask('desk:unread-file', { file: 'job' })
    expect(draft).toMatchObject({ kind: 'unread', text: '', file: 'job', original: { name: file.name, mediaType } })
    await on.add(draft, of(draft.file))
    expect(on.store.desk.get('source', 'report')).not.toHaveProperty('sha256')
    expect(await on.ask('desk:original', { source: 'report' })).toMatchObject({
      original: { state: 'kept', isAlone: true },
    })
    const copy = join(temporaryFolder(), 'copy')
    await on.save(copy)
    expect(readFileSync(copy).equals(file.bytes)).toBe(true)
    // A text that a person types later leaves the file where it is.
    const rev = on.store.desk.get('source', 'report')?.rev ?? 0
    await on.apply({ kind: 'giveText', source: 'report', rev, text: 'Typed from the page.' })
    expect(on.kept()).toMatchObject({ name: file.name, kept: true })
  })

  it('needs a text or a file', async () => {
    const on = await readingDesk()
    await expect(on.apply({ kind: 'addSource', id: 'report', title: 'Nothing' })).rejects.toMatchObject({
      code: 'field-invalid',
    })
    await expect(on.ask('desk:unread-file', { file: 'invented' })).rejects.toMatchObject({ code: 'file-not-held' })
    await expect(
      on.ask('desk:read-source', { job: 'no', name: 'a.txt', bytes: new Uint8Array() }),
    ).rejects.toMatchObject({
      code: 'reading-empty',
    })
    await expect(on.ask('desk:unread-file', { file: 'no' })).rejects.toMatchObject({ code: 'file-not-held' })
  })

  it('is kept even if it is too large to be read, when a person chose it', async () => {
    const on = await readingDesk()
    const bytes = Buffer.alloc(REQUEST_BYTES_MAX + 1, 'x')
    const file = join(temporaryFolder(), 'large.txt')
    writeFileSync(file, bytes)
    on.chosen.add({ grant: 'place', file, use: 'read' })
    await expect(on.ask('desk:read-source', { job: 'job', place: 'place' })).rejects.toMatchObject({
      code: 'file-too-large',
    })
    const draft = await on.ask('desk:unread-file', { file: 'job' })
    await on.add(draft, of(draft.file))
    expect(readFileSync(on.onDisk(bytes)).equals(bytes)).toBe(true)
  })

  it('is the picture of the page, for a text that a machine read', { timeout: 120_000 }, async () => {
    const on = await readingDesk()
    const draft = await on.ask('desk:read-source', { job: 'job', ...fixture('hodo.png') })
    await on.add(draft, of(draft.file))
    expect(await on.ask('desk:original', { source: 'report' })).toMatchObject({
      original: { name: 'hodo.png', state: 'kept', isPicture: true },
    })
    // A person corrects the text; the picture stays, and nobody says that a machine read this.
    const rev = on.store.desk.get('source', 'report')?.rev ?? 0
    await on.apply({ kind: 'giveText', source: 'report', rev, text: 'Corrected by hand.' })
    expect(await on.ask('desk:original', { source: 'report' })).toMatchObject({
      original: { name: 'hodo.png', state: 'kept', isPicture: false },
    })
    // Another file takes its place.
    const next = await on.ask('desk:read-source', { job: 'next', ...fixture('report.docx') })
    const { text, original } = next
    await on.apply({
      kind: 'giveText',
      source: 'report',
      rev: rev + 1,
      text,
      ...(original ? { original } : {}),
      keep: 'next',
    })
    expect(on.kept()).toMatchObject({ name: 'report.docx', kept: true })
    // The same file again is kept on, though nobody hands it over.
    const again = { kind: 'giveText', source: 'report', rev: rev + 2, text: `${text} More.` } as const
    await on.apply({ ...again, ...(original ? { original } : {}) })
    expect(on.kept()).toMatchObject({ name: 'report.docx', kept: true })
  })
})

describe('a copy of the original', () => {
  async function kept() {
    const on = await readingDesk()
    const file = fixture('report.docx')
    const draft = await on.ask('desk:read-source', { job: 'job', ...file })
    await on.add(draft, of(draft.file))
    return { ...on, file, path: on.onDisk(file.bytes), folder: temporaryFolder() }
  }

  it('is not made of a file that was altered or is missing, and the page says so', async () => {
    const on = await kept()
    const target = join(on.folder, 'copy.docx')
    const wrong = on.file.bytes.map((byte, index) => (index === 9 ? byte ^ 1 : byte))
    writeFileSync(on.path, wrong)
    await expect(on.save(target)).rejects.toMatchObject({ code: 'original-corrupt', params: { file: on.path } })
    writeFileSync(on.path, 'short')
    expect(await on.state()).toBe('altered')
    rmSync(on.path)
    expect(await on.state()).toBe('missing')
    await expect(on.save(target)).rejects.toMatchObject({ code: 'original-missing' })
    symlinkSync(join(on.folder, 'elsewhere'), on.path)
    writeFileSync(join(on.folder, 'elsewhere'), on.file.bytes)
    await expect(on.save(target)).rejects.toMatchObject({ code: 'desk-unreadable' })
    expect(existsSync(target)).toBe(false)
  })

  it('replaces no other file, and goes into no desk', async () => {
    const on = await kept()
    const other = join(on.folder, 'other.docx')
    writeFileSync(other, 'Somebody’s work.')
    await expect(on.save(other)).rejects.toMatchObject({ code: 'out-exists', params: { file: other } })
    expect(readFileSync(other, 'utf8')).toBe('Somebody’s work.')
    mkdirSync(join(on.folder, 'folder'))
    await expect(on.save(join(on.folder, 'folder'))).rejects.toMatchObject({ code: 'cannot-write' })
    await expect(on.save(join(on.store.directory, 'originals', 'x'))).rejects.toMatchObject({ code: 'out-in-desk' })
    await expect(on.ask('desk:original-save', { source: 'report', place: randomUUID() })).rejects.toMatchObject({
      code: 'place-unknown',
    })
  })
})

describe('files that are held', () => {
  it('are never more than the limit, whatever is read in whatever order, and the last one is always there', async () => {
    const megabytes = new Map<number, Uint8Array>()
    const sized = (size: number) => {
      const bytes = megabytes.get(size) ?? new Uint8Array(size * 1_000_000)
      megabytes.set(size, bytes)
      return bytes
    }
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ file: fc.constantFrom('a', 'b', 'c', 'd', 'e'), size: fc.integer({ min: 1, max: 64 }) }), {
          minLength: 1,
          maxLength: 12,
        }),
        async (read) => {
          const held = new HeldFiles()
          for (const { file, size } of read) held.hold(file, { name: file, bytes: sized(size), sha256: file })
          const all = await Promise.all(
            ['a', 'b', 'c', 'd', 'e'].map((file) =>
              held.hashed(file).then(
                ({ bytes }) => bytes.length,
                () => 0,
              ),
            ),
          )
          expect(all.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(200_000_000)
          const last = read.at(-1)
          expect((await held.hashed(last?.file ?? '')).bytes.length).toBe((last?.size ?? 0) * 1_000_000)
        },
      ),
      { numRuns: 60 },
    )
  })
})
