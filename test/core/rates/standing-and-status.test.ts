import { describe, expect, it } from 'vitest'
import { getOrThrow } from '../../../core/desk/desk-read'
import { layerViews } from '../../../core/queries/record-view'
import { layerStanding } from '../../../core/rates/layer-standing'
import { statusAt } from '../../../core/rates/measure-status'
import { checkDesk } from '../../../core/rules/rules'
import { smallDesk } from '../../helpers/desks/desk-builder'
import { aLayer, aMeasure, aRule } from '../../helpers/desks/record-fields'
import { sampleDesk } from '../../helpers/desks/sample'

const event = (status: string, on: string) => ({ id: `${status}-${on}`, status, on: { edtf: on } })

/** The standing of the layer `id` of a measure with these layers, events and rules. */
function standing(at: string, layers: object[], events: object[], rules: object[] = [], id = 'a') {
  const builder = smallDesk().add('measure', 'm', aMeasure(layers, events))
  for (const [index, rule] of rules.entries()) builder.add('stackingRule', `rule-${index}`, { ...rule })
  const desk = builder.desk()
  const measure = getOrThrow(desk, 'measure', 'm')
  const component = measure.components.find((one) => one.id === id)
  if (!component) throw new Error(`no layer ${id}`)
  return layerStanding(desk, measure, component, { at: Date.parse(at) })
}

const begun = aLayer('a', { validity: { edtf: '2025-04-05/..' } })
const NOON = '2025-06-06T12:00:00Z'

describe('a layer whose dates say that it is in force', () => {
  it.each(['threatened', 'announced', 'signed', 'published', 'suspended', 'enjoined'])(
    'is unclear where its last event is “%s”, and never in force',
    (status) => {
      const found = standing(NOON, [begun], [event(status, '2025-05-20')])
      expect([found.standing, found.unclear?.what, found.unclear?.event?.status]).toEqual(['unclear', 'status', status])
    },
  )

  it.each(['suspended', 'enjoined'])('is unclear once it was in force and is then “%s”', (status) => {
    const events = [event('inForce', '2025-04-05'), event(status, '2025-05-20')]
    expect(standing('2025-05-19T12:00:00Z', [begun], events).standing).toBe('inForce')
    expect(standing(NOON, [begun], events).standing).toBe('unclear')
  })

  it.each(['administrativelyStayed', 'stayedPendingAppeal'])('is in force under “%s”', (status) => {
    const events = [event('inForce', '2025-04-05'), event('enjoined', '2025-05-20'), event(status, '2025-05-21')]
    expect(standing(NOON, [begun], events).standing).toBe('inForce')
  })

  it('is in force under “amended”, which lifts no ruling and no suspension', () => {
    const after = (...statuses: string[]) => {
      const events = statuses.map((status, index) => event(status, `2025-05-2${index}`))
      return standing(NOON, [begun], [event('inForce', '2025-04-05'), ...events]).standing
    }
    expect(after('amended')).toBe('inForce')
    expect(after('enjoined', 'amended')).toBe('unclear')
    expect(after('suspended', 'amended')).toBe('unclear')
    expect(after('enjoined', 'administrativelyStayed', 'amended')).toBe('inForce')
    expect(after('suspended', 'enjoined', 'stayedPendingAppeal')).toBe('unclear')
  })

  it('is unclear where it was suspended by a day, whatever the days before', () => {
    const events = [event('suspended', '../2025-05-20'), event('inForce', '2025-04-05')]
    expect(standing(NOON, [begun], events).standing).toBe('unclear')
    const measure = getOrThrow(
      smallDesk()
        .add('measure', 'm', aMeasure([begun], events))
        .desk(),
      'measure',
      'm',
    )
    const statusOn = (at: string) => statusAt(measure, Date.parse(at))?.status
    expect([statusOn('2025-03-01'), statusOn('2025-05-01'), statusOn(NOON)]).toEqual([
      undefined,
      'inForce',
      'suspended',
    ])
  })

  it('stays in force where a rise of it is announced', () => {
    const events = [event('inForce', '2025-04-05'), event('announced', '2025-05-20')]
    expect(standing(NOON, [begun], events).standing).toBe('inForce')
  })

  it('is not ended by an event of before it began', () => {
    const later = aLayer('a', { validity: { edtf: '2025-06-01/..' } })
    const events = [event('inForce', '2025-01-02'), event('expired', '2025-03-01')]
    expect(standing(NOON, [later], events).standing).toBe('inForce')
    expect(standing(NOON, [aLayer('a'), later], events).standing).toBe('ended')
    expect(standing(NOON, [begun], [event('expired', '2025-05-01')]).standing).toBe('ended')
  })
})

