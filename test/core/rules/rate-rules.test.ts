import { describe, expect, it } from 'vitest'
import type { DeskRead } from '../../../core/desk/desk-read'
import { overlay } from '../../../core/desk/staged-desk'
import type { CollectionName } from '../../../core/model/values/collection-names'
import { checkDesk } from '../../../core/rules/rules'
import { saidRates } from '../../../core/rates/said-rates'
import { smallDesk } from '../../helpers/desks/desk-builder'
import { aLayer, aMeasure } from '../../helpers/desks/record-fields'
import { sampleDesk } from '../../helpers/desks/sample'

const NOW = '2025-06-20T12:00:00Z'
const CODES = new Set(['figure-differs', 'announced-differs'])
const found = (desk: DeskRead) =>
  checkDesk(desk, NOW)
    .filter(({ code }) => CODES.has(code))
    .map(
      ({ about, params }) =>
        `${about.collection}: ${String(params.figure ?? params.said)} / ${String(params.total ?? params.law)}`,
    )

/** The sample with other fields of one of its records. */
async function sampleWith(collection: CollectionName, id: string, fields: object) {
  const desk = await sampleDesk()
  const record = desk.get(collection, id)
  if (!record) throw new Error(`no ${id}`)
  return overlay(desk, [{ op: 'put', collection, record: { ...record, ...fields } as never }])
}
const withSummary = (summary: string) => sampleWith('measure', 'measure-autos', { summary })
const words = (text: string, more: object = {}) =>
  sampleWith('memo', 'memo-leaders', { sections: [{ section: 'scene', words: text }], ...more })

describe('a figure in a text', () => {
  it('of the sample is never other than the rate', async () => {
    expect(found(await sampleDesk())).toEqual([])
  })

  it.each([
    ['27% on a passenger car (2.5% + 24.5%).', ['measure: 27% / 27.5%']],
    ['27.5% on a passenger car, 49% on a light truck.', ['measure: 49% / 50%']],
    ['Passenger cars pay 49%.', ['measure: 49% / 27.5%']],
    ['乗用車には30%が課される。', ['measure: 30% / 27.5%']],
    ['27.5% on a passenger car (2.5% + 25%), 50% on a light truck (25% + 25%).', []],
    ['Passenger cars pay 25% on top of 2.5%.', []],
    ['Passenger cars pay 24.5% and 3%, in all 27.5%.', []],
    ['Passenger cars pay 15 percent.', ['measure: 15% / 27.5%']],
    ['Passenger cars now pay 15 per cent', ['measure: 15% / 27.5%']],
    ['Passenger cars pay 27.5 percent.', []],
    ['乗用車には15パーセントが課される。', ['measure: 15% / 27.5%']],
    ['乗用車には１５．５％が課される。', ['measure: 15.5% / 27.5%']],
    ['乗用車には２７．５％が課される。', []],
    ['乗用車の税率は15%である。', ['measure: 15% / 27.5%']],
    ['現在では乗用車には15%が課される。', ['measure: 15% / 27.5%']],
    ['日本の乗用車には15%が課される。', ['measure: 15% / 27.5%']],
    ['Passenger cars pay 33 1/3%.', ['measure: 33 1/3% / 27.5%']],
    ['33 1/3% applies to passenger cars.', ['measure: 33 1/3% / 27.5%']],
    ['Passenger cars from Japan pay 15%.', ['measure: 15% / 27.5%']],
    ['Japanese passenger cars pay 15%.', ['measure: 15% / 27.5%']],
    ['Trucks and passenger cars face a 15% tariff.', ['measure: 15% / 27.5%']],
    ['The duty on passenger cars is 15%.', ['measure: 15% / 27.5%']],
    ['The duty on passenger cars is 25%, on top of 2.5%.', []],
  ])('of a measure: %s', async (summary, right) => {
    expect(found(await withSummary(summary))).toEqual(right)
  })

  it.each([
    'We want 15% on passenger cars.',
    'If passenger cars pay 15%, we agree.',
    'Passenger cars paid 2% in March.',
    'A quota of 30% on passenger car parts is in force.',
    'Passenger car parts pay 30%.',
    '30% of exports are passenger cars.',
    '乗用車には15%が課される予定。',
    '乗用車の輸出は30%減った。',
    '10-25% applies to passenger cars.',
    '10% to 26% applies to passenger cars.',
    'A 10–26% range applies to passenger cars.',
    'Passenger cars pay 10% to 26%.',
    'Passenger cars pay 10-26%.',
    'Passenger cars pay 26 percentage points more.',
    'Passenger cars pay 26%-points more.',
    'Passenger cars pay 26% less.',
    'Passenger cars pay 15% of what trucks pay.',
    'Passenger cars pay 15% from 16 September.',
    'Passenger cars pay 15% once the notice is published.',
    'Passenger cars from Korea pay 15%.',
    'Korean passenger cars pay 15%.',
    'Electric passenger cars pay 102%.',
    'Passenger cars pay 10% in the European Union.',
    'In the EU, the duty on passenger cars is 10%.',
    'The EU duty on passenger cars is 10%.',
    '韓国の乗用車には15%が課される。',
    '電気乗用車には15%が課される。',
    'EUでは乗用車には10%が課される。',
    '乗用車には10〜25%が課される。',
    '乗用車には26ポイントが課される。',
    '9月16日以降、乗用車には15%が課される。',
  ])('that may mean something else is left alone: %s', async (text) => {
    expect(found(await words(text))).toEqual([])
  })

  it('in a memo’s own words is judged by the memo’s as-of time and cut-off', async () => {
    const text = 'General goods pay 28%.'
    const at = (asOf: string, knowledgeCutoff: string = asOf) =>
      words(text.replace('goods', 'good'), { asOf, knowledgeCutoff })
    expect(found(await at('2025-06-06T23:59:00-04:00'))).toEqual(['memo: 28% / 14%'])
    expect(found(await at('2025-04-09T12:00:00-04:00'))).toEqual([])
    expect(found(await at('2025-06-06T23:59:00-04:00', '2025-04-08T12:00:00-04:00'))).toEqual([])
  })

  it('of a line to take is judged, and a claim of others is not', async () => {
    const desk = await sampleDesk()
    const [line] = desk.all('line')
    const said = desk.all('position').find(({ attribution }) => attribution !== 'assessed')
    expect(found(await sampleWith('line', line?.id ?? '', { text: 'A passenger car pays 26%.' }))).toEqual([
      'line: 26% / 27.5% / 0%',
    ])
    expect(found(await sampleWith('position', said?.id ?? '', { text: 'A passenger car pays 26%.' }))).toEqual([])
  })

  it('is read to its last digit, in any width of the sign', () => {
    const title = { en: 'Light truck', ja: '小型トラック' }
    expect(saidRates('Light trucks pay 0.3464%.', title, { isLaw: false }).map(({ figure }) => figure)).toEqual([
      '0.3464',
    ])
    expect(saidRates('小型トラックは50％を支払う', title, { isLaw: false }).map(({ figure }) => figure)).toEqual(['50'])
  })
})

