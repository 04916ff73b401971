import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dateRange } from '../../../core/dates/date-range'
import { getOrThrow, settingsOf, type DeskRead } from '../../../core/desk/desk-read'
import type { RateComponent } from '../../../core/model/records/measures'
import type { Measure } from '../../../core/model/records/records'
import { clockOf, regimeOf } from '../../../core/rates/desk-regime'
import { layerStanding, type Standing } from '../../../core/rates/layer-standing'
import { compileRegime } from '../../../core/rates/regime/compile'
import { entryOf } from '../../../core/rates/regime/question'
import { rate } from '../../../core/rates/regime/rate'
import { sinceOf } from '../../../core/rates/regime/time-line'
import type { RateAnswer } from '../../../core/rates/regime/answer'
import { smallDesk } from '../../helpers/desks/desk-builder'
import { aLayer, aMeasure, aRule } from '../../helpers/desks/record-fields'
import { sampleDesk } from '../../helpers/desks/sample'
import { examples, least } from '../../helpers/long'

/** A layer as the tables of memos have it, and as the page of rates has it for a good that every measure of the border covers. */
interface Both {
  table: Standing
  /** By the origins for which the layer is asked about. Empty: the rules give no answer, or nobody has said whose goods pay. */
  page: readonly string[]
}

/** Rules that concern a good or its amounts, so that the tables leave them out, and so does the question. */
const OF_GOODS: ReadonlySet<string> = new Set(['excludes', 'lowestOf'])

/** Both answers about every layer of a border. */
function bothOf(desk: DeskRead, border: string, when: { at: number; knownAt: number }): Record<string, Both> {
  const measures = desk.all('measure').filter(({ imposer }) => imposer === border)
  const law = regimeOf(desk, border)
  const regime = compileRegime({ ...law, rules: (law.rules ?? []).filter(({ does }) => !OF_GOODS.has(does)) })
  const good = { id: 'any', facts: { covered: Object.fromEntries(measures.map(({ id }) => [id, true])) } }
  const answers = new Map<string, RateAnswer>()
  const ask = (ref: string, origin: string): string[] => {
    const answer = answers.get(origin) ?? rate(regime, { good, origin, entered: when.at, knownAt: when.knownAt })
    answers.set(origin, answer)
    if ('conflict' in answer) return []
    const found = answer.layers.find((layer) => layer.ref === ref)?.standing ?? 'ended'
    return [found]
  }
  return Object.fromEntries(
    measures.flatMap((measure) =>
      measure.components.map((component) => {
        const ref = `${measure.id}/${component.id}`
        const { standing: table } = layerStanding(desk, measure, component, when)
        const page = originsOf(desk, measure, component).map((origin) => ask(ref, origin))
        // The table speaks of all origins at once: without an answer for one of them, there is nothing to compare.
        return [ref, { table, page: page.some((found) => found.length === 0) ? [] : page.flat() }]
      }),
    ),
  )
}

/** Goods of our own side where the layer is for them, else of those that it or its measure names. */
function originsOf(desk: DeskRead, { targets, targetsAll, imposer }: Measure, { origins }: RateComponent): string[] {
  const { ourParty } = settingsOf(desk)
  const named = origins?.length ? origins : targets
  const code = (id: string) => getOrThrow(desk, 'party', id).code
  if (named.includes(ourParty)) return [code(ourParty)]
  if (named.length > 0) return named.map(code)
  return targetsAll ? [ourParty === imposer ? 'XX' : code(ourParty)] : []
}

/** The table and the page on whether a layer is in force: neither can say if origins differ. */
const inForce = ({ table, page }: Both) => {
  const [one] = page
  const onPage = page.every((standing) => standing === one) ? one : 'unclear'
  return [table === 'inForce', onPage === 'inForce']
}

/** The layers on which one of the two says that it is in force and the other does not. */
const differing = (both: Record<string, Both>) =>
  Object.entries(both).filter(([, one]) => one.page.length > 0 && inForce(one)[0] !== inForce(one)[1])

