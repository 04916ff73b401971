import { describe, expect, test } from 'vitest'
import { ParleyError } from '../../../core/base/errors'
import type { MemoryDesk } from '../../../core/desk/memory-desk'
import { parseRecord } from '../../../core/model/schema/parse-record'
import type { CollectionName } from '../../../core/model/values/collection-names'
import { rateViewSchema, type RateQuestion } from '../../../core/queries/rate-schemas'
import { rateView } from '../../../core/queries/rate-view'
import { lawOf } from '../../../core/rates/law-of-border'
import { smallDesk } from '../../helpers/desks/desk-builder'
import { aLayer, aMeasure, aRule } from '../../helpers/desks/record-fields'
import { sampleDesk } from '../../helpers/desks/sample'

const NOW = '2025-06-06T23:59:00-04:00'
const desk = await sampleDesk()
const CAR: RateQuestion = { good: 'car', origin: 'JP', at: '2025-06-06' }

/** The page as the window gets it: parsed, so that nothing is in it that its schema does not say. */
const view = (question: RateQuestion, on: MemoryDesk = desk) => rateViewSchema.parse(rateView(on, question, NOW))
const answer = (question: RateQuestion, on?: MemoryDesk) => {
  const { answer: found } = view(question, on)
  if (!found) throw new Error('no answer')
  return found
}

/** The sample with some fields of a record changed. */
const changed = (collection: CollectionName, id: string, fields: object) =>
  desk.after([{ op: 'put', collection, record: parseRecord(collection, { ...desk.get(collection, id), ...fields }) }])

describe('the rate of a Japanese car on 6 June 2025', () => {
  const car = answer(CAR)

  test('is a sentence with both figures', () => {
    expect(car.sentence.en).toBe('27.5% in force: 2.5% + 25%; announced the same.')
    expect(car.sentence.ja).toBe('適用税率は27.5%（2.5% + 25%）。発表された税率も同じ。')
    expect(car).toMatchObject({ total: '27.5%', unknown: [], possible: [] })
  })

  test('lists each layer with its part, since when, and by which instrument', () => {
    const autos = car.layers.find(({ layer }) => layer === 'measure-autos/extra')
    expect(autos).toMatchObject({
      ref: { collection: 'measure', id: 'measure-autos' },
      standing: 'inForce',
      percent: '25%',
      value: 25,
      since: '2025-04-03T04:01:00.000Z',
      basis: [{ ref: { collection: 'legalInstrument', id: 'proc-10908' } }],
    })
    expect(autos?.evidence.count).toBe(autos?.evidence.first.length)
    const values = car.layers.flatMap(({ standing, value }) => (standing === 'inForce' ? [value ?? NaN] : []))
    expect(values.reduce((sum, value) => sum + value, 0)).toBe(27.5)
  })

  test('names the run before, where something interrupted it: 14% from 5 April beside 10% since 10 April', () => {
    const layers = answer({ good: 'general', origin: 'JP', at: '2025-06-06' }).layers
    const baseline = layers.find(({ layer }) => layer === 'measure-reciprocal/baseline')
    expect(baseline).toMatchObject({
      since: '2025-04-10T04:01:00.000Z',
      earlier: { from: '2025-04-05T04:01:00.000Z', until: '2025-04-09T04:01:00.000Z', between: 'replaced' },
    })
    // Its first run has none before it.
    const first = answer({ good: 'general', origin: 'JP', at: '2025-04-06' }).layers
    expect(first.flatMap(({ earlier }) => earlier ?? [])).toEqual([])
    expect(car.layers.flatMap(({ earlier }) => earlier ?? [])).toEqual([])
  })

  test('keeps the layers that a rule took out, with the rule and its instrument', () => {
    const baseline = car.layers.find(({ layer }) => layer === 'measure-reciprocal/baseline')
    expect(baseline?.standing).toBe('excluded')
    expect(baseline?.by).toMatchObject([
      { ref: { collection: 'stackingRule', id: 'rule-autos-excluded' }, instrument: { ref: { id: 'eo-14257' } } },
    ])
  })

  test('shows the year around it: announced before it was in force', () => {
    const { law, announced, from, until } = car.year
    expect([from, until]).toEqual(['2024-12-01T05:00:00.000Z', '2026-01-01T05:00:00.000Z'])
    expect(law.map((step) => [step.from, step.words.en])).toEqual([
      // The sample does not say since when there is an ordinary duty, only that it was there by 2 April.
      ['2024-12-01T05:00:00.000Z', 'not known'],
      ['2025-04-02T03:59:59.999Z', '2.5%'],
      ['2025-04-03T04:01:00.000Z', '27.5%'],
    ])
    expect(announced.find(({ high }) => high === 27.5)?.from).toBe('2025-03-26T04:00:00.000Z')
  })

  test('names both capitals’ clocks, the border’s first', () => {
    const { clocks, asked, lacks } = view(CAR)
    expect(clocks.map(({ city, timeZone }) => [city?.en, timeZone])).toEqual([
      ['Washington', 'America/New_York'],
      ['Tokyo', 'Asia/Tokyo'],
    ])
    expect(asked).toMatchObject({ border: 'party-us', knownAt: NOW })
    expect(lacks).toBeUndefined()
  })
})