describe('a layer on all countries but some', () => {
  const ofUs = (more: object) => {
    const desk = smallDesk()
      .add('party', 'bloc', { kind: 'bloc', code: 'BLOC', names: { en: 'Bloc' }, members: ['us-side'] })
      .add('measure', 'm', aMeasure([begun], [], more))
      .desk()
    const measure = getOrThrow(desk, 'measure', 'm')
    return measure.components.map((component) => layerStanding(desk, measure, component, { at: Date.parse(NOON) }))
  }

  it.each([[['us-side']], [['bloc']], [['them']]])('is in force for the others where it spares %j', (notTargets) => {
    expect(ofUs({ notTargets })).toMatchObject([{ standing: 'inForce', since: { edtf: '2025-04-05' } }])
  })
})

describe('an announcement of what is to come', () => {
  const stopped = {
    suspended: 'unclear',
    enjoined: 'unclear',
    expired: 'ended',
    revoked: 'ended',
    invalidated: 'ended',
  }
  const BEFORE = ['threatened', 'announced', 'signed', 'published']
  const cases = Object.entries(stopped).flatMap(([status, right]) =>
    BEFORE.map((before) => [status, before, right] as const),
  )
  it.each(cases)('after “%s”, “%s” leaves a layer %s, and the status what it was', (status, before, right) => {
    const events = [event('inForce', '2025-04-05'), event(status, '2025-05-01'), event(before, '2025-05-20')]
    const found = standing(NOON, [begun], events)
    expect([found.standing, found.since, found.unclear?.event?.status]).toEqual([
      right,
      undefined,
      right === 'unclear' ? status : undefined,
    ])
    const desk = smallDesk()
      .add('measure', 'm', aMeasure([begun], events))
      .desk()
    const latest = statusAt(getOrThrow(desk, 'measure', 'm'), Date.parse(NOON))
    expect([latest?.status, latest?.on.edtf]).toEqual([status, '2025-05-01'])
    expect(checkDesk(desk, NOON).map(({ code }) => code)).toContain(
      right === 'unclear' ? 'layer-status-differs' : 'layer-outlives-measure',
    )
  })

  it.each(BEFORE)('(“%s”) does not start a run', (before) => {
    const events = [event('inForce', '2025-04-05'), event(before, '2025-05-20')]
    expect(standing(NOON, [begun], events).since?.edtf).toBe('2025-04-05')
    const again = [event('suspended', '2025-04-20'), event(before, '2025-05-20'), event('inForce', '2025-05-20')]
    expect(standing(NOON, [begun], again).since?.edtf).toBe('2025-05-20')
  })
})

describe('two events whose order nobody recorded', () => {
  const both = (one: object, other: object) =>
    [
      [one, other],
      [other, one],
    ].map((events) => standing(NOON, [begun], events).standing)

  it.each([
    ['inForce', '2025-05-01', 'suspended', '2025-05-01', 'unclear'],
    ['inForce', '2025-05-01', 'revoked', '2025-05-01', 'unclear'],
    ['inForce', '2025-05-01T13:00:00Z', 'suspended', '2025-05-01', 'unclear'],
    ['inForce', '2025-05-01T13:00:00Z', 'suspended', '2025-05-01T12:00:00Z', 'inForce'],
    ['inForce', '2025-05-01', 'suspended', '../..', 'unclear'],
    ['inForce', '2025-05-01', 'revoked', '../..', 'unclear'],
    ['inForce', '2025-05-01', 'suspended', '2025', 'unclear'],
    ['inForce', '2025-05-20', 'suspended', '2025-05-01/..', 'inForce'],
    ['inForce', '../..', 'revoked', '2025-05-01', 'ended'],
    ['expired', '2025-05-01', 'revoked', '2025-06', 'ended'],
    ['enjoined', '2025-05-28', 'administrativelyStayed', '2025-05-28', 'inForce'],
    ['inForce', '2025-05-01', 'announced', '2025-05-01', 'inForce'],
  ])('“%s” %s and “%s” %s: %s, whichever is recorded first', (one, on, other, then, right) => {
    expect(both(event(one, on), event(other, then))).toEqual([right, right])
  })

  it.each(['suspended', 'revoked'])('warns of “%s” without a date, alone or after “in force”', (status) => {
    for (const before of [[], [event('inForce', '2025-04-05')]]) {
      const events = [...before, event(status, '../..')]
      expect(standing(NOON, [begun], events)).toMatchObject({ standing: 'unclear', unclear: { what: 'status' } })
      const desk = smallDesk().add('measure', 'm', aMeasure([begun], events))
      expect(checkDesk(desk.desk(), NOON).map(({ code }) => code)).toContain('layer-status-differs')
    }
  })
})

