import { describe, expect, it } from 'vitest'
import { getOrThrow } from '../../../core/desk/desk-read'
import { layerStanding } from '../../../core/rates/layer-standing'
import { smallDesk } from '../../helpers/desks/desk-builder'
import { aLayer, aMeasure, aRule } from '../../helpers/desks/record-fields'

const ruling = (more: object) => ({
  kind: 'ruling',
  court: 'A court',
  on: { edtf: '2025-05-28' },
  caseName: 'A v. B',
  affects: ['order'],
  effect: 'enjoined',
  summary: 'Struck down.',
  ...more,
})

const told = [
  { id: 'begun', status: 'inForce', on: { edtf: '2025-01-02' } },
  { id: 'struck', status: 'enjoined', on: { edtf: '2025-05-28' }, legalEvent: 'ruling' },
]

/** The standing of a layer by an order that rulings affect. */
function standing(at: string, rulings: Record<string, object>, events: object[] = told) {
  const builder = smallDesk()
    .add('legalInstrument', 'order', { kind: 'executiveOrder', number: 'Order 9', issuedBy: 'them', amends: [] })
    .add('measure', 'm', aMeasure([aLayer('a', { instrument: 'order' })], events))
  builder.add('legalInstrument', 'order-2', {
    kind: 'executiveOrder',
    number: 'Order 10',
    issuedBy: 'them',
    amends: [],
  })
  for (const [id, more] of Object.entries(rulings)) builder.add('legalEvent', id, ruling(more))
  const desk = builder.desk()
  const measure = getOrThrow(desk, 'measure', 'm')
  const [layer] = measure.components
  if (!layer) throw new Error('no layer')
  const found = layerStanding(desk, measure, layer, { at: Date.parse(at) })
  return found.standing === 'unclear' ? `unclear: ${found.unclear?.event?.status}` : found.standing
}

const GRACE = { ruling: { effective: { edtf: '2025-06-07' } } }
const stay = (on: string) => ({ effect: 'administrativelyStayed', kind: 'stay', answers: 'ruling', on: { edtf: on } })

