import { describe, expect, test } from 'vitest'
import { askDesk } from '../../../core/rates/desk-rate'
import { lawOf } from '../../../core/rates/law-of-border'
import { announcedSteps, nextTurns } from '../../../core/rates/rate-path'
import { answerJson } from '../../../core/rates/regime/answer-json'
import { compileRegime } from '../../../core/rates/regime/compile'
import type { Regime } from '../../../core/rates/regime/regime'
import { rationalText } from '../../../core/base/rational'
import { withWhatIf, type WhatIf } from '../../../core/rates/what-if'
import { ParleyError } from '../../../core/base/errors'
import { sampleDesk } from '../../helpers/desks/sample'

const NOW = '2025-06-06T23:59:00-04:00'
const desk = await sampleDesk()
const asked = (good: string, at: string, knownAt?: string) => askDesk(desk, { good, origin: 'JP', at, knownAt }, NOW)

function suppose(good: string, changes: readonly WhatIf[], at = '2025-06-06') {
  const { question, border } = asked(good, at)
  return answerJson(compileRegime(withWhatIf(lawOf(desk, border).regime, changes)), question)
}

describe('what if', () => {
  test('a layer had another rate', () => {
    expect(suppose('car', [{ does: 'rate', layer: 'measure-autos/extra', rate: '12.5%' }]).total).toBe('15')
  })

  test('a layer were in force that is suspended: it takes the place of the baseline, as the rule says', () => {
    const { total, layers } = suppose('general', [{ does: 'apply', layer: 'measure-reciprocal/annex-japan' }])
    expect(total).toBe('28')
    expect(layers.find(({ id }) => id === 'measure-reciprocal/baseline')?.standing).toBe('replaced')
  })

  test('a layer were gone', () => {
    const { total, layers } = suppose('car', [{ does: 'remove', layer: 'measure-autos/extra' }])
    // Without it, the reciprocal tariff takes cars again.
    expect(total).toBe('12.5')
    expect(layers.some(({ id }) => id === 'measure-autos/extra')).toBe(false)
  })

  test('a suspension ended on a day: in force from then, and not the minute before', () => {
    const ends: WhatIf[] = [{ does: 'resume', layer: 'measure-reciprocal/annex-japan', from: '2025-06-01T00:00' }]
    expect(suppose('general', ends, '2025-05-31T23:59').total).toBe('14')
    expect(suppose('general', ends, '2025-06-01T00:00').total).toBe('28')
  })

  test('a layer ended on a day: its last', () => {
    const ends: WhatIf[] = [{ does: 'end', layer: 'measure-autos/extra', until: '2025-06-05' }]
    expect(suppose('car', ends, '2025-06-05T23:59').total).toBe('27.5')
    // From the day after, the reciprocal tariff takes cars again.
    expect(suppose('car', ends, '2025-06-06T00:00').total).toBe('12.5')
  })

  test('there were one more layer, on its days', () => {
    const more: WhatIf[] = [
      { does: 'add', name: 'Green levy / 2', rate: '1.5%', from: '2025-06-01', until: '2025-06-30' },
    ]
    expect(suppose('car', more, '2025-05-31').total).toBe('27.5')
    const { total, layers } = suppose('car', more, '2025-06-06')
    expect(total).toBe('29')
    expect(layers.find(({ id }) => id === 'what-if/Green levy / 2')).toMatchObject({
      title: 'Green levy / 2',
      percent: '1.5',
    })
    expect(suppose('car', more, '2025-06-30T23:59').total).toBe('29')
    expect(suppose('car', more, '2025-07-01T00:00').total).toBe('27.5')
    expect(suppose('car', [...more, { does: 'rate', layer: 'what-if/Green levy / 2', rate: '5%' }]).total).toBe('32.5')
  })

  test('a rule were off', () => {
    expect(suppose('car', [{ does: 'ruleOff', rule: 'rule-autos-excluded' }]).total).toBe('37.5')
  })

  test('an instrument had never been made: its layers, rules and events are not there', () => {
    expect(suppose('car', [{ does: 'without', instrument: 'proc-10908' }]).total).toBe('12.5')
    // The suspension is gone with its order, and the rate for Japan takes the place of the baseline again.
    expect(suppose('general', [{ does: 'without', instrument: 'eo-14266' }]).total).toBe('28')
    expect(suppose('general', [{ does: 'without', instrument: 'eo-14257' }]).total).toBe('4')
  })

  test('several at a time: layers, rules and dates', () => {
    const { total, layers } = suppose('car', [
      { does: 'ruleOff', rule: 'rule-autos-excluded' },
      { does: 'rate', layer: 'measure-autos/extra', rate: '15%' },
      { does: 'add', name: 'Levy', rate: '1%' },
      { does: 'end', layer: 'measure-reciprocal/baseline', until: '2025-06-01' },
    ])
    expect(total).toBe('18.5')
    expect(layers.some(({ id }) => id === 'measure-reciprocal/baseline')).toBe(false)
  })

  test('changes add up, in their order, and the law that they are of stays as it is', () => {
    const { regime } = lawOf(desk, asked('car', '2025-06-06').border)
    const before = JSON.stringify(regime)
    const { total } = suppose('car', [
      { does: 'rate', layer: 'measure-mfn-car/mfn', rate: '1%' },
      { does: 'rate', layer: 'measure-autos/extra', rate: '10%' },
      { does: 'rate', layer: 'measure-autos/extra', rate: '20%' },
    ])
    expect(total).toBe('21')
    expect(JSON.stringify(regime)).toBe(before)
    expect(lawOf(desk, asked('car', '2025-06-06').border).regime).toBe(regime)
  })

  test('a rate that cannot be read is refused', () => {
    const refused = () => suppose('car', [{ does: 'rate', layer: 'measure-autos/extra', rate: 'a quarter' }])
    expect(refused).toThrow(new ParleyError('what-if-rate', { value: 'a quarter' }))
  })

  test('the end of a suspension leaves other layers of the same rule suspended', () => {
    const regime: Regime = {
      clock: 'UTC',
      measures: [
        { id: 'base', base: true, layers: [{ id: 'mfn', rate: '4%' }] },
        {
          id: 'm',
          authority: 'A',
          layers: [
            { id: 'one', rate: '1%' },
            { id: 'two', rate: '2%' },
          ],
        },
      ],
      rules: [{ id: 'stop', does: 'suspends', on: { authorities: ['A'] }, from: '2025-01-01' }],
    }
    const question = { good: { id: 'g' }, origin: 'JP', entered: Date.parse('2025-06-01T12:00Z'), knownAt: Infinity }
    const total = (changes: readonly WhatIf[]) => answerJson(compileRegime(withWhatIf(regime, changes)), question).total
    expect(total([])).toBe('4')
    expect(total([{ does: 'resume', layer: 'm/two', from: '2025-05-01T00:00' }])).toBe('6')
    expect(total([{ does: 'resume', layer: 'm/two', from: '2025-07-01T00:00' }])).toBe('4')
  })

  test('the end of an injunction leaves the stay of it as it was', () => {
    const on = { layers: ['m/duty'] }
    const regime: Regime = {
      clock: 'UTC',
      measures: [
        { id: 'base', base: true, layers: [{ id: 'mfn', rate: '4%' }] },
        { id: 'm', layers: [{ id: 'duty', rate: '25%' }] },
      ],
      rulings: [
        { id: 'ruling', on, status: 'enjoined', at: '2025-05-28' },
        { id: 'stay', on, status: 'stayedPendingAppeal', at: '2025-06-10', until: '2025-06-30', answers: 'ruling' },
      ],
    }
    const asOf = (day: string) => ({
      good: { id: 'g' },
      origin: 'JP',
      entered: Date.parse(`${day}T12:00Z`),
      knownAt: Infinity,
    })
    const total = (day: string, changes: readonly WhatIf[]) =>
      answerJson(compileRegime(withWhatIf(regime, changes)), asOf(day)).total
    const ends: WhatIf[] = [{ does: 'resume', layer: 'm/duty', from: '2025-08-01T00:00' }]
    const days = ['2025-06-01', '2025-06-20', '2025-07-20', '2025-08-20']
    expect(days.map((day) => total(day, []))).toEqual(['4', '29', '4', '4'])
    expect(days.map((day) => total(day, ends))).toEqual(['4', '29', '4', '29'])
    const earlier = { ...regime, rulings: regime.rulings?.map((one) => ({ ...one, until: '2025-06-15' })) }
    expect(answerJson(compileRegime(withWhatIf(earlier, ends)), asOf('2025-07-20')).total).toBe('29')
  })
})

