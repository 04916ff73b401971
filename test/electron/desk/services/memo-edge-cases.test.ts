import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ParleyError } from '../../../../core/base/errors'
import type { Command } from '../../../../core/commands/command'
import { memoTexts } from '../../../../core/memo/memo-model'
import { writeMemoFile } from '../../../../electron/desk/services/memo-file'
import { copyFolder } from '../../../../electron/files/copy-folder'
import { temporaryFolder } from '../../../helpers/desks/sample'
import { deskOnDisk, STAFF } from '../../../helpers/requests/desk-service'
import { itUnless, NOT_LINUX } from '../../../helpers/left-out'
import { describeLong, itLong } from '../../../helpers/long'

/** Attacks and accidents that once damaged saved memos. */

const codeOf = async (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof ParleyError ? error.code : 'other'),
  )

type DeskOnDisk = Awaited<ReturnType<typeof deskOnDisk>>
const apply = (on: DeskOnDisk, command: Command) => on.ask('desk:apply', { command, staff: STAFF })
const issue = async (on: DeskOnDisk, id: string) => {
  const { rev } = await on.ask('desk:memo-room', { id })
  return on.ask('desk:apply', { command: { kind: 'issueMemo', id, rev }, staff: STAFF })
}
const version = (on: DeskOnDisk, newId: string) =>
  on.ask('desk:apply', { command: { kind: 'newMemoVersion', id: 'brief', newId }, staff: STAFF })

async function issued(): Promise<DeskOnDisk> {
  const on = await deskOnDisk()
  await on.make()
  await on.change('memo', 'brief', { reference: 'T-1' })
  await on.issue()
  return on
}

const changeSession = async (on: DeskOnDisk, fields: Record<string, unknown>) => {
  const session = on.store.desk.get('session', 'session-0605')
  const rev = session?.rev ?? 0
  return apply(on, { kind: 'change', collection: 'session', id: 'session-0605', rev, fields })
}

describeLong('the title of a brief', () => {
  it('is that of its meeting, with the meeting’s marking, until somebody changes it', async () => {
    const on = await deskOnDisk()
    await on.make()
    await changeSession(on, { start: { edtf: '2025-06-06' } })
    await on.refresh()
    const { model, title } = await on.room()
    expect(model?.title.map((run) => run.text).join('')).toContain('6 June 2025')
    expect(title.en).toContain('6 June 2025')
    await on.change('memo', 'brief', { reference: 'T-1' })
    await on.issue()
    await changeSession(on, { start: { edtf: '2025-06-07' } })
    expect((await on.room()).title.en).toContain('6 June 2025')
    const memo = on.store.desk.get('memo', 'brief')
    expect(memo?.marking).toEqual((await on.room()).model?.marking)
  })
})