describe('a layer whose start is not known', () => {
  it.each(['../..', '../2025-12-31'])('(%s) is unclear, and in force only where an event says so', (edtf) => {
    const layer = aLayer('a', { validity: { edtf } })
    expect(standing(NOON, [layer], [])).toMatchObject({ standing: 'unclear', unclear: { what: 'start' } })
    const found = standing(NOON, [layer], [event('inForce', '2025-02-01')])
    expect([found.standing, found.since?.edtf]).toEqual(['inForce', '../2025-02-01'])
    expect(standing('2025-01-15T12:00:00Z', [layer], [event('inForce', '2025-02-01')]).standing).toBe('unclear')
  })

  it('is in force if it is an ordinary duty, whose schedule gives no start', () => {
    const layer = aLayer('a', { validity: { edtf: '../..' } })
    const builder = smallDesk().add('measure', 'm', aMeasure([layer], [], { kind: 'ordinaryDuty' }))
    const measure = getOrThrow(builder.desk(), 'measure', 'm')
    const [component] = measure.components
    const found = component && layerStanding(builder.desk(), measure, component, { at: Date.parse(NOON) })
    expect([found?.standing, found?.since]).toEqual(['inForce', undefined])
  })

  it('never began on the day of an event that only says it is in force: the 25% for the United Kingdom', async () => {
    const desk = await sampleDesk()
    const measure = getOrThrow(desk, 'measure', 'measure-steel-uk')
    const [component] = measure.components
    const found = component && layerStanding(desk, measure, component, { at: Date.parse(NOON) })
    expect(found).toMatchObject({ standing: 'inForce', since: { edtf: '../2025-06-04', timeZone: 'America/New_York' } })
  })

  it.each(['2025-02-XX', '2025-02', '2025-02-20/2025-02-28'])('began by the last day of an event (%s)', (on) => {
    const layer = aLayer('a', { validity: { edtf: '../..' } })
    expect(standing(NOON, [layer], [event('inForce', on)]).since?.edtf).toBe('../2025-02-28')
  })

  it('is known to be in force by a day from that day on', () => {
    const layer = aLayer('a', { validity: { edtf: '../..' } })
    const events = [event('inForce', '../2025-06-04')]
    expect(standing('2025-06-03T12:00:00Z', [layer], events).standing).toBe('unclear')
    const found = standing(NOON, [layer], events)
    expect([found.standing, found.since?.edtf]).toEqual(['inForce', '../2025-06-04'])
  })
})

