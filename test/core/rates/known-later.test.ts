import { describe, expect, it } from 'vitest'
import { getOrThrow } from '../../../core/desk/desk-read'
import { regimeOf } from '../../../core/rates/desk-regime'
import { layerStanding } from '../../../core/rates/layer-standing'
import { answerJson } from '../../../core/rates/regime/answer-json'
import { compileRegime } from '../../../core/rates/regime/compile'
import { smallDesk } from '../../helpers/desks/desk-builder'
import { aLayer, aMeasure, aRule } from '../../helpers/desks/record-fields'

interface Law {
  layers: object[]
  events?: object[]
  rules?: object[]
}

/** The rate of a good that the measure `m` covers, and the standing of its layer `a`, at noon of a day as known at noon of another. */
function told({ layers, events = [], rules = [] }: Law, on: string, known: string) {
  const builder = smallDesk().add('measure', 'm', aMeasure(layers, events))
  for (const [index, rule] of rules.entries()) builder.add('stackingRule', `rule-${index}`, { ...rule })
  const desk = builder.desk()
  const measure = getOrThrow(desk, 'measure', 'm')
  const component = measure.components.find(({ id }) => id === 'a')
  if (!component) throw new Error('no layer a')
  const [at, knownAt] = [on, known].map((day) => Date.parse(`${day}T12:00:00Z`)) as [number, number]
  const good = { id: 'good', column1: '0%', facts: { covered: { m: true } } }
  const answer = answerJson(compileRegime(regimeOf(desk, 'them')), { good, origin: 'NZ', entered: at, knownAt })
  return {
    total: answer.total,
    layers: answer.layers,
    standing: layerStanding(desk, measure, component, { at, knownAt }),
  }
}

const event = (status: string, on: string) => ({ id: `${status}-${on}`, status, on: { edtf: on } })
const announced = event('announced', '2025-04-02')
const inForce = event('inForce', '2025-04-05')
const from5April = (id: string) => aLayer(id, { validity: { edtf: '2025-04-05/..' } })
const withoutStart = aLayer('a', { validity: { edtf: '../..' } })

describe('an event that was known only later', () => {
  it.each([
    ['the doubt whether what was announced would be law', from5April('a')],
    ['the doubt since when a layer has been in force', withoutStart],
  ])('leaves %s as it was', (_what, layer) => {
    const before = told({ layers: [layer], events: [announced] }, '2025-04-10', '2025-04-03')
    const after = told({ layers: [layer], events: [announced, inForce] }, '2025-04-10', '2025-04-03')
    expect(before).toMatchObject({ total: null, standing: { standing: 'unclear' } })
    expect(after).toEqual(before)
    expect(told({ layers: [layer], events: [announced, inForce] }, '2025-04-10', '2025-04-05').total).toBe('6')
  })
})

describe('a total or cap whose figure nobody knows', () => {
  const layers = [from5April('a'), from5April('b')]
  const total = (rule: object) => told({ layers, rules: [rule] }, '2025-06-06', '2025-06-06').total

  it.each(['allInTotal', 'capsSum', 'capsLayer'])('leaves its layer without one (%s)', (kind) => {
    expect(total(aRule(kind, 'b', 'a'))).toBeNull()
  })

  it('changes nothing where it is not known yet, is over, or waits for a layer that is not in force', () => {
    expect(total(aRule('capsSum', 'b', 'a', { knownFrom: { edtf: '2025-07-01' } }))).toBe('12')
    expect(total(aRule('capsSum', 'b', 'a', { interval: { edtf: '2025-01-01/2025-02-01' } }))).toBe('12')
    const ended = aLayer('b', { validity: { edtf: '2025-01-01/2025-02-01' } })
    const rules = [aRule('capsSum', 'b', 'a')]
    expect(told({ layers: [from5April('a'), ended], rules }, '2025-06-06', '2025-06-06').total).toBe('6')
  })

  it('reaches each layer of the measure that it speaks of', () => {
    const ended = aLayer('a', { validity: { edtf: '2025-01-01/2025-02-01' } })
    const rules = [aRule('capsSum', 'b', 'a', { targetReach: 'measure' })]
    expect(told({ layers: [ended, from5April('b')], rules }, '2025-06-06', '2025-06-06').total).toBeNull()
  })
})
