import { describe, expect, it } from 'vitest'
import { MEMO_KINDS } from '../../../../core/memo/kinds/kinds'
import { layOutMemo } from '../../../../core/memo/lay-out-memo'
import { composeMemo } from '../../../../core/memo/saved/memo-to-print'
import { addEvidence } from '../../../helpers/desks/cited-desk'
import { smallDesk, type DeskBuilder } from '../../../helpers/desks/desk-builder'
import { aPosition } from '../../../helpers/desks/record-fields'
import { sampleDesk } from '../../../helpers/desks/sample'
import { sectionLines } from '../../../helpers/desks/section-lines'

const NOW = '2025-08-20T12:00:00Z'
const POSITIONS = 'Positions by issue and party'

function matrixOf(builder: DeskBuilder, asOf = NOW) {
  const desk = builder.desk()
  const content = MEMO_KINDS.positionMatrix.gather(desk, { id: 'talk', asOf, timeZone: 'Pacific/Auckland' })
  return layOutMemo(desk, MEMO_KINDS.positionMatrix, content, undefined)
}
const rowsOf = (builder: DeskBuilder, asOf?: string) => sectionLines(matrixOf(builder, asOf))[POSITIONS]
const anIssue = (label: string, more: object = {}) => ({
  talk: 'talk',
  area: { en: 'Trade' },
  label: { en: label },
  ...more,
})

