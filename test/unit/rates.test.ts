import { describe, expect, it } from 'vitest'
import { must } from '../../core/desk/desk-read'
import { formatBasisPoints, formatRate } from '../../core/rates/format-rate'
import { layerStanding, statusAt } from '../../core/rates/layer-standing'
import { sampleDesk } from '../helpers/sample'

/** The layers of Japan's general goods by date, from EO 14257 and EO 14266 (90 FR 15041, 90 FR 15625): 00:01 EDT on each. */
const GENERAL_GOOD = [
  ['2025-04-02T12:00:00-04:00', 'notYet', 'notYet'],
  ['2025-04-05T00:00:00-04:00', 'notYet', 'notYet'],
  ['2025-04-05T00:01:00-04:00', 'inForce', 'notYet'],
  ['2025-04-09T00:00:00-04:00', 'inForce', 'notYet'],
  ['2025-04-09T00:01:00-04:00', 'replaced', 'inForce'],
  ['2025-04-10T00:00:00-04:00', 'replaced', 'inForce'],
  ['2025-04-10T00:01:00-04:00', 'inForce', 'suspended'],
  ['2025-06-06T23:59:00-04:00', 'inForce', 'suspended'],
] as const

describe('layers of the sample', () => {
  it.each(GENERAL_GOOD)('at %s: baseline %s, rate for Japan %s', async (at, baseline, japan) => {
    const desk = await sampleDesk()
    const measure = must(desk, 'measure', 'measure-reciprocal')
    const standings = measure.components.map(
      (component) => layerStanding(desk, measure, component, Date.parse(at)).standing,
    )
    expect(standings).toEqual([baseline, japan])
  })

  it('puts 25% on automobiles in force from 3 April 2025, 00:01 EDT, and not before', async () => {
    const desk = await sampleDesk()
    const measure = must(desk, 'measure', 'measure-autos')
    const [extra] = measure.components
    if (!extra) throw new Error('no layer')
    const at = (instant: string) => layerStanding(desk, measure, extra, Date.parse(instant)).standing
    expect([at('2025-04-03T00:00:00-04:00'), at('2025-04-03T00:01:00-04:00')]).toEqual(['notYet', 'inForce'])
  })

  it('tells the last status event at an instant', async () => {
    const measure = must(await sampleDesk(), 'measure', 'measure-reciprocal')
    expect(statusAt(measure, Date.parse('2025-04-01T00:00:00Z'))).toBeUndefined()
    expect(statusAt(measure, Date.parse('2025-05-28T18:00:00-04:00'))?.status).toBe('enjoined')
    expect(statusAt(measure, Date.parse('2025-06-06T23:59:00-04:00'))?.status).toBe('stayedPendingAppeal')
  })
})

describe('rates in figures', () => {
  it('are exact, and unknown is not 0', () => {
    expect([0, 5, 250, 2400, 2750, 10_005].map(formatBasisPoints)).toEqual([
      '0%',
      '0.05%',
      '2.5%',
      '24%',
      '27.5%',
      '100.05%',
    ])
    const layer = { id: 'a', layer: { en: 'a' }, validity: { edtf: '../..' } }
    expect(formatRate({ ...layer, kind: 'adValorem', basisPoints: null })).toBeUndefined()
    expect(formatRate({ ...layer, kind: 'compound', basisPoints: 500, specific: undefined })).toBeUndefined()
    expect(formatRate({ ...layer, kind: 'compound', basisPoints: 500, specific: '¥3/kg' })).toBe('5% + ¥3/kg')
  })
})
