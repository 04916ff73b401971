import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { ParleyError } from '../../../../core/base/errors'
import type { Command } from '../../../../core/commands/command'
import { settingsOf } from '../../../../core/desk/desk-read'
import { blockRuns, memoTexts } from '../../../../core/memo/memo-model'
import type { Pressed } from '../../../../core/memo/pressed'
import type { MemoRoomView } from '../../../../core/queries/memo-schemas'
import { checkDesk } from '../../../../core/rules/rules'
import type { RecordRef } from '../../../../core/model/values/record-ref'
import { copyDesk } from '../../../../electron/desk/process/copy-desk'
import { DeskStore } from '../../../../electron/desk/store/desk-store'
import { sha256Of } from '../../../../electron/journal/format/desk-content'
import { Press } from '../../../../electron/press/press'
import { temporaryFolder } from '../../../helpers/desks/sample'
import { failingFileSystem, type Faults } from '../../../helpers/faults/failing-file-system'
import { PRESS_PLACE } from '../../../helpers/pdf/shared-press'
import { deskOnDisk, STAFF } from '../../../helpers/requests/desk-service'
import { itLong } from '../../../helpers/long'

const codeOf = async (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof ParleyError ? error.code : 'other'),
  )

const says = (view: MemoRoomView) => (view.model ? memoTexts(view.model).join('\n') : '')

/** A position that the session's brief prints. */
async function printedPosition(on: Awaited<ReturnType<typeof deskOnDisk>>): Promise<{ id: string; text: string }> {
  const { model } = await on.room()
  const run = model?.blocks
    .flatMap((block) => blockRuns(block).flat())
    .find((found) => found.from?.collection === 'position' && found.from.field === 'text')
  if (!run?.from) throw new Error('the brief prints no position')
  return { id: run.from.id, text: run.text }
}

