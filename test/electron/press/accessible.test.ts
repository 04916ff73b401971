import { describe, expect, it } from 'vitest'
import { MADE_MEMO_TYPES } from '../../../core/model/values/made-memos'
import { composeMemo } from '../../../core/memo/saved/memo-to-print'
import type { MemoModel } from '../../../core/memo/memo-model'
import { randomDesk } from '../../helpers/desks/random-desk'
import { sampleDesk } from '../../helpers/desks/sample'
import { memoIn } from '../../helpers/pdf/filled-memo'
import { AccessiblePdf, elementsIn } from '../../helpers/pdf/accessible-pdf'
import { itLong, some } from '../../helpers/long'
import { sharedPress } from '../../helpers/pdf/shared-press'

const NOW = '2025-06-20T12:00:00Z'
const printed = async (memo: MemoModel) => new AccessiblePdf((await sharedPress.press(memo)).bytes)
const brief = async () => composeMemo(await sampleDesk(), { kind: 'meetingBrief', now: NOW })
const count = ({ structure }: AccessiblePdf, type: string) =>
  elementsIn(structure).filter((element) => element.type === type).length

describe('a memo for a screen reader', () => {
  it.each(
    MADE_MEMO_TYPES.flatMap((kind, index) =>
      some(index % 2 === 0 ? (['en', 'ja'] as const) : (['ja', 'en'] as const)).map((language) => ({ kind, language })),
    ),
  )('breaks no rule of PDF/UA-1: $kind, $language', async ({ kind, language }) => {
    const pdf = await printed(await memoIn(language, kind))
    expect(pdf.broken).toEqual([])
    expect(count(pdf, 'H2')).toBeGreaterThan(1)
  })

  itLong('breaks none on a desk made at random', async () => {
    const pdf = await printed(composeMemo(randomDesk(3, 3).desk, { kind: 'meetingBrief', now: NOW }))
    expect(pdf.broken).toEqual([])
  })

  it('has a heading for each section and part, and a note for each source', async () => {
    const memo = await brief()
    const pdf = await printed(memo)
    const headings = memo.blocks.filter((block) => block.kind === 'heading')
    expect(count(pdf, 'H1')).toBe(1)
    const columns = memo.blocks.flatMap((block) => (block.kind === 'pair' ? block.columns : []))
    const issues = memo.blocks.filter(({ kind }) => kind === 'issue')
    expect(columns.length * issues.length).toBeGreaterThan(0)
    expect(count(pdf, 'H2')).toBe(headings.length + columns.length + 1)
    expect(count(pdf, 'H3')).toBe(issues.length)
    expect(count(pdf, 'Note')).toBe(memo.sources?.length)
  })

  it.each(some(['tariffFactSheet', 'chronology'] as const))('says in words what a picture shows: %s', async (kind) => {
    const memo = await memoIn('en', kind)
    const words = memo.blocks.flatMap((block) =>
      block.kind === 'chart'
        ? [
            (block.told.length > 0 ? block.told : [block.words])
              .map((runs) => runs.map(({ text }) => text).join(''))
              .join('; '),
          ]
        : [],
    )
    expect(words.length).toBeGreaterThan(0)
    expect(words.join(' ')).toMatch(kind === 'chronology' ? /15 June 2025: Three-day G7 summit/ : /from 5 April 2025/)
    const pdf = await printed(memo)
    expect(elementsIn(pdf.structure).flatMap(({ alt }) => alt ?? [])).toEqual(words)
  })

  // The fact sheet repeats a head of a table, which is read once.
  it.each(some(['meetingBrief', 'cueCard'] as const))(
    'reads all text but the head and foot of each page: %s',
    async (kind) => {
      const memo = await memoIn('en', kind)
      const bare = memo.sources ? { sources: [] } : {}
      const empty = await printed({ ...memo, ...bare, blocks: [], notes: [], notesHeading: '' })
      const pdf = await printed(memo)
      expect(empty.pages).toBe(1)
      expect(pdf.ornaments).toBe(pdf.pages * empty.ornaments)
    },
  )

  itLong('reads a repeated head of a table once', async () => {
    const memo = await brief()
    const table = memo.blocks.find((block) => block.kind === 'table')
    if (!table) throw new Error('the sample’s brief has no table')
    const rows = Array.from({ length: 40 }, () => table.rows).flat()
    const pdf = await printed({
      ...memo,
      blocks: [
        { kind: 'sheet', sheet: 'room' },
        { ...table, rows },
      ],
    })
    expect(pdf.broken).toEqual([])
    expect(elementsIn(pdf.structure).filter(({ scope }) => scope === 'Column')).toHaveLength(table.header.length)
  })

  it('says the language of words in the other script, and nothing of figures', async () => {
    const spans = elementsIn((await printed(await brief())).structure).filter(({ type }) => type === 'Span')
    expect(spans.length).toBeGreaterThan(3)
    expect(new Set(spans.map(({ lang }) => lang))).toEqual(new Set(['ja']))
  })

  it('leads from each mark to its source, and from the source back', async () => {
    const memo = await brief()
    const pdf = await printed(memo)
    const marks = JSON.stringify(memo).match(/"notes":\[\d[^\]]*\]/g) ?? []
    const letterOf = (number: string) => memo.notes[Number(number) - 1]?.mark?.charAt(0)
    // Marks of one source in a row are one link.
    const mentions = marks.reduce((sum, text) => sum + new Set(text.match(/\d+/g)?.map(letterOf)).size, 0)
    expect(count(pdf, 'Link')).toBe(mentions + (memo.sources?.length ?? 0))
  })

  it('has no structure if it was issued before files had one', async () => {
    const { tagged: _tagged, ...older } = await brief()
    const pdf = await printed(older)
    expect(pdf.broken).toContain('6.2: not marked')
    expect(pdf.structure.children).toEqual([])
  })
})
