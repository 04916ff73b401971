import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ParleyError } from '../../../../core/base/errors'
import type { Cite } from '../../../../core/commands/cite-schema'
import { memoTexts } from '../../../../core/memo/memo-model'
import { checkDesk } from '../../../../core/rules/rules'
import { DeskStore } from '../../../../electron/desk/store/desk-store'
import { sha256Of } from '../../../../electron/journal/format/desk-content'
import { deskOnDisk, STAFF } from '../../../helpers/requests/desk-service'
import { editMade } from '../../../helpers/requests/edit-made'

/** The tests cite a source for a record in one edit: source, passage, evidence. */

type DeskOnDisk = Awaited<ReturnType<typeof deskOnDisk>>
const POSITION = { collection: 'position', id: 'position-us-cars' } as const
const PASSAGE = 'No cut in the car tariff is on the table,\nthe Secretary said.'

const refusal = async (work: Promise<unknown>) =>
  work.then(
    () => ({ code: 'done', params: {} }),
    (error: unknown) => (error instanceof ParleyError ? { code: error.code, params: error.params } : { code: 'other' }),
  )

const wanted = (more: Partial<Cite> = {}): Cite => ({
  about: POSITION,
  field: 'text',
  role: 'supports',
  passage: PASSAGE,
  source: {
    newId: 'source-new',
    title: 'Remarks on cars',
    publisher: 'Example Gazette',
    author: 'A. Writer; B. Writer',
    URL: 'https://example.org/remarks',
    issued: { edtf: '2025-06-05' },
    reliability: 'press',
  },
  annotation: 'annotation-new',
  evidence: 'evidence-new',
  ...more,
})

/** A desk whose position has lost its evidence. */
async function unsourced(): Promise<DeskOnDisk> {
  const on = await deskOnDisk()
  const own = on.store.desk.all('evidence').filter(({ about }) => about.id === POSITION.id)
  expect(own.length).toBeGreaterThan(0)
  for (const { id, rev } of own)
    await on.ask('desk:apply', { command: { kind: 'delete', collection: 'evidence', id, rev }, staff: STAFF })
  return on
}

const cite = (on: DeskOnDisk, more: Partial<Cite> = {}) =>
  on.ask('desk:apply', { command: { kind: 'cite', ...wanted(more) }, staff: STAFF })
const undo = async (on: DeskOnDisk) => editMade(await on.ask('desk:apply', { command: { kind: 'undo' }, staff: STAFF }))
const isUnsourced = (on: DeskOnDisk) =>
  checkDesk(on.store.desk).some(({ code, about }) => code === 'position-unsourced' && about.id === POSITION.id)
const fileOf = (on: DeskOnDisk, text: string) => join(on.directory, 'sources', `${sha256Of(text)}.txt`)

describe('citing a new source', () => {
  it('makes the position sourced, also on the disk, and the memo prints the note', async () => {
    const on = await unsourced()
    expect(isUnsourced(on)).toBe(true)
    await on.make()
    const blocked = { why: 'unsourced', ref: POSITION }
    expect((await on.room()).blockers.map(({ why, ref }) => ({ why, ref }))).toContainEqual(blocked)
    const before = on.store.desk.revision
    await cite(on)
    expect(on.store.desk.revision).toBe(before + 1)
    expect(isUnsourced(on)).toBe(false)
    expect(readFileSync(fileOf(on, PASSAGE), 'utf8')).toBe(PASSAGE)
    const again = await DeskStore.open(on.directory, 'read')
    expect(again.desk.get('source', 'source-new')).toMatchObject({
      kind: 'document',
      language: 'en',
      reliability: 'press',
      citation: {
        title: 'Remarks on cars',
        author: [{ literal: 'A. Writer' }, { literal: 'B. Writer' }],
        issued: { edtf: '2025-06-05' },
      },
    })
    expect(checkDesk(again.desk).filter(({ severity }) => severity === 'error')).toEqual([])
    const { passages } = await on.ask('desk:record', POSITION)
    expect(passages.first).toMatchObject([{ exact: PASSAGE, role: 'supports', field: 'text', verbatim: true }])
    const { versions } = await on.ask('desk:record-history', { ref: POSITION })
    expect(versions.map(({ what, cited, current }) => [what, cited?.title.en, current])).toEqual([
      ['cited', 'Remarks on cars', false],
      ['uncited', expect.any(String), false],
      ['known', undefined, true],
    ])
    await on.refresh()
    const view = await on.room()
    const says = view.model ? memoTexts(view.model).join(' ').replaceAll(/\s+/g, ' ') : ''
    const printed = view.model?.notes.map(({ runs }) => runs.map(({ text }) => text).join('')) ?? []
    expect(printed.map((text) => text.replaceAll(/\s+/g, ' '))).toContain(`“${PASSAGE.replace('\n', ' ')}”`)
    expect(says).toContain('Example Gazette')
    expect(view.blockers.map(({ why, ref }) => ({ why, ref }))).not.toContainEqual(blocked)
  })

  it('is undone and redone as one step', async () => {
    const on = await unsourced()
    const count = () => (['source', 'annotation', 'evidence'] as const).map((name) => on.store.desk.all(name).length)
    const before = count()
    await cite(on)
    expect(count()).toEqual(before.map((number) => number + 1))
    expect((await undo(on)).label).toMatchObject({ kind: 'create', collection: 'evidence' })
    expect(count()).toEqual(before)
    expect(isUnsourced(on)).toBe(true)
    await on.ask('desk:apply', { command: { kind: 'redo' }, staff: STAFF })
    expect(isUnsourced(on)).toBe(false)
  })

  it('leaves out unknown fields, and keeps the characters of the source with one kind of line break', async () => {
    const on = await unsourced()
    const source = {
      newId: 'source-new',
      title: 'Cafe\u0301',
      publisher: ' ',
      author: '',
      reliability: 'unknown',
    } as const
    await cite(on, { source, passage: '  Le cafe\u0301\r\nest\u2028cher \uFA19. ' })
    const passage = 'Le cafe\u0301\nest\ncher \uFA19.'
    expect(on.store.desk.get('source', 'source-new')?.citation).toEqual({ type: 'document', title: 'Cafe\u0301' })
    expect(on.store.desk.get('annotation', 'annotation-new')).toMatchObject({
      exact: passage,
      start: 0,
      end: passage.length,
      prefix: '',
      suffix: '',
      motivation: 'highlighting',
    })
    expect(existsSync(fileOf(on, passage))).toBe(true)
  })

  it.each([
    ['an empty passage', { passage: '' }, 'exact'],
    ['a blank passage', { passage: ' \n ' }, 'exact'],
    ['a passage that cannot be printed', { passage: 'one\u0007two' }, 'exact'],
    ['a source without a name', { source: { newId: 's', author: 'X', reliability: 'press' } }, 'citation.title'],
    ['a malformed address', { source: { newId: 's', URL: 'nowhere', reliability: 'press' } }, 'citation.URL'],
    ['a field without a value', { field: 'validTo' }, 'field'],
    ['a field that takes no source', { field: 'issue' }, 'field'],
  ] as [string, Partial<Cite>, string][])('rejects %s, names the field, and writes nothing', async (_, more, field) => {
    const on = await unsourced()
    const before = on.store.desk.revision
    const reason = more.passage?.trim() === '' ? { reason: 'blank' } : {}
    expect(await refusal(cite(on, more))).toMatchObject({ code: 'field-invalid', params: { field, ...reason } })
    expect(on.store.desk.revision).toBe(before)
  })
})