describe('the start of the present run', () => {
  it('counts a suspension: the 24% for Japan would run from 9 July 2025, 00:01, not from 9 April', async () => {
    const desk = await sampleDesk()
    const measure = getOrThrow(desk, 'measure', 'measure-reciprocal')
    const since = (id: string, at: string) => {
      const component = measure.components.find((one) => one.id === id)
      if (!component) throw new Error(id)
      const found = layerStanding(desk, measure, component, { at: Date.parse(at) })
      return `${found.standing} ${found.since?.edtf ?? '–'}`
    }
    expect(since('annex-japan', '2025-04-09T12:00:00-04:00')).toBe('inForce 2025-04-09T00:01:00-04:00')
    expect(since('annex-japan', '2025-07-09T00:00:00-04:00')).toBe('suspended –')
    expect(since('annex-japan', '2025-07-09T00:01:00-04:00')).toBe('inForce 2025-07-09T00:01:00-04:00')
    // The 10% was replaced for a day.
    expect(since('baseline', '2025-04-08T12:00:00-04:00')).toBe('inForce 2025-04-05T00:01:00-04:00')
    expect(since('baseline', '2025-06-06T23:59:00-04:00')).toBe('inForce 2025-04-10T00:01:00-04:00')
  })

  it('is the day after a suspension by days', () => {
    const rule = aRule('suspends', 'a', 'a', { interval: { edtf: '2025-05-01/2025-05-31' } })
    expect(standing('2025-05-31T20:00:00Z', [begun], [], [rule]).standing).toBe('suspended')
    expect(standing(NOON, [begun], [], [rule]).since?.edtf).toBe('2025-06-01')
    expect(standing('2025-04-30T20:00:00Z', [begun], [], [rule]).since?.edtf).toBe('2025-04-05')
  })
})

describe('the parties for which a run began', () => {
  const since = (ofM: object, ofN: object) => {
    const desk = smallDesk()
      .add('measure', 'm', aMeasure([aLayer('a')], [], ofM))
      .add('measure', 'n', aMeasure([aLayer('a', { validity: { edtf: '2025-04-01/2025-04-30' } })], [], ofN))
      .add('stackingRule', 'rule', {
        ...aRule('replaces', 'a', 'a'),
        when: { measure: 'n', component: 'a' },
        target: { measure: 'm', component: 'a' },
      })
      .desk()
    const measure = getOrThrow(desk, 'measure', 'm')
    const [component] = measure.components
    const found = component && layerStanding(desk, measure, component, { at: Date.parse(NOON) })
    return `${found?.since?.edtf} ${found?.sinceFor?.join() ?? '–'}`
  }

  it('are named where a rule began it that does not speak of all who pay', () => {
    const all = { targets: [], targetsAll: true }
    const us = { targets: ['us-side'], targetsAll: false }
    expect(since(all, us)).toBe('2025-05-01 us-side')
    expect(since({ ...us, targetsAll: true }, all)).toBe('2025-05-01 us-side')
    expect([since(us, us), since(us, all), since(all, all)]).toEqual(Array(3).fill('2025-05-01 –'))
  })

  it('are named for the 10% on goods of Japan, which others pay since 5 April, and for no other layer', async () => {
    const desk = await sampleDesk()
    const named = desk
      .all('measure')
      .flatMap((measure) => layerViews(desk, measure, NOON).map((view) => ({ ...view, measure: measure.id })))
      .flatMap(({ measure, layer, sinceFor }) => (sinceFor ? [`${measure} ${layer.en} ${sinceFor[0]?.en}`] : []))
    expect(named).toEqual(['measure-reciprocal baseline, nearly every country Japan'])
  })
})

describe('the basis of a layer', () => {
  it('is its order, and that of the rule that suspends it, in the window as in print', async () => {
    const desk = await sampleDesk()
    const views = layerViews(desk, getOrThrow(desk, 'measure', 'measure-reciprocal'), NOON)
    expect(views.map(({ basis }) => basis.map(({ ref }) => ref.id))).toEqual([['eo-14257'], ['eo-14257', 'eo-14266']])
  })
})

describe('two layers that both replace a third', () => {
  it('are unclear, with both rules, and so is no other', () => {
    const layers = ['a', 'b', 'c', 'd'].map((id) => aLayer(id))
    const rules = [aRule('replaces', 'b', 'a'), aRule('replaces', 'c', 'a', { order: 2 })]
    const of = (id: string) => standing(NOON, layers, [], rules, id)
    expect(of('b')).toMatchObject({ standing: 'unclear', unclear: { what: 'overlap' } })
    expect([of('b').rule?.id, of('b').unclear?.other?.id]).toEqual(['rule-0', 'rule-1'])
    expect(['a', 'c', 'd'].map((id) => of(id).standing)).toEqual(['replaced', 'unclear', 'inForce'])
  })
})

