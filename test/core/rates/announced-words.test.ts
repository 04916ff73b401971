import { describe, expect, it } from 'vitest'
import { rateSentence } from '../../../core/rates/answer-words'
import { rateInOrder } from '../../../core/rates/rate-in-order'
import { compileRegime } from '../../../core/rates/regime/compile'
import { entryOf } from '../../../core/rates/regime/question'
import { readRateCase } from '../../../core/rates/regime/rate-case'
import { sameRate } from '../../../core/rates/same-rate-words'

type Fields = Readonly<Record<string, unknown>>

/** A layer of a measure with the good’s ordinary duty, and the events that befell the measure. */
function sentences(column1: string | null | undefined, layers: readonly Fields[] = [], events: readonly Fields[] = []) {
  const measure = { id: 'm', title: 'Tariff', origins: 'all', scope: 'all', layers }
  const read = readRateCase(
    JSON.stringify({
      clock: 'America/New_York',
      origin: 'JP',
      entry: '2025-06-06T12:00',
      good: { id: 'machine', codes: ['8479'], ...(column1 === undefined ? {} : { column1 }) },
      measures: layers.length > 0 ? [measure] : [],
      events,
    }),
  )
  if (!('case' in read)) throw new Error(JSON.stringify(read.problems))
  const { good, origin, entry, clock } = read.case
  const regime = compileRegime(read.case)
  const question = { good, origin, entered: entryOf(entry, clock), knownAt: Infinity }
  const [law, announced] = [rateInOrder(regime, question), rateInOrder(regime, question, 'announced')]
  return (['en', 'ja'] as const).map((language) => rateSentence(law, announced, language))
}

const layer = (more: Fields = {}) => ({ id: 'a', rate: '10%', from: '2025-04-05T00:01', ...more })
const event = (status: string, on = '2025-05-01') => ({
  id: `e-${status}`,
  on: { layers: ['m/a'] },
  status,
  at: on,
})

describe('the sentence of a rate says what is recorded, and no more', () => {
  it.each([
    ['0%', [], [], '0% in force; no announced rate recorded.', '適用税率は0%。発表された税率の記録なし。'],
    ['4%', [], [], '4% in force; no announced rate recorded.', '適用税率は4%。発表された税率の記録なし。'],
    [
      null,
      [],
      [],
      'The rate in force is not known; no announced rate recorded.',
      '適用税率は不明。発表された税率の記録なし。',
    ],
    [
      '4%',
      [layer()],
      [],
      '14% in force: 4% + 10%; announced the same.',
      '適用税率は14%（4% + 10%）。発表された税率も同じ。',
    ],
    ['4%', [layer({ from: '2025-07-01' })], [], '4% in force; announced 14%.', '適用税率は4%。発表された税率は14%。'],
    [
      '4%',
      [layer({ standing: 'announced' })],
      [],
      '4% in force; announced 14%.',
      '適用税率は4%。発表された税率は14%。',
    ],
    [
      '0%',
      [layer({ standing: 'announced', rate: '0%' })],
      [],
      '0% in force; announced the same.',
      '適用税率は0%。発表された税率も同じ。',
    ],
    [
      '4%',
      [layer({ until: '2025-05-01' })],
      [],
      '4% in force; no announced rate recorded.',
      '適用税率は4%。発表された税率の記録なし。',
    ],
    [
      '4%',
      [layer({ rate: null })],
      [],
      'The rate in force is not known: at least 4%; the announced rate is not known: at least 4%.',
      '適用税率は不明（4%以上）。発表された税率は不明（4%以上）。',
    ],
    [
      '4%',
      [layer({ standing: 'announced', rate: null })],
      [],
      '4% in force; the announced rate is not known: at least 4%.',
      '適用税率は4%。発表された税率は不明（4%以上）。',
    ],
    ['4%', [layer()], [event('suspended')], '4% in force; announced 14%.', '適用税率は4%。発表された税率は14%。'],
    [
      '4%',
      [layer()],
      [event('expired')],
      '4% in force; no announced rate recorded.',
      '適用税率は4%。発表された税率の記録なし。',
    ],
  ] as const)('%s, %j, %j', (column1, layers, events, en, ja) => {
    expect(sentences(column1, layers, events)).toEqual([en, ja])
  })

  it('says that no duty is recorded where none is, and never that there is none', () => {
    const [en, ja] = sentences(undefined, [layer({ until: '2025-05-01' })])
    expect([en, ja].join(' ')).not.toMatch(/No duty in force|announced the same|適用される関税なし/)
  })
})

describe('a sentence that an earlier Parley wrote', () => {
  it.each([
    ['0% in force; announced the same.', '0% in force; no announced rate recorded.', 'en'],
    ['適用税率は0%。発表された税率も同じ。', '適用税率は0%。発表された税率の記録なし。', 'ja'],
    ['No duty in force; announced the same.', 'No duty is recorded as in force; no announced rate recorded.', 'en'],
    [
      'The rate in force is not known; the announced rate is not known.',
      'The rate in force is not known; no announced rate recorded.',
      'en',
    ],
  ] as const)('%s says the same figures as %s', (once, now, language) => {
    expect(sameRate(once, now, language)).toBe(true)
    expect(sameRate(`Car: ${once} Truck: 4%.`, `Car: ${now} Truck: 4%.`, language)).toBe(true)
    // No earlier Parley had the words of today.
    expect(sameRate(now, once, language)).toBe(false)
  })

  it.each([
    ['0% in force; announced the same.', '0% in force; announced 10%.'],
    ['0% in force; announced the same.', '2% in force; no announced rate recorded.'],
    ['27.5% in force: 2.5% + 25%; announced the same.', '27.5% in force: 4% + 23.5%; announced the same.'],
  ])('%s says other figures than %s', (once, now) => expect(sameRate(once, now, 'en')).toBe(false))
})