describe('the versions of a brief', () => {
  itLong('form one line: only one of them is ever issued', async () => {
    const on = await issued()
    await version(on, 'one')
    const one = on.store.desk.get('memo', 'one')
    await apply(on, { kind: 'delete', collection: 'memo', id: 'one', rev: one?.rev ?? 0, along: [], unlinked: [] })
    await version(on, 'two')
    await issue(on, 'two')
    await apply(on, { kind: 'restore', records: [{ collection: 'memo', id: 'one' }] })
    expect((await on.ask('desk:memo-room', { id: 'one' })).blockers).toContainEqual({ why: 'superseded' })
    expect(await codeOf(issue(on, 'one'))).toBe('memo-unfinished')
    const standing = on.store.desk
      .all('memo')
      .filter((memo) => memo.session === 'session-0605' && memo.status === 'issued')
    expect(standing.map((memo) => memo.id)).toEqual(['two'])
  })

  itLong('continue when the meeting’s brief is made again, are not typed, and stay with their meeting', async () => {
    const on = await issued()
    await on.ask('desk:apply', {
      command: { kind: 'makeMemo', type: 'meetingBrief', about: 'session-0605', id: 'next' },
      staff: STAFF,
    })
    expect(on.store.desk.get('memo', 'next')).toMatchObject({ version: 2, supersedes: 'brief' })
    const other = on.store.desk.all('session').find(({ id }) => id !== 'session-0605')?.id
    expect(await codeOf(on.change('memo', 'next', { version: 7 }))).toBe('field-reserved')
    expect(await codeOf(on.change('memo', 'next', { session: other }))).toBe('field-reserved')
  })

  it('never change once they are superseded, not even by a record from the trash', async () => {
    const on = await deskOnDisk()
    await on.make()
    const helper = { name: 'Helper', initials: 'HE' }
    await apply(on, { kind: 'create', collection: 'staff', id: 'staff-x', fields: helper })
    await on.change('memo', 'brief', { reference: 'T-1', draftedBy: 'staff-x' })
    const unlinked = [{ collection: 'memo', id: 'brief' } as const]
    const rev = on.store.desk.get('staff', 'staff-x')?.rev ?? 0
    await apply(on, { kind: 'delete', collection: 'staff', id: 'staff-x', rev, along: [], unlinked })
    await on.refresh()
    await on.issue()
    await version(on, 'two')
    await issue(on, 'two')
    const before = on.store.desk.get('memo', 'brief')
    expect(before?.status).toBe('superseded')
    await apply(on, { kind: 'restore', records: [{ collection: 'staff', id: 'staff-x' }] })
    expect(on.store.desk.get('memo', 'brief')).toEqual(before)
  })
})

describe('issuing', () => {
  it('rejects a text that nobody has read, a memo without a subject, and a time in the future', async () => {
    const on = await deskOnDisk()
    const fields = {
      type: 'meetingBrief',
      session: 'session-0605',
      reference: 'T-2',
      version: 1,
      status: 'draft',
      asOf: '2025-06-07T00:00:00Z',
      timeZone: 'UTC',
      copies: [],
    }
    await apply(on, { kind: 'create', collection: 'memo', id: 'live', fields })
    expect(await codeOf(issue(on, 'live'))).toBe('memo-unfinished')
    await apply(on, {
      kind: 'create',
      collection: 'memo',
      id: 'paper',
      fields: { ...fields, type: 'decisionSubmission' },
    })
    // A submission that names a meeting instead of a talk, and a report that names one instead of a round, have no subject.
    expect(await codeOf(issue(on, 'paper'))).toBe('no-talk')
    expect(await codeOf(on.ask('desk:memo-pages', { id: 'paper', job: 'j' }))).toBe('no-talk')
    await apply(on, { kind: 'create', collection: 'memo', id: 'report', fields: { ...fields, type: 'roundReport' } })
    expect(await codeOf(issue(on, 'report'))).toBe('no-round')
    expect(await codeOf(on.ask('desk:memo-pages', { id: 'report', job: 'j' }))).toBe('no-round')
    await on.make()
    await on.change('memo', 'brief', { reference: 'T-3', asOf: '2098-12-31T00:00:00Z' })
    await on.refresh()
    expect((await on.room()).blockers).toEqual([{ why: 'future' }])
  })

  itLong('keeps the steps before it undoable', async () => {
    const on = await deskOnDisk()
    await apply(on, { kind: 'create', collection: 'person', id: 'person-x', fields: { names: { en: 'Ana' } } })
    await on.make()
    await on.change('memo', 'brief', { reference: 'T-1' })
    await on.issue()
    await on.ask('desk:apply', { command: { kind: 'undo' }, staff: STAFF })
    expect(on.store.desk.get('person', 'person-x')).toBeUndefined()
    expect((await on.room()).status).toBe('issued')
  })

  it('issues the memo as it was seen', async () => {
    const on = await deskOnDisk()
    await on.make()
    await on.change('memo', 'brief', { reference: 'T-1' })
    const { rev } = await on.room()
    await on.change('memo', 'brief', { sections: [{ section: 'scene', words: 'Sneaked in.' }] })
    expect(await codeOf(on.ask('desk:apply', { command: { kind: 'issueMemo', id: 'brief', rev }, staff: STAFF }))).toBe(
      'record-changed',
    )
  })

  itLong('drops the approval of a different text', async () => {
    const on = await deskOnDisk()
    await on.make()
    await on.change('memo', 'brief', { status: 'cleared', approvedBy: 'The Director' })
    await changeSession(on, { purpose: 'Another purpose.' })
    await on.refresh()
    expect(on.store.desk.get('memo', 'brief')).toMatchObject({ status: 'draft' })
    expect(on.store.desk.get('memo', 'brief')?.approvedBy).toBeUndefined()
  })
})

