import { describe, expect, it } from 'vitest'
import { settingsOf } from '../../../core/desk/desk-read'
import { overlay } from '../../../core/desk/staged-desk'
import { inLanguage } from '../../../core/memo/japanese-runs'
import { blockRuns, memoTexts } from '../../../core/memo/memo-model'
import { composeMemo } from '../../../core/memo/saved/memo-to-print'
import { sampleDesk } from '../../helpers/desks/sample'

const plain = (text: string) => ({ text, style: 'plain' as const })

describe('runs in Japanese', () => {
  it.each([
    ['after a colon', ['目的：', ' ', '合意'], '目的：合意'],
    ['after a full stop', ['記録なし。', ' ', '次回'], '記録なし。次回'],
    ['before a bracket', ['自動車', ' ', '（情報源なし。）'], '自動車（情報源なし。）'],
    ['but between words of Latin letters', ['MFN', ' ', 'rate'], 'MFN rate'],
  ])('have no space %s', (_what, texts, result) => {
    const runs = inLanguage(texts.map(plain), 'ja')
    expect(runs.map(({ text }) => text).join('')).toBe(result)
  })

  it('have the mark of a note before the full stop', () => {
    expect(inLanguage([{ ...plain('合意した。'), cites: ['a'] }], 'ja')).toEqual([
      { ...plain('合意した'), cites: ['a'] },
      plain('。'),
    ])
  })

  it('are not those of English', () => {
    const runs = [plain('Purpose.'), plain(' '), { ...plain('To agree.'), cites: ['a'] }]
    expect(inLanguage(runs, 'en')).toEqual(runs)
  })
})

it.each(['meetingBrief', 'cueCard'] as const)(
  'a Japanese memo has no stray space and no mark after a full stop: %s',
  async (kind) => {
    const desk = await sampleDesk()
    const record = { ...settingsOf(desk), language: 'ja' as const }
    const memo = composeMemo(overlay(desk, [{ op: 'put', collection: 'deskSettings', record }]), {
      kind,
      now: '2025-06-20T12:00:00Z',
    })
    const paragraphs = memo.blocks.flatMap(blockRuns)
    const whole = paragraphs.map((runs) =>
      runs.map(({ text, notes }) => text + (notes ? `[${notes.join()}]` : '')).join(''),
    )
    expect(whole.filter((text) => /[：。] | [（「]|。\[/.test(text))).toEqual([])
    expect(memoTexts(memo)).not.toContain(' ')
  },
)