describe('a saved brief', () => {
  itLong('is made for any session, with its text stored under its hash', async () => {
    const on = await deskOnDisk()
    for (const [index, session] of on.store.desk.all('session').entries()) {
      const id = `brief-${index}`
      await on.ask('desk:apply', {
        command: { kind: 'makeMemo', type: 'meetingBrief', about: session.id, id },
        staff: STAFF,
      })
      const view = await on.ask('desk:memo-room', { id })
      expect(view).toMatchObject({ status: 'draft', kept: true, frozen: false })
      expect(view.failure).toBeUndefined()
      expect(view.changes).toBeUndefined()
      expect(view.sections?.map(({ section }) => section)).toEqual(view.order)
    }
    for (const memo of on.store.desk.all('memo')) {
      if (memo.snapshot === undefined) continue
      const file = join(on.directory, 'memos', `${memo.snapshot}.json`)
      expect(sha256Of(readFileSync(file, 'utf8'))).toBe(memo.snapshot)
    }
  })

  it('keeps its text until it is refreshed; undo restores the earlier text', async () => {
    const on = await deskOnDisk()
    await on.make()
    const { id, text } = await printedPosition(on)
    await on.change('position', id, { text: `${text} Reworded lately.` })
    const stale = await on.room()
    expect(says(stale)).not.toContain('Reworded lately')
    const changed = stale.changes?.places.flatMap(({ changes }) => changes) ?? []
    expect(changed.length).toBeGreaterThan(0)
    expect(stale.changes?.count).toBe(changed.length)
    for (const { kind, words, from } of changed) {
      expect(kind).toBe('changed')
      expect(
        words
          .filter((part) => part.kind === 'added')
          .map((part) => part.text)
          .join(''),
      ).toContain('Reworded lately')
      expect(from).toContainEqual({ collection: 'position', id })
    }
    await on.refresh()
    expect(says(await on.room())).toContain('Reworded lately')
    expect((await on.room()).changes).toBeUndefined()
    await on.ask('desk:apply', { command: { kind: 'undo' }, staff: STAFF })
    expect(says(await on.room())).not.toContain('Reworded lately')
  })

  itLong('uses its own as-of time once it is refreshed, and until then says that it does not', async () => {
    const on = await deskOnDisk()
    await on.make()
    const before = (await on.room()).model?.asOf
    await on.change('memo', 'brief', { asOf: '2025-05-20T12:00:00Z' })
    const view = await on.room()
    expect(view.model?.asOf).toBe(before)
    expect(view.changes?.asOf?.after).toContain('2025-05-20')
    expect(view.blockers).toContainEqual({ why: 'stale' })
    await on.refresh()
    expect((await on.room()).model?.asOf).toContain('20 May 2025')
  })

  itLong('shows the language and the paper of the desk’s memos, and says when its text has others', async () => {
    const on = await deskOnDisk()
    await on.make()
    const { setup } = await on.room()
    expect(setup).toMatchObject({ language: 'en', pageSize: 'A4' })
    await on.change('deskSettings', settingsOf(on.store.desk).id, { language: 'ja', pageSize: 'LETTER' })
    const view = await on.room()
    expect(view.setup).toMatchObject({ language: 'ja', pageSize: 'LETTER' })
    expect(view.model?.language).toBe('en')
    expect(view.changes).toMatchObject({
      language: { before: 'en', after: 'ja' },
      pageSize: { before: 'A4', after: 'LETTER' },
    })
    // The same instant in other words is no change of the as-of time.
    expect(view.changes?.asOf).toBeUndefined()
    await on.refresh()
    expect((await on.room()).model?.language).toBe('ja')
    expect((await on.room()).changes).toBeUndefined()
  })

  it('puts its sections in the given order, adds the desk’s words, and loses no link', async () => {
    const on = await deskOnDisk()
    await on.make()
    const before = await on.room()
    const links = (view: MemoRoomView) =>
      JSON.stringify(view.model?.blocks)
        .match(/"from":\{[^}]*\}/g)
        ?.filter((from) => !from.includes('"memo"'))
        .toSorted()
    await on.change('memo', 'brief', {
      sections: [{ section: 'press' }, { section: 'scene', words: 'First thought.\n\nSecond thought.' }],
    })
    const view = await on.room()
    expect(view.order.slice(0, 3)).toEqual(['press', 'scene', 'purpose'])
    // The section without anything prints nothing, and the one moved up is on the first sheet.
    expect(view.sections?.[0]?.blocks).toEqual([])
    const [sheet, heading, first, second] = view.model?.blocks ?? []
    expect(sheet).toEqual({ kind: 'sheet', sheet: 'room' })
    expect(heading).toMatchObject({ kind: 'heading', runs: [{ text: 'Where things stand' }] })
    expect(first).toMatchObject({ runs: [{ text: 'Desk comment.' }, {}, { text: 'First thought.' }] })
    expect(second).toMatchObject({ runs: [{ text: 'Desk comment.' }, {}, { text: 'Second thought.' }] })
    expect(links(view)).toEqual(links(before))
    expect(view.changes).toBeUndefined()
  })
})