describe('the tables of memos and the page of rates', () => {
  it('agree on every layer of the sample, on both sides of every change', async () => {
    const desk = await sampleDesk()
    for (const border of ['party-us', 'party-jp']) {
      const clock = clockOf(desk, border)
      const instants = ['2025-04-01T12:00', ...CHANGES, '2025-06-06T23:59', '2025-06-08T12:00', '2025-08-01T12:00']
        .map((time) => entryOf(time, clock))
        .flatMap((at) => [at - 1, at])
      for (const at of instants)
        for (const knownAt of [at, Number.MAX_VALUE])
          expect([at, differing(bothOf(desk, border, { at, knownAt }))]).toEqual([at, []])
    }
  })

  it('agree on random law, whatever its records say', () => {
    const hour = fc.integer({ min: 0, max: 12 * 24 }).map((n) => Date.parse('2025-01-30T00:00:00Z') + n * 3_600_000)
    const seen = { inForce: 0, other: 0, unanswered: 0 }
    fc.assert(
      fc.property(laws, hour, opt(hour), (law, at, knownAt) => {
        const both = bothOf(deskOf(law), 'them', { at, knownAt: knownAt ?? Number.MAX_VALUE })
        expect(differing(both)).toEqual([])
        for (const { table, page } of Object.values(both))
          seen[page.length === 0 ? 'unanswered' : table === 'inForce' ? 'inForce' : 'other'] += 1
      }),
      { numRuns: examples(400) },
    )
    // The law that is drawn is worth the question.
    expect(Math.min(seen.inForce, seen.other)).toBeGreaterThan(least(40))
  })
})

it('a layer is in force on both since it is alone in taking the place of another', () => {
  const until = { validity: { edtf: '2025-01-02/2025-03-31' } }
  const desk = smallDesk()
    .add('measure', 'm', aMeasure([aLayer('a'), aLayer('b'), aLayer('c', until)]))
    .add('stackingRule', 'by-b', aRule('replaces', 'b', 'a'))
    .add('stackingRule', 'by-c', aRule('replaces', 'c', 'a'))
    .desk()
  const measure = getOrThrow(desk, 'measure', 'm')
  const component = measure.components.find(({ id }) => id === 'b')
  const question = {
    good: { id: 'any', facts: { covered: { m: true } } },
    origin: 'NZ',
    entered: Date.parse('2025-06-06T12:00:00Z'),
    knownAt: Number.MAX_VALUE,
  }
  const page = sinceOf(compileRegime(regimeOf(desk, 'them')), question, 'm/b')
  const table = component && layerStanding(desk, measure, component, { at: question.entered }).since
  expect(page && new Date(page).toISOString()).toBe('2025-04-01T00:00:00.000Z')
  expect(table && dateRange(table).min).toBe(page)
})

it('a rule on a whole authority reaches a measure that it does not name, and that it depends on', () => {
  const named = { authority: 'Act 1' }
  const desk = smallDesk()
    .add('measure', 'm', aMeasure([aLayer('a')], [], named))
    .add('measure', 'n', aMeasure([aLayer('a')], [], named))
    .add(
      'measure',
      's',
      aMeasure([aLayer('a', { validity: { edtf: '2025-02-01/2025-02-05' } })], [], { authority: 'Act 2' }),
    )
    .add('measure', 't', aMeasure([aLayer('a', { validity: { edtf: '2025-02-08/..' } })], [], { authority: 'Act 2' }))
    .add('stackingRule', 'r', {
      ...aRule('replaces', 'a', 'a'),
      target: { measure: 'n', component: 'a' },
      targetReach: 'authority',
      when: { measure: 's', component: 'a' },
      whenReach: 'authority',
    })
    .desk()
  const measure = getOrThrow(desk, 'measure', 'm')
  const [component] = measure.components
  const on = (day: number) => {
    const at = Date.parse(`2025-02-0${day}T12:00:00Z`)
    const found = component && layerStanding(desk, measure, component, { at })
    return [found?.standing, found?.since?.edtf]
  }
  expect([4, 7, 9].map(on)).toEqual([
    ['replaced', undefined],
    ['inForce', '2025-02-06'],
    ['replaced', undefined],
  ])
})

/** The instants at which something of the sample begins, is suspended, is ruled on, or comes back. */
const CHANGES = [
  '2025-04-03T00:01',
  '2025-04-05T00:01',
  '2025-04-09T00:01',
  '2025-04-10T00:01',
  '2025-05-03T00:01',
  '2025-05-28T00:00',
  '2025-05-29T00:00',
  '2025-06-04T00:01',
  '2025-06-07T00:00',
  '2025-07-09T00:01',
]

const day = fc.integer({ min: 1, max: 9 }).map((n) => `2025-02-0${n}`)
const date = fc.oneof(
  day,
  day.map((on) => `${on}T00:01:00-05:00`),
)
const interval = fc
  .tuple(date, fc.option(date))
  .map(([from, to]) => (to === null || to.slice(0, 10) <= from.slice(0, 10) ? `${from}/..` : `${from}/${to}`))
const status = fc.constantFrom(
  'announced',
  'inForce',
  'amended',
  'suspended',
  'enjoined',
  'administrativelyStayed',
  'expired',
  'revoked',
)
/** An announcement comes before anything begins. */
const events = fc
  .array(fc.tuple(status, date), { maxLength: 3 })
  .map((all) => all.map(([word, on]): [string, string] => [word, word === 'announced' ? '2025-01-20' : on]))
