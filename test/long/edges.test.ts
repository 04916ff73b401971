import { describe, expect, it } from 'vitest'
import type { Block, MemoModel, Run } from '../../core/memo/memo-model'
import { filledMemo, LONG_WORDS, memoIn } from '../helpers/pdf/filled-memo'
import { outside } from '../helpers/pdf/pdf-geometry'
import { printed } from '../helpers/pdf/printed-memo'

describe.each([
  ['en', 'meetingBrief'],
  ['en', 'cueCard'],
  ['ja', 'meetingBrief'],
  ['ja', 'cueCard'],
  ['en', 'tariffFactSheet'],
  ['ja', 'tariffFactSheet'],
  ['en', 'roundReport'],
  ['ja', 'roundReport'],
  ['en', 'positionMatrix'],
  ['ja', 'positionMatrix'],
  ['en', 'chronology'],
  ['ja', 'chronology'],
] as const)('a memo in %s, %s', (language, kind) => {
  it.each(LONG_WORDS)('keeps every text inside the margins: $what', async ({ word }) => {
    const { bytes } = await printed(filledMemo(await memoIn(language, kind), word))
    expect(outside(bytes)).toEqual([])
  })
})

describe('a label at the foot of a page', () => {
  const label = (text: string): Run[] => [{ text, style: 'label' }]
  /** A memo of `lines` short paragraphs and then some blocks, none of which is like another. */
  const after = async (lines: number, blocks: Block[]): Promise<MemoModel> => {
    const memo = await memoIn('en', 'tariffFactSheet')
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