describe('an issued brief', () => {
  it('needs a reference, and unchanged records', async () => {
    const on = await deskOnDisk()
    await on.make()
    expect(await codeOf(on.issue())).toBe('memo-unfinished')
    await on.change('memo', 'brief', { reference: 'T-2025-07' })
    const { id, text } = await printedPosition(on)
    await on.change('position', id, { text: `${text} Lately.` })
    expect(await codeOf(on.issue())).toBe('memo-stale')
    await on.refresh()
    expect(await codeOf(on.issue())).toBe('done')
    expect(await on.room()).toMatchObject({ status: 'issued', frozen: true, blockers: [] })
  })

  it('prints no position without a source', async () => {
    const on = await deskOnDisk()
    await on.make()
    const { id } = await printedPosition(on)
    await on.change('memo', 'brief', { reference: 'T-2025-07' })
    for (const evidence of on.store.desk.all('evidence').filter(({ about }) => about.id === id)) {
      const { rev } = evidence
      const command: Command = { kind: 'delete', collection: 'evidence', id: evidence.id, rev, along: [], unlinked: [] }
      await on.ask('desk:apply', { command, staff: STAFF })
    }
    await on.change('position', id, { attribution: 'reported' })
    await on.refresh()
    expect((await on.room()).blockers).toContainEqual(
      expect.objectContaining({ why: 'unsourced', ref: { collection: 'position', id } }),
    )
    expect(await codeOf(on.issue())).toBe('memo-unfinished')
  })

  it('stays the same to the byte, whatever happens to the records, the desk and its staff', async () => {
    const on = await deskOnDisk()
    await on.make()
    await on.change('memo', 'brief', { reference: 'T-2025-07', to: 'The Minister' })
    await on.issue()
    const issued = await on.room()
    const pages = (): Promise<Pressed> => on.ask('desk:memo-pages', { id: 'brief', job: 'j' })
    const before = await pages()
    const { id, text } = await printedPosition(on)
    await on.change('position', id, { text: `${text} Reworded lately.` })
    const staff = on.store.desk.get('staff', STAFF.id)
    const rename = {
      kind: 'change',
      collection: 'staff',
      id: STAFF.id,
      rev: staff?.rev ?? 0,
      fields: { name: 'Another' },
    }
    await on.ask('desk:apply', { command: rename as never, staff: STAFF })
    expect((await on.room()).model).toEqual(issued.model)
    expect(Buffer.compare(Buffer.from((await pages()).bytes), Buffer.from(before.bytes))).toBe(0)
    expect(await codeOf(on.change('memo', 'brief', { to: 'Nobody' }))).toBe('memo-issued')
    expect(await codeOf(on.refresh())).toBe('memo-issued')
    expect(await codeOf(on.issue())).toBe('memo-issued')
  })

  itLong('is not withdrawn by undo', async () => {
    const on = await deskOnDisk()
    await on.make()
    await on.change('memo', 'brief', { reference: 'T-2025-07' })
    await on.issue()
    expect(await codeOf(on.ask('desk:apply', { command: { kind: 'undo' }, staff: STAFF }))).toBe('nothing-to-undo')
    expect(await on.room()).toMatchObject({ status: 'issued' })
  })

  it('is superseded when its next version is issued; records list each version that prints them', async () => {
    const on = await deskOnDisk()
    await on.make()
    await on.change('memo', 'brief', { reference: 'T-2025-07' })
    await on.issue()
    await on.ask('desk:apply', { command: { kind: 'newMemoVersion', id: 'brief', newId: 'second' }, staff: STAFF })
    expect(
      await codeOf(
        on.ask('desk:apply', { command: { kind: 'newMemoVersion', id: 'brief', newId: 'third' }, staff: STAFF }),
      ),
    ).toBe('record-exists')
    const draft = await on.ask('desk:memo-room', { id: 'second' })
    expect(draft).toMatchObject({ version: 2, status: 'draft', frozen: false })
    expect((await on.room()).status).toBe('issued')
    await on.ask('desk:apply', { command: { kind: 'issueMemo', id: 'second', rev: draft.rev }, staff: STAFF })
    expect((await on.room()).status).toBe('superseded')
    expect((await on.room()).versions.map(({ version, status }) => [version, status])).toEqual([
      [2, 'issued'],
      [1, 'superseded'],
    ])
    const { id } = await printedPosition(on)
    const memosOf = async (ref: RecordRef) => (await on.ask('desk:record-memos', { ref, offset: 0, limit: 100 })).memos
    const memos = await memosOf({ collection: 'position', id })
    expect(memos.map((memo) => memo.ref.id)).toEqual(expect.arrayContaining(['second', 'brief']))
    expect(memos.findIndex((memo) => memo.ref.id === 'second')).toBeLessThan(
      memos.findIndex((memo) => memo.ref.id === 'brief'),
    )
    expect(await memosOf({ collection: 'lead', id: on.store.desk.all('lead')[0]?.id ?? '' })).toEqual([])
  })

  it.each(['status', 'snapshot', 'supersedes', 'issuedAt'])('cannot be made by setting %s', async (field) => {
    const on = await deskOnDisk()
    await on.make()
    const value = { status: 'issued', snapshot: 'a'.repeat(64), supersedes: 'brief', issuedAt: '2025-06-07T00:00:00Z' }
    const fields = { [field]: value[field as keyof typeof value] }
    expect(await codeOf(on.change('memo', 'brief', fields))).toBe('field-reserved')
  })
})

