import fc from 'fast-check'
import type { Good } from '../../../../core/rates/regime/good'
import type { Condition, Scope, Selector } from '../../../../core/rates/regime/law-conditions'
import {
  eventSchema,
  type RegimeEvent,
  type RegimeLayer,
  type RegimeMeasure,
  type RegimeRule,
} from '../../../../core/rates/regime/law-parts'
import type { Moment } from '../../../../core/rates/regime/law-values'
import type { Regime } from '../../../../core/rates/regime/regime'

/** Regimes of every kind, small and dense: few names and few days, so that rules, rulings and unknown facts meet. */

const DAYS = Array.from({ length: 10 }, (_, index) => `2025-06-${String(index + 1).padStart(2, '0')}`)
const HOURS = ['00:01', '12:00'] as const
/** Every instant at which something of such a regime can change, on the border's clock, in order. */
export const GRID = DAYS.flatMap((day) => ['00:00', ...HOURS].map((hour) => `${day}T${hour}`))

const day = fc.constantFrom(...DAYS.slice(0, 8))
const time = fc.oneof(
  day,
  fc.tuple(day, fc.constantFrom(...HOURS)).map(([on, at]) => `${on}T${at}`),
)
const INSTRUMENTS = ['I1', 'I2', 'I3']
const momentBut = (...more: fc.Arbitrary<Moment>[]): fc.Arbitrary<Moment> =>
  fc.oneof(
    { weight: 6, arbitrary: time },
    {
      weight: 1,
      arbitrary: fc.record({ instrument: fc.constantFrom(...INSTRUMENTS), date: fc.constant('effective' as const) }),
    },
    ...more.map((arbitrary) => ({ weight: 1, arbitrary })),
  )
const span = fc.tuple(day, day).map(([a, b]) => (a < b ? { earliest: a, latest: b } : { earliest: b, latest: a }))
const UNKNOWN_MOMENT = momentBut(fc.constant(null), span)
const KNOWN_MOMENT = momentBut()

const some = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 1 })
/** Most regimes leave it out, so that other things can meet. */
const seldom = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary })
const PARTIES = ['JP', 'GB', 'CN']
const listed = fc.subarray([...PARTIES, 'bloc'], { minLength: 1, maxLength: 2 })
const origins = fc.oneof(
  fc.constant('all' as const),
  listed,
  listed.map((except) => ({ except })),
)
const scope: fc.Arbitrary<Scope> = fc.oneof(
  { weight: 3, arbitrary: fc.constant('all' as const) },
  { weight: 2, arbitrary: fc.subarray(['87', '8703', '3926', 'toy'], { minLength: 1 }) },
  { weight: 1, arbitrary: fc.constant<Scope>({ include: 'all', exclude: ['8703'] }) },
)
const RATES = [
  'Free',
  '1%',
  '2.5%',
  '10%',
  '25%',
  '50¢/kg',
  '10¢/kg + 5%',
  '-1%',
  '20% on the steel content',
  'the greater of 50% on the steel content and 26%',
  'the lesser of 30% on the US content and 6%',
  'the greater of 25% and 50¢/kg',
] as const
const rateText = fc.constantFrom(...RATES)
const AUTHORITIES = ['IEEPA', '232', '301']
export const LAYERS = ['m1/a', 'm1/b', 'm2/a', 'm2/b', 'm3/a']
const selector: fc.Arbitrary<Selector> = fc.oneof(
  fc.record({ layers: fc.subarray(LAYERS, { minLength: 1, maxLength: 2 }) }),
  fc.record({ authorities: fc.subarray(AUTHORITIES, { minLength: 1, maxLength: 2 }) }),
  fc.record({ measures: fc.subarray(['m1', 'm2', 'm3'], { minLength: 1, maxLength: 1 }) }),
  fc.record({ every: fc.constant(true), except: fc.record({ layers: fc.subarray(LAYERS, { maxLength: 2 }) }) }),
)
const known = seldom(fc.oneof(fc.record({ from: day }), fc.record({ instrument: fc.constantFrom(...INSTRUMENTS) })))

