import { describe, expect, it } from 'vitest'
import type { ParleyError } from '../../../../core/base/errors'
import { MEMO_KINDS } from '../../../../core/memo/kinds/kinds'
import { layOutMemo } from '../../../../core/memo/lay-out-memo'
import { composeMemo } from '../../../../core/memo/saved/memo-to-print'
import { MADE_MEMOS } from '../../../../core/model/values/made-memos'
import { addEvidence } from '../../../helpers/desks/cited-desk'
import { smallDesk, type DeskBuilder } from '../../../helpers/desks/desk-builder'
import { aPosition } from '../../../helpers/desks/record-fields'
import { sampleDesk } from '../../../helpers/desks/sample'
import { sectionLines } from '../../../helpers/desks/section-lines'

const NOW = '2025-08-20T12:00:00Z'
/** The report on a desk's round, as of a day after it. */
function reportOf(builder: DeskBuilder, asOf = NOW) {
  const desk = builder.desk()
  const content = MEMO_KINDS.roundReport.gather(desk, { id: 'round', asOf, timeZone: 'Pacific/Auckland' })
  return layOutMemo(desk, MEMO_KINDS.roundReport, content, undefined)
}
const linesOf = (builder: DeskBuilder, asOf?: string) => sectionLines(reportOf(builder, asOf))

/** The small desk after its round of 1 July was held with both sides. */
const heldDesk = () =>
  smallDesk()
    .add('round', 'round', {
      talk: 'talk',
      ordinal: 1,
      level: 'ministerial',
      when: { edtf: '2025-07-01' },
      status: 'held',
    })
    .add('person', 'our-person', { names: { en: 'Tui Hall' } })
    .add('post', 'our-post', { party: 'us-side', title: { en: 'Ambassador' } })
    .add('membership', 'ours', { person: 'our-person', post: 'our-post', from: { edtf: '2024-01-01' } })
    .add('session', 'session', {
      round: 'round',
      start: { edtf: '2025-07-01' },
      place: { en: 'Santiago' },
      status: 'held',
      participants: ['membership', 'ours'],
      issues: ['issue'],
      doNotRaise: [],
    })
const aReadout = (issuedBy: string, more: object = {}) => ({
  session: 'session',
  issuedBy,
  says: [],
  silentOn: [],
  ...more,
})