describe('a position matrix', () => {
  it('of the sample has a row for each issue and our party first, on pages that lie on their long side', async () => {
    const memo = composeMemo(await sampleDesk(), { kind: 'positionMatrix', now: NOW })
    const table = memo.blocks.find((block) => block.kind === 'table')
    expect(memo.landscape).toBe(true)
    expect(table?.header.map((cell) => cell.map(({ text }) => text).join(''))).toEqual([
      'Issue and gap',
      'Japan',
      'United States',
    ])
    const lines = sectionLines(memo)
    expect(lines[POSITIONS]).toHaveLength(5)
    expect(lines[POSITIONS]?.[3]).toBe(
      'Requirements for imported cars Our interest: defensive. Gap: not known. | no position recorded | oppose: Nontariff barriers keep the sales of American cars in Japan low; one example is US standards that Japan turns down. As reported. (A claim; contested.) Date: said by 6 June 2025.',
    )
    expect(lines['On the table']?.slice(0, 2)).toEqual([
      'Japan, Japan’s package (As reported.) | sturdier supply chains, built jointly, for critical minerals and semiconductors | Supply chains and shipbuilding | tabled',
      'Japan’s package | a joint effort in shipbuilding | Supply chains and shipbuilding | tabled',
    ])
  })

  it('says what is not recorded, and invents nothing', () => {
    const lines = sectionLines(matrixOf(smallDesk()))
    expect(lines).toEqual({
      [POSITIONS]: ['Butter quota Gap: not known. | no position recorded | no position recorded'],
      'On the table': ['No package on the table is recorded.'],
    })
    const bare = smallDesk()
    for (const collection of ['session', 'issue'] as const) delete bare.collections[collection]
    expect(rowsOf(bare)).toEqual(['No issue is recorded.'])
  })

  it('gives both sides of a contested claim, and what the desk ascribes to a party as that', () => {
    const builder = smallDesk()
      .add('position', 'theirs', aPosition('You dump butter.'))
      .add(
        'position',
        'ours',
        aPosition('We do not.', {
          party: 'us-side',
          stance: 'reserve',
          denies: [{ collection: 'position', id: 'theirs' }],
        }),
      )
      .add(
        'position',
        'mind',
        aPosition('They need a win.', { track: 'assessed', attribution: 'assessed', stance: 'open' }),
      )
    expect(rowsOf(builder)).toEqual([
      'Butter quota Gap: not known.' +
        ' | reserve: We do not. As reported. (Unsourced.) (Denies Chile: You dump butter.)* Date: 1 June 2025.' +
        ' | oppose: You dump butter. As reported. (Unsourced.) (A claim; contested.) New Zealand denies: We do not.* Date: 1 June 2025.' +
        ' Assessed – desk: open: They need a win. Date: 1 June 2025.',
    ])
  })

  it('tells a confirmed gap and movement from those that the records only suggest', () => {
    const builder = smallDesk()
      .add('position', 'a', aPosition('No.'))
      .add(
        'position',
        'b',
        aPosition('Perhaps.', { supersedes: 'a', stance: 'conditional', validFrom: { edtf: '2025-07-1X' } }),
      )
      .add('position', 'ours', aPosition('We want in.', { party: 'us-side', stance: 'demand' }))
    addEvidence(builder, { collection: 'position', id: 'b' }, 'text', { id: 'theirs' })
    addEvidence(builder, { collection: 'position', id: 'ours' }, 'text', { id: 'ours' })
    const [row = ''] = rowsOf(builder) ?? []
    expect(row).toContain('Gap: bridgeable (suggested, not confirmed).')
    expect(row).toContain('Date: 10–19 July 2025. Moved: softened, from oppose (suggested, not confirmed).')
    builder
      .add('issue', 'issue', anIssue('Butter quota', { gap: 'apart', gapReason: 'Nobody gives way.' }))
      .add('position', 'b', { ...builder.desk().get('position', 'b'), movement: 'reworded' })
    const [confirmed = ''] = rowsOf(builder) ?? []
    expect(confirmed).toMatch(/^Butter quota Gap: apart\. Nobody gives way\./)
    expect(confirmed).toMatch(/Moved: reworded, from oppose\.$/)
  })

  it('has the positions of its instant alone', () => {
    const builder = smallDesk()
      .add('position', 'a', aPosition('No.', { validTo: { edtf: '2025-06-30' } }))
      .add('position', 'b', aPosition('Yes.', { stance: 'accept', validFrom: { edtf: '2025-07-01' } }))
    expect(rowsOf(builder, '2025-06-15T00:00:00Z')?.[0]).toMatch(/oppose: No\./)
    expect(rowsOf(builder)?.[0]).toMatch(/accept: Yes\./)
    expect(rowsOf(builder)?.[0]).not.toMatch(/No\./)
  })

  it('puts sub-issues under their issue, and more than four parties into tables of their own', () => {
    const builder = smallDesk()
      .add('issue', 'cheese', anIssue('Cheese'))
      .add('issue', 'part', anIssue('Salted butter', { parent: 'issue' }))
    const parties = ['AR', 'BR', 'PE'].map((code) => ({ id: code.toLowerCase(), code }))
    for (const { id, code } of parties)
      builder.add('party', id, { kind: 'country', code, names: { en: code }, members: [] })
    builder.add('talk', 'talk', {
      ...builder.desk().get('talk', 'talk'),
      parties: ['ar', 'them', 'br', 'us-side', 'pe'],
    })
    const lines = rowsOf(builder)
    expect(lines?.map((line) => line.split(' Gap')[0])).toEqual([
      'Positions of New Zealand, AR and Chile.',
      'Butter quota',
      'Salted butter',
      'Cheese',
      'Positions of BR and PE.',
      'Butter quota',
      'Salted butter',
      'Cheese',
    ])
  })

  it('prints bracketed text in brackets, with its conditions', () => {
    const builder = smallDesk().add('proposal', 'text', {
      talk: 'talk',
      by: 'them',
      title: { en: 'Draft text' },
      status: 'tabled',
      elements: [
        { id: 'a', text: 'shall cut the duty', kind: 'request', conditionalOn: 'a quota', status: 'bracketed' },
        { id: 'b', text: 'gone', kind: 'offer', status: 'withdrawn' },
        { id: 'c', text: 'cheese', kind: 'offer', status: 'tabled', conditionalOnElements: ['a', 'lost'] },
      ],
    })
    expect(sectionLines(matrixOf(builder))['On the table']).toEqual([
      'Chile, Draft text | [shall cut the duty] (a request) – if: a quota* | no issue | bracketed',
      'Draft text | cheese – if: shall cut the duty* | no issue | tabled',
    ])
  })
})
