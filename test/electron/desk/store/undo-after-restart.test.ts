import { cpSync, readdirSync, readFileSync, unlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Command } from '../../../../core/commands/command'
import { parseAnswer } from '../../../../core/contract/answer'
import type { StaffMember } from '../../../../core/model/values/staff-member'
import { copyDesk } from '../../../../electron/desk/process/copy-desk'
import { DeskService } from '../../../../electron/desk/services/desk-service'
import { DeskStore } from '../../../../electron/desk/store/desk-store'
import { recover } from '../../../../electron/journal/read/read-desk'
import { copyOfSample, temporaryFolder } from '../../../helpers/desks/sample'
import { sealAndCompact } from '../../../helpers/desks/small-desk-on-disk'
import { mainFileOf } from '../../../helpers/files/desk-files'
import { resealSnapshot } from '../../../helpers/files/journal-files'

const EDITH: StaffMember = { id: 'staff-edith' as StaffMember['id'], name: 'Edith Kato', initials: 'EK' }

async function open(folder: string) {
  const store = await DeskStore.open(folder, 'write')
  const service = new DeskService(
    store,
    () => new Date().toISOString(),
    () => undefined,
  )
  const apply = async (command: Command) =>
    parseAnswer('desk:apply', await service.answer('desk:apply', { command, staff: EDITH }))
  const undo = () => apply({ kind: 'undo' })
  return { store, apply, undo }
}

describe('an acknowledged edit', () => {
  it.each([
    ['a key that objects cannot hold', JSON.parse('{"__proto__":{"a":1}}')],
    ['a number that loses digits', 2 ** 60],
    ['a value that is no number', Number.NaN],
    ['such a number in a list', [2 ** 60]],
    ['a Map', new Map([['a', 1]])],
  ])('is readable again, because Parley refuses %s', async (_name, extra: unknown) => {
    const folder = await copyOfSample()
    const { store, apply } = await open(folder)
    const names = { en: 'Ana Rojas' }
    // A value that no JSON can hold does not even get as far as the record's schema.
    const code = extra instanceof Map ? 'bad-request' : 'field-invalid'
    await expect(
      apply({ kind: 'create', collection: 'person', id: 'p', fields: { names, extra } }),
    ).rejects.toMatchObject({ code })
    await apply({
      kind: 'create',
      collection: 'person',
      id: 'p',
      fields: { names, extra: { kept: [1.5, null] }, gone: undefined },
    })
    const inMemory = store.desk.get('person', 'p')
    await store.close()
    const again = await open(folder)
    expect(again.store.desk.get('person', 'p')).toStrictEqual(inMemory)
    await again.store.close()
  })

  it('includes no trace of a refused one, not even who requested it', async () => {
    const folder = await copyOfSample()
    const { store, undo } = await open(folder)
    await expect(undo()).rejects.toMatchObject({ code: 'nothing-to-undo' })
    expect([store.desk.revision, store.desk.get('staff', 'staff-edith')]).toEqual([0, undefined])
    await store.close()
  })
})

const LEAD = { collection: 'lead', id: 'lead-1' } as const

describe('the undo stack and trash of a desk', () => {
  it('are on the disk with the edit, so that undo and trash work after a restart', async () => {
    const folder = await copyOfSample()
    const first = await open(folder)
    const before = first.store.desk.get('lead', 'lead-1')?.text
    await first.apply({ kind: 'change', ...LEAD, rev: 1, fields: { text: 'Changed.' } })
    await first.apply({ kind: 'delete', ...LEAD, rev: 2 })
    await first.store.close()
    const second = await open(folder)
    expect(Object.keys(second.store.desk.trash)).toEqual(['lead/lead-1'])
    expect(second.store.desk.get('staff', 'staff-edith')?.name).toBe('Edith Kato')
    await second.undo()
    await second.undo()
    expect(second.store.desk.get('lead', 'lead-1')).toMatchObject({ text: before, rev: 4 })
    expect(second.store.desk.trash).toEqual({})
    await second.store.close()
  })

  it('are not included in a copy of the desk', async () => {
    const folder = await copyOfSample()
    const desk = await open(folder)
    await desk.apply({ kind: 'delete', ...LEAD, rev: 1 })
    await desk.store.close()
    const copy = join(temporaryFolder(), 'copy')
    await copyDesk(folder, copy)
    const files = (dir: string) => readdirSync(dir, { recursive: true, encoding: 'utf8' })
    const holdsIt = (dir: string) =>
      files(dir).some((name) => /\.jsonl?$/.test(name) && readFileSync(join(dir, name), 'utf8').includes('"lead-1"'))
    expect([holdsIt(folder), holdsIt(copy)]).toEqual([true, false])
  })

  it('do not prevent opening if another version wrote them: undo steps are dropped if unusable, the trash is kept', async () => {
    const folder = await copyOfSample()
    const desk = await open(folder)
    await desk.apply({ kind: 'change', ...LEAD, rev: 1, fields: { text: 'Changed.' } })
    await desk.apply({ kind: 'delete', ...LEAD, rev: 2 })
    await desk.store.close()
    await sealAndCompact(folder)
    resealSnapshot(folder, 1, (text) =>
      text.replace(/"history":\{"done":\[\n\{"staff":"staff-edith"/, '"history":{"done":[\n{"staff":7'),
    )
    const again = await open(folder)
    expect(again.store.undoStack.done).toEqual([])
    expect(Object.keys(again.store.desk.trash)).toEqual(['lead/lead-1'])
    await again.store.close()
  })

  it('are reported as damaged if they are malformed', async () => {
    const folder = await copyOfSample()
    const desk = await open(folder)
    await desk.apply({ kind: 'delete', ...LEAD, rev: 1 })
    await desk.store.close()
    await sealAndCompact(folder)
    resealSnapshot(folder, 1, (text) => text.replace('"trash":[', '"trash":[{"half":1},'))
    // The desk is read without that snapshot, from the one before and the journal.
    const { badSnapshots, snapshot } = await recover(folder)
    expect([badSnapshots.map(({ params }) => params.reason), snapshot]).toEqual([['past'], 0])
    const again = await DeskStore.open(folder, 'read')
    expect(Object.keys(again.desk.trash)).toEqual(['lead/lead-1'])
    unlinkSync(mainFileOf(folder))
    await expect(DeskStore.open(folder, 'read')).rejects.toMatchObject({
      code: 'desk-corrupt',
      params: { reason: 'past' },
    })
  })

  it('are empty for a desk that was never edited, and take no byte in its file', async () => {
    const sample = await copyOfSample()
    const folder = join(temporaryFolder(), 'desk')
    cpSync(sample, folder, { recursive: true })
    const store = await DeskStore.open(folder, 'read')
    expect([store.undoStack.done, store.desk.trash]).toEqual([[], {}])
    expect(readFileSync(mainFileOf(folder), 'utf8').includes('"history"')).toBe(false)
  })
})