describe('a round report', () => {
  it('of the sample tells of its last round: who met where, who says what, what is promised, and what to note', async () => {
    const memo = composeMemo(await sampleDesk(), { kind: 'roundReport', now: NOW })
    const lines = sectionLines(memo)
    expect(Object.keys(lines)).toHaveLength(MADE_MEMOS.roundReport.sections.length)
    expect(lines.Summary?.[2]).toBe(
      'On record: meetings held: 2; readouts: 1; positions that moved: 0; commitments: 1.',
    )
    expect(lines['Course of the round']?.[0]).toMatch(
      /^5 June 2025, Washington: Ryosei Akazawa and Howard Lutnick, 110/,
    )
    expect(lines['Readouts compared']).toEqual([
      '5 June 2025: Ryosei Akazawa, Howard Lutnick.',
      'As issued | Three areas, each in detail: economic security, nontariff barriers, trade. | no readout',
      'No statement is filed under: Shape of a deal, Additional US tariffs, Requirements for imported cars, Supply chains and shipbuilding.',
      '6 June 2025: Ryosei Akazawa, Howard Lutnick, Scott Bessent. No readout recorded.',
    ])
    expect(lines.Commitments?.[0]).toMatch(/^Japan and United States: Mr Trump and Mr Ishiba intend to talk/)
    expect(lines['Our assessment']).toEqual(['No assessment by the desk is recorded.'])
    expect(lines['Next steps']?.[1]).toMatch(/^mid-June 2025 \| 4–13 \| Target for some deal/)
    expect(lines['To note']?.[0]).toBe('Contested: United States on Requirements for imported cars.')
  })

  it('says of each section that it is empty, and invents nothing', () => {
    expect(linesOf(smallDesk(), '2025-06-10T00:00:00Z')).toEqual({
      Summary: [
        'Round 1 at ministerial level, 1 July 2025 (scheduled).* No summary of the round is recorded.',
        'On record: meetings held: 0; readouts: 0; positions that moved: 0; commitments: 0.',
      ],
      'Course of the round': ['1 July 2025: Ana Rojas.* (Not recorded as held: scheduled.)'],
      'Readouts compared': ['No readout is recorded.'],
      'Movement of positions': ['The round has not begun.'],
      Commitments: ['No commitment is recorded.'],
      'Our assessment': ['No assessment by the desk is recorded.'],
      'Next steps': ['1 July 2025 | 21 | 1 July 2025: Ana Rojas – scheduled.*'],
      'To note': ['Nothing contested, without a source, from a single source, on old evidence or overdue.'],
    })
  })

  it('puts the sides’ readouts beside each other by issue, ours first, with silence, gaps and denials', () => {
    const builder = heldDesk()
      .add('issue', 'cheese', { talk: 'talk', area: { en: 'Trade' }, label: { en: 'Cheese' } })
      .add('position', 'claim', aPosition('You dump butter.'))
      .add('readout', 'theirs', aReadout('them', { says: ['A good day.'], silentOn: ['cheese'] }))
      .add(
        'readout',
        'ours',
        aReadout('us-side', {
          points: [
            { id: 'a', issue: 'issue', text: 'Butter was discussed.' },
            { id: 'b', text: 'We meet again.' },
          ],
          denies: [{ collection: 'position', id: 'claim' }],
        }),
      )
    expect(linesOf(builder)['Readouts compared']).toEqual([
      '1 July 2025: Ana Rojas, Tui Hall.',
      'Butter quota | Butter was discussed.* | nothing filed under this issue',
      'Cheese | nothing on this | silent*',
      'On no one issue | We meet again.* (Denies Chile: You dump butter.)* | A good day.*',
    ])
  })

  it('shows what each position was before the round and after it, confirmed apart from suggested, and those that stayed', () => {
    const builder = heldDesk()
      .add('position', 'a', aPosition('No.'))
      .add(
        'position',
        'b',
        aPosition('Perhaps.', { supersedes: 'a', stance: 'conditional', validFrom: { edtf: '2025-07-01' } }),
      )
      .add('position', 'ours', aPosition('We want in.', { party: 'us-side', stance: 'demand', contested: true }))
    const lines = linesOf(builder)['Movement of positions']
    expect(lines).toEqual([
      'Positions held before 1 July 2025, and those held on 21 August 2025.',
      'Butter quota | Chile | oppose: No. As reported. (Unsourced.) | conditional: Perhaps. As reported. (Unsourced.) | softened (suggested, not confirmed)',
      'Unchanged:',
      'New Zealand, Butter quota: demand: We want in. As reported. (Unsourced.) (A claim; contested.)',
    ])
    builder.add('position', 'b', { ...builder.desk().get('position', 'b'), movement: 'softened' })
    expect(linesOf(builder)['Movement of positions']?.[1]).toMatch(/ \| softened$/)
  })

  it('gives a commitment with who owes it, each side’s words and how they compare, and says that it is overdue', () => {
    const builder = heldDesk().add('commitment', 'lists', {
      round: 'round',
      issue: 'issue',
      owedBy: ['them', 'us-side'],
      text: 'An exchange of lists.',
      due: { edtf: '2025-08-01' },
      accounts: [{ id: 'a', party: 'them', text: 'Lists will follow.' }],
      status: 'open',
    })
    const { Commitments, 'To note': note, 'Next steps': next } = linesOf(builder)
    expect(Commitments).toEqual([
      'New Zealand and Chile: An exchange of lists. Status: overdue; due 1 August 2025; issue: Butter quota.*',
      'Chile says: Lists will follow.*',
      'No words recorded: New Zealand.',
    ])
    expect(note).toEqual(['Overdue: Chile, New Zealand: An exchange of lists.'])
    expect(next).toEqual(['No date ahead is recorded.'])
    expect(linesOf(builder, '2025-07-10T00:00:00Z')['Next steps']).toEqual([
      '1 August 2025 | 22 | Due from New Zealand and Chile: An exchange of lists.*',
    ])
  })

  it('marks what the desk thinks as its own: a gap with its reason, and positions that it ascribes', () => {
    const builder = heldDesk()
      .add('issue', 'issue', {
        ...smallDesk().desk().get('issue', 'issue'),
        gap: 'bridgeable',
        gapReason: 'Both want a number.',
      })
      .add('position', 'mind', aPosition('They need a win.', { track: 'assessed', attribution: 'assessed' }))
    expect(linesOf(builder)['Our assessment']).toEqual([
      'Assessed – desk: Butter quota: bridgeable. Both want a number.',
      'Assessed – desk: Chile, Butter quota: They need a win.',
    ])
  })

  it('names what rests on one source or on none, but no assessment', () => {
    const builder = heldDesk()
      .add('position', 'a', aPosition('No.'))
      .add('position', 'ours', aPosition('Yes.', { party: 'us-side' }))
      .add('position', 'mind', aPosition('Well.', { track: 'assessed', attribution: 'assessed' }))
    addEvidence(builder, { collection: 'position', id: 'a' }, 'text')
    expect(linesOf(builder)['To note']).toEqual([
      'Without a source: New Zealand on Butter quota.',
      'From a single source: Chile on Butter quota.',
    ])
  })

  it('knows nothing that came after its instant', () => {
    const builder = heldDesk()
      .add('readout', 'late', aReadout('them', { issued: { edtf: '2025-07-20' }, says: ['All went well.'] }))
      .add('position', 'late', aPosition('No.', { validFrom: { edtf: '2025-07-20' } }))
      .add('commitment', 'late', {
        round: 'round',
        owedBy: ['them'],
        text: 'A list.',
        accounts: [],
        status: 'open',
      })
    addEvidence(builder, { collection: 'commitment', id: 'late' }, 'text', { issued: '2025-07-20' })
    const lines = linesOf(builder, '2025-07-10T00:00:00Z')
    expect(lines['Readouts compared']).toEqual(['1 July 2025: Ana Rojas, Tui Hall. No readout recorded.'])
    expect(lines['Movement of positions']).toEqual(['No position is recorded before the round or after it.'])
    expect(lines.Commitments).toEqual(['No commitment is recorded.'])
    expect(linesOf(builder).Commitments?.[0]).toMatch(/^Chile: A list\./)
    expect(lines['Course of the round']).toEqual(['1 July 2025, Santiago: Ana Rojas and Tui Hall.*'])
  })

  it('says that a desk without a round has none', () => {
    const builder = smallDesk()
    for (const collection of ['session', 'round'] as const) delete builder.collections[collection]
    expect(() => composeMemo(builder.desk(), { kind: 'roundReport', now: NOW })).toThrow(
      expect.objectContaining({ code: 'no-round' }) as ParleyError,
    )
  })
})
