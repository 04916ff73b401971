import { describe, expect, test } from 'vitest'
import type { FuzzyDate } from '../../../core/dates/fuzzy-date'
import { parseRecord } from '../../../core/model/schema/parse-record'
import { rateView } from '../../../core/queries/rate-view'
import { getOrThrow } from '../../../core/desk/desk-read'
import { sampleDesk } from '../../helpers/desks/sample'

const NOW = '2025-12-01T12:00:00-05:00'
const ZONE = 'America/New_York'
const sample = await sampleDesk()

/** The sample, where the baseline of the reciprocal tariff spares goods in transit, and the general good was loaded at some time. */
function deskWith(transit: { loadedBefore?: FuzzyDate; enteredBefore?: FuzzyDate }, loadedAt?: FuzzyDate) {
  const measure = getOrThrow(sample, 'measure', 'measure-reciprocal')
  const components = measure.components.map((layer) => (layer.id === 'baseline' ? { ...layer, ...transit } : layer))
  return sample.after([
    { op: 'put', collection: 'measure', record: parseRecord('measure', { ...measure, components }) },
    { op: 'put', collection: 'good', record: parseRecord('good', { ...sample.get('good', 'general'), loadedAt }) },
  ])
}

function answerTo(desk: ReturnType<typeof deskWith>, at: string) {
  const { answer } = rateView(desk, { good: 'general', origin: 'JP', at, knownAt: '2025-12-01' }, NOW)
  const baseline = answer?.layers.find(({ layer }) => layer === 'measure-reciprocal/baseline')
  return [answer?.total, baseline?.standing]
}

describe('a layer that spares goods in transit', () => {
  const before = { loadedBefore: { edtf: '2025-04-05T00:01:00-04:00', timeZone: ZONE } }
  const window = { ...before, enteredBefore: { edtf: '2025-05-27T00:01:00-04:00', timeZone: ZONE } }

  test('is paid by no good that was loaded before, and by every other', () => {
    expect(answerTo(deskWith(before, { edtf: '2025-04-04' }), '2025-04-20')).toEqual(['4%', 'inTransit'])
    expect(answerTo(deskWith(before, { edtf: '2025-04-06' }), '2025-04-20')).toEqual(['14%', 'inForce'])
    expect(answerTo(deskWith(before), '2025-04-20')).toEqual(['14%', 'inForce'])
  })

  test('is paid by goods that enter too late', () => {
    const desk = deskWith(window, { edtf: '2025-04-04' })
    expect(answerTo(desk, '2025-05-27T00:00')).toEqual(['4%', 'inTransit'])
    expect(answerTo(desk, '2025-05-27T00:01')).toEqual(['14%', 'inForce'])
  })

  test('is not known to be paid by a good that was loaded on the day itself, at a time that nobody tells', () => {
    expect(answerTo(deskWith(before, { edtf: '2025-04-05' }), '2025-04-20')).toEqual([undefined, 'unclear'])
    const early = { edtf: '2025-04-05T00:00:30-04:00', timeZone: ZONE }
    expect(answerTo(deskWith(before, early), '2025-04-20')).toEqual(['4%', 'inTransit'])
  })

  test('spares nobody by a day of entry alone', () => {
    const { enteredBefore } = window
    expect(answerTo(deskWith({ enteredBefore }, { edtf: '2025-04-04' }), '2025-04-20')).toEqual(['14%', 'inForce'])
  })
})
