import {
  appendFileSync,
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { NOT_KEPT } from '../../../../core/desk/reading'
import { listJournal } from '../../../../electron/journal/format/desk-file-names'
import { parseSnapshot } from '../../../../electron/journal/format/snapshot'
import { copyOfSample, temporaryFolder } from '../../../helpers/desks/sample'
import { asOrdinaryUser, letOthersRead } from '../../../helpers/processes/ordinary-user'
import { startResponder, STAFF } from '../../../helpers/requests/desk-responder'

/** The last segment of a desk's journal. */
async function segmentOf(folder: string): Promise<string> {
  const { segments } = await listJournal(folder)
  return segments.at(-1)?.file ?? ''
}

const rescuedIn = (folder: string) =>
  existsSync(join(folder, 'rescued'))
    ? readdirSync(join(folder, 'rescued')).map((name) => join(folder, 'rescued', name))
    : []

/** The notes in a rescue file, after checking that the file is intact. */
const notesIn = (file: string) =>
  Object.keys(parseSnapshot(readFileSync(file), file).content.collections.note ?? {}).filter((id) =>
    /^note-\d$/.test(id),
  )

/** A desk with an edit, a copy of its journal at that point, and two more edits. */
async function deskOfThree(ownFolder?: string) {
  const folder = await copyOfSample()
  const kept = await startResponder({ directory: folder, ...(ownFolder === undefined ? {} : { rescueTo: ownFolder }) })
  expect(await kept.note('note-1')).toBe('saved')
  const segment = await segmentOf(folder)
  const older = join(temporaryFolder(), 'older.jsonl')
  copyFileSync(segment, older)
  expect([await kept.note('note-2'), await kept.note('note-3')]).toEqual(['saved', 'saved'])
  return { ...kept, folder, segment, older }
}

describe('a journal segment that another program replaced', () => {
  it.each([
    [
      'another file',
      (older: string, segment: string) => {
        copyFileSync(older, `${segment}.new`)
        renameSync(`${segment}.new`, segment)
      },
    ],
    ['the same file, written over', (older: string, segment: string) => writeFileSync(segment, readFileSync(older))],
  ])('by an older copy (%s) has its saved edits rescued to a file, which is named on reopening', async (_how, put) => {
    const { responder, note, open, folder, segment, older } = await deskOfThree()
    put(older, segment)
    const before = readFileSync(segment)
    expect(await note('note-4')).toBe('desk-changed-outside')
    const [file = ''] = rescuedIn(folder)
    expect(notesIn(file)).toEqual(['note-1', 'note-2', 'note-3'])
    await expect.poll(open).toMatchObject({ readOnly: true, reading: { why: 'changed', file } })
    expect(await open()).toMatchObject({ notices: [{ kind: 'rescued', file, saved: 3 }] })
    expect(await note('note-5')).toBe('desk-changed-outside')
    await responder.close()
    expect(readFileSync(segment)).toEqual(before)
    expect(rescuedIn(folder)).toEqual([file])

    const storeId = parseSnapshot(readFileSync(file), file).storeId
    const saved = { [storeId]: { revision: 3, at: '2026-11-23T00:00:00Z' } }
    const again = await startResponder({ directory: folder, saved })
    await expect.poll(() => again.notices('rescued')).toHaveLength(1)
    const [notice] = await again.notices('rescued')
    // The member of staff came with the first note, which the older copy has.
    expect(notice).toMatchObject({ file, saved: 3, revision: 1, count: 2 })
    expect(notice).toMatchObject({ records: [{ ref: { id: 'note-2' } }, { ref: { id: 'note-3' } }] })
    expect(await again.notices('older')).toMatchObject([{ saved: 3, revision: 1 }])
    expect(await again.note('note-6')).toBe('saved')
  })

  it('by a file of another desk has its saved edits rescued, and the desk does not open as the other one', async () => {
    const other = await copyOfSample()
    const elsewhere = await startResponder({ directory: other })
    await elsewhere.note('note-9')
    await elsewhere.responder.close()
    const { responder, note, folder, segment } = await deskOfThree()
    copyFileSync(await segmentOf(other), segment)
    expect(await note('note-4')).toBe('desk-changed-outside')
    expect(rescuedIn(folder).flatMap(notesIn)).toEqual(['note-1', 'note-2', 'note-3'])
    await responder.close()
    const again = await startResponder({ directory: folder })
    expect(await again.status()).toMatchObject({ code: 'desk-corrupt' })
  })

  it('by one that continued elsewhere with as many edits has its saved edits rescued', async () => {
    const { note, open, folder, segment, older } = await deskOfThree()
    const elsewhere = `${folder}-elsewhere`
    cpSync(folder, elsewhere, { recursive: true })
    writeFileSync(segment.replace(folder, elsewhere), readFileSync(older))
    const there = await startResponder({ directory: elsewhere })
    expect([await there.note('note-4'), await there.note('note-5')]).toEqual(['saved', 'saved'])
    expect((await there.open()).revision).toBe(3)
    await there.responder.close()
    copyFileSync(segment.replace(folder, elsewhere), segment)
    expect(await note('note-6')).toBe('desk-changed-outside')
    expect(rescuedIn(folder).flatMap(notesIn)).toEqual(['note-1', 'note-2', 'note-3'])
    await expect.poll(open).toMatchObject({ readOnly: true, reading: { why: 'changed' } })
  })

  it('by one with all saved edits and more needs no rescue, and the user opens the desk again', async () => {
    const { responder, note, open, folder, segment } = await deskOfThree()
    const elsewhere = `${folder}-elsewhere`
    cpSync(folder, elsewhere, { recursive: true })
    const there = await startResponder({ directory: elsewhere })
    expect(await there.note('note-4')).toBe('saved')
    await there.responder.close()
    copyFileSync(segment.replace(folder, elsewhere), segment)
    expect(await note('note-6')).toBe('desk-changed-outside')
    await new Promise((resolve) => setTimeout(resolve, 200))
    const { readOnly, reading } = await open()
    expect([readOnly, reading]).toEqual([true, { why: 'changed' }])
    await responder.close()
    expect(rescuedIn(folder)).toEqual([])
    const again = await startResponder({ directory: folder })
    for (const id of ['note-1', 'note-2', 'note-3', 'note-4']) expect(await again.hasNote(id)).toBe(true)
  })

  it('by nothing has its saved edits rescued, and the reopened desk can continue from them', async () => {
    const { responder, note, open, folder, segment } = await deskOfThree()
    rmSync(segment)
    expect(await note('note-4')).toBe('desk-changed-outside')
    await expect.poll(open).toMatchObject({ reading: { why: 'changed' } })
    expect(rescuedIn(folder).flatMap(notesIn)).toEqual(['note-1', 'note-2', 'note-3'])
    await responder.close()
    const again = await startResponder({ directory: folder })
    expect(await again.status()).toMatchObject({
      code: 'desk-corrupt',
      params: { reason: 'segment-missing', number: 1 },
    })
    const answered = async (request: string, input: object) => {
      const answer = await again.responder.answer(request, input)
      return answer.ok ? answer.value : answer.error
    }
    expect(await answered('desk:recovery-points', {})).toMatchObject({
      report: { endsEarly: true, files: [{ file: 'journal/00000001.jsonl', what: 'missing' }] },
      points: [
        { kind: 'rescued', revision: 3 },
        { kind: 'salvaged', revision: 0 },
        { kind: 'snapshot', revision: 0 },
      ],
    })
    const [rescued = ''] = readdirSync(join(folder, 'rescued'))
    const point = `rescued:${rescued}`
    expect(await answered('desk:recovery-preview', { point, against: 'salvaged' })).toMatchObject({
      differences: { added: 4, changed: 0 },
    })
    expect(await answered('desk:continue', { point: 'rescued:../desk.json', staff: STAFF })).toMatchObject({
      code: 'place-unknown',
    })
    expect(await answered('desk:continue', { point, staff: STAFF })).toEqual({ revision: 5 })
    for (const id of ['note-1', 'note-2', 'note-3']) expect(await again.hasNote(id)).toBe(true)
    expect(await again.note('note-4')).toBe('saved')
  })

  it('is noticed on closing if nothing was edited meanwhile', async () => {
    const { responder, folder, segment, older } = await deskOfThree()
    writeFileSync(segment, readFileSync(older))
    await responder.close()
    expect(rescuedIn(folder).flatMap(notesIn)).toEqual(['note-1', 'note-2', 'note-3'])
  })

  it('counts as no loss if it was restored before anybody looked', async () => {
    const { responder, note, folder, segment } = await deskOfThree()
    renameSync(segment, `${segment}.away`)
    renameSync(`${segment}.away`, segment)
    expect(await note('note-4')).toBe('saved')
    await responder.close()
    expect(rescuedIn(folder)).toEqual([])
  })

  it('loses nothing if the program only appended: the desk reopens automatically, and the addition is set aside', async () => {
    const { note, open, notices, hasNote, folder, segment } = await deskOfThree()
    appendFileSync(segment, 'added by a stranger')
    expect(await note('note-4')).toBe('desk-changed-outside')
    await expect.poll(open).toMatchObject({ readOnly: false })
    expect(await notices('torn')).toMatchObject([{ bytes: 19, whole: 0 }])
    expect(await note('note-4')).toBe('saved')
    for (const id of ['note-1', 'note-2', 'note-3', 'note-4']) expect(await hasNote(id)).toBe(true)
    expect(rescuedIn(folder)).toEqual([])
    expect(readFileSync(segment, 'utf8')).not.toContain('stranger')
  })
})

describe('a folder that disappears', () => {
  it('is reported and waited for, and editing continues without a click once it is back unchanged', async () => {
    const { note, open, heard, folder } = await deskOfThree()
    renameSync(folder, `${folder}-away`)
    expect(await note('note-4')).toBe('desk-moved')
    // Typing still works: only saving waits.
    expect(await open()).toMatchObject({ readOnly: false, reading: { why: 'away' } })
    const before = heard()
    renameSync(`${folder}-away`, folder)
    await expect.poll(async () => (await open()).reading).toBeUndefined()
    expect(heard()).toBeGreaterThan(before)
    expect(await note('note-4')).toBe('saved')
    expect(await open()).toMatchObject({ revision: 4 })
    expect(rescuedIn(folder)).toEqual([])
  })

  it('reopens automatically when it is back on another drive and whole', async () => {
    const { note, open, hasNote, folder } = await deskOfThree()
    cpSync(folder, `${folder}-copy`, { recursive: true })
    rmSync(folder, { recursive: true })
    expect(await note('note-4')).toBe('desk-moved')
    await expect.poll(open).toMatchObject({ reading: { why: 'away' } })
    renameSync(`${folder}-copy`, folder)
    await expect.poll(async () => (await open()).reading).toBeUndefined()
    expect(await note('note-4')).toBe('saved')
    for (const id of ['note-1', 'note-2', 'note-3', 'note-4']) expect(await hasNote(id)).toBe(true)
    expect(rescuedIn(folder)).toEqual([])
  })

  it('has its saved edits kept beside it when an older one comes back', async () => {
    const { note, open, folder, segment, older } = await deskOfThree()
    cpSync(folder, `${folder}-copy`, { recursive: true })
    rmSync(folder, { recursive: true })
    expect(await note('note-4')).toBe('desk-moved')
    copyFileSync(older, segment.replace(folder, `${folder}-copy`))
    renameSync(`${folder}-copy`, folder)
    await expect.poll(open).toMatchObject({ readOnly: true, reading: { why: 'changed' } })
    await expect.poll(() => rescuedIn(folder).flatMap(notesIn)).toEqual(['note-1', 'note-2', 'note-3'])
  })

  it('has its saved edits kept in the app’s own folder if it never comes back before closing, and offered from there later', async () => {
    const own = join(temporaryFolder(), 'own')
    const { responder, note, folder } = await deskOfThree(own)
    renameSync(folder, `${folder}-away`)
    expect(await note('note-4')).toBe('desk-moved')
    await responder.close()
    const files = () => readdirSync(own, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'))
    expect(files().map((name) => notesIn(join(own, name)))).toEqual([['note-1', 'note-2', 'note-3']])
    // No empty desk takes its place.
    expect(existsSync(folder)).toBe(false)
    renameSync(`${folder}-away`, folder)
    const again = await startResponder({ directory: folder, rescueTo: own })
    await expect.poll(files).toEqual([])
    expect(await again.notices('rescued')).toEqual([])
  })
})

describe('a rescue of saved edits that the folder lacks', () => {
  it('goes to the app’s own folder if the desk’s cannot be written, and is named on the next opening', async () => {
    const own = join(temporaryFolder(), 'own')
    const { responder, note, open, folder, segment, older } = await deskOfThree(own)
    // A file that blocks the folder's name.
    writeFileSync(join(folder, 'rescued'), '')
    writeFileSync(segment, readFileSync(older))
    expect(await note('note-4')).toBe('desk-changed-outside')
    const { reading } = await open()
    expect(reading?.file?.startsWith(own)).toBe(true)
    expect(notesIn(reading?.file ?? '')).toEqual(['note-1', 'note-2', 'note-3'])
    await responder.close()
    const again = await startResponder({ directory: folder, rescueTo: own })
    await expect.poll(() => again.notices('rescued')).toMatchObject([{ file: reading?.file, saved: 3, revision: 1 }])
  })

  it('is reported as existing only in the window if it can be put nowhere, until there is room', async () => {
    const { note, open, folder, segment, older } = await deskOfThree()
    writeFileSync(join(folder, 'rescued'), '')
    writeFileSync(segment, readFileSync(older))
    expect(await note('note-4')).toBe('desk-changed-outside')
    await expect.poll(open).toMatchObject({ reading: { why: 'changed', reason: NOT_KEPT } })
    rmSync(join(folder, 'rescued'))
    await expect.poll(() => rescuedIn(folder).flatMap(notesIn)).toEqual(['note-1', 'note-2', 'note-3'])
    await expect.poll(async () => (await open()).reading?.reason).toBeUndefined()
  })

  it('is checked when read: an altered rescue file yields nothing', async () => {
    const { responder, note, folder, segment, older } = await deskOfThree()
    writeFileSync(segment, readFileSync(older))
    expect(await note('note-4')).toBe('desk-changed-outside')
    await responder.close()
    const [file = ''] = rescuedIn(folder)
    writeFileSync(file, readFileSync(file, 'utf8').replace('A note.', 'A lie.'))
    mkdirSync(join(folder, 'rescued', '20261123T000000Z-9.json'))
    const again = await startResponder({ directory: folder })
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(await again.notices('rescued')).toEqual([])
  })
})

describe('a permission lost while the desk is open', () => {
  it('is reported with the system’s reason, and editing continues when it is back', async () => {
    const folder = await copyOfSample()
    letOthersRead(folder)
    for (const path of [folder, ...['journal', 'snapshots', 'sources'].map((name) => join(folder, name))])
      if (existsSync(path)) chmodSync(path, 0o777)
    await asOrdinaryUser(async () => {
      const { note, open, responder } = await startResponder({ directory: folder })
      expect(await note('note-1')).toBe('saved')
      const segment = await segmentOf(folder)
      // The path can no longer be resolved, so nobody can tell whether the open file is still the one in the folder.
      chmodSync(dirname(segment), 0)
      expect(await note('note-2')).toBe('desk-read-only')
      // A writable folder does not prove that this file can be written.
      await new Promise((resolve) => setTimeout(resolve, 200))
      expect(await open()).toMatchObject({ readOnly: false, reading: { why: 'refused', reason: 'EACCES' } })
      chmodSync(dirname(segment), 0o755)
      await expect.poll(async () => (await open()).reading).toBeUndefined()
      expect(await note('note-2')).toBe('saved')
      expect(rescuedIn(folder)).toEqual([])
      await responder.close()
    })
  })
})
