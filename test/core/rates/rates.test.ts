import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { getOrThrow, type DeskRead } from '../../../core/desk/desk-read'
import { basisPointsIn, formatBasisPoints, formatRate } from '../../../core/rates/format-rate'
import { layerStanding } from '../../../core/rates/layer-standing'
import { statusAt } from '../../../core/rates/measure-status'
import { checkField } from '../../../core/model/schema/check-field'
import { smallDesk } from '../../helpers/desks/desk-builder'
import { aLayer } from '../../helpers/desks/record-fields'
import { sampleDesk } from '../../helpers/desks/sample'

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

describe('a rate as it is typed', () => {
  it.each([
    ['27.5', 2750],
    ['27.500', 2750],
    ['27,125', 2712.5],
    ['0.3464', 34.64],
    ['33.333333', 3333.3333],
    ['0', 0],
    ['9999', 999_900],
    ['33.3333333', undefined],
    ['1e3', undefined],
    ['-1', undefined],
    ['', undefined],
  ])('%s is %s basis points', (text, points) => expect(basisPointsIn(text)).toBe(points))

  it('is printed as it was typed, to the last place, and refused where it has more places than are kept', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9999 }), fc.stringMatching(/^\d{0,5}[1-9]$/), (whole, places) => {
        const points = basisPointsIn(`${whole}.${places}`)
        expect(formatBasisPoints(points ?? -1)).toBe(`${whole}.${places}%`)
        expect(checkField('measure', 'components', [aLayer('a', { rate: `${whole}.${places}%` })])).toBeUndefined()
        expect(checkField('stackingRule', 'limit', points)).toBeUndefined()
      }),
    )
    expect(checkField('stackingRule', 'limit', 0.00001)?.reason).toBe('rate-places')
  })
})

describe('layers of the sample', () => {
  it.each(GENERAL_GOOD)('at %s: baseline %s, rate for Japan %s', async (at, baseline, japan) => {
    const desk = await sampleDesk()
    const measure = getOrThrow(desk, 'measure', 'measure-reciprocal')
    const standings = measure.components.map(
      (component) => layerStanding(desk, measure, component, { at: Date.parse(at) }).standing,
    )
    expect(standings).toEqual([baseline, japan])
  })

  it('puts 25% on automobiles in force from 3 April 2025, 00:01 EDT, and not before', async () => {
    const desk = await sampleDesk()
    const measure = getOrThrow(desk, 'measure', 'measure-autos')
    const [extra] = measure.components
    if (!extra) throw new Error('no layer')
    const at = (instant: string) => layerStanding(desk, measure, extra, { at: Date.parse(instant) }).standing
    expect([at('2025-04-03T00:00:00-04:00'), at('2025-04-03T00:01:00-04:00')]).toEqual(['notYet', 'inForce'])
  })

  it('tells the last status event at an instant', async () => {
    const measure = getOrThrow(await sampleDesk(), 'measure', 'measure-reciprocal')
    expect(statusAt(measure, Date.parse('2025-04-01T00:00:00Z'))).toBeUndefined()
    expect(statusAt(measure, Date.parse('2025-05-28T18:00:00-04:00'))?.status).toBe('enjoined')
    expect(statusAt(measure, Date.parse('2025-06-06T23:59:00-04:00'))?.status).toBe('administrativelyStayed')
  })
})

/** Measures of one layer each, all in force since 2025, and rules by each of which one is replaced by another while that is in force. */
function replacing(ids: readonly string[], rules: readonly (readonly [string, string])[], more: object = {}): DeskRead {
  const desk = smallDesk()
  const validity = { edtf: '2025-01-01/..' }
  const scope = {
    imposer: 'them',
    targets: ['us-side'],
    targetsAll: false,
    kind: 'otherTariff',
    scopeWords: 'all',
    scope: [],
  }
  for (const id of ids) {
    const layer = { id: 'c', layer: { en: id }, rate: '25%', validity }
    desk.add('measure', id, {
      title: { en: id },
      ...scope,
      issues: ['issue'],
      components: [layer],
      events: [],
      ...more,
    })
  }
  for (const [index, [target, when]] of rules.entries())
    desk.add('stackingRule', `rule-${index}`, {
      title: { en: `${target} by ${when}` },
      kind: 'replaces',
      when: { measure: when, component: 'c' },
      target: { measure: target, component: 'c' },
      order: index,
    })
  return desk.desk()
}

