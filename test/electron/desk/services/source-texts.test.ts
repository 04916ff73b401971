import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { BatchedCommand, Command } from '../../../../core/commands/command'
import { checkDesk } from '../../../../core/rules/rules'
import { DeskStore } from '../../../../electron/desk/store/desk-store'
import { sha256Of } from '../../../../electron/journal/format/desk-content'
import { verify } from '../../../../electron/journal/repair/verify'
import { temporaryFolder } from '../../../helpers/desks/sample'
import { deskOnDisk, STAFF } from '../../../helpers/requests/desk-service'

type DeskOnDisk = Awaited<ReturnType<typeof deskOnDisk>>
const SOURCE = 'source-summary'

const sourceOf = (on: DeskOnDisk) => on.store.desk.get('source', SOURCE)
const textOf = (on: DeskOnDisk) => on.store.desk.sourceText(sourceOf(on)?.sha256 ?? '')
const give = (on: DeskOnDisk, text: string) =>
  on.ask('desk:apply', {
    command: { kind: 'giveText', source: SOURCE, rev: sourceOf(on)?.rev ?? 0, text },
    staff: STAFF,
  })

/** The sample, whose summary now says its first sentence in other words: one quote has lost its place. */
async function rewritten() {
  const on = await deskOnDisk()
  const before = textOf(on)
  const after = before.replace('Akazawa says that tariffs', 'Akazawa said that tariffs')
  expect(after).not.toBe(before)
  const quotes = on.store.desk.all('annotation').filter(({ source }) => source === SOURCE)
  await give(on, after)
  return { on, before, after, quotes }
}

describe('a new text of a long source with many quotes', () => {
  it('lets another edit in while the places of the quotes are looked for', async () => {
    const on = await deskOnDisk()
    const apply = (command: Command) => on.ask('desk:apply', { command, staff: STAFF })
    const lines = Array.from({ length: 12_000 }, (_, index) => `Line ${index} says that duty ${index % 97} stays.\n`)
    const text = lines.join('')
    await apply({ kind: 'addSource', id: 'long', title: 'Long', text })
    const marks = Array.from({ length: 200 }, (_, index): BatchedCommand => {
      const start = text.indexOf(`Line ${index * 50 + 50} `)
      return { kind: 'mark', source: 'long', start, end: start + 30, annotation: `mark-${index}` as never }
    })
    await apply({ kind: 'batch', commands: marks })
    const rev = on.store.desk.get('source', 'long')?.rev ?? 0
    const given = apply({ kind: 'giveText', source: 'long', rev, text: `News.\n${text.replace('Line 11999', 'It')}` })
    const edited = apply({ kind: 'offerAgain', source: SOURCE })
    const dismissed = apply({ kind: 'dismiss', source: SOURCE, suggestion: 'date', start: 0, end: 4 })
    expect((await dismissed).revision).toBeLessThan((await given).revision)
    expect((await edited).did).toBe('nothing')
    const carried = on.store.desk.all('annotation').filter(({ source }) => source === 'long')
    expect(carried.filter(({ snapshot }) => snapshot === undefined)).toHaveLength(200)
    const now = on.store.desk.sourceText(on.store.desk.get('source', 'long')?.sha256 ?? '')
    for (const { start, end, exact } of carried) expect(now.slice(start, end)).toBe(exact)
  })
})

describe('a new text of a source', () => {
  it('carries the quotes over, keeps the others as orphans, and is on the disk', async () => {
    const { on, before, after, quotes } = await rewritten()
    expect(quotes.length).toBeGreaterThan(5)
    const again = await DeskStore.open(on.directory, 'read')
    const now = quotes.flatMap(({ id }) => again.desk.get('annotation', id) ?? [])
    expect(now.filter(({ snapshot }) => snapshot !== undefined)).toMatchObject([
      { id: 'passage-01', snapshot: sha256Of(before), exact: quotes.find(({ id }) => id === 'passage-01')?.exact },
    ])
    for (const quote of now)
      if (quote.snapshot === undefined) expect(after.slice(quote.start, quote.end)).toBe(quote.exact)
    expect(checkDesk(again.desk).filter(({ about }) => about.collection === 'annotation')).toMatchObject([
      { code: 'quote-orphaned', severity: 'warning', about: { id: 'passage-01' } },
    ])
    for (const text of [before, after])
      expect(existsSync(join(on.directory, 'sources', `${sha256Of(text)}.txt`))).toBe(true)
    expect((await verify(on.directory)).problems).toEqual([])
  })

  it('leaves an orphan that a person places where it was found', async () => {
    const { on, after } = await rewritten()
    const { sha256, orphans } = await on.ask('desk:source-orphans', { source: SOURCE, offset: 0 })
    const [orphan] = orphans
    const [place] = orphan?.places ?? []
    expect(orphan?.annotation).toBe('passage-01')
    expect(place?.differences.filter(({ kind }) => kind !== 'same')).toEqual([
      { kind: 'removed', text: 'says' },
      { kind: 'added', text: 'said' },
    ])
    const { start = 0, end = 0 } = place ?? {}
    const command = {
      kind: 'placeQuote',
      annotation: 'passage-01',
      rev: orphan?.rev ?? 0,
      start,
      end,
    } as const
    await on.ask('desk:apply', { command: { ...command, ...(sha256 === undefined ? {} : { sha256 }) }, staff: STAFF })
    expect(on.store.desk.get('annotation', 'passage-01')).toMatchObject({ start, end, exact: after.slice(start, end) })
    expect((await on.ask('desk:source-orphans', { source: SOURCE, offset: 0 })).count).toBe(0)
  })

  it('goes with a copy of the desk, as do the earlier texts that quotes are from', async () => {
    const { on } = await rewritten()
    const copy = join(temporaryFolder(), 'copy')
    await on.store.copyTo(copy)
    const store = await DeskStore.open(copy, 'write')
    onTestFinished(() => store.close())
    expect(checkDesk(store.desk).filter(({ severity }) => severity === 'error')).toEqual([])
    expect((await verify(copy)).problems).toEqual([])
  })

  it('is undone as one step', async () => {
    const { on, before, quotes } = await rewritten()
    await on.ask('desk:apply', { command: { kind: 'undo' }, staff: STAFF })
    expect(textOf(on)).toBe(before)
    for (const { id, start, end, exact } of quotes)
      expect(on.store.desk.get('annotation', id)).toMatchObject({ start, end, exact })
    expect(on.store.desk.all('annotation').filter(({ snapshot }) => snapshot !== undefined)).toEqual([])
  })

  it('has the memo say which quotes are of an earlier text', async () => {
    const { on } = await rewritten()
    await on.make()
    const { model } = await on.room()
    const passages = model?.notes.flatMap(({ runs }) => runs.map(({ text }) => text)) ?? []
    const notes = passages.join('').replaceAll(/\s+/g, ' ')
    expect(notes).toContain('to settle something by mid-June 2025. (in an earlier text of the source)')
    expect(notes.match(/in an earlier text of the source/g)).toHaveLength(1)
  })
})
