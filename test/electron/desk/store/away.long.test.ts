import { existsSync, readFileSync, renameSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { DeskStore } from '../../../../electron/desk/store/desk-store'
import { verify } from '../../../../electron/journal/repair/verify'
import { copyOfSample } from '../../../helpers/desks/sample'
import { newSmallDesk } from '../../../helpers/desks/small-desk-on-disk'
import { lastSegmentOf } from '../../../helpers/files/journal-files'
import { startComputer, type Computer } from '../../../helpers/processes/run-writer'
import { startResponder } from '../../../helpers/requests/desk-responder'

const leaseFile = (folder: string) => join(folder, 'lease.json')

/** Dates a folder's lease as if it had been renewed some minutes ago; negative for the future. */
function ageLease(folder: string, minutes: number): void {
  const then = new Date(Date.now() - minutes * 60_000)
  utimesSync(leaseFile(folder), then, then)
}

/** The texts of the edits in a folder that is whole, and not split into two versions. */
async function editsIn(folder: string): Promise<string[]> {
  expect((await verify(folder)).problems).toEqual([])
  const store = await DeskStore.open(folder, 'read')
  return store.desk
    .all('lead')
    .map(({ text }) => text)
    .filter((text) => text.startsWith('edit'))
    .toSorted()
}

/** Opens a desk on one computer, saves an edit there, and lets that computer sleep for longer than its lease lasts. */
async function asleep(folder: string): Promise<Computer> {
  const away = await startComputer(folder, 'away')
  expect([await away.ask('open'), await away.ask('edit edit-1')]).toEqual(['opened', 'saved'])
  away.child.kill('SIGSTOP')
  ageLease(folder, 4)
  return away
}

describe('a computer that slept while another edited', () => {
  it.each([
    ['edited and closed', ['open', 'edit edit-2', 'close'], 'desk-edited-elsewhere'],
    ['only opened and closed', ['open', 'close'], 'desk-edited-elsewhere'],
    ['still edits', ['open', 'edit edit-2'], 'desk-leased'],
    ['was stopped in the middle', ['open', 'edit edit-2', 'kill'], 'desk-leased'],
  ] as const)('acknowledges nothing more, and splits nothing: the other %s', async (_what, steps, code) => {
    const folder = await newSmallDesk()
    const away = await asleep(folder)
    const other = await startComputer(folder, 'other')
    for (const step of steps) {
      if (step === 'kill') other.child.kill('SIGKILL')
      else expect(await other.ask(step)).toMatch(/^(opened|saved|closed)$/)
    }
    away.child.kill('SIGCONT')
    expect([await away.ask('edit edit-3'), await away.ask('edit edit-4')]).toEqual([code, code])
    await other.ask('close')
    await away.ask('close')
    const expected = ['edit-1', ...((steps as readonly string[]).includes('edit edit-2') ? ['edit-2'] : [])]
    expect(await editsIn(folder)).toEqual(expected)
    // Opened again, it continues from there.
    if (existsSync(leaseFile(folder))) ageLease(folder, 4)
    expect([await away.ask('open'), await away.ask('edit edit-5'), await away.ask('close')]).toEqual([
      'opened',
      'saved',
      'closed',
    ])
    expect(await editsIn(folder)).toEqual([...expected, 'edit-5'])
  })

  it('continues if nobody else opened the desk', async () => {
    const folder = await newSmallDesk()
    const away = await asleep(folder)
    away.child.kill('SIGCONT')
    expect([await away.ask('edit edit-2'), await away.ask('close')]).toEqual(['saved', 'closed'])
    expect(await editsIn(folder)).toEqual(['edit-1', 'edit-2'])
  })

  it.each([4, -600])('is noticed whatever the clocks say: the lease is dated %i minutes ago', async (minutes) => {
    const folder = await newSmallDesk()
    const first = await startComputer(folder, 'first')
    expect([await first.ask('open'), await first.ask('edit edit-1')]).toEqual(['opened', 'saved'])
    // The clock of the folder was set: the lease of a computer that is at work looks as if it had expired.
    ageLease(folder, minutes)
    const second = await startComputer(folder, 'second')
    expect(await second.ask('open')).toBe('opened')
    expect(await first.ask('edit edit-2')).toBe('desk-leased')
    expect([await second.ask('edit edit-3'), await second.ask('close')]).toEqual(['saved', 'closed'])
    await first.ask('close')
    expect(await editsIn(folder)).toEqual(['edit-1', 'edit-3'])
  })

  it('is noticed though both have the same name', async () => {
    const folder = await newSmallDesk()
    const away = await asleep(folder)
    const twin = await startComputer(folder, 'away')
    for (const step of ['open', 'edit edit-2', 'close'] as const) await twin.ask(step)
    away.child.kill('SIGCONT')
    expect(await away.ask('edit edit-3')).toBe('desk-changed-outside')
    await away.ask('close')
    expect(await editsIn(folder)).toEqual(['edit-1', 'edit-2'])
  })

  it('is told in the window, with the way to continue', async () => {
    const folder = await copyOfSample()
    const { open, note, responder } = await startResponder({ directory: folder })
    expect(await note('note-1')).toBe('saved')
    ageLease(folder, 4)
    const other = await startComputer(folder, 'other')
    for (const step of ['open', 'edit edit-1', 'close'] as const) await other.ask(step)
    expect(await note('note-2')).toBe('desk-edited-elsewhere')
    expect(await open()).toMatchObject({ readOnly: true, revision: 1, reading: { why: 'elsewhere' } })
    // It does not hold up the other computer meanwhile.
    expect([await other.ask('open'), await other.ask('close')]).toEqual(['opened', 'closed'])
    await responder.close()
    const again = await startResponder({ directory: folder })
    expect([await again.note('note-2'), (await again.open()).revision]).toEqual(['saved', 3])
    expect(existsSync(join(folder, 'rescued'))).toBe(false)
  })
})

describe('a folder that was away', () => {
  it.each(['with an edit waiting', 'unnoticed'])('comes back with edits of another computer: %s', async (how) => {
    const folder = await copyOfSample()
    const { open, note, responder } = await startResponder({ directory: folder })
    expect(await note('note-1')).toBe('saved')
    const elsewhere = `${folder}-elsewhere`
    renameSync(folder, elsewhere)
    if (how === 'with an edit waiting') expect(await note('note-2')).toBe('desk-moved')
    // Its lease expired on the way.
    ageLease(elsewhere, 4)
    const other = await startComputer(elsewhere, 'other')
    for (const step of ['open', 'edit edit-1', 'close'] as const) await other.ask(step)
    renameSync(elsewhere, folder)
    if (how === 'unnoticed') expect(await note('note-2')).toBe('desk-edited-elsewhere')
    await expect.poll(open).toMatchObject({ readOnly: true, reading: { why: 'elsewhere' } })
    await responder.close()
    expect(await editsIn(folder)).toEqual(['edit-1'])
    const again = await startResponder({ directory: folder })
    expect(await again.note('note-2')).toBe('saved')
    expect([await again.hasNote('note-1'), await again.hasNote('lead-edit-1')]).toEqual([true, false])
  })

  it('comes back with another end of the same length, and takes no edit', async () => {
    const folder = await copyOfSample()
    const { note, responder } = await startResponder({ directory: folder })
    expect(await note('note-1', 'First text.')).toBe('saved')
    const segment = lastSegmentOf(folder)
    writeFileSync(segment, readFileSync(segment, 'utf8').replace('First text.', 'Other text.'))
    await new Promise((resolve) => setTimeout(resolve, 2100))
    expect(await note('note-2')).toBe('desk-changed-outside')
    await responder.close()
  })
})