describe('a draft', () => {
  it('reports its missing saved text, and a refresh repairs it', async () => {
    const on = await deskOnDisk()
    await on.make()
    const folder = join(on.directory, 'memos')
    const [name = ''] = readdirSync(folder)
    const text = readFileSync(join(folder, name), 'utf8')
    rmSync(join(folder, name))
    expect(
      await codeOf(
        on.ask('desk:apply', { command: { kind: 'refreshMemo', id: 'brief', rev: on.rev() }, staff: STAFF }),
      ),
    ).toBe('done')
    expect(readFileSync(join(folder, name), 'utf8')).toBe(text)
    const { model } = await on.room()
    expect(model ? memoTexts(model).length : 0).toBeGreaterThan(20)
  })

  itLong('rejects a section that is named twice', async () => {
    const on = await deskOnDisk()
    await on.make()
    const sections = [
      { section: 'scene', words: 'First.' },
      { section: 'scene', words: 'Second.' },
    ]
    expect(await codeOf(on.change('memo', 'brief', { sections }))).toBe('field-invalid')
  })
})

describe('a PDF', () => {
  const place = '0b7e7c1e-4c53-4d8e-9a55-2d2f0f5f0a11'

  itLong('is not written if it is canceled at once', async () => {
    const on = await deskOnDisk()
    await on.make()
    const folder = temporaryFolder()
    const done = codeOf(on.ask('desk:memo-export', { id: 'brief', job: 'export', place }))
    await on.ask('desk:cancel', { job: 'export' })
    on.chosen.add({ grant: place, file: join(folder, 'b.pdf') })
    expect(await done).toBe('canceled')
    expect(readdirSync(folder)).toEqual([])
  })

  itLong('is written once for one answer of the person', async () => {
    const on = await deskOnDisk()
    await on.make()
    on.chosen.add({ grant: place, file: join(temporaryFolder(), 'b.pdf') })
    expect(await codeOf(on.ask('desk:memo-export', { id: 'brief', job: 'one', place }))).toBe('done')
    expect(await codeOf(on.ask('desk:memo-export', { id: 'brief', job: 'two', place }))).toBe('place-unknown')
  })

  it('is never written inside a desk, or over a file that became another document meanwhile', async () => {
    const on = await deskOnDisk()
    const deep = join(on.directory, 'sources', 'deep')
    mkdirSync(deep)
    expect(await codeOf(writeMemoFile(join(deep, 'x.pdf'), Buffer.from('%PDF-')))).toBe('out-in-desk')
    const letter = join(temporaryFolder(), 'letter.pdf')
    writeFileSync(letter, 'Dear Minister')
    expect(await codeOf(writeMemoFile(letter, Buffer.from('%PDF-')))).toBe('out-not-pdf')
  })
})

itUnless(NOT_LINUX, 'copies a folder in spite of a file that fails while it is read, and names that file', async () => {
  const folder = join(temporaryFolder(), 'desk')
  mkdirSync(folder)
  writeFileSync(join(folder, 'a.txt'), 'first')
  writeFileSync(join(folder, 'z.txt'), 'last')
  // Reading it fails midway, as on a failing disk.
  symlinkSync('/proc/self/mem', join(folder, 'm.txt'))
  const copied = await copyFolder(folder, temporaryFolder(), new Date(), () => undefined)
  expect(copied.unread).toEqual(['m.txt'])
  expect(readdirSync(copied.directory).toSorted()).toEqual(['a.txt', 'z.txt'])
})
