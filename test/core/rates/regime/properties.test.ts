import fc from 'fast-check'
import { expect, test } from 'vitest'
import { add, compare, rationalIn, rationalText, ZERO, type Rational } from '../../../../core/base/rational'
import { answerJson } from '../../../../core/rates/regime/answer-json'
import { checkRegime } from '../../../../core/rates/regime/check-regime'
import { compileRegime } from '../../../../core/rates/regime/compile'
import { entryOf, knownAtOf, type Question } from '../../../../core/rates/regime/question'
import { rate } from '../../../../core/rates/regime/rate'
import type { RateAnswer } from '../../../../core/rates/regime/answer'
import type { Good } from '../../../../core/rates/regime/good'
import { regimeSchema, type Regime } from '../../../../core/rates/regime/regime'
import { nextChangeOf, sinceOf, stepsOf } from '../../../../core/rates/regime/time-line'
import { anyEntry, anyGood, anyKnownAt, anyOrigin, anyRegime, GRID, LAYERS } from './any-regime'
import { examples } from '../../../helpers/long'
import { HIDDEN, isTooMuch } from './hidden-facts'

const RUNS = { numRuns: examples(100) }
const anyQuestion = fc.record({ good: anyGood, origin: anyOrigin, entry: anyEntry, known: anyKnownAt })
type Asked = typeof anyQuestion extends fc.Arbitrary<infer T> ? T : never

const questionOf = ({ clock }: Regime, { good, origin, entry, known }: Asked): Question => ({
  good,
  origin,
  entered: entryOf(entry, clock),
  knownAt: knownAtOf(known, clock),
})
const answerTo = (regime: Regime, asked: Asked, reading: 'law' | 'announced' = 'law') =>
  rate(compileRegime(regime), questionOf(regime, asked), reading)
const totalOf = (answer: RateAnswer): Rational | undefined => ('conflict' in answer ? undefined : answer.total)
const textOf = (total: Rational | undefined) => total && rationalText(total)

test('The layers that are shown in force add up to the total, and no other layer has an amount', () => {
  fc.assert(
    fc.property(anyRegime(true), anyQuestion, fc.constantFrom('law', 'announced'), (regime, asked, reading) => {
      const answer = answerTo(regime, asked, reading)
      if ('conflict' in answer || !answer.total) return
      const amounts = answer.layers.flatMap(({ percent }) => percent ?? [])
      expect(amounts).toHaveLength(answer.layers.length)
      const sum = amounts.reduce(add, ZERO)
      expect(rationalText(sum)).toBe(rationalText(answer.total))
      for (const { standing, percent } of answer.layers) if (standing !== 'inForce') expect(textOf(percent)).toBe('0')
    }),
    RUNS,
  )
})

test('A layer that a rule takes out changes nothing, whatever its rate', () => {
  fc.assert(
    fc.property(anyRegime(false), anyQuestion, fc.constantFrom('99%', null), (regime, asked, other) => {
      const answer = answerTo(regime, asked)
      if ('conflict' in answer) return
      const out = answer.layers.filter(({ standing }) =>
        ['excluded', 'replaced', 'suspended', 'enjoined'].includes(standing),
      )
      for (const { ref } of out) {
        const measures = regime.measures.map((measure) => ({
          ...measure,
          layers: measure.layers.map((layer) =>
            `${measure.id}/${layer.id}` === ref ? { ...layer, rate: other } : layer,
          ),
        }))
        expect(textOf(totalOf(answerTo({ ...regime, measures }, asked)))).toBe(textOf(answer.total))
      }
    }),
    RUNS,
  )
})