test('a question that says nothing is about the desk’s first good, ours, on the day that the desk shows', () => {
  const { asked, answer: first } = view({})
  expect(asked).toEqual({ good: 'general', origin: 'JP', border: 'party-us', at: '2025-06-06', knownAt: NOW })
  expect(first?.total).toBe('14%')
})

test('a question that comes from a measure is about a good under it', () => {
  expect(view({ measure: 'measure-autos' }).asked.good).toBe('car')
  expect(view({ measure: 'measure-reciprocal' }).asked.good).toBe('general')
})

test('a day that it was not known on gives the answer of then', () => {
  expect(answer({ good: 'general', at: '2025-06-06', knownAt: '2025-04-08' }).total).toBe('28%')
})

describe('beside the answer', () => {
  test.each([
    ['another day', { at: '2025-04-02' }, '2.5%'],
    ['another good', { good: 'light-truck' }, '50%'],
    ['another knowledge', { knownAt: '2025-03-20' }, '2.5%'],
  ])('%s', (_name, beside, total) => {
    const both = view({ ...CAR, beside })
    expect([both.answer?.total, both.beside?.total]).toEqual(['27.5%', total])
  })

  test('a supposition, which leaves the answer and the desk’s law as they are', () => {
    const law = lawOf(desk, 'party-us')
    const before = JSON.stringify(law.regime)
    const whatIf = [{ does: 'rate' as const, layer: 'measure-autos/extra', rate: '12.5%' }]
    const both = view({ ...CAR, beside: { whatIf } })
    expect([both.answer?.total, both.beside?.total]).toEqual(['27.5%', '15%'])
    expect(both.supposed[0]?.en).toBe('Additional tariff on automobiles (Section 232): additional duty')
    expect(lawOf(desk, 'party-us')).toBe(law)
    expect(JSON.stringify(law.regime)).toBe(before)
  })

  test('a supposition about what the desk has lost since keeps its names', () => {
    const called = { en: 'Lumber tariff: extra', ja: '木材関税：追加' }
    const whatIf = [
      { does: 'remove' as const, layer: 'r6157/extra', called },
      { does: 'ruleOff' as const, rule: 'r6158', called },
      { does: 'without' as const, instrument: 'r6159', called },
      { does: 'remove' as const, layer: 'measure-autos/extra', called },
    ]
    expect(view({ ...CAR, beside: { whatIf } }).supposed.map(({ en }) => en)).toEqual([
      called.en,
      called.en,
      called.en,
      'Additional tariff on automobiles (Section 232): additional duty',
    ])
  })

  test('a supposition of several changes names each, draws its year, and offers what it took away', () => {
    const whatIf = [
      { does: 'remove' as const, layer: 'measure-autos/extra' },
      { does: 'ruleOff' as const, rule: 'rule-autos-excluded' },
      { does: 'without' as const, instrument: 'eo-14266' },
      { does: 'add' as const, name: 'Levy', rate: '1%', from: '2025-06-01' },
    ]
    const { supposed, beside, law, answer: asIs } = view({ ...CAR, beside: { whatIf } })
    expect(supposed.map(({ en }) => en)).toEqual([
      'Additional tariff on automobiles (Section 232): additional duty',
      'Goods under the tariff on automobiles are excluded from the baseline',
      expect.stringContaining('14266'),
      'Levy',
    ])
    expect([asIs?.total, beside?.total]).toEqual(['27.5%', '27.5%'])
    expect(beside?.layers.find(({ layer }) => layer === 'what-if/Levy')).toMatchObject({
      title: { en: 'Levy', ja: 'Levy' },
      percent: '1%',
    })
    expect(beside?.year.law.map(({ words }) => words.en)).not.toEqual(asIs?.year.law.map(({ words }) => words.en))
    expect(law?.layers.map(({ layer }) => layer)).toEqual(
      expect.arrayContaining(['measure-autos/extra', 'what-if/Levy']),
    )
    expect(law?.rules.map(({ id }) => id)).toContain('rule-autos-excluded')
    expect(law?.instruments.map(({ id }) => id)).toContain('eo-14266')
    expect(view(CAR).law).toBeUndefined()
  })

  test('another ordinary duty of the good, whether its line or a measure says it', () => {
    const whatIf = [{ does: 'duty' as const, rate: '12%' }]
    const general = view({ good: 'general', at: '2025-06-06', beside: { whatIf } })
    expect([general.answer?.total, general.beside?.total]).toEqual(['14%', '22%'])
    expect(general.supposed).toEqual([{ en: 'Ordinary duty', ja: '通常関税' }])
    const car = view({ ...CAR, beside: { whatIf } })
    expect([car.answer?.total, car.beside?.total]).toEqual(['27.5%', '37%'])
    expect(car.beside?.layers[0]).toMatchObject({ layer: 'schedule/column1', percent: '12%' })
    // An unknown duty of the desk is known by it.
    const april = view({ ...CAR, at: '2025-04-01', beside: { whatIf } })
    expect([april.answer?.amount.en, april.beside?.amount.en]).toEqual(['not known', '12%'])
    expect(() => view({ ...CAR, beside: { whatIf: [{ does: 'duty', rate: 'x' }] } })).toThrow(ParleyError)
    expect(view(CAR).answer?.total).toBe('27.5%')
  })

  test('a suspension that ends on a day ends as that day begins at the border', () => {
    const whatIf = [{ does: 'resume' as const, layer: 'measure-reciprocal/annex-japan', from: '2025-06-06' }]
    const beside = (at: string) => view({ good: 'general', at, beside: { whatIf } }).beside?.total
    expect([beside('2025-06-05T23:59'), beside('2025-06-06T00:00')]).toEqual(['14%', '28%'])
  })
})

