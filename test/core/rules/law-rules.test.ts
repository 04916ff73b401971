import { describe, expect, it } from 'vitest'
import { checkDesk } from '../../../core/rules/rules'
import { describeFinding } from '../../../core/text/describe'
import { smallDesk } from '../../helpers/desks/desk-builder'

const good = {
  title: { en: 'Pump' },
  codes: [],
  preferences: [],
  unitValues: [],
  quotas: [],
  documents: [],
  coveredBy: [],
  notCoveredBy: [],
}

describe('the contents of a good', () => {
  const found = (contents: { content: string; share: number | null }[]) =>
    checkDesk(
      smallDesk()
        .add('good', 'pump', { ...good, contents })
        .desk(),
    ).filter(({ code }) => code === 'shares-over-whole')

  it('are refused, each named, where they come to more than the whole', () => {
    const [finding] = found([
      { content: 'US', share: 6000 },
      { content: 'steel', share: 4050 },
    ])
    expect(finding).toMatchObject({ severity: 'error', field: 'contents' })
    expect(finding && describeFinding(finding, 'en')).toContain('100.5%: US 60% + steel 40.5%')
  })

  it('are all of it at most, and one that is not known counts for nothing', () => {
    expect(
      found([
        { content: 'US', share: 6000 },
        { content: 'steel', share: 4000 },
        { content: 'wood', share: null },
      ]),
    ).toEqual([])
  })
})

describe('a stay or a reversal', () => {
  const ruling = (on: string, more: object) => ({
    kind: 'ruling',
    court: 'A court',
    on: { edtf: on },
    caseName: 'A v. B',
    affects: ['order'],
    summary: 'Decided.',
    ...more,
  })
  const found = (rulings: Record<string, Record<string, unknown>>) => {
    const order = { kind: 'executiveOrder', number: 'Order 9', issuedBy: 'them', amends: [] }
    const builder = smallDesk().add('legalInstrument', 'order', order)
    for (const [id, fields] of Object.entries(rulings)) builder.add('legalEvent', id, fields)
    return checkDesk(builder.desk())
      .filter(({ code }) => code === 'ruling-answer-unsaid')
      .map(({ about, params }) => `${about.id} ${params.count}`)
  }
  it('has to say which orders it is about, unless it answers a ruling that does', () => {
    const order = { kind: 'executiveOrder', number: 'Order 9', issuedBy: 'them', amends: [] }
    const desk = smallDesk()
      .add('legalInstrument', 'order', order)
      .add('legalEvent', 'none', ruling('2025-05-28', { effect: 'enjoined', affects: [] }))
      .add('legalEvent', 'first', ruling('2025-05-28', { effect: 'enjoined' }))
      .add('legalEvent', 'stay', ruling('2025-05-29', { effect: 'stayedPendingAppeal', affects: [], answers: 'first' }))
      .add('legalEvent', 'filing', ruling('2025-05-29', { affects: [] }))
      .desk()
    const unsaid = checkDesk(desk).filter(({ code }) => code === 'ruling-affects-none')
    expect(unsaid.map(({ about }) => about.id)).toEqual(['none'])
    expect(unsaid.map((finding) => describeFinding(finding, 'en'))).toEqual([
      'it has an effect on rates, but names no order that it is about; it changes no rate until it does',
    ])
  })

  const first = ruling('2025-05-28', { effect: 'enjoined' })
  const second = ruling('2025-05-29', { effect: 'invalidated' })
  const reversal = ruling('2025-06-10', { effect: 'reversed' })

  it('has to say which of two rulings it answers', () => {
    expect(found({ first, second, reversal })).toEqual(['reversal 2'])
    expect(found({ first, second, reversal: { ...reversal, answers: 'second' } })).toEqual([])
  })

  it('needs to say nothing where there is one ruling before it', () => {
    expect(found({ first, reversal })).toEqual([])
    expect(found({ first, later: { ...second, on: { edtf: '2025-07-01' } }, reversal })).toEqual([])
  })
})