test('A suspension is undone at its end, and is nothing before its start', () => {
  const suspended = fc.record({
    place: fc.nat(GRID.length - 4),
    length: fc.integer({ min: 1, max: 3 }),
    layer: fc.constantFrom(...LAYERS),
    by: fc.constantFrom('rule', 'event'),
  })
  fc.assert(
    fc.property(anyRegime(false), anyQuestion, suspended, (regime, asked, { place, length, layer, by }) => {
      const [from, until] = [GRID[place] ?? '', GRID[place + length] ?? '']
      const on = { layers: [layer] }
      const events = (regime.events ?? []).filter(({ status }) => status !== 'inForce')
      const before: Regime = {
        ...regime,
        events,
        rulings: (regime.rulings ?? []).filter(({ status }) => status !== 'inForce'),
      }
      const rules = [...(before.rules ?? []), { id: 'pause', does: 'suspends' as const, on, from, until }]
      const pause = { id: 'pause', on, status: 'suspended' as const, at: from, until }
      const paused: Regime = by === 'rule' ? { ...before, rules } : { ...before, events: [...events, pause] }
      if (asked.entry >= from && asked.entry < until) {
        const answer = answerTo(paused, asked)
        if (!('conflict' in answer))
          expect(answer.layers.find(({ ref }) => ref === layer)?.standing).not.toBe('inForce')
      } else expect(outcome(answerTo(paused, asked))).toEqual(outcome(answerTo(before, asked)))
    }),
    RUNS,
  )
})

const outcome = (answer: RateAnswer) =>
  'conflict' in answer
    ? answer
    : {
        total: textOf(answer.total),
        unknown: answer.unknown,
        layers: answer.layers.map(({ ref, standing, by, percent }) => [ref, standing, by, textOf(percent)]),
      }

test('The order of measures, layers, rules, events and names changes nothing, errors included', () => {
  const keys = fc.infiniteStream(fc.nat())
  fc.assert(
    fc.property(anyRegime(true), anyQuestion, keys, (regime, asked, stream) => {
      const mixed = <T>(items: readonly T[] | undefined): T[] =>
        (items ?? [])
          .map((item) => ({ item, key: stream.next().value ?? 0 }))
          .toSorted((a, b) => a.key - b.key)
          .map(({ item }) => item)
      const other: Regime = {
        ...regime,
        measures: mixed(regime.measures).map((measure) => ({ ...measure, layers: mixed(measure.layers) })),
        rules: mixed(regime.rules),
        events: mixed(regime.events),
        rulings: mixed(regime.rulings),
        instruments: mixed(regime.instruments),
      }
      const question = questionOf(regime, asked)
      expect(answerJson(compileRegime(other), question)).toEqual(answerJson(compileRegime(regime), question))
    }),
    RUNS,
  )
})

test('The names of rules change no total', () => {
  fc.assert(
    fc.property(anyRegime(true), anyQuestion, fc.infiniteStream(fc.nat()), (regime, asked, stream) => {
      const rules = (regime.rules ?? []).map((rule) => ({ ...rule, id: `${stream.next().value ?? 0} ${rule.id}` }))
      const [named, other] = [regime, { ...regime, rules }].map((law) => answerTo(law, asked))
      expect([other && 'conflict' in other, other && textOf(totalOf(other))]).toEqual([
        named && 'conflict' in named,
        named && textOf(totalOf(named)),
      ])
    }),
    { numRuns: examples(150) },
  )
})

test('The names of rules change no total where some layers are topped up, and all of them to the same figure', () => {
  const all = { every: true, except: { layers: [] } } as const
  const totals = [
    ['r1', 'r2'],
    ['r2', 'r1'],
  ].map(([some = '', whole = '']) => {
    const law = regimeSchema.parse({
      clock: 'America/New_York',
      measures: [
        {
          id: 'm1',
          layers: [
            { id: 'a', rate: null },
            { id: 'b', rate: '6%' },
          ],
        },
        { id: 'm2', layers: [{ id: 'c', rate: '3%' }] },
      ],
      rules: [
        { id: some, does: 'topsUpTo', figure: '15', on: { measures: ['m1'] } },
        { id: whole, does: 'topsUpTo', figure: '15', on: all },
      ],
    })
    const good = { id: 'g', codes: ['87032301'], column1: '4%' }
    const entered = entryOf('2025-06-02', law.clock)
    return textOf(totalOf(rate(compileRegime(law), { good, origin: 'JP', entered, knownAt: Infinity }, 'law')))
  })
  expect(totals).toEqual(['15', '15'])
})

