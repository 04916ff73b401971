import { describe, expect, it } from 'vitest'
import type { Language } from '../../../../core/base/text'
import { composeMemo } from '../../../../core/memo/saved/memo-to-print'
import { smallDesk, STAFF, type DeskBuilder } from '../../../helpers/desks/desk-builder'
import { aLayer, aMeasure, aPosition } from '../../../helpers/desks/record-fields'
import { sampleDesk } from '../../../helpers/desks/sample'
import { sectionLines } from '../../../helpers/desks/section-lines'

const NOW = '2025-06-10T00:00:00Z'

const withSubmission = (builder: DeskBuilder, more: object = {}): DeskBuilder =>
  builder.add('memo', 'memo', {
    type: 'decisionSubmission',
    talk: 'talk',
    version: 1,
    status: 'draft',
    asOf: NOW,
    timeZone: 'Pacific/Auckland',
    copies: [],
    ...more,
  })

const modelOf = (builder: DeskBuilder) =>
  composeMemo(builder.desk(), { kind: 'decisionSubmission', about: 'talk', now: NOW })
const linesOf = (builder: DeskBuilder) => sectionLines(modelOf(builder))

const milestone = (en: string, edtf: string, basis: string, more: object = {}) => ({
  talk: 'talk',
  title: { en },
  when: { edtf, timeZone: 'America/Santiago' },
  basis,
  status: 'open',
  ...more,
})