describe('citing a source on the desk', () => {
  const known = (id: string) => ({ id }) as Cite['source']

  it('finds the words in its text across line breaks, and marks the text’s own wording', async () => {
    const on = await unsourced()
    const { sha256 } = on.store.desk.get('source', 'source-summary') ?? {}
    const text = on.store.desk.sourceText(sha256 ?? '')
    const words = text.split(/\s+/).slice(20, 32)
    await cite(on, { source: known('source-summary'), passage: words.join('\n') })
    const annotation = on.store.desk.get('annotation', 'annotation-new')
    expect(annotation?.exact.split(/\s+/)).toEqual(words)
    expect(text.slice(annotation?.start, annotation?.end)).toBe(annotation?.exact)
    expect(text.slice(0, annotation?.start).endsWith(annotation?.prefix ?? '?')).toBe(true)
    expect(annotation?.prefix).not.toBe('')
    expect(on.store.desk.get('source', 'source-summary')?.rev).toBe(1)
    expect(isUnsourced(on)).toBe(false)
    await undo(on)
    expect(on.store.desk.get('source', 'source-summary')).toBeDefined()
    expect(on.store.desk.get('annotation', 'annotation-new')).toBeUndefined()
  })

  it('rejects words that are not in the text', async () => {
    const on = await unsourced()
    const before = on.store.desk.revision
    expect((await refusal(cite(on, { source: known('source-summary') }))).code).toBe('passage-not-found')
    expect(on.store.desk.revision).toBe(before)
    expect(existsSync(fileOf(on, PASSAGE))).toBe(false)
  })

  it('makes the passage the text of a source without one; undo removes it again', async () => {
    const on = await unsourced()
    await cite(on, { source: known('source-report') })
    expect(on.store.desk.get('source', 'source-report')?.sha256).toBe(sha256Of(PASSAGE))
    expect((await on.ask('desk:record', { collection: 'source', id: 'source-report' })).reading).toMatchObject([
      { text: PASSAGE, annotations: ['annotation-new'] },
    ])
    await undo(on)
    expect(on.store.desk.get('source', 'source-report')?.sha256).toBeUndefined()
    expect(isUnsourced(on)).toBe(true)
  })

  it('reuses the mark of a passage for another record, and never cites a passage twice for the same record', async () => {
    const on = await unsourced()
    await cite(on)
    const other = on.store.desk.all('position').find(({ id }) => id !== POSITION.id)
    const about = { collection: 'position', id: other?.id ?? '' } as Cite['about']
    const again = { source: known('source-new'), annotation: 'annotation-two', evidence: 'evidence-two' }
    expect((await refusal(cite(on, again))).code).toBe('cited-already')
    await cite(on, { ...again, about, role: 'contradicts' })
    expect(on.store.desk.get('annotation', 'annotation-two')).toBeUndefined()
    expect(on.store.desk.get('evidence', 'evidence-two')).toMatchObject({ annotation: 'annotation-new', about })
    await undo(on)
    expect(on.store.desk.get('annotation', 'annotation-new')).toBeDefined()
    expect(isUnsourced(on)).toBe(false)
  })

  it('reports a record or a source that is gone', async () => {
    const on = await unsourced()
    expect((await refusal(cite(on, { source: known('no-such') }))).code).toBe('record-missing')
    expect((await refusal(cite(on, { about: { collection: 'position', id: 'no-such' } }))).code).toBe('record-missing')
    expect((await refusal(cite(on, { evidence: 'evidence-02' }))).code).toBe('record-exists')
  })
})