const NOON = '2025-06-15T12:00:00Z'

function standingIn(desk: DeskRead, id: string, at = NOON) {
  const measure = getOrThrow(desk, 'measure', id)
  const [component] = measure.components
  if (!component) throw new Error('no layer')
  return layerStanding(desk, measure, component, { at: Date.parse(at) })
}

describe('layers that replace each other', () => {
  const pairs = (text: string) => text.split(' ').map((pair) => [pair[0] ?? '', pair[1] ?? ''] as const)

  it('differ where two rules lead to one of them', () => {
    const desk = replacing('LABSTU'.split(''), pairs('LA LB AS AT BS SU'))
    const standings = 'LABSTU'.split('').map((id) => `${id} ${standingIn(desk, id).standing}`)
    expect(standings).toEqual(['L replaced', 'A replaced', 'B inForce', 'S replaced', 'T inForce', 'U inForce'])
    // By B, which is in force, and not by A, which is not.
    expect(standingIn(desk, 'L').rule?.id).toBe('rule-1')
  })

  it('are what each makes of those that it depends on, whatever leads where', () => {
    const names = 'ABCDEFG'.split('')
    const pair = fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 1, max: 6 })).filter(([a, b]) => a < b)
    fc.assert(
      fc.property(fc.uniqueArray(pair, { maxLength: 14, selector: String }), (drawn) => {
        const rules = drawn.map(([target, when]) => [names[target] ?? '', names[when] ?? ''] as const)
        const desk = replacing(names, rules)
        // Each depends on later ones alone, so that they can be worked out from the last to the first.
        const inForce = new Set<string>()
        for (const id of names.toReversed())
          if (!rules.some(([target, when]) => target === id && inForce.has(when))) inForce.add(id)
        // Two in force that take the place of one layer: neither is known to be owed.
        const rivals = (id: string) =>
          rules.some(
            ([target, when]) =>
              when === id && rules.some(([same, other]) => same === target && other !== id && inForce.has(other)),
          )
        for (const id of names) {
          const expected = inForce.has(id) ? (rivals(id) ? 'unclear' : 'inForce') : 'replaced'
          expect([id, standingIn(desk, id).standing]).toEqual([id, expected])
        }
      }),
      { numRuns: 60 },
    )
  })

  it('in a ring have no figure in force, as on the page of rates, and the rule is named', () => {
    const desk = replacing(['A', 'B', 'C'], pairs('AB BA'))
    const found = ['A', 'B', 'C'].map((id) => standingIn(desk, id))
    expect(found.map(({ standing, unclear }) => unclear?.what ?? standing)).toEqual(['ring', 'ring', 'inForce'])
    expect(found[0]?.rule?.id).toBe('rule-0')
  })

  it('are not said to be in force, nor replaced, while it is not known whether the other is', () => {
    const builder = replacing(['A', 'B'], [['B', 'A']])
    const fuzzy = smallDesk()
    for (const measure of builder.all('measure')) {
      const [component] = measure.components
      const components = measure.id === 'A' ? [{ ...component, validity: { edtf: '2025-06/..' } }] : measure.components
      if (['A', 'B'].includes(measure.id)) fuzzy.add('measure', measure.id, { ...measure, components })
    }
    for (const rule of builder.all('stackingRule')) fuzzy.add('stackingRule', rule.id, rule)
    const standings = ['2025-05-15', '2025-06-15', '2025-07-15'].map((day) =>
      standingIn(fuzzy.desk(), 'B', `${day}T12:00:00Z`),
    )
    expect(standings.map(({ standing }) => standing)).toEqual(['inForce', 'unclear', 'replaced'])
    expect(standings[1]?.unclear).toEqual({ what: 'rule', date: { edtf: '2025-06' } })
  })

  it('and all of which replace each other, are answered in the time of a few', () => {
    const ids = Array.from({ length: 14 }, (_none, at) => `m${at}`)
    const rules = ids.flatMap((one) => ids.filter((other) => other !== one).map((other) => [one, other] as const))
    expect(standingIn(replacing(ids, rules), 'm0').standing).toMatch(/inForce|replaced|unclear/)
  })

  it('and to one of which very many ways lead, are worked out once each', () => {
    const ids = Array.from({ length: 81 }, (_none, at) => `m${at}`)
    const rules = Array.from({ length: 40 }, (_none, step) => step * 2).flatMap((at) =>
      [
        [at, at + 1],
        [at, at + 2],
        [at + 1, at + 2],
      ].map(([target, when]) => [`m${target}`, `m${when}`] as const),
    )
    // One by one these would be more than any machine can walk.
    expect(standingIn(replacing(ids, rules), 'm0').standing).toMatch(/inForce|replaced|unclear/)
  })
})