describe('the saved text of a brief', () => {
  it('is reported when it is missing or altered, and nothing is printed in its place', async () => {
    for (const harm of ['gone', 'altered'] as const) {
      const on = await deskOnDisk()
      await on.make()
      await on.store.close()
      const folder = join(on.directory, 'memos')
      const file = join(folder, readdirSync(folder)[0] ?? '')
      if (harm === 'gone') rmSync(file)
      else writeFileSync(file, readFileSync(file, 'utf8').replace('2025', '2026'))
      const { desk } = await DeskStore.open(on.directory, 'read')
      const expected = harm === 'gone' ? 'memo-text-missing' : 'memo-text-corrupt'
      expect(checkDesk(desk).map((finding) => finding.code)).toContain(expected)
    }
  })

  itLong('is included in a copy of the desk', async () => {
    const on = await deskOnDisk()
    await on.make()
    const before = await on.room()
    const copy = join(temporaryFolder(), 'copy')
    await copyDesk(on.directory, copy)
    const { desk } = await DeskStore.open(copy, 'read')
    expect(checkDesk(desk).filter((finding) => finding.code.startsWith('memo'))).toEqual([])
    expect(desk.get('memo', 'brief')?.snapshot).toBe(on.store.desk.get('memo', 'brief')?.snapshot)
    expect(before.kept).toBe(true)
  })

  it('leaves the desk unchanged if it cannot be written', async () => {
    const { fs } = failingFileSystem({ room: 20_000 })
    const on = await deskOnDisk(fs)
    const { revision } = on.store.desk
    expect(await codeOf(on.make())).toBe('disk-full')
    expect(on.store.desk.revision).toBe(revision)
    expect(on.store.desk.get('memo', 'brief')).toBeUndefined()
  })
})

describe('an issued memo', () => {
  it('stays a draft when the disk is full, and can be issued once there is room', async () => {
    const faults: Faults = {}
    const { fs } = failingFileSystem(faults)
    const on = await deskOnDisk(fs)
    await on.make()
    await on.change('memo', 'brief', { reference: 'TS/2025/014' })
    const { revision } = on.store.desk
    faults.room = 200
    expect(await codeOf(on.issue())).toBe('disk-full')
    expect(on.store.desk.revision).toBe(revision)
    expect(on.store.desk.get('memo', 'brief')?.status).toBe('draft')
    faults.room = undefined
    expect(await codeOf(on.issue())).toBe('done')
    expect(on.store.desk.get('memo', 'brief')?.status).toBe('issued')
  })
})

