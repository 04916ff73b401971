import { describe, expect, it } from 'vitest'
import { translator } from '../../../core/text/catalogue'
import { careWords } from '../../../renderer/frame/care-words'

describe('the findings in the status line', () => {
  const [en, ja] = [translator('en'), translator('ja')]

  it('are none only once the whole desk is checked', () => {
    expect(careWords({ open: 0 }, en)).toBe('no open findings')
    expect(careWords({ open: 3 }, en)).toBe('open findings: 3')
    expect(careWords({ open: 0, checking: { done: 0, of: 10 } }, en)).toBe('checking… 0%')
    expect(careWords({ open: 3, checking: { done: 4, of: 10 } }, en)).toBe('open findings so far: 3 (checking… 40%)')
    expect(careWords({ open: 3, checking: { done: 4, of: 10 } }, ja)).toBe('これまでの点検の指摘3件（点検中… 40%）')
  })

  it('are never at 100% before the end', () => {
    expect(careWords({ open: 0, checking: { done: 99_999, of: 100_000 } }, en)).toBe('checking… 99%')
  })
})
