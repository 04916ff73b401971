import { describe, expect, it } from 'vitest'
import type { Language } from '../../../core/base/text'
import { settingsOf } from '../../../core/desk/desk-read'
import { overlay } from '../../../core/desk/staged-desk'
import type { Block, Fact, MemoModel, Run } from '../../../core/memo/memo-model'
import { composeMemo } from '../../../core/memo/saved/memo-to-print'
import { describeError } from '../../../core/text/describe'
import { sampleDesk } from '../../helpers/desks/sample'
import { outside } from '../../helpers/pdf/pdf-geometry'
import { printed } from '../../helpers/pdf/printed-memo'

type Kind = 'meetingBrief' | 'cueCard'

/** The sample's memo of a kind in a language. */
async function memoIn(language: Language, kind: Kind): Promise<MemoModel> {
  const desk = await sampleDesk()
  const settings = settingsOf(desk)
  const inLanguage = overlay(desk, [{ op: 'put', collection: 'deskSettings', record: { ...settings, language } }])
  return composeMemo(inLanguage, { kind, now: '2025-06-20T12:00:00Z' })
}

/** A memo in which every text that records or the desk give is another one. */
function filled(memo: MemoModel, text: string): MemoModel {
  const inRuns = (runs: readonly Run[]) => runs.map((run): Run => ({ ...run, text }))
  const inFacts = (facts: readonly Fact[]) => facts.map(({ label, runs }): Fact => ({ label, runs: inRuns(runs) }))
  const inBlock = (block: Block): Block => {
    switch (block.kind) {
      case 'points':
        return { ...block, items: block.items.map(inRuns) }
      case 'table':
        return { ...block, header: block.header.map(inRuns), rows: block.rows.map((row) => row.map(inRuns)) }
      default:
        return { ...block, runs: inRuns(block.runs) }
    }
  }
  return {
    ...memo,
    title: inRuns(memo.title),
    facts: inFacts(memo.facts),
    blocks: memo.blocks.map(inBlock),
    notes: memo.notes.map(({ number, runs }) => ({ number, runs: inRuns(runs) })),
    signOff: inFacts(memo.signOff),
    disclaimer: inRuns(memo.disclaimer),
  }
}

const WORDS: [string, string][] = [
  ['an e-mail address', 'christopher.montgomery@trade.department.example'],
  ['30 wide letters', 'W'.repeat(30)],
  ['58 wide letters, just under the limit of a name for an address', 'W'.repeat(58)],
  ['200 wide letters', 'W'.repeat(200)],
  ['200 figures', '9'.repeat(200)],
  ['200 characters of an address', `https://example.org/${'a/b-c_d?e=f&'.repeat(20)}`.slice(0, 200)],
  ['Japanese', '経済産業省通商政策局米州課'.repeat(16).slice(0, 200)],
  ['Japanese brackets, between which no line may break', '「『（'.repeat(66)],
  ['opening quotation marks', '“‘('.repeat(66)],
  ['characters of two families in turn', '①aΩ②'.repeat(50)],
]

describe.each([
  ['en', 'meetingBrief'],
  ['en', 'cueCard'],
  ['ja', 'meetingBrief'],
  ['ja', 'cueCard'],
] as const)('a memo in %s, %s', (language, kind) => {
  it.each(WORDS)('keeps every text inside the margins: %s', async (_what, word) => {
    const { bytes } = await printed(filled(await memoIn(language, kind), word))
    expect(outside(bytes)).toEqual([])
  })

  it('keeps a long reference and marking inside the margins', async () => {
    const memo = await memoIn(language, kind)
    const { bytes } = await printed({ ...memo, reference: 'W'.repeat(50), markingLine: `${'W'.repeat(58)} // REL JP` })
    expect(outside(bytes)).toEqual([])
  })
})