describe('what had been announced', () => {
  const path = (good: string, knownAt?: string) => {
    const { regime, question } = asked(good, '2025-06-06', knownAt)
    return announcedSteps(regime, question, Date.parse('2025-01-01T05:00Z'), Date.parse('2025-12-01T05:00Z')).map(
      ({ from, answer }) => [
        new Date(from).toISOString(),
        'conflict' in answer || !answer.total ? null : rationalText(answer.total),
      ],
    )
  }
  const at = (steps: readonly (readonly [string, string | null] | (string | null)[])[], time: string) =>
    steps.findLast(([from]) => (from ?? '') <= new Date(time).toISOString())?.[1]

  test('rises on the day of the announcement, before the law does', () => {
    const steps = path('car')
    expect(at(steps, '2025-03-25T12:00-04:00')).toBe('2.5')
    expect(at(steps, '2025-03-26T12:00-04:00')).toBe('27.5')
  })

  test('does not foresee what was announced after the day of knowledge', () => {
    expect(at(path('car', '2025-03-20'), '2025-06-01T12:00-04:00')).toBe('2.5')
  })
})

test('the next turns say what ends and begins, and when by the border’s clock', () => {
  const { regime, question } = asked('general', '2025-05-20', '2025-05-20')
  const [first] = nextTurns(regime, question, 3)
  expect(first && new Date(first.at).toISOString()).toBe('2025-07-09T04:01:00.000Z')
  expect(first?.turned).toEqual([
    { ref: 'measure-reciprocal/baseline', was: 'inForce', is: 'replaced' },
    { ref: 'measure-reciprocal/annex-japan', was: 'suspended', is: 'inForce' },
  ])
})