test.each(['capsSum', 'topsUpTo'] as const)(
  'Two rules that cross (%s) give no total if it depends on which works first',
  (does) => {
    const answerOf = (names: readonly string[], figure: string) => {
      const [a = '', b = '', c = ''] = names
      const layer = (id: string, duty: string) => ({ id, layers: [{ id: 'x', rate: duty }] })
      const law = regimeSchema.parse({
        clock: 'America/New_York',
        measures: [layer(a, '5%'), layer(b, '3%'), layer(c, '2%')],
        rules: [
          { id: 'r1', does, figure, on: { measures: [a, b] }, sum: { measures: [a, b] } },
          { id: 'r2', does, figure, on: { measures: [b, c] }, sum: { measures: [b, c] } },
        ],
      })
      const good = { id: 'g', codes: ['87032301'], column1: 'Free' }
      const entered = entryOf('2025-06-02', law.clock)
      return rate(compileRegime(law), { good, origin: 'JP', entered, knownAt: Infinity }, 'law')
    }
    const names = ['abc', 'acb', 'bac', 'bca', 'cab', 'cba'].map((order) => order.split(''))
    const [binding, idle] = does === 'capsSum' ? ['4', '15'] : ['10', '1']
    for (const order of names) {
      expect(answerOf(order, binding)).toMatchObject({ conflict: { kind: 'contradiction', rules: ['r1', 'r2'] } })
      if (does === 'capsSum') expect(textOf(totalOf(answerOf(order, idle)))).toBe('10')
    }
  },
)

test('What is not known gives no figure, unless no value of it makes a difference, and a range holds them all', () => {
  fc.assert(
    fc.property(
      anyRegime(false),
      anyQuestion,
      fc.constantFrom(...HIDDEN.values()),
      (regime, asked, { hide, values }) => {
        const [hidden, goodWithout] = hide(regime, asked.good)
        const without = answerTo(hidden, { ...asked, good: goodWithout })
        if ('conflict' in without) return
        for (const value of values) {
          const [told, good] = value(regime, asked.good)
          if (isTooMuch(good)) continue
          const answer = answerTo(told, { ...asked, good })
          const total = totalOf(answer)
          if (without.total) expect(textOf(total)).toBe(textOf(without.total))
          else expect(without.unknown.length).toBeGreaterThan(0)
          if (without.range && total) {
            expect(compare(without.range.low, total)).toBeLessThanOrEqual(0)
            expect(compare(total, without.range.high)).toBeLessThanOrEqual(0)
          }
          if (total && !('conflict' in answer)) expect(compare(without.adValorem, total)).toBeLessThanOrEqual(0)
        }
      },
    ),
    { numRuns: examples(250) },
  )
})

test('Two unknown facts at once give a range that holds every pair of values', () => {
  const two = fc
    .tuple(fc.constantFrom(...HIDDEN.values()), fc.constantFrom(...HIDDEN.values()))
    .filter(([a, b]) => a.name !== b.name && !(a.name.split(' ').at(-1) === b.name.split(' ').at(-1)))
  fc.assert(
    fc.property(anyRegime(false), anyQuestion, two, (regime, asked, [one, other]) => {
      const [once, onceGood] = one.hide(regime, asked.good)
      const [hidden, good] = other.hide(once, onceGood)
      const without = answerTo(hidden, { ...asked, good })
      if ('conflict' in without) return
      for (const first of one.values)
        for (const second of other.values) {
          const [told, toldGood] = second(...first(regime, asked.good))
          if (isTooMuch(toldGood)) continue
          const total = totalOf(answerTo(told, { ...asked, good: toldGood }))
          if (without.total) expect(textOf(total)).toBe(textOf(without.total))
          if (!without.range || !total) continue
          expect(compare(without.range.low, total)).toBeLessThanOrEqual(0)
          expect(compare(total, without.range.high)).toBeLessThanOrEqual(0)
        }
    }),
    { numRuns: examples(70) },
  )
})

