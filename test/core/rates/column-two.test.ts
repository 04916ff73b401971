import { describe, expect, test } from 'vitest'
import { parseRecord } from '../../../core/model/schema/parse-record'
import type { CollectionName } from '../../../core/model/values/collection-names'
import { rateView } from '../../../core/queries/rate-view'
import { rateViewSchema } from '../../../core/queries/rate-schemas'
import { sampleDesk } from '../../helpers/desks/sample'

const NOW = '2025-06-06T23:59:00-04:00'
const sample = await sampleDesk()

const put = (collection: CollectionName, fields: object) => ({
  op: 'put' as const,
  collection,
  record: parseRecord(collection, fields),
})
const header = (({ createdBy, createdAt, changedBy, changedAt, marking }) => ({
  rev: 1,
  createdBy,
  createdAt,
  changedBy,
  changedAt,
  marking,
}))(sample.get('party', 'party-us') ?? expect.unreachable())

/** Russia under column 2 at the US border, spared by the reciprocal tariff; the general good has a column 2 duty of 35% if none is given. */
function deskOf(parts: { duty?: string | null; validity?: string; spared?: boolean } = {}) {
  const { duty = '35%', validity, spared = true } = parts
  return sample.after([
    put('party', { ...header, id: 'party-ru', kind: 'country', code: 'RU', names: { en: 'Russia' }, members: [] }),
    put('party', {
      ...sample.get('party', 'party-us'),
      columnTwo: [{ partner: 'party-ru', ...(validity === undefined ? {} : { validity: { edtf: validity } }) }],
    }),
    put('good', { ...sample.get('good', 'general'), ...(duty === null ? {} : { columnTwoDuty: duty }) }),
    put('measure', { ...sample.get('measure', 'measure-reciprocal'), ...(spared ? { notTargets: ['party-ru'] } : {}) }),
  ])
}

function answerOf(desk: ReturnType<typeof deskOf>, origin: string, at = '2025-06-06', knownAt?: string) {
  const { answer } = rateViewSchema.parse(rateView(desk, { good: 'general', origin, at, knownAt }, NOW))
  return answer ?? expect.unreachable()
}

describe('an origin under column 2', () => {
  test('pays column 2 in the place of column 1, and nothing that spares it', () => {
    const { total, layers, sentence } = answerOf(deskOf(), 'RU')
    expect(total).toBe('35%')
    expect(sentence.en).toBe('35% in force; no announced rate recorded.')
    expect(layers.map(({ layer, title, ref }) => [layer, title.en, ref?.id])).toEqual([
      ['schedule/column2', 'Duty of column 2', 'general'],
    ])
  })

  test('pays a measure on all countries on top, unless the measure spares it', () => {
    expect(answerOf(deskOf({ spared: false }), 'RU').total).toBe('45%')
  })

  test('leaves all other origins under column 1', () => {
    expect(answerOf(deskOf(), 'JP').total).toBe('14%')
  })

  test('does so on its days alone, and by what was known', () => {
    const desk = deskOf({ validity: '2025-05-01/2025-05-31' })
    expect(answerOf(desk, 'RU', '2025-05-31').total).toBe('35%')
    expect(answerOf(desk, 'RU', '2025-06-01').total).toBe('4%')
    expect(answerOf(desk, 'RU', '2025-04-30').total).toBe('4%')
    expect(answerOf(desk, 'RU', '2025-05-15', '2025-04-30').total).toBe('4%')
  })

  test('has no figure without the good’s column 2 duty, and leads to the good', () => {
    const { total, unknown } = answerOf(deskOf({ duty: null }), 'RU')
    expect(total).toBeUndefined()
    expect(unknown).toMatchObject([
      {
        reason: { en: 'The rate of “Duty of column 2” is not known.' },
        settledBy: [{ ref: { collection: 'good', id: 'general' } }],
      },
    ])
  })
})
