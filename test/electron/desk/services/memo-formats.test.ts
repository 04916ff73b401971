import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { ParleyError } from '../../../../core/base/errors'
import { blockRuns, type MemoModel } from '../../../../core/memo/memo-model'
import { temporaryFolder } from '../../../helpers/desks/sample'
import { deskOnDisk, STAFF } from '../../../helpers/requests/desk-service'
import { badTables, outOfOrder } from '../../../helpers/word/schema-order'
import { named, textWith, wordFile } from '../../../helpers/word/word-file'

const PLACE = '0b7e7c1e-4c53-4d8e-9a55-2d2f0f5f0a11'
const squeeze = (text: string) => text.replaceAll(/\s+/gu, '')

/** A desk with an issued brief, and a draft after it in which a position is reworded. */
async function withSecondVersion() {
  const on = await deskOnDisk()
  await on.make()
  await on.change('memo', 'brief', { reference: 'T-2025-07' })
  await on.issue()
  const { model } = await on.room()
  const printed = model?.blocks
    .flatMap((block) => blockRuns(block).flat())
    .find(({ from }) => from?.collection === 'position' && from.field === 'text')
  if (!model || !printed?.from) throw new Error('the brief prints no position')
  const { id } = printed.from
  await on.change('position', id, { text: `${printed.text} It was said again.` })
  await on.ask('desk:apply', { command: { kind: 'newMemoVersion', id: 'brief', newId: 'second' }, staff: STAFF })
  const { rev } = await on.ask('desk:memo-room', { id: 'second' })
  await on.ask('desk:apply', { command: { kind: 'refreshMemo', id: 'second', rev }, staff: STAFF })
  return { ...on, printed, issued: model }
}

const linesOf = ({ blocks }: MemoModel) =>
  blocks.flatMap(blockRuns).map((runs) => squeeze(runs.map(({ text }) => text).join('')))

it('writes Word and Markdown to the chosen place, and tells no number of pages', async () => {
  const on = await deskOnDisk()
  await on.make()
  for (const format of ['docx', 'md'] as const) {
    const file = join(temporaryFolder(), `brief.${format}`)
    on.chosen.add({ grant: PLACE, file })
    const done = await on.ask('desk:memo-export', { id: 'brief', job: 'export', place: PLACE, format })
    expect(done).toEqual({ file: `brief.${format}`, size: readFileSync(file).length })
  }
})

it('replaces no other document with the name of a Word file', async () => {
  const on = await deskOnDisk()
  await on.make()
  const file = join(temporaryFolder(), 'letter.docx')
  writeFileSync(file, 'Dear Minister')
  on.chosen.add({ grant: PLACE, file })
  const refused = await on
    .ask('desk:memo-export', { id: 'brief', job: 'export', place: PLACE, format: 'docx' })
    .catch((error: unknown) => (error instanceof ParleyError ? error.code : 'other'))
  expect(refused).toBe('out-not-word')
  expect(readFileSync(file, 'utf8')).toBe('Dear Minister')
})

it('tracks what changed since the issued version, so that taking all of it gives the draft, and undoing all the issued memo', async () => {
  const on = await withSecondVersion()
  const { model, changesSince } = await on.ask('desk:memo-room', { id: 'second' })
  expect(changesSince).toBe(1)
  const file = join(temporaryFolder(), 'brief.docx')
  on.chosen.add({ grant: PLACE, file })
  await on.ask('desk:memo-export', { id: 'second', job: 'export', place: PLACE, format: 'docx', changes: true })
  const document = wordFile(readFileSync(file)).tree('word/document.xml')
  expect(outOfOrder(document)).toEqual([])
  expect(badTables(document)).toEqual([])
  const inserted = named(document, 'w:ins').filter(({ children }) => children.length > 0)
  expect(inserted.map((one) => textWith(one, 'accepted'))).toContain('It was said again.')
  expect(inserted.every(({ attributes }) => attributes['w:author'] === 'Parley')).toBe(true)
  const ids = [...named(document, 'w:ins'), ...named(document, 'w:del')].map(({ attributes }) => attributes['w:id'])
  expect(new Set(ids).size).toBe(ids.length)
  if (!model) throw new Error('the draft is not composed')
  const [accepted, rejected] = (['accepted', 'rejected'] as const).map((how) => squeeze(textWith(document, how)))
  // Marks of notes stand between the runs of a paragraph, so look for its parts.
  const parts = (memo: MemoModel) =>
    memo.blocks.flatMap(blockRuns).flatMap((runs) => runs.map(({ text }) => squeeze(text)))
  expect(parts(model).filter((text) => !accepted?.includes(text))).toEqual([])
  expect(parts(on.issued).filter((text) => !rejected?.includes(text))).toEqual([])
  expect(rejected).not.toContain('Itwassaidagain')
  expect(linesOf(model)).not.toEqual(linesOf(on.issued))
})

it('shows no changes of a first version', async () => {
  const on = await deskOnDisk()
  await on.make()
  expect((await on.room()).changesSince).toBeUndefined()
  on.chosen.add({ grant: PLACE, file: join(temporaryFolder(), 'brief.docx') })
  const refused = await on
    .ask('desk:memo-export', { id: 'brief', job: 'export', place: PLACE, format: 'docx', changes: true })
    .catch((error: unknown) => (error instanceof ParleyError ? error.code : 'other'))
  expect(refused).toBe('memo-no-earlier')
})