/** Mostly absent: law of which every field says something is hardly ever in force. */
const opt = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary })
const fuzzy = (edtf: string | undefined) => (edtf === undefined ? undefined : { edtf })
const order = fc.constantFrom('o1', 'o2')
const parties = fc.subarray(['us-side', 'third', 'bloc'])
const layers = fc.array(
  fc.record({
    validity: fc.oneof(interval, interval, fc.constantFrom('../..', '2025-02/..', '../2025-02-06')),
    law: opt(fc.constantFrom('announcedOnly', 'notKnown', 'inForce')),
    knownFrom: opt(date),
    announced: opt(date),
    instrument: opt(order),
    origins: opt(parties),
  }),
  { minLength: 1, maxLength: 3 },
)
const reach = opt(fc.constantFrom('layer', 'measure', 'authority'))
const rule = fc.record({
  kind: fc.constantFrom('suspends', 'replaces', 'replaces', 'excludes', 'lowestOf', 'capsSum'),
  when: fc.integer({ min: 0, max: 5 }),
  whenReach: reach,
  target: fc.integer({ min: 0, max: 5 }),
  targetReach: reach,
  interval: opt(interval),
  knownFrom: opt(date),
  instrument: opt(order),
})
const ruling = fc.record({
  on: date,
  effect: fc.constantFrom('enjoined', 'invalidated', 'administrativelyStayed', 'stayedPendingAppeal', 'reversed'),
  effective: opt(date),
  answers: opt(fc.integer({ min: 0, max: 2 })),
  partiesOnly: opt(fc.boolean()),
  knownFrom: opt(date),
  affects: order,
})
const measure = fc.record({
  layers,
  events,
  authority: opt(fc.constantFrom('Act 1', 'Act 2')),
  targets: parties,
  targetsAll: fc.boolean(),
  kind: fc.constantFrom('otherTariff', 'ordinaryDuty'),
})

/** Measures of the other party with layers, events, rules and rulings in the same ten days. */
const laws = fc.record({
  measures: fc.array(measure, { minLength: 1, maxLength: 3 }),
  rules: fc.array(rule, { maxLength: 3 }),
  rulings: fc.array(ruling, { maxLength: 3 }),
  signed: fc.tuple(opt(date), opt(date)),
})

function deskOf({ measures, rules, rulings, signed }: typeof laws extends fc.Arbitrary<infer L> ? L : never): DeskRead {
  const builder = smallDesk()
    .add('party', 'third', { kind: 'country', code: 'KR', names: { en: 'Korea' }, members: [] })
    .add('party', 'bloc', { kind: 'bloc', code: 'EU', names: { en: 'Bloc' }, members: ['third'] })
  for (const [index, on] of signed.entries())
    builder.add('legalInstrument', `o${index + 1}`, {
      kind: 'executiveOrder',
      number: `Order ${index}`,
      issuedBy: 'them',
      amends: [],
      signed: fuzzy(on),
    })
  const all: { measure: string; component: string }[] = []
  for (const [at, { layers: drawn, events: happened, ...more }] of measures.entries()) {
    const components = drawn.map(({ validity, knownFrom, announced, ...layer }, index) => {
      all.push({ measure: `m${at}`, component: `l${index}` })
      const dates = { validity: { edtf: validity }, knownFrom: fuzzy(knownFrom), announced: fuzzy(announced) }
      return aLayer(`l${index}`, { ...layer, ...dates })
    })
    const told = happened.map(([word, on], index) => ({ id: `e${index}`, status: word, on: { edtf: on } }))
    builder.add('measure', `m${at}`, aMeasure(components, told, more))
  }
  const layerAt = (index: number) => all[index % all.length]
  for (const [index, { when, target, interval: span, knownFrom, ...more }] of rules.entries())
    builder.add('stackingRule', `r${index}`, {
      ...more,
      title: { en: 'R' },
      when: layerAt(when),
      target: layerAt(target),
      limit: 1500,
      order: index,
      interval: fuzzy(span),
      knownFrom: fuzzy(knownFrom),
    })
  for (const [index, { on, effective, answers, knownFrom, affects, ...more }] of rulings.entries())
    builder.add('legalEvent', `c${index}`, {
      ...more,
      kind: 'ruling',
      court: 'A court',
      caseName: 'A v. B',
      summary: 'S',
      on: { edtf: on },
      effective: fuzzy(effective),
      knownFrom: fuzzy(knownFrom),
      affects: [affects],
      answers: answers !== undefined && answers < rulings.length ? `c${answers}` : undefined,
    })
  return builder.desk()
}