/** With `isAnyUnknown`, moments, rates and scopes of the law may be unknown too. */
export function anyRegime(isAnyUnknown: boolean): fc.Arbitrary<Regime> {
  const moment = isAnyUnknown ? UNKNOWN_MOMENT : KNOWN_MOMENT
  const plain: fc.Arbitrary<Condition> = fc.oneof(
    fc.record({ layers: selector }),
    fc.record({ origins }),
    fc.record({ scope }),
    fc.record({ content: fc.record({ of: fc.constantFrom('US', 'steel'), atLeast: fc.constantFrom('20', '50') }) }),
    fc.record({ content: fc.record({ of: fc.constantFrom('US', 'steel'), below: fc.constantFrom('20', '50') }) }),
    fc.record({ loadedBefore: moment }),
    fc.record({ enteredFrom: moment }),
    fc.record({ enteredBefore: moment }),
    fc.record({ programme: fc.subarray(['S', 'T'], { minLength: 1 }) }),
    fc.record({
      quota: fc.record({ of: fc.constant('Q'), position: fc.constantFrom('inside' as const, 'outside' as const) }),
    }),
    fc.record({ documents: fc.subarray(['D', 'E'], { minLength: 1 }) }),
  )
  const condition: fc.Arbitrary<Condition> = fc.oneof(
    { weight: 4, arbitrary: plain },
    { weight: 4, arbitrary: fc.record({ layers: selector }) },
    { weight: 1, arbitrary: fc.record({ all: fc.tuple(plain, plain) }) },
    { weight: 1, arbitrary: fc.record({ any: fc.tuple(plain, plain) }) },
    { weight: 1, arbitrary: fc.record({ not: plain }) },
  )
  const layerOf = (id: string, mayBeOthers: boolean): fc.Arbitrary<RegimeLayer> =>
    fc.record({
      id: fc.constant(id),
      rate: isAnyUnknown
        ? fc.oneof({ weight: 8, arbitrary: rateText }, { weight: 1, arbitrary: fc.constant(null) })
        : rateText,
      standing: seldom(fc.constantFrom('law' as const, 'announced' as const)),
      origins: seldom(mayBeOthers ? fc.oneof(origins, fc.constant('others' as const)) : origins),
      scope: seldom(isAnyUnknown ? fc.oneof(scope, fc.constant('notKnown' as const)) : scope),
      from: seldom(moment),
      until: seldom(moment),
      if: seldom(condition),
      inTransit: seldom(
        fc.array(fc.record({ loadedBefore: moment, enteredBefore: moment }), { minLength: 1, maxLength: 1 }),
      ),
      announcedRate: seldom(rateText),
      known: seldom(fc.record({ from: day })),
    })
  const measureOf = (id: string, layers: readonly string[], authority: string): fc.Arbitrary<RegimeMeasure> =>
    fc.record({
      id: fc.constant(id),
      authority: fc.constant(authority),
      instrument: seldom(fc.constantFrom(...INSTRUMENTS)),
      known,
      layers: fc.tuple(...layers.map((layer) => layerOf(layer, layers.length > 1))),
    })
  const ruleOf = (id: string): fc.Arbitrary<RegimeRule> =>
    fc
      .record({
        id: fc.constant(id),
        does: fc.constantFrom(
          'excludes',
          'replaces',
          'suspends',
          'topsUpTo',
          'capsSum',
          'capsLayer',
          'lowestOf',
          'onShareOf',
          'minimumPrice',
        ),
        on: selector,
        when: some(condition),
        figure: fc.constantFrom('5', '15', '12.5'),
        of: fc.constantFrom('US', 'steel'),
        rest: fc.boolean(),
        price: fc.constant({ amount: '6', currency: 'USD', per: 'kg' }),
        from: seldom(moment),
        until: seldom(moment),
        standing: seldom(fc.constantFrom('law' as const, 'announced' as const)),
        known,
      })
      .map((rule) => rule as RegimeRule)
  const eventOf = (id: string): fc.Arbitrary<RegimeEvent> =>
    fc.record({
      id: fc.constant(id),
      on: selector,
      status: fc.constantFrom(...eventSchema.shape.status.options),
      at: moment,
      effective: some(moment),
      until: some(moment),
      answers: some(fc.constantFrom('e1', 'e2', 'e3')),
      parties: some(fc.constantFrom('universal' as const, 'universal' as const, 'parties' as const)),
      known,
    })
  const many = <T>(of: (id: string) => fc.Arbitrary<T>, ids: readonly string[]) =>
    fc.subarray([...ids], { minLength: 1 }).chain((chosen) => fc.tuple(...chosen.map(of)))
  return fc.record({
    clock: fc.constantFrom('America/New_York', 'Asia/Tokyo'),
    measures: fc.tuple(
      measureOf('m1', ['a', 'b'], 'IEEPA'),
      measureOf('m2', ['a', 'b'], '232'),
      measureOf('m3', ['a'], '301'),
    ),
    rules: many(ruleOf, ['r1', 'r2', 'r3', 'r4', 'r5']),
    events: many(eventOf, ['e1', 'e2']),
    rulings: many(eventOf, ['e3', 'e4']),
    instruments: fc.tuple(
      ...INSTRUMENTS.map((id) => fc.record({ id: fc.constant(id), signed: some(day), effective: some(time) })),
    ),
    blocs: fc.tuple(
      fc.record({
        id: fc.constant('bloc'),
        members: fc.tuple(fc.record({ party: fc.constantFrom(...PARTIES), until: some(day) })),
      }),
    ),
    columnTwo: fc.array(fc.record({ origins: listed, from: some(moment) }), { maxLength: 1 }),
  })
}

/** A good of which everything is known. */
export const anyGood: fc.Arbitrary<Good> = fc.record({
  id: fc.constant('g'),
  codes: fc.constantFrom(['87032301'], ['39269099'], ['87']),
  classes: fc.subarray(['toy']),
  column1: rateText,
  column2: fc.constant('35%'),
  special: fc.constant([{ programmes: ['S', 'T'], rate: 'Free' }]),
  facts: fc.record({
    loadedAt: some(day),
    programme: some(fc.constantFrom('S', 'T')),
    content: fc
      .record({
        US: fc.constantFrom('0', '19.9', '20', '50', '100'),
        steel: fc.constantFrom('0', '20', '40', '100'),
      })
      .map(({ US, steel }) => ({ US, steel: Number(US) + Number(steel) > 100 ? '0' : steel })),
    unitValue: fc.constantFrom('2', '5', '10').map((amount) => [{ amount, currency: 'USD', per: 'kg' }]),
    quota: fc.record({ Q: fc.constantFrom('inside' as const, 'outside' as const) }),
    documents: fc.record({ D: fc.boolean(), E: fc.boolean() }),
    covered: some(fc.record({ m1: fc.boolean() })),
  }),
})

export const anyOrigin = fc.constantFrom(...PARTIES)
export const anyEntry = fc.constantFrom(...GRID)
export const anyKnownAt = fc.oneof(day, fc.constant('2025-12-31'))
