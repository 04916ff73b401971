import { expect, test } from 'vitest'
import { getOrThrow } from '../../../core/desk/desk-read'
import { parseRecord } from '../../../core/model/schema/parse-record'
import { rateView } from '../../../core/queries/rate-view'
import { rateViewSchema } from '../../../core/queries/rate-schemas'
import { sampleDesk } from '../../helpers/desks/sample'

const NOW = '2025-06-06T23:59:00-04:00'
const sample = await sampleDesk()

/** The sample with one more measure on cars, of which nobody knows the rate, nor perhaps if it covers them. */
function answerTo(scopeSays: 'all' | 'notKnown') {
  const measure = getOrThrow(sample, 'measure', 'measure-autos')
  const components = measure.components.map((layer) => ({ ...layer, rate: null }))
  const record = parseRecord('measure', { ...measure, id: 'new', components, scope: [], scopeSays, events: [] })
  const desk = sample.after([{ op: 'put', collection: 'measure', record }])
  const { answer } = rateViewSchema.parse(rateView(desk, { good: 'car', origin: 'JP', at: '2025-06-06' }, NOW))
  return answer ?? expect.unreachable()
}

test('a layer of an unknown rate leaves the least that the total can be', () => {
  const { total, atLeast, sentence, unknown } = answerTo('all')
  expect([total, atLeast, unknown.length]).toEqual([undefined, '27.5%', 1])
  expect(sentence.en).toBe(
    'The rate in force is not known: at least 27.5%; the announced rate is not known: at least 27.5%.',
  )
  expect(sentence.ja).toContain('適用税率は不明（27.5%以上）')
})

test('each possible total says its least, where it is not known itself', () => {
  const { atLeast, possible } = answerTo('notKnown')
  expect(atLeast).toBe('27.5%')
  expect(possible.map((one) => [one.total, one.atLeast])).toEqual([
    ['27.5%', undefined],
    [undefined, '27.5%'],
  ])
})
