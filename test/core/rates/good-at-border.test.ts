import { describe, expect, test } from 'vitest'
import type { DeskRead } from '../../../core/desk/desk-read'
import { overlay } from '../../../core/desk/staged-desk'
import { askDesk } from '../../../core/rates/desk-rate'
import { answerJson } from '../../../core/rates/regime/answer-json'
import { sampleDesk } from '../../helpers/desks/sample'

const NOW = '2025-06-06T23:59:00-04:00'
const US = { schedule: 'party-us', revision: 'HTS 2025' }
const JP = { schedule: 'party-jp', revision: 'Tariff of April 2025' }
const sample = await sampleDesk()

/** The sample with other facts of one of its goods. */
const withGood = (id: string, fields: object): DeskRead =>
  overlay(sample, [{ op: 'put', collection: 'good', record: { ...sample.get('good', id), ...fields } as never }])

function ask(desk: DeskRead, good: string, [origin, border]: readonly [string, string]) {
  const { regime, question } = askDesk(desk, { good, origin, border, at: '2025-06-06' }, NOW)
  return answerJson(regime, question)
}
const TO_US = ['JP', 'US'] as const
const TO_JAPAN = ['US', 'JP'] as const

describe('the duty of a good’s own line', () => {
  test('is one of its schedule, and says nothing at another border', () => {
    const desk = withGood('car', { codes: [{ hs: '87032301', ...US }], ordinaryDuty: '2.5%' })
    expect(ask(desk, 'car', TO_US).total).toBe('27.5')
    // Japan's own duty on cars stays: its line of six digits is the same.
    expect(ask(desk, 'car', TO_JAPAN)).toMatchObject({ total: '0', layers: [{ id: 'measure-jp-cars/duty' }] })
  })

  test('without a code is that of the border where ours are taxed, and not known at our own', () => {
    expect(ask(sample, 'general', TO_US).total).toBe('14')
    expect(ask(sample, 'general', TO_JAPAN)).toMatchObject({
      total: null,
      unknown: expect.arrayContaining([{ what: 'columnOne' }]) as unknown,
    })
  })

  test('of two schedules is not known: nobody says of which it is', () => {
    const codes = [
      { hs: '87032301', ...US },
      { hs: '870323010', ...JP },
    ]
    const desk = withGood('car', { codes, ordinaryDuty: '3%' })
    expect(ask(desk, 'car', TO_JAPAN).total).toBe('0')
    expect(ask(desk, 'car', TO_US).layers.map(({ id }) => id)).not.toContain('schedule/column1')
  })
})

test('a national code is none of another schedule, beyond its six digits', () => {
  const measure = sample.get('measure', 'measure-mfn-truck')
  const desk = overlay(withGood('car', { codes: [{ hs: '870323010', ...JP }] }), [
    {
      op: 'put',
      collection: 'measure',
      record: { ...measure, id: 'measure-line', scope: [{ hs: '87032301', mode: 'include' }] } as never,
    },
  ])
  const { layers } = ask(desk, 'car', TO_US)
  expect(layers.find(({ id }) => id.startsWith('measure-line/'))).toMatchObject({ standing: 'unclear' })
  // Its own code settles it, and the other is left out.
  const both = overlay(desk, [
    {
      op: 'put',
      collection: 'good',
      record: {
        ...desk.get('good', 'car'),
        codes: [
          { hs: '870323010', ...JP },
          { hs: '87032302', ...US },
        ],
      } as never,
    },
  ])
  expect(ask(both, 'car', TO_US).layers.find(({ id }) => id.startsWith('measure-line/'))).toBeUndefined()
})

describe('facts of a good that contradict each other are not known', () => {
  test.each([
    [
      'two values of one unit',
      { ordinaryDuty: '10¢/kg', unitValues: ['2', '4'].map((amount) => ({ amount, currency: 'USD', per: 'kg' })) },
      { what: 'unitValue' },
    ],
    [
      'two duties of the preference that is claimed',
      {
        claimedProgramme: 'KR',
        preferences: ['1%', '2%'].map((preferentialDuty) => ({ programme: 'KR', preferentialDuty })),
      },
      { what: 'rate' },
    ],
    ['a measure that covers it and does not', { coveredBy: ['measure-steel'] }, { what: 'scope' }],
  ])('%s', (_what, fields, reason) => {
    const { total, unknown } = ask(withGood('general', fields), 'general', TO_US)
    expect({ total, unknown }).toMatchObject({ total: null, unknown: [reason] })
  })

  test('and facts that are said twice alike are known', () => {
    const value = { amount: '2', currency: 'USD', per: 'kg' }
    const desk = withGood('general', { ordinaryDuty: '10¢/kg', unitValues: [value, { ...value, amount: '2.00' }] })
    expect(ask(desk, 'general', TO_US).total).toBe('15')
  })
})