describe('what is known only as a span of days', () => {
  const at = (desk: DeskRead, instants: readonly string[]) =>
    instants.map((instant) => {
      const { standing, unclear } = standingIn(desk, 'A', instant)
      return unclear ? `${standing}: ${unclear.what} ${unclear.date?.edtf}` : standing
    })
  const layer = { id: 'c', layer: { en: 'A' }, rate: '25%' }
  const around = ['2025-05-31T12:00:00Z', '2025-06-02T12:00:00Z', '2025-06-29T12:00:00Z', '2025-07-01T12:00:00Z']

  it('as the end of a layer is not known inside of that span, and is known outside', () => {
    const desk = replacing(['A'], [], { components: [{ ...layer, validity: { edtf: '2025-01-01/2025-06' } }] })
    expect(at(desk, around)).toEqual(['inForce', 'unclear: end 2025-06', 'unclear: end 2025-06', 'ended'])
  })

  it('nor as the event that ends it', () => {
    const events = [{ id: 'e', status: 'revoked', on: { edtf: '2025-06' } }]
    const desk = replacing(['A'], [], { events })
    expect(at(desk, around)).toEqual(['inForce', 'unclear: end 2025-06', 'unclear: end 2025-06', 'ended'])
    const day = replacing(['A'], [], { events: [{ id: 'e', status: 'revoked', on: { edtf: '2025-06-02' } }] })
    expect(at(day, around)).toEqual(['inForce', 'ended', 'ended', 'ended'])
  })

  it('nor as an event after which it is in force again', () => {
    const events = [
      { id: 'e', status: 'expired', on: { edtf: '2025-05-01' } },
      { id: 'f', status: 'inForce', on: { edtf: '2025-06' } },
    ]
    const desk = replacing(['A'], [], { events })
    expect(at(desk, around)).toEqual(['ended', 'unclear: event 2025-06', 'unclear: event 2025-06', 'inForce'])
  })

  it('nor as the time of a rule that suspends it', () => {
    const desk = smallDesk()
    for (const record of replacing(['A'], []).all('measure')) if (record.id === 'A') desk.add('measure', 'A', record)
    desk.add('stackingRule', 'rule', {
      title: { en: 'suspension' },
      kind: 'suspends',
      when: { measure: 'A', component: 'c' },
      target: { measure: 'A', component: 'c' },
      order: 0,
      interval: { edtf: '2025-06/2025-07-01' },
    })
    expect(at(desk.desk(), around)).toEqual(['inForce', 'unclear: rule 2025-06', 'unclear: rule 2025-06', 'suspended'])
  })
})

describe('rates in figures', () => {
  it('are exact, and unknown is not 0', () => {
    expect([34.64, 0.5, 2712.5, 3333.3333, 0.0001].map(formatBasisPoints)).toEqual([
      '0.3464%',
      '0.005%',
      '27.125%',
      '33.333333%',
      '0.000001%',
    ])
    expect([0, 5, 250, 2400, 2750, 10_005].map(formatBasisPoints)).toEqual([
      '0%',
      '0.05%',
      '2.5%',
      '24%',
      '27.5%',
      '100.05%',
    ])
    expect(formatRate({ rate: null }, 'en')).toBeUndefined()
    expect(formatRate({ rate: '5% + 3 JPY/kg' }, 'en')).toBe('5% + 3 yen/kg')
    expect(formatRate({ rate: '5% + 3 yen/kg' }, 'ja')).toBe('5% + 3円/kg')
    expect(formatRate({ rate: 'Free' }, 'ja')).toBe('無税')
    // Words of an earlier desk are printed as they are.
    expect(formatRate({ rate: 'see note 2' }, 'ja')).toBe('see note 2')
  })
})
