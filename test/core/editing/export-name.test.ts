import { describe, expect, it } from 'vitest'
import { memoFileName, recordsFileName, type NamedMemo } from '../../../core/editing/export-name'

const memo = (more: Partial<NamedMemo> = {}): NamedMemo => ({
  reference: 'JT/2025/06',
  title: 'Meeting of Prime Minister Ishiba and President Trump',
  type: 'meetingBrief',
  asOf: '2025-06-05T22:00:00Z',
  timeZone: 'Asia/Tokyo',
  version: 1,
  isDraft: true,
  ...more,
})
/** The longest name that Windows, macOS and Linux take with an ending, in the units of each. */
const fits = (name: string) => name.length <= 240 && new TextEncoder().encode(name).length <= 240

describe('the name of an exported file', () => {
  it.each([
    [memo(), 'en', 'JT-2025-06 meeting brief 2025-06-06 draft'],
    [memo({ version: 3, isDraft: false }), 'en', 'JT-2025-06 meeting brief 2025-06-06 v3'],
    [
      memo({ reference: 'no reference', timeZone: 'America/New_York' }),
      'en',
      'Meeting of Prime Minister Ishiba and President Trump meeting brief 2025-06-05 draft',
    ],
    [memo({ reference: '米通商第１２号', type: 'cueCard' }), 'ja', '米通商第１２号 発言カード 2025-06-06 案'],
    [memo({ reference: 'CON' }), 'en', '_CON meeting brief 2025-06-06 draft'],
  ] as const)('of a memo has its reference or title, kind, day and version', (named, language, name) => {
    expect(memoFileName(named, language)).toBe(name)
  })

  it('of records has the desk, the kind and the day', () => {
    expect(recordsFileName('Japan–US tariff talks', 'Issues', '2025-06-06T01:00:00Z', 'UTC')).toBe(
      'Japan–US tariff talks Issues 2025-06-06',
    )
  })

  it('keeps the day, however long the rest is, and no character that Windows forbids', () => {
    for (const reference of [
      '協'.repeat(500),
      'a:b*?"<>|\\/\u0000\u200b. '.repeat(40),
      '𠮟'.repeat(300),
      '.'.repeat(9),
    ]) {
      const name = memoFileName(memo({ reference }), 'ja')
      expect(name).toMatch(/2025-06-06 案$/)
      expect(name).not.toMatch(/[<>:"/\\|?*\p{Cc}]|^[. ]|[. ]$/u)
      expect(fits(name)).toBe(true)
      expect(name).not.toMatch(/\p{Surrogate}/u)
    }
  })
})
