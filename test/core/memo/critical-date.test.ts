import { describe, expect, it } from 'vitest'
import { blockRuns } from '../../../core/memo/memo-model'
import { composeMemo } from '../../../core/memo/saved/memo-to-print'
import type { MadeMemoType } from '../../../core/model/values/made-memos'
import { smallDesk, type DeskBuilder } from '../../helpers/desks/desk-builder'
import { sampleDesk } from '../../helpers/desks/sample'

const NOW = '2025-06-10T00:00:00Z'
const milestone = (en: string, edtf: string, basis: string) => ({
  talk: 'talk',
  title: { en },
  when: { edtf },
  basis,
  status: 'open',
})

type Memos = Parameters<typeof composeMemo>
const criticalIn = (desk: Memos[0], how: Memos[1]) =>
  composeMemo(desk, how)
    .blocks.flatMap((block) => blockRuns(block).map((runs) => runs.map(({ text }) => text).join('')))
    .find((text) => text.includes('Critical date.'))

const KINDS: [MadeMemoType, string][] = [
  ['meetingBrief', 'session'],
  ['decisionSubmission', 'talk'],
]
const inBoth = (builder: DeskBuilder) =>
  KINDS.map(([kind, about]) =>
    criticalIn(builder.desk(), { kind, about, now: NOW })?.replace(/^.*Critical/, 'Critical'),
  )

/** A desk whose talk meets on a day to come. */
const meeting = (edtf: string) =>
  smallDesk()
    .add('round', 'round', { talk: 'talk', level: 'ministerial', when: { edtf }, status: 'scheduled' })
    .add('session', 'session', {
      round: 'round',
      start: { edtf },
      status: 'scheduled',
      participants: [],
      issues: [],
      doNotRaise: [],
    })

describe('the critical date', () => {
  it('is one and the same in the brief and in the submission of a talk', async () => {
    const desk = await sampleDesk()
    for (const kind of ['meetingBrief', 'decisionSubmission'] as const)
      expect(criticalIn(desk, { kind, now: '2025-06-07T03:59:00Z' })).toContain('9 July 2025')
  })

  it('is not the day of the talk’s own meeting while another is ahead, unless the law sets it', () => {
    const occasion = () => meeting('2025-06-15').add('milestone', 'summit', milestone('Summit', '2025-06-15', 'fixed'))
    for (const text of inBoth(occasion().add('milestone', 'end', milestone('Stay ends', '2025-07-09', 'fixed'))))
      expect(text).toContain('Stay ends')
    for (const text of inBoth(occasion())) expect(text).toContain('Summit')
    for (const text of inBoth(occasion().add('milestone', 'law', milestone('Quota', '2025-06-15', 'statutory'))))
      expect(text).toContain('Quota')
  })

  it('on a day of a meeting gives way only to a date that is near', () => {
    const far = () =>
      meeting('2025-07-01')
        .add('milestone', 'end', milestone('Stay ends', '2025-07-01', 'fixed'))
        .add('milestone', 'review', milestone('Review', '2027-01-01', 'fixed'))
    for (const text of inBoth(far())) expect(text).toContain('Stay ends')
  })

  it('is by the day that it is due, and none that may be past already', () => {
    const vague = meeting('2025-07-20')
      .add('milestone', 'by', milestone('Reply due', '../2025-07-09', 'fixed'))
      .add('milestone', 'year', milestone('Yearly report', '2025', 'statutory'))
      .add('milestone', 'open', milestone('Review runs', '2020-01-01/..', 'statutory'))
      .add('milestone', 'first', milestone('Quota lapses', '2025-06-25', 'fixed'))
    for (const text of inBoth(vague)) expect(text).toContain('Quota lapses')
  })

  it('is the first of them although it comes before the meeting', () => {
    const both = meeting('2025-07-20')
      .add('milestone', 'first', milestone('Quota lapses', '2025-07-09', 'fixed'))
      .add('milestone', 'second', milestone('Stay ends', '2025-08-09', 'fixed'))
    for (const text of inBoth(both)) expect(text).toContain('Quota lapses')
  })
})
