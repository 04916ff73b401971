import { describe, expect, it } from 'vitest'
import type { DeskCommand } from '../../../core/commands/command'
import { code } from '../../helpers/edits/edit-bench'
import { marking, refusal, SourceBench } from '../../helpers/edits/source-bench'

describe('citing by words', () => {
  const citing = (passage: string, start?: number): DeskCommand => ({
    kind: 'cite',
    about: { collection: 'position', id: 'p1' },
    field: 'text',
    role: 'supports',
    passage,
    source: { id: 'source' },
    annotation: 'cited',
    evidence: 'evidence',
    ...(start === undefined ? {} : { start }),
  })

  it('finds words as they are copied, and keeps them as the source has them', () => {
    const on = new SourceBench('He said: “We can’t ac-\ncept 24\u00A0%.”')
    on.do(citing('"We can\'t accept 24 %."'))
    expect(on.quote('cited').exact).toBe('“We can’t ac-\ncept 24\u00A0%.”')
    expect(on.codes()).toEqual([])
  })

  it('asks which place is meant if there are several', () => {
    const on = new SourceBench('No. Perhaps. No.')
    expect(refusal(() => on.do(citing('No.')))).toEqual({ code: 'passage-several', count: 2, starts: '0 13' })
    expect(code(() => on.do(citing('No.', 5)))).toBe('passage-not-found')
    on.do(citing('No.', 13))
    expect(on.quote('cited')).toMatchObject({ start: 13, end: 16 })
  })

  it('does not use the mark of an orphan, nor a comment', () => {
    const on = new SourceBench('No. Perhaps. No.', [[0, 3]])
    on.do(on.giving('No. Never.'))
    on.do(marking(0, 3, { body: 'Really?' }))
    on.do(citing('No.'))
    expect(on.desk.get('evidence', 'evidence')?.annotation).toBe('cited')
  })
})