describe('what nobody knows', () => {
  const unsaid = answer(CAR, changed('good', 'car', { notCoveredBy: [] }))

  test('is said in the same words in the sentence, the line of a comparison and the total', () => {
    for (const total of unsaid.amount.en.match(/[\d.]+%/g) ?? []) expect(unsaid.sentence.en).toContain(total)
    expect(unsaid.amount.en).toMatch(/[\d.]+%/)
  })

  test('leaves the parts that are known', () => {
    expect(unsaid.known.map(({ rate }) => rate.en)).toContain('2.5%')
    expect(answer(CAR).known).toEqual([])
  })

  test('gives no figure, and each reason leads to the records that would settle it', () => {
    expect(unsaid.total).toBeUndefined()
    const [reason, ...others] = unsaid.unknown
    expect(others).toEqual([])
    expect(reason?.reason.en).toContain('It is not known if')
    expect(reason?.settledBy.map(({ ref }) => ref?.collection)).toEqual(['measure', 'measure', 'good'])
    expect(unsaid.possible.some(({ total, supposes }) => total === '27.5%' && supposes.en.endsWith('no'))).toBe(true)
  })

  test('leads to the ruling whose hour nobody has written down', () => {
    const ruling = {
      ...desk.get('legalEvent', 'ruling-cit'),
      id: 'ruling-cars',
      on: { edtf: '2025-06-05' },
      affects: ['proc-10908'],
    }
    const { effective: _, ...byDay } = ruling
    const on = desk.after([{ op: 'put', collection: 'legalEvent', record: parseRecord('legalEvent', byDay) }])
    const [reason] = answer({ ...CAR, at: '2025-06-05', knownAt: '2025-06-06' }, on).unknown
    expect(reason?.settledBy.map(({ ref }) => ref?.id)).toEqual(['ruling-cars', 'measure-autos'])
  })

  test('has both ends of what it may be in the chart', () => {
    const last = unsaid.year.law.at(-1)
    expect(last?.low).toBeLessThan(last?.high ?? 0)
  })
})