describe('a layer under a ruling', () => {
  it('stays in force during its days of grace, and not after them', () => {
    expect(standing('2025-05-30T12:00:00Z', GRACE)).toBe('inForce')
    expect(standing('2025-06-08T12:00:00Z', GRACE)).toBe('unclear: enjoined')
  })

  it('stays in force after them if it was stayed in time', () => {
    expect(standing('2025-06-08T12:00:00Z', { ...GRACE, stay: stay('2025-05-29') })).toBe('inForce')
  })

  it('is out of force between the ruling and a later stay', () => {
    const rulings = { ruling: {}, stay: stay('2025-06-01') }
    expect(standing('2025-05-30T12:00:00Z', rulings)).toBe('unclear: enjoined')
    expect(standing('2025-06-02T12:00:00Z', rulings)).toBe('inForce')
  })

  it('is out of force between the ruling’s days of grace and a stay after them', () => {
    const rulings = { ...GRACE, stay: stay('2025-06-10') }
    expect(standing('2025-06-06T23:59:00Z', rulings)).toBe('inForce')
    expect(standing('2025-06-09T23:59:00Z', rulings)).toBe('unclear: enjoined')
    expect(standing('2025-06-11T12:00:00Z', rulings)).toBe('inForce')
  })

  it('is not known through the day of a decision, whose hour nobody recorded, unless the court set a day or an hour', () => {
    const held = { ...GRACE, stay: stay('2025-06-10') }
    expect(standing('2025-06-10T12:00:00Z', held)).toBe('unclear: administrativelyStayed')
    const timed = { ...held, stay: stay('2025-06-10T09:00-04:00') }
    expect(standing('2025-06-10T12:59:00Z', timed)).toBe('unclear: enjoined')
    expect(standing('2025-06-10T13:01:00Z', timed)).toBe('inForce')
    const set = { ...held, stay: { ...stay('2025-06-09'), effective: { edtf: '2025-06-10' } } }
    expect(standing('2025-06-10T12:00:00Z', set)).toBe('inForce')
  })

  it('owes what it owed before a stay, though the stay says that it works from earlier', () => {
    const rulings = { ruling: {}, stay: { ...stay('2025-06-10'), effective: { edtf: '2025-05-28' } } }
    expect(standing('2025-06-02T12:00:00Z', rulings)).toBe('unclear: enjoined')
  })

  it('is in force again under a stay that names no order, and not under one of another ruling', () => {
    const later = '2025-06-20T12:00:00Z'
    expect(standing(later, { ruling: {}, stay: { ...stay('2025-06-10'), affects: [] } })).toBe('inForce')
    const end = { effect: 'reversed', answers: 'stay', affects: [], on: { edtf: '2025-06-15' } }
    expect(standing(later, { ruling: {}, stay: { ...stay('2025-06-10'), affects: [] }, end })).toBe('unclear: enjoined')
    const second = { on: { edtf: '2025-05-29' } }
    const ofSecond = { ...stay('2025-06-10'), answers: 'second', affects: [] }
    expect(standing(later, { ruling: {}, second, stay: ofSecond })).toBe('unclear: enjoined')
  })

  it('is not known to be in force after a reversal that may be of one ruling or of another, which is stayed', () => {
    const reversal = { effect: 'reversed', on: { edtf: '2025-06-10' } }
    expect(standing('2025-06-20T12:00:00Z', { ruling: {}, reversal })).toBe('inForce')
    const stayed = { ruling: {}, second: { on: { edtf: '2025-05-29' } }, stay: stay('2025-06-01'), reversal }
    expect(standing('2025-06-20T12:00:00Z', stayed)).toBe('unclear: undefined')
  })

  it('is out of force though no event of its measure tells of the ruling', () => {
    expect(standing('2025-06-08T12:00:00Z', GRACE, told.slice(0, 1))).toBe('unclear: enjoined')
    expect(standing('2025-06-08T12:00:00Z', { ruling: { effect: 'invalidated' } }, told.slice(0, 1))).toBe('ended')
  })

  it('stays in force for everybody else where the ruling is for its parties alone', () => {
    expect(standing('2025-06-08T12:00:00Z', { ruling: { partiesOnly: true } })).toBe('inForce')
  })
})

it.each(['expired', 'revoked', 'suspended'])('a stay brings nothing back that is “%s”', (status) => {
  const events = [
    { id: 'out', status, on: { edtf: '2025-05-01' } },
    { id: 'stay', status: 'administrativelyStayed', on: { edtf: '2025-05-02' } },
  ]
  expect(standing('2025-06-08T12:00:00Z', {}, events)).not.toBe('inForce')
})

it('a layer does not replace itself', () => {
  const desk = smallDesk()
    .add('measure', 'm', aMeasure([aLayer('a')]))
    .add('stackingRule', 'r', aRule('replaces', 'a', 'a'))
    .desk()
  const measure = getOrThrow(desk, 'measure', 'm')
  const [layer] = measure.components
  expect(layer && layerStanding(desk, measure, layer, { at: Date.parse('2025-06-08T12:00:00Z') }).standing).toBe(
    'inForce',
  )
})

describe('a ruling of which only the month is known', () => {
  const month = (more: object = {}) => ({ ruling: { on: { edtf: '2025-05' }, ...more } })
  const again = (on: string, instrument?: string) => [{ id: 'again', status: 'inForce', on: { edtf: on }, instrument }]

  it('may have come before or after an event inside that month that puts the measure in force', () => {
    expect(standing('2025-06-06T12:00:00Z', month(), again('2025-05-15'))).toBe('unclear: enjoined')
  })

  it('is settled by a new order after that month, and by nothing else', () => {
    expect(standing('2025-06-06T12:00:00Z', month(), again('2025-06-02', 'order-2'))).toBe('inForce')
    expect(standing('2025-06-06T12:00:00Z', month(), again('2025-06-02', 'order'))).toBe('unclear: enjoined')
    expect(standing('2025-06-06T12:00:00Z', month(), again('2025-06-02'))).toBe('unclear: enjoined')
  })
})
