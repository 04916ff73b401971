import { describe, expect, it } from 'vitest'
import type { Block } from '../../../core/memo/memo-model'
import { describeError } from '../../../core/text/describe'
import { filledMemo, LONG_WORDS, memoIn } from '../../helpers/pdf/filled-memo'
import { outside } from '../../helpers/pdf/pdf-geometry'
import { printed } from '../../helpers/pdf/printed-memo'
import { itLong } from '../../helpers/long'

describe.each([
  ['en', 'meetingBrief'],
  ['ja', 'cueCard'],
] as const)('a memo in %s, %s', (language, kind) => {
  // The long suite tries every word in every memo.
  itLong.each(LONG_WORDS.filter(({ quick }) => quick))(
    'keeps every text inside the margins: $what',
    async ({ word }) => {
      const { bytes } = await printed(filledMemo(await memoIn(language, kind), word))
      expect(outside(bytes)).toEqual([])
    },
  )

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

itLong('prints a row of a table that is taller than a page on two pages', async () => {
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