describe('a text that does not fit at the head and foot of a page', () => {
  const long = 'W'.repeat(200)
  it.each([
    ['reference', { reference: long }],
    ['version', { version: long }],
    ['asOf', { asOf: `as of 6 June 2025 (${long} time)` }],
    ['marking', { markingLine: `UNCLASSIFIED // ${long}` }],
    ['reference', { reference: 'ABCDEFGH/'.repeat(40), markingLine: 'M'.repeat(60) }],
    ['marking', { reference: 'TRD/2025/014', markingLine: Array.from({ length: 12 }, () => long).join(' // ') }],
  ])('is named: %s', async (runningField, texts) => {
    const memo = { ...(await memoIn('en', 'meetingBrief')), ...texts }
    await expect(printed(memo)).rejects.toMatchObject({
      code: 'running-text-too-long',
      params: expect.objectContaining({ runningField }) as unknown,
    })
  })

  it('is named in the words of the reader', () => {
    const params = { runningField: 'reference', text: 'TRD' }
    expect(describeError('running-text-too-long', params, 'en')).toMatch(/^The reference is too long/)
    expect(describeError('running-text-too-long', params, 'ja')).toMatch(/^文書番号が長すぎて/)
  })
})

it('prints a row of a table that is taller than a page on two pages', async () => {
  const memo = await memoIn('en', 'meetingBrief')
  const tall = Array.from({ length: 120 }, (_, index) => `line ${index}`)
  const block: Block = {
    kind: 'table',
    weights: [1],
    header: [[{ text: 'h', style: 'plain' }]],
    rows: [[[{ text: tall.join('\n'), style: 'plain' }]]],
  }
  const { bytes, body } = await printed({ ...memo, blocks: [...memo.blocks, block] })
  expect(outside(bytes)).toEqual([])
  expect(body).toContain(tall.map((line) => line.replace(' ', '')).join(''))
})

describe('a label at the foot of a page', () => {
  const label = (text: string): Run[] => [{ text, style: 'label' }]
  /** A memo of `lines` short paragraphs and then some blocks, none of which is like another. */
  const after = async (lines: number, blocks: Block[]): Promise<MemoModel> => {
    const memo = await memoIn('en', 'meetingBrief')
    const above = Array.from({ length: lines }, (_, index): Block => ({
      kind: 'paragraph',
      runs: [{ text: `Above ${index}`, style: 'plain' }],
      empty: false,
    }))
    return { ...memo, facts: [], notes: [], notesHeading: '', blocks: [...above, ...blocks] }
  }
  const caption: Block = { kind: 'paragraph', number: '1.1', runs: label('Caption.'), empty: false }
  const answer: Run[] = [{ text: 'Answer', style: 'plain' }]
  const pageOf = (pages: readonly string[], text: string) => pages.findIndex((page) => page.includes(text))

  it.each([
    ['points', { kind: 'points', items: [answer], lettered: false }],
    ['a table', { kind: 'table', weights: [1], header: [label('Head')], rows: [[answer]] }],
  ] satisfies [string, Block][])('goes with %s under it', async (_what, block) => {
    for (let lines = 44; lines < 60; lines += 1) {
      const { pages } = await printed(await after(lines, [caption, block]))
      expect([lines, pageOf(pages, 'Caption.')]).toEqual([lines, pageOf(pages, 'Answer')])
    }
  })

  it('goes with its answer in the sign-off', async () => {
    for (let lines = 44; lines < 60; lines += 1) {
      const memo = await after(lines, [])
      const { pages } = await printed({ ...memo, signOff: [{ label: 'Caption.', runs: answer }] })
      expect([lines, pageOf(pages, 'Caption.')]).toEqual([lines, pageOf(pages, 'Answer')])
    }
  })

  it('goes with its answer in the facts', async () => {
    for (let lines = 44; lines < 66; lines += 1) {
      const memo = await after(0, [])
      const fill = Array.from({ length: lines }, (_, index) => ({
        label: 'L',
        runs: [{ text: `T${index}`, style: 'plain' as const }],
      }))
      const { pages } = await printed({ ...memo, facts: [...fill, { label: 'Caption.', runs: answer }] })
      expect([lines, pageOf(pages, 'Caption.')]).toEqual([lines, pageOf(pages, 'Answer')])
    }
  })
})
