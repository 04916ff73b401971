import { randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { packDraft } from '../../../core/editing/note-draft'
import { sweepDraftFiles } from '../../../electron/main/sweep-draft-files'
import { UnsavedTexts } from '../../../electron/main/unsaved-texts'
import { DraftFiles } from '../../../electron/desk/services/draft-files'
import { temporaryFolder } from '../../helpers/desks/sample'

const unexpected = (error: unknown) => {
  throw error
}
const bytes = new Uint8Array([1])

it('deletes the held files that no unsaved note names, of every desk, and nothing else', async () => {
  const folder = temporaryFolder()
  const [one, other] = ['desk-1', 'desk-2'].map((desk) => new DraftFiles(join(folder, desk))) as [
    DraftFiles,
    DraftFiles,
  ]
  const [kept, stray, far] = [
    await one.hold({ name: 'a', bytes }),
    await one.hold({ name: 'b', bytes }),
    await other.hold({ name: 'c', bytes }),
  ]
  const torn = `${randomUUID()}.bin.0a1b2c.tmp`
  for (const name of [torn, 'note.txt']) writeFileSync(join(folder, 'desk-1', name), 'x')
  const file = join(temporaryFolder(), 'kept-texts.json')
  const before = await UnsavedTexts.open(file, { report: unexpected })
  const attachment = { sha256: '0'.repeat(64), name: 'a', mediaType: 'text/plain', bytes: 1 }
  before.keep('note/desk-1/quick', packDraft({ text: '', files: { added: [{ held: kept, attachment }], removed: [] } }))
  await before.save()
  const unsaved = await UnsavedTexts.open(file, { report: unexpected })
  expect(unsaved.isWhole).toBe(true)
  const named = unsaved.ids()
  await sweepDraftFiles(folder, (held) => named.has(held))
  expect(readdirSync(join(folder, 'desk-1')).toSorted()).toEqual([`${kept}.bin`, 'note.txt'].toSorted())
  expect(readdirSync(join(folder, 'desk-2'))).toEqual([])
  expect([stray, far].some((held) => named.has(held))).toBe(false)
  await sweepDraftFiles(join(folder, 'none'), () => false)
})

it('is not to be done where the unsaved texts could not be read, for their files are still wanted', async () => {
  const folder = temporaryFolder()
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'kept-texts.json')
  expect((await UnsavedTexts.open(file, { report: unexpected })).isWhole).toBe(false)
  writeFileSync(file, '{"note/desk')
  expect((await UnsavedTexts.open(file, { report: unexpected })).isWhole).toBe(false)
})
