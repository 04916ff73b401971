import { expect, test } from 'vitest'
import { getOrThrow } from '../../../core/desk/desk-read'
import { parseRecord } from '../../../core/model/schema/parse-record'
import { rateViewSchema } from '../../../core/queries/rate-schemas'
import { rateView } from '../../../core/queries/rate-view'
import { measureRules } from '../../../core/rules/measure-rules'
import { sampleDesk } from '../../helpers/desks/sample'

const NOW = '2025-06-06T23:59:00-04:00'
const sample = await sampleDesk()
const UNSAID = { targets: [], targetsAll: false, notTargets: [] }

/** The sample with one more measure on cars, of which nobody has said whose goods it touches. */
function withMeasure(more: object) {
  const autos = getOrThrow(sample, 'measure', 'measure-autos')
  const components = autos.components.map((layer) => ({ ...layer, instrument: undefined, ...more }))
  const measure = parseRecord('measure', { ...autos, ...UNSAID, id: 'new', components, events: [] })
  const desk = sample.after([{ op: 'put', collection: 'measure', record: measure }])
  const ask = (at: string) => rateViewSchema.parse(rateView(desk, { good: 'car', origin: 'JP', at }, NOW)).answer
  return { ask, codes: measureRules(desk, measure).map(({ code }) => code) }
}

test('a measure that names no targets is never counted as nought', () => {
  const { ask, codes } = withMeasure({})
  const answer = ask('2025-06-06')
  expect(answer?.total).toBeUndefined()
  expect(answer?.atLeast).toBe('27.5%')
  expect(answer?.possible.map(({ total }) => total)).toEqual(['27.5%', '52.5%'])
  expect(answer?.unknown.map(({ reason }) => reason)).toEqual([
    {
      en: 'It is not known if “Additional tariff on automobiles (Section 232): additional duty” applies to goods of that origin.',
      ja: '「自動車への追加関税（232条）：追加税率」がその原産地の物品に適用されるか不明です。',
    },
  ])
  expect(codes).toContain('measure-origins-unsaid')
  // Before it began, it makes no difference.
  expect(ask('2025-04-02')?.total).toBe('2.5%')
})

test('layers that say their origins do not need the targets of their measure', () => {
  const { ask, codes } = withMeasure({ origins: ['party-us'] })
  expect(ask('2025-06-06')?.total).toBe('27.5%')
  expect(codes).not.toContain('measure-origins-unsaid')
})