test('rules that give no answer are named', () => {
  const both = changed('measure', 'measure-autos', {}).after([
    {
      op: 'put',
      collection: 'stackingRule',
      record: parseRecord('stackingRule', {
        ...desk.get('stackingRule', 'rule-autos-excluded'),
        id: 'rule-back',
        title: { en: 'The baseline excludes the tariff on automobiles' },
        when: { measure: 'measure-reciprocal', component: 'baseline' },
        target: { measure: 'measure-autos', component: 'extra' },
      }),
    },
  ])
  const { conflict, total, sentence } = answer(CAR, both)
  expect(total).toBeUndefined()
  expect(sentence.en).toContain('The rules give no answer')
  expect(conflict?.rules.map(({ ref }) => ref?.id)).toContain('rule-back')
})

describe('a desk that cannot answer', () => {
  test('says what it lacks', () => {
    expect(view({}, smallDesk().desk())).toMatchObject({ lacks: 'good' })
    expect(view({ good: 'gone' }).lacks).toBe('thatGood')
    expect(view({ border: 'party-uk' }).lacks).toBe('thatBorder')
  })

  test.each([
    [{ at: 'soon' }, new ParleyError('rate-time', { time: 'soon' })],
    [{ knownAt: '2025-02-30' }, new ParleyError('rate-time', { time: '2025-02-30' })],
    [
      { beside: { whatIf: [{ does: 'rate' as const, layer: 'measure-autos/extra', rate: 'x' }] } },
      new ParleyError('what-if-rate', { value: 'x' }),
    ],
    [
      { beside: { whatIf: [{ does: 'add' as const, name: 'Levy', rate: 'x' }] } },
      new ParleyError('what-if-rate', { value: 'x' }),
    ],
    [
      { beside: { whatIf: [{ does: 'end' as const, layer: 'measure-autos/extra', until: '2025-02-30' }] } },
      new ParleyError('rate-time', { time: '2025-02-30' }),
    ],
  ])('refuses %j in words', (question, error) => {
    expect(() => view({ ...CAR, ...question })).toThrow(error)
  })
})

test('the law is made once, and again after an edit of it', () => {
  const law = lawOf(desk, 'party-us')
  expect(lawOf(desk, 'party-us')).toBe(law)
  const { components } = desk.get('measure', 'measure-autos') ?? { components: [] }
  const other = changed('measure', 'measure-autos', {
    components: components.map((one) => ({ ...one, rate: '10%' })),
  })
  expect(answer(CAR, other).total).toBe('12.5%')
})

test('what begins or ends next has the rules that change an amount alone, and says “still” only of the rate just before', () => {
  const cap = { interval: { edtf: '2025-07-01/2025-08-31' }, knownFrom: { edtf: '2025-06-01' } }
  const capped = smallDesk()
    .add('measure', 'm', aMeasure([aLayer('a')]))
    .add('stackingRule', 'r', aRule('capsLayer', 'a', 'a', { limit: 300, ...cap }))
    .add('good', 'butter', { ...desk.get('good', 'general'), codes: [{ hs: '040510', revision: 'HS 2022' }] })
    .desk()
  const { sentence, next, year } = answer({ good: 'butter', origin: 'NZ', border: 'them', at: '2025-06-06' }, capped)
  expect(sentence.en).toBe('10% in force: 4% + 6%; announced 7%.')
  expect(next.map(({ at, words, changes }) => [at.slice(0, 10), words.en, changes])).toEqual([
    ['2025-07-01', '7%', true],
    ['2025-09-01', '10%', true],
  ])
  expect(year.law.map(({ words }) => words.en).slice(-2)).toEqual(['7%', '10%'])
})
