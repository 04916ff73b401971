import { describe, expect, it } from 'vitest'
import { composeMemo } from '../../../core/memo/saved/memo-to-print'
import { tooLong } from '../../../core/memo/too-long'
import { smallDesk } from '../../helpers/desks/desk-builder'

const memoOf = (kind: 'meetingBrief' | 'cueCard') => {
  const builder = smallDesk()
  const line = { issue: 'issue', audience: 'counterpart', text: 'We want butter. '.repeat(60), status: 'draft' }
  builder.add('line', 'line', { ...line, follows: [] })
  return composeMemo(builder.desk(), { kind, now: '2025-06-20T12:00:00Z' })
}

const pages = (count: number) => ({
  pages: Array.from({ length: count }, () => ({ width: 595, height: 842 })),
  places: [],
})

describe('a memo that is too long', () => {
  it('names its longest sections, the longest first', () => {
    expect(tooLong(memoOf('meetingBrief'), pages(3))).toEqual({
      pages: 3,
      most: 2,
      longest: ['Points to make', 'Who is who: Chile'],
    })
  })

  it('is none that takes as many pages as its kind should, or is of a kind without a rule', () => {
    expect(tooLong(memoOf('meetingBrief'), pages(2))).toBeUndefined()
    expect(tooLong(memoOf('cueCard'), pages(9))).toBeUndefined()
  })
})