describe('an export', () => {
  const place = '0b7e7c1e-4c53-4d8e-9a55-2d2f0f5f0a11'

  it('writes the pages that the window shows to the chosen place', async () => {
    const on = await deskOnDisk()
    await on.make()
    const file = join(temporaryFolder(), 'brief.pdf')
    // The place may be chosen after the request.
    const done = on.ask('desk:memo-export', { id: 'brief', job: 'export', place })
    on.chosen.add({ grant: place, file })
    const { pages } = await done
    const shown = await on.ask('desk:memo-pages', { id: 'brief', job: 'show' })
    expect(pages).toBe(shown.pages.length)
    expect(Buffer.compare(readFileSync(file), Buffer.from(shown.bytes))).toBe(0)
  })

  itLong('writes nowhere else, and never into a desk or over another document', async () => {
    const on = await deskOnDisk()
    await on.make()
    const exported = (job: string) => codeOf(on.ask('desk:memo-export', { id: 'brief', job, place }))
    expect(await exported('one')).toBe('place-unknown')
    on.chosen.add({ grant: place, file: join(on.directory, 'brief.pdf') })
    expect(await exported('two')).toBe('out-in-desk')
    const letter = join(temporaryFolder(), 'letter.pdf')
    writeFileSync(letter, 'Dear Minister')
    on.chosen.add({ grant: place, file: letter })
    expect(await exported('three')).toBe('out-not-pdf')
    expect(readFileSync(letter, 'utf8')).toBe('Dear Minister')
  })

  itLong('writes nothing if it is canceled', async () => {
    const press = new Press(PRESS_PLACE)
    onTestFinished(() => press.close())
    const on = await deskOnDisk(undefined, press)
    await on.make()
    const folder = temporaryFolder()
    on.chosen.add({ grant: place, file: join(folder, 'brief.pdf') })
    const done = codeOf(on.ask('desk:memo-export', { id: 'brief', job: 'export', place }))
    // Wait until the job is known; a cold press takes a second.
    await new Promise((resolve) => setTimeout(resolve, 50))
    await on.ask('desk:cancel', { job: 'export' })
    expect(await done).toBe('canceled')
    expect(readdirSync(folder)).toEqual([])
  })

  it('leaves no file when the disk is full, keeps an earlier one, and works once there is room', async () => {
    const faults: Faults = {}
    const { fs } = failingFileSystem(faults)
    const on = await deskOnDisk(fs)
    await on.make()
    const folder = temporaryFolder()
    const file = join(folder, 'brief.pdf')
    const exported = () => {
      on.chosen.add({ grant: place, file })
      return codeOf(on.ask('desk:memo-export', { id: 'brief', job: 'export', place }))
    }
    faults.room = 10_000
    expect(await exported()).toBe('disk-full')
    expect(readdirSync(folder)).toEqual([])
    faults.room = undefined
    expect(await exported()).toBe('done')
    const whole = readFileSync(file)
    faults.room = 10_000
    expect(await exported()).toBe('disk-full')
    expect(readdirSync(folder)).toEqual(['brief.pdf'])
    expect(readFileSync(file).equals(whole)).toBe(true)
  })

  itLong('leaves no file when the thread of the press dies, and works the next time', async () => {
    const died = join(temporaryFolder(), 'died')
    const workerFile = join(temporaryFolder(), 'worker.cjs')
    // A thread that ends in the middle of its first memo, once its fonts are decoded.
    writeFileSync(
      workerFile,
      `const { existsSync, writeFileSync } = require('node:fs')
       const { parentPort } = require('node:worker_threads')
       const post = parentPort.postMessage.bind(parentPort)
       parentPort.postMessage = (answer, transfer) => {
         post(answer, transfer)
         if (answer.progress?.phase !== 'layout' || existsSync(${JSON.stringify(died)})) return
         writeFileSync(${JSON.stringify(died)}, '')
         process.exit(3)
       }
       require(${JSON.stringify(PRESS_PLACE.workerFile)})`,
    )
    const press = new Press({ ...PRESS_PLACE, workerFile })
    onTestFinished(() => press.close())
    const on = await deskOnDisk(undefined, press)
    await on.make()
    const folder = temporaryFolder()
    const exported = () => {
      on.chosen.add({ grant: place, file: join(folder, 'brief.pdf') })
      return codeOf(on.ask('desk:memo-export', { id: 'brief', job: 'export', place }))
    }
    expect(await exported()).toBe('press-ended')
    expect(readdirSync(folder)).toEqual([])
    expect(await exported()).toBe('done')
    expect(readdirSync(folder)).toEqual(['brief.pdf'])
  })
})