describe('a check', () => {
  it('warns of a layer whose figure no memo can give, and says why', () => {
    const events = [event('inForce', '2025-01-02')]
    const builder = smallDesk()
      .add('measure', 'm', aMeasure([begun], [event('threatened', '2025-05-20')]))
      .add('measure', 'n', aMeasure([aLayer('a', { validity: { edtf: '../..' } })]))
      .add('measure', 'o', aMeasure([aLayer('a'), aLayer('b'), aLayer('c')], events))
      .add('measure', 'p', aMeasure([aLayer('a', { validity: { edtf: '../..' } })], events))
    for (const [id, by] of [
      ['r', 'b'],
      ['s', 'c'],
    ] as const)
      builder.add('stackingRule', id, {
        ...aRule('replaces', by, 'a'),
        when: { measure: 'o', component: by },
        target: { measure: 'o', component: 'a' },
      })
    const found = checkDesk(builder.desk()).filter(({ code }) => code.startsWith('layer'))
    expect(found.map(({ code, about, severity }) => `${severity} ${code} ${about.id}`)).toEqual([
      'warning layer-status-differs m',
      'warning layer-start-unknown n',
      'warning layers-overlap o',
      'warning layers-overlap o',
    ])
  })
})

describe('a rate that is still to begin', () => {
  const NOW = '2025-06-07T12:00:00Z'
  const found = (more: object, now = NOW) =>
    checkDesk(
      smallDesk()
        .add(
          'measure',
          'm',
          aMeasure([aLayer('a', { announced: undefined, validity: { edtf: '2025-07-04/..' }, ...more })]),
        )
        .desk(),
      now,
    )
      .map(({ code }) => code)
      .filter((code) => code === 'layer-known-unsaid')
  it('is a finding if nothing says from when it is known, for until it begins rates leave it out', () => {
    expect(found({})).toEqual(['layer-known-unsaid'])
    expect(found({ announced: { edtf: '2025-06-01' } })).toEqual([])
    expect(found({ knownFrom: { edtf: '2025-06-07' } })).toEqual([])
    expect(found({ announced: { edtf: '2025-06-20' } })).toEqual(['layer-known-unsaid'])
    expect(found({}, '2025-07-05T12:00:00Z')).toEqual([])
  })
})

describe('a check by a clock', () => {
  const found = (layers: object[], now?: string) =>
    checkDesk(
      smallDesk()
        .add('measure', 'm', aMeasure(layers, [event('threatened', '2025-05-20')]))
        .desk(),
      now,
    )
      .filter(({ code }) => code.startsWith('layer'))
      .map(({ code }) => code)
  const ending = aLayer('a', { validity: { edtf: '2025-04-05/2030-07-09' } })

  it('judges a layer by the instant that it is given, before it begins, in force and after its end', () => {
    expect(found([ending], '2030-07-09T12:00:00Z')).toEqual(['layer-status-differs'])
    expect(found([ending], '2030-07-10T12:00:00Z')).toEqual([])
    expect(found([ending], '2025-04-04T12:00:00Z')).toEqual([])
  })
})

describe('the days of a measure', () => {
  it('are days of its imposer’s border clock', () => {
    const builder = smallDesk()
    const [settings] = builder.desk().all('deskSettings')
    const capitals = [{ party: 'them', city: { en: 'Washington' }, timeZone: 'America/New_York' }]
    builder.add('deskSettings', settings?.id ?? '', { ...settings, capitals })
    const layer = aLayer('a', { validity: { edtf: '2025-04-09/2025-07-08' } })
    const desk = builder.add('measure', 'm', aMeasure([layer])).desk()
    const measure = getOrThrow(desk, 'measure', 'm')
    const at = (instant: string) => {
      const [component] = measure.components
      return component && layerStanding(desk, measure, component, { at: Date.parse(instant) }).standing
    }
    expect(['2025-04-08T23:59:00-04:00', '2025-04-09T00:00:00-04:00'].map(at)).toEqual(['notYet', 'inForce'])
    expect(['2025-07-08T23:59:00-04:00', '2025-07-09T00:00:00-04:00'].map(at)).toEqual(['inForce', 'ended'])
  })
})
