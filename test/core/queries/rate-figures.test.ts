import { describe, expect, test } from 'vitest'
import { parseRecord } from '../../../core/model/schema/parse-record'
import { rateFigures } from '../../../core/queries/rate-figures'
import { rateFigureSchema } from '../../../core/queries/rate-schemas'
import { rateView } from '../../../core/queries/rate-view'
import { sampleDesk } from '../../helpers/desks/sample'

const NOW = '2025-06-20T12:00:00Z'
const desk = await sampleDesk()
const figures = (on = desk) => rateFigures(on, NOW).map((figure) => rateFigureSchema.parse(figure))

describe('the rates in force as figures', () => {
  test('name the good, its way and the total that the rate page gives', () => {
    const all = figures()
    expect(all.map(({ good, total }) => [good.en, total])).toEqual([
      ['General good', '14%'],
      ['Passenger car', '27.5%'],
      ['Light truck', '50%'],
      // The way back.
      ['Passenger car', '0%'],
    ])
    for (const { question, total, sentence } of all) {
      const { answer } = rateView(desk, question, NOW)
      expect([answer?.total, answer?.sentence]).toEqual([total, sentence])
    }
  })

  test('are those of the desk’s instant, and the rate page is asked about it where its day has several', () => {
    const [settings] = desk.all('deskSettings')
    const at = (pinnedAsOf: string) =>
      figures(
        desk.after([
          {
            op: 'put',
            collection: 'deskSettings',
            record: parseRecord('deskSettings', { ...settings, pinnedAsOf }),
          },
        ]),
      ).find(({ question }) => question.good === 'car' && question.origin === 'JP')
    // The duty on cars began at 12:01 a.m. of 3 April 2025 in Washington.
    expect(at('2025-04-03T04:00:30Z')).toMatchObject({ total: '2.5%', question: { at: '2025-04-03T04:00:30Z' } })
    expect(at('2025-04-03T04:01:00Z')?.total).toBe('27.5%')
    expect(at('2025-04-03T16:00:00Z')?.question.at).toBeUndefined()
  })

  test('give no total where a layer is not known, but the least that it can be', () => {
    const autos = desk.get('measure', 'measure-autos')
    const unknown = desk.after([
      {
        op: 'put',
        collection: 'measure',
        record: parseRecord('measure', {
          ...autos,
          components: autos?.components.map((layer) => ({ ...layer, rate: null })),
        }),
      },
    ])
    const car = figures(unknown).find(({ question }) => question.good === 'car')
    expect(car?.total).toBeUndefined()
    expect(car?.atLeast).toBe('2.5%')
    expect(car?.sentence.en).toContain('not known')
  })
})