/** The regime as somebody had it then: without all that was known later. */
function asKnownThen(regime: Regime, known: string): Regime {
  const signed = new Map((regime.instruments ?? []).map(({ id, signed: on }) => [id, on]))
  const from = (own: { from?: string | undefined; instrument?: string | undefined } | undefined, instrument?: string) =>
    own?.from ?? signed.get(own?.instrument ?? instrument ?? '') ?? ''
  const isKnown = (at: string) => at <= known
  return {
    ...regime,
    measures: regime.measures.map((measure) => ({
      ...measure,
      layers: measure.layers.filter((layer) => isKnown(layer.known?.from ?? from(measure.known, measure.instrument))),
    })),
    rules: (regime.rules ?? []).filter((rule) => isKnown(from(rule.known, rule.instrument))),
    events: (regime.events ?? []).filter((event) => isKnown(from(event.known, event.instrument))),
    rulings: (regime.rulings ?? []).filter((event) => isKnown(from(event.known, event.instrument))),
    instruments: (regime.instruments ?? []).filter(({ signed: on }) => isKnown(on ?? '')),
  }
}

test('What was known later changes no answer that is asked as known earlier', () => {
  fc.assert(
    fc.property(anyRegime(true), anyQuestion, (regime, asked) => {
      const then = asKnownThen(regime, asked.known)
      const question = questionOf(regime, asked)
      const plain = (answer: ReturnType<typeof answerJson>) => ({
        ...answer,
        // An instrument that is not a record yet is waited for all the same.
        layers: answer.layers.map((layer) => ({ ...layer, by: null })),
      })
      expect(plain(answerJson(compileRegime(then), question))).toEqual(
        plain(answerJson(compileRegime(regime), question)),
      )
    }),
    RUNS,
  )
})

test('A layer is in force since the start of its present run', () => {
  fc.assert(
    fc.property(anyRegime(false), anyQuestion, (regime, asked) => {
      const compiled = compileRegime(regime)
      const question = questionOf(regime, asked)
      const standingAt = (entry: string, ref: string) => {
        const answer = rate(compiled, { ...question, entered: entryOf(entry, regime.clock) })
        return 'conflict' in answer ? undefined : answer.layers.find((layer) => layer.ref === ref)?.standing
      }
      const before = GRID.filter((entry) => entry <= asked.entry).toReversed()
      for (const ref of LAYERS) {
        let start: string | undefined
        for (const entry of before) {
          if (standingAt(entry, ref) !== 'inForce') break
          start = entry
        }
        const isInForceBefore = start === GRID[0] && standingAt('2020-01-01T00:00', ref) === 'inForce'
        const since = start === undefined || isInForceBefore ? undefined : entryOf(start, regime.clock)
        expect(sinceOf(compiled, question, ref)).toBe(since)
      }
    }),
    { numRuns: examples(70) },
  )
})

test('The steps of a time say what is paid at every instant of it', () => {
  fc.assert(
    fc.property(anyRegime(true), anyQuestion, (regime, asked) => {
      const compiled = compileRegime(regime)
      const question = questionOf(regime, asked)
      const [from, until] = [entryOf(GRID[0] ?? '', regime.clock), entryOf('2025-07-01T00:00', regime.clock)]
      const steps = stepsOf(compiled, question, from, until)
      for (const entry of GRID) {
        const entered = entryOf(entry, regime.clock)
        const step = steps.findLast((one) => one.from <= entered)
        const answer = rate(compiled, { ...question, entered })
        expect(step && textOf(totalOf(step.answer))).toBe(textOf(totalOf(answer)))
      }
      const next = nextChangeOf(compiled, question)
      if (next) expect(next.from).toBeGreaterThan(question.entered)
    }),
    { numRuns: examples(70) },
  )
})

test('A regime that is accepted is answered, whatever is in it', () => {
  fc.assert(
    fc.property(
      anyRegime(true),
      anyQuestion,
      fc.array(fc.constantFrom(...HIDDEN.values()), { maxLength: 4 }),
      (regime, asked, hidden) => {
        const [told, good] = hidden.reduce<[Regime, Good]>(([law, of], { hide }) => hide(law, of), [regime, asked.good])
        const parsed = regimeSchema.parse(told)
        fc.pre(checkRegime(parsed, good).every(({ problem }) => problem === 'endsBeforeStart'))
        const answer = answerJson(compileRegime(parsed), questionOf(parsed, { ...asked, good }))
        expect(answer.total === null || rationalIn(answer.total) !== undefined).toBe(true)
        expect(answer.total !== null || answer.error !== null || answer.unknown.length > 0).toBe(true)
      },
    ),
    RUNS,
  )
})