describe('an announced rate beside one that is law', () => {
  const both = (announced: object, law: object = {}) =>
    found(
      smallDesk()
        .add('measure', 'm', aMeasure([aLayer('said', { law: 'announcedOnly', ...announced }), aLayer('law', law)]))
        .desk(),
    )
  it('is found where it differs', () => {
    expect(both({ rate: '25%' })).toEqual(['measure: 25% / 6%'])
  })

  it('is of the layer of the same name, or of the only one that it may be, and of no unrelated one', () => {
    const layers = (...components: object[]) =>
      found(
        smallDesk()
          .add('measure', 'm', aMeasure(components, [], { targets: ['us-side'], targetsAll: false }))
          .desk(),
      )
    const said = aLayer('only said', { law: 'announcedOnly', rate: '15%' })
    const inLaw = (id: string, rate: string, more: object = {}) => aLayer(id, { rate, ...more })
    expect(layers(said, inLaw('a third', '33 1/3%'), inLaw('by weight', '$1.20/kg'))).toEqual([])
    // Its own name, in either language, says which one it is.
    const ofName = inLaw('Only said ', '20%')
    expect(layers(said, inLaw('a third', '33 1/3%'), ofName)).toEqual(['measure: 15% / 20%'])
    const japanese = { ...said, layer: { en: 'As announced', ja: '上乗せ' } }
    const other = { ...inLaw('a third', '33 1/3%'), layer: { en: 'In law', ja: '上乗せ' } }
    expect(layers(japanese, other, inLaw('by weight', '$1.20/kg'))).toEqual(['measure: 15% / 33 1/3%'])
    // Two announcements, and nobody can tell which one became law.
    expect(layers(said, { ...said, id: 'b', layer: { en: 'b' } }, inLaw('a third', '33 1/3%'))).toEqual([])
    expect(layers(said, inLaw('a third', '33 1/3%', { law: 'notKnown' }))).toEqual([])
    // The origins of the measure are those of a layer that names none.
    expect(layers(said, inLaw('a third', '33 1/3%', { origins: ['us-side'] }))).toEqual(['measure: 15% / 33 1/3%'])
  })

  it('is not where it is the same, not known, of other origins, or of another time', () => {
    expect(both({})).toEqual([])
    expect(both({ rate: null })).toEqual([])
    expect(both({ rate: '25%', origins: ['us-side'] })).toEqual([])
    expect(
      both({ rate: '25%', validity: { edtf: '2026-01-01/..' } }, { validity: { edtf: '2025-01-01/2025-02-01' } }),
    ).toEqual([])
  })
})
