import { describe, expect, it } from 'vitest'
import { getOrThrow, type DeskRead } from '../../../../core/desk/desk-read'
import { gatherFor } from '../../../../core/memo/saved/gather-for'
import { layerStanding } from '../../../../core/rates/layer-standing'
import { smallDesk } from '../../../helpers/desks/desk-builder'
import type { DeskBuilder } from '../../../helpers/desks/desk-builder'
import { AS_OF, withMemo } from '../../../helpers/desks/dated-memo'
import { aLayer, aMeasure, aRule } from '../../../helpers/desks/record-fields'

/** Known on 25 June, five days after the as-of instant of the memo. */
const LATER = { knownFrom: { edtf: '2025-06-25' } }
const BEFORE = { knowledgeCutoff: '2025-06-23T12:00:00Z' }
const AFTER = { knowledgeCutoff: '2025-06-26T12:00:00Z' }

/** The runs of a memo's sections, of a style if one is given. */
function texts(builder: DeskBuilder, type: string, more: object, style?: string): string[] {
  const desk = withMemo(builder, { type, ...more }).desk()
  const found: string[] = []
  JSON.stringify(gatherFor(desk, getOrThrow(desk, 'memo', 'memo')).sections, (_key, value: unknown) => {
    const isRun = typeof value === 'object' && value !== null && 'text' in value && 'style' in value
    if (isRun && (style === undefined || value.style === style)) found.push(String(value.text))
    return value
  })
  return found
}

const order = { kind: 'executiveOrder', number: 'Order 9', issuedBy: 'them', amends: [] }
const ruling = {
  kind: 'ruling',
  court: 'A court',
  on: { edtf: '2025-05-28' },
  caseName: 'A v. B',
  affects: ['order'],
  effect: 'enjoined',
  summary: 'Struck down.',
}

const withRule = () =>
  smallDesk()
    .add('measure', 'm', aMeasure([aLayer('a', { rate: '25%' }), aLayer('b', { rate: '15%' })]))
    .add('stackingRule', 'r', aRule('replaces', 'b', 'a', LATER))
const withLayer = () =>
  smallDesk().add('measure', 'm', aMeasure([aLayer('a', { rate: '25%' }), aLayer('b', { ...LATER, rate: '15%' })]))
const withRuling = () =>
  smallDesk()
    .add('legalInstrument', 'order', order)
    .add('measure', 'm', aMeasure([aLayer('a', { rate: '25%', instrument: 'order' })]))
    .add('legalEvent', 'ruling', { ...ruling, ...LATER })

describe.each(['meetingBrief', 'cueCard'])('in a %s, what became known after the cut-off', (type) => {
  it('takes no rate out of force by a rule, and does once it is known', () => {
    expect(texts(withRule(), type, BEFORE)).toContain('25%')
    expect(texts(withRule(), type, BEFORE)).not.toContain('not in force; replaced')
    expect(texts(withRule(), type, AFTER)).toContain('not in force; replaced')
  })

  it('is no rate in force, and is once it is known, though that was after the as-of instant', () => {
    expect(texts(withLayer(), type, BEFORE)).not.toContain('15%')
    expect(texts(withLayer(), type, AFTER)).toContain('15%')
  })

  it('stops no rate by a ruling, and does once it is known', () => {
    const stopped = 'not known whether in force; last status “enjoined”, 28 May 2025'
    expect(texts(withRuling(), type, BEFORE)).not.toContain(stopped)
    expect(texts(withRuling(), type, AFTER)).toContain(stopped)
  })
})

it.each([BEFORE, AFTER])('a layer of the brief stands as the engine says of the whole law, known by %s', (cut) => {
  for (const make of [withRule, withLayer, withRuling]) {
    const desk: DeskRead = make().desk()
    const measure = getOrThrow(desk, 'measure', 'm')
    const when = { at: Date.parse(AS_OF), knownAt: Date.parse(cut.knowledgeCutoff) }
    const isInForce = measure.components.map(
      (component) => layerStanding(desk, measure, component, when).standing === 'inForce',
    )
    const rates = measure.components.map(({ rate }) => rate)
    // The figures and the table say the same.
    const strong = texts(make(), 'meetingBrief', cut, 'strong').filter((text) => text.endsWith('%'))
    expect([...new Set(strong)]).toEqual(rates.filter((_rate, index) => isInForce[index]))
  }
})

describe('a layer that is over says when it ended', () => {
  const begun = { id: 'begun', status: 'inForce', on: { edtf: '2025-01-02' } }
  const over = { id: 'over', status: 'expired', on: { edtf: '2025-05-01' } }
  const until = (end: string) => aLayer('a', { instrument: 'order', validity: { edtf: `2025-01-02/${end}` } })
  const measure = (layer: object, events: object[]) =>
    smallDesk()
      .add('legalInstrument', 'order', order)
      .add('measure', 'm', aMeasure([layer], events))
  const struck = { ...ruling, effect: 'invalidated', effective: { edtf: '2025-06-07' } }

  it.each([
    ['by its own dates', measure(until('2025-03-31'), [begun]), '31 March 2025'],
    ['by its own dates, before the measure', measure(until('2025-03-31'), [begun, over]), '31 March 2025'],
    ['before its last day, by the end of the measure', measure(until('2025-12-31'), [begun, over]), '1 May 2025'],
    ['by the end of the measure, and its last day is past', measure(until('2025-05-31'), [begun, over]), '1 May 2025'],
    ['by a ruling', measure(until('..'), [begun]).add('legalEvent', 'ruling', struck), '7 June 2025'],
    [
      'by a ruling, and no status is recorded',
      measure(until('..'), []).add('legalEvent', 'ruling', struck),
      '7 June 2025',
    ],
  ])('%s', (_how, builder, date) => {
    expect(texts(builder, 'meetingBrief', {})).toContain(`no longer in force; ${date}`)
  })
})