describe('a decision submission', () => {
  it('says of each section that nothing is recorded, and invents nothing', () => {
    expect(linesOf(withSubmission(smallDesk()))).toEqual({
      Issue: ['No question is put.'],
      Recommendations: ['No recommendation is made.'],
      Timing: ['No date ahead is recorded.'],
      Options: ['The desk sets out no options.', 'No package on the table is recorded.'],
      Risks: ['No measure announced and no opposed position is recorded.'],
      Handling: ['Nobody is named to inform.', 'No press line is recorded.'],
      Consultation: ['Nobody is recorded as asked.'],
    })
  })

  it('numbers what it recommends, each with the answers to circle, and sets out the options', () => {
    const lines = linesOf(
      withSubmission(smallDesk(), {
        ask: 'Should we offer the quota?',
        recommendations: [
          { id: 'r1', text: 'Offer 10,000 t.' },
          { id: 'r2', text: 'Tell the press.', choices: ['Yes', 'After the round'] },
        ],
        options: [
          { id: 'o1', text: 'Offer.', pros: 'A deal by July.', cons: 'Costs farmers.' },
          { id: 'o2', text: 'Wait.' },
        ],
      }),
    )
    expect(lines.Issue).toEqual(['Should we offer the quota?'])
    expect(lines.Recommendations).toEqual([
      '1 | Offer 10,000 t. | Agreed / Not agreed / Discuss',
      '2 | Tell the press. | Yes / After the round',
    ])
    expect(lines.Options?.slice(0, 2)).toEqual([
      '1 | Offer. | A deal by July. | Costs farmers.',
      '2 | Wait. | not set out | not set out',
    ])
  })

  it('has the first date that nobody can move, its reason, and both ends of it on the clocks of the capitals', () => {
    const lines = linesOf(
      withSubmission(
        smallDesk()
          .add('milestone', 'hoped', milestone('Hoped for', '2025-06-20', 'target'))
          .add(
            'milestone',
            'law',
            milestone('Quota lapses', '2025-07-01/2025-07-03', 'statutory', { note: 'By law 7.' }),
          )
          .add('milestone', 'past', milestone('Long gone', '2025-05-01', 'fixed')),
      ),
    )
    expect(lines.Timing).toEqual([
      'Critical date. 1–3 July 2025 (in 21–23 days): Quota lapses. Basis: statutory.* By law 7.*',
      'At the earliest: 1 July 2025, 16:00 (Wellington time).',
      'At the latest: 4 July 2025, 15:59 (Wellington time).',
      '20 June 2025 | 10 | Hoped for (target).*',
    ])
  })

  it('reads a day without a time zone on the clock of the memo, and keeps it till it is over there', () => {
    const bare = { when: { edtf: '2025-06-15' } }
    const desk = smallDesk().add('milestone', 'law', milestone('Quota lapses', '', 'statutory', bare))
    const on = { timeZone: 'America/New_York', asOf: '2025-06-10T00:00:00Z' }
    expect(linesOf(withSubmission(desk, on)).Timing?.slice(1)).toEqual([
      'At the earliest: 15 June 2025, 16:00 (Wellington time).',
      'At the latest: 16 June 2025, 15:59 (Wellington time).',
    ])
    // 15 June, 22:00 in New York, and 16 June in UTC.
    const late = smallDesk().add('milestone', 'law', milestone('Quota lapses', '', 'statutory', bare))
    const lines = linesOf(withSubmission(late, { ...on, asOf: '2025-06-16T02:00:00Z' }))
    expect(lines.Timing?.[0]).toContain('Critical date. 15 June 2025 (in 0 days)')
  })

  it('says when no date is fixed, and gives an instant once', () => {
    const hoped = smallDesk().add('milestone', 'hoped', milestone('Hoped for', '2025-06-20', 'target'))
    expect(linesOf(withSubmission(hoped)).Timing?.[0]).toBe('No fixed or statutory date ahead is recorded.')
    const at = smallDesk().add('milestone', 'hour', milestone('Lapses', '2025-07-01T00:01:00-04:00', 'fixed'))
    expect(linesOf(withSubmission(at)).Timing?.[1]).toBe('On the clocks: 1 July 2025, 16:01 (Wellington time).')
  })

  it('names as risks the measures that are not law yet and the positions that oppose', () => {
    const lines = linesOf(
      withSubmission(
        smallDesk()
          .add(
            'measure',
            'm',
            aMeasure(
              [aLayer('duty')],
              [{ id: 'a', status: 'announced', on: { edtf: '2025-06-01' }, note: 'Unless agreed.' }],
            ),
          )
          .add('position', 'no', aPosition('No quota.'))
          .add('position', 'ours', aPosition('We oppose.', { party: 'us-side' })),
      ),
    )
    expect(lines.Risks).toEqual([
      'Measures that are not law yet.',
      'Butter duty – announced: 1 June 2025. Unless agreed.*',
      'Opposed by the other parties.',
      'Chile, Butter quota: No quota. As reported. (Unsourced.)',
    ])
  })

  it('says who is told and whether the press line is cleared', () => {
    const line = { issue: 'issue', audience: 'press', text: 'We talk.', follows: [] }
    const builder = smallDesk()
      .add('line', 'cleared', { ...line, status: 'cleared', clearedBy: 'Legal' })
      .add('line', 'draft', { ...line, text: 'We hope.', status: 'draft' })
    expect(linesOf(withSubmission(builder, { copies: ['Embassy', 'Customs'] })).Handling).toEqual([
      'To inform: Embassy, Customs',
      'Press line.',
      'Butter quota: We talk. (cleared: Legal)',
      'Butter quota: Draft – not cleared: We hope.',
    ])
  })

  it('says who was asked and what they said', () => {
    const clearances = [
      { id: 'a', who: 'Ana Lopez', office: 'Legal', askedAt: '2025-06-08T00:00:00Z' },
      {
        id: 'b',
        who: 'Customs',
        askedAt: '2025-06-08T00:00:00Z',
        answer: 'clearedWithChanges',
        said: 'Drop 2.',
        answeredAt: '2025-06-09T00:00:00Z',
        recordedBy: STAFF,
      },
    ]
    expect(linesOf(withSubmission(smallDesk(), { clearances })).Consultation).toEqual([
      'Ana Lopez, Legal | 8 June 2025 | no answer yet',
      'Customs | 8 June 2025 | cleared with changes, 9 June 2025: Drop 2.',
    ])
  })

  it('leaves room for a signature, which other kinds do not', () => {
    expect(modelOf(withSubmission(smallDesk())).signature).toEqual(['Signature', 'Name', 'Date'])
    expect(composeMemo(smallDesk().desk(), { kind: 'chronology', now: NOW }).signature).toBeUndefined()
  })

  it('is in Japanese too', async () => {
    const at = (language: Language) =>
      sectionLines(
        composeMemo(
          withSubmission(smallDesk(language), { recommendations: [{ id: 'r', text: '提案する。' }] }).desk(),
          {
            kind: 'decisionSubmission',
            about: 'talk',
            now: NOW,
          },
        ),
      )
    expect(at('ja')).toMatchObject({
      伺い事項: ['伺い事項の記載なし。'],
      対処方針案: ['1 | 提案する。 | 可 ・ 否 ・ 要検討'],
    })
    const sample = composeMemo(await sampleDesk(), { kind: 'decisionSubmission', now: NOW })
    expect(sectionLines(sample).Timing?.[0]).toContain('Critical date. 9 July 2025')
  })
})
