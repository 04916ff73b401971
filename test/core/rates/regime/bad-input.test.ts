import { expect, test } from 'vitest'
import { answerJson } from '../../../../core/rates/regime/answer-json'
import { compileRegime } from '../../../../core/rates/regime/compile'
import { entryOf } from '../../../../core/rates/regime/question'
import { readRateCase } from '../../../../core/rates/regime/rate-case'
import { stepsOf } from '../../../../core/rates/regime/time-line'

const layer = { id: 'duty', rate: '10%', from: '2025-04-05T00:01' }
const rule = { id: 'rule', does: 'excludes', on: { measures: ['m'] } }
const event = { id: 'event', on: { measures: ['m'] }, status: 'suspended', at: '2025-05-01' }

/** A case that is right, but for some fields. */
const caseWith = (fields: object) => ({
  clock: 'America/New_York',
  good: { id: 'general', codes: ['39269099'], column1: '4%' },
  origin: 'JP',
  entry: '2025-06-06',
  measures: [{ id: 'm', layers: [layer] }],
  ...fields,
})
const measureWith = (fields: object) => ({ measures: [{ id: 'm', layers: [{ ...layer, ...fields }] }] })
const ruleWith = (fields: object) => ({ rules: [{ ...rule, ...fields }] })
const eventWith = (fields: object) => ({ events: [{ ...event, ...fields }] })

function problemsOf(fields: object) {
  const read = readRateCase(JSON.stringify(caseWith(fields)))
  return 'problems' in read ? read.problems : []
}

test('A case that is right is read', () => {
  expect(problemsOf({ ...ruleWith({}), ...eventWith({}) })).toEqual([])
})

test.each<[string, object, string, string]>([
  ['a rate in words', measureWith({ rate: 'about a quarter' }), 'measures.0.layers.0.rate', 'rate'],
  ['an announced rate in words', measureWith({ announcedRate: 'big' }), 'measures.0.layers.0.announcedRate', 'rate'],
  ['a duty in words', { good: { id: 'g', column1: 'cheap' } }, 'good.column1', 'rate'],
  ['a day that no calendar has', measureWith({ from: '2025-02-30' }), 'measures.0.layers.0.from', 'time'],
  ['an hour that no clock has', measureWith({ until: '2025-02-03T25:00' }), 'measures.0.layers.0.until', 'time'],
  ['a day of entry that is none', { entry: '2025-02-29' }, 'entry', 'time'],
  ['a day of knowledge that is none', { knownAt: '2025-13-01' }, 'knownAt', 'time'],
  [
    'known from a day that is none',
    measureWith({ known: { from: '2025-06-31' } }),
    'measures.0.layers.0.known.from',
    'time',
  ],
  [
    'an instrument signed on no day',
    { instruments: [{ id: 'i', signed: '2025-02-30' }] },
    'instruments.0.signed',
    'time',
  ],
  [
    'a member of a bloc since no day',
    { blocs: [{ id: 'EU', members: [{ party: 'DE', from: '2025-02-30' }] }] },
    'blocs.0.members.0.from',
    'time',
  ],
  ['column 2 since no day', { columnTwo: [{ origins: ['RU'], from: '2025-02-30' }] }, 'columnTwo.0.from', 'time'],
  [
    'in transit before no day',
    measureWith({ inTransit: [{ loadedBefore: '2025-02-30' }] }),
    'measures.0.layers.0.inTransit.0.loadedBefore',
    'time',
  ],
  [
    'a good loaded on no day',
    { good: { id: 'g', column1: '4%', facts: { loadedAt: '2025-02-30' } } },
    'good.facts.loadedAt',
    'time',
  ],
  [
    'shares of one good that come to more than all of it',
    { good: { id: 'g', column1: '4%', facts: { content: { US: '60', steel: '40.5', wood: null } } } },
    'good.facts.content',
    'sharesOver',
  ],
  ['a ruling on no day', { rulings: [{ ...event, at: '2025-02-30' }] }, 'rulings.0.at', 'time'],
  ['an end before the start', measureWith({ until: '2025-04-04' }), 'measures.0.layers.0.until', 'endsBeforeStart'],
  [
    'a rule that ends before it starts',
    ruleWith({ from: '2025-05-02', until: '2025-05-01' }),
    'rules.0.until',
    'endsBeforeStart',
  ],
  ['a suspension that ends before it starts', eventWith({ until: '2025-04-30' }), 'events.0.until', 'endsBeforeStart'],
  [
    'a span that ends before it starts',
    measureWith({ from: { earliest: '2025-06-19', latest: '2025-06-10' } }),
    'measures.0.layers.0.from',
    'endsBeforeStart',
  ],
  ['a rule on a layer that does not exist', ruleWith({ on: { layers: ['m/none'] } }), 'rules.0.on.layers', 'noSuch'],
  [
    'a rule except a measure that does not exist',
    ruleWith({ on: { every: true, except: { measures: ['n'] } } }),
    'rules.0.on.except.measures',
    'noSuch',
  ],
  [
    'a condition inside a condition on a layer that does not exist',
    ruleWith({ when: { all: [{ any: [{ not: { layers: { layers: ['m/none'] } } }] }] } }),
    'rules.0.when.all.0.any.0.not.layers.layers',
    'noSuch',
  ],
  [
    'an instrument that does not exist',
    { instruments: [{ id: 'EO 1' }], ...measureWith({ instrument: 'EO 2' }) },
    'measures.0.layers.0.instrument',
    'noSuch',
  ],
  [
    'a rule by an instrument that does not exist',
    { instruments: [], ...ruleWith({ instrument: 'EO 2' }) },
    'rules.0.instrument',
    'noSuch',
  ],
  [
    'known by an instrument that does not exist',
    { instruments: [], ...ruleWith({ known: { instrument: 'EO 2' } }) },
    'rules.0.known.instrument',
    'noSuch',
  ],
  ['a stay of a ruling that does not exist', eventWith({ answers: 'none' }), 'events.0.answers', 'noSuch'],
  ['two rules of one name', { rules: [rule, rule] }, 'rules.1.id', 'repeatedId'],
  ['a ruling with the name of an event', { events: [event], rulings: [event] }, 'rulings.0.id', 'repeatedId'],
  [
    'two layers of one name',
    { measures: [{ id: 'm', layers: [layer, layer] }] },
    'measures.0.layers.1.id',
    'repeatedId',
  ],
  ['a sum without its figure', ruleWith({ does: 'topsUpTo' }), 'rules.0.figure', 'figureMissing'],
  ['a cap without its figure', ruleWith({ does: 'capsLayer' }), 'rules.0.figure', 'figureMissing'],
  ['a minimum price without the price', ruleWith({ does: 'minimumPrice' }), 'rules.0.price', 'priceMissing'],
  ['a share of nothing', ruleWith({ does: 'onShareOf' }), 'rules.0.of', 'ofMissing'],
  ['a field that is misspelt', measureWith({ form: '2025-04-05' }), 'measures.0.layers.0', 'schema'],
  ['an HS code with letters', { good: { id: 'g', codes: ['8703A'] } }, 'good.codes.0', 'schema'],
  [
    'an HS code with letters in a scope',
    measureWith({ scope: ['8703', '8704A'] }),
    'measures.0.layers.0.scope.1',
    'schema',
  ],
  [
    'an HS code with dots in a scope',
    measureWith({ scope: { include: 'all', exclude: ['8703.23'] } }),
    'measures.0.layers.0.scope.exclude.0',
    'schema',
  ],
  [
    'more than all of a content',
    { good: { id: 'g', facts: { content: { US: '101' } } } },
    'good.facts.content.US',
    'schema',
  ],
  [
    'a value below zero',
    { good: { id: 'g', facts: { unitValue: [{ amount: '-1', currency: 'USD', per: 'kg' }] } } },
    'good.facts.unitValue.0.amount',
    'schema',
  ],
  ['a figure that is none', ruleWith({ does: 'topsUpTo', figure: '15%' }), 'rules.0.figure', 'schema'],
  ['a clock that no place has', { clock: 'America/Washington' }, 'clock', 'schema'],
  [
    'the others of a rule, which has no others',
    ruleWith({ when: { origins: 'others' } }),
    'rules.0.when.origins',
    'schema',
  ],
  ['no good', { good: undefined }, 'good', 'schema'],
])('%s is refused with its place and its reason', (_name, fields, path, problem) => {
  expect(problemsOf(fields)).toContainEqual(expect.objectContaining({ path, problem }))
})

test('Text that is no JSON is refused', () => {
  expect(readRateCase('{')).toMatchObject({ problems: [{ path: '', problem: 'json' }] })
})

test('A rule may speak of an authority that has no layer yet, and a start may wait for an instrument to come', () => {
  const waits = measureWith({ from: { instrument: 'a notice to come', date: 'published' } })
  expect(problemsOf({ instruments: [], ...waits, ...ruleWith({ on: { authorities: ['section 999'] } }) })).toEqual([])
})

test('All that is wrong is named at once', () => {
  expect(problemsOf({ ...measureWith({ rate: 'x', from: '2025-02-30' }), entry: '2025-02-30' })).toHaveLength(3)
})

const answerTo = (fields: object) => {
  const read = readRateCase(JSON.stringify(caseWith(fields)))
  if ('problems' in read) throw new Error(JSON.stringify(read.problems))
  const { case: told } = read
  const question = { good: told.good, origin: told.origin, entered: entryOf(told.entry, told.clock), knownAt: Infinity }
  return answerJson(compileRegime(told), question)
}
const twoLayers = {
  measures: [
    {
      id: 'm',
      layers: [
        { id: 'a', rate: '1%' },
        { id: 'b', rate: '2%' },
      ],
    },
  ],
}
const out = (id: string, taken: string, by: string, more = {}) => ({
  id,
  does: 'excludes',
  on: { layers: [`m/${taken}`] },
  when: { layers: { layers: [`m/${by}`] } },
  ...more,
})

test('Rules in a ring are an error that names them, where they meet', () => {
  const ring = { ...twoLayers, rules: [out('one', 'a', 'b'), out('two', 'b', 'a')] }
  expect(answerTo(ring)).toMatchObject({
    total: null,
    error: { kind: 'cycle', rules: ['one', 'two'], layers: ['m/a', 'm/b'] },
  })
})

test('Rules in a ring are none before the second begins', () => {
  const later = { ...twoLayers, rules: [out('one', 'a', 'b'), out('two', 'b', 'a', { from: '2025-07-01' })] }
  expect(answerTo(later)).toMatchObject({ total: '6', error: null })
})

test('Two layers that both take the place of one are an error that names both rules', () => {
  const overlap = {
    measures: [{ id: 'm', layers: ['a', 'b', 'c'].map((id) => ({ id, rate: '1%' })) }],
    rules: [out('one', 'a', 'b', { does: 'replaces' }), out('two', 'a', 'c', { does: 'replaces' })],
  }
  expect(answerTo(overlap)).toMatchObject({
    total: null,
    error: { kind: 'overlap', rules: ['one', 'two'], layers: ['m/b', 'm/c'] },
  })
})

test('Two rules that set one sum to different figures are an error', () => {
  const sums = ['15', '20'].map((figure) => ({ ...rule, id: `to ${figure}`, does: 'topsUpTo', figure }))
  expect(answerTo({ rules: sums })).toMatchObject({
    total: null,
    error: { kind: 'contradiction', rules: ['to 15', 'to 20'], layers: ['m/duty'] },
  })
  const same = ['15', '15.0'].map((figure) => ({ ...rule, id: `to ${figure}`, does: 'topsUpTo', figure }))
  expect(answerTo({ rules: same })).toMatchObject({ total: '15', error: null })
})

test('A year in which rules come to meet in a ring has a step for it', () => {
  const read = readRateCase(
    JSON.stringify(
      caseWith({ ...twoLayers, rules: [out('one', 'a', 'b'), out('two', 'b', 'a', { from: '2025-07-01' })] }),
    ),
  )
  if ('problems' in read) throw new Error(JSON.stringify(read.problems))
  const { case: told } = read
  const at = (day: string) => entryOf(`${day}T00:00`, told.clock)
  const question = { good: told.good, origin: told.origin, entered: at('2025-06-06'), knownAt: Infinity }
  const steps = stepsOf(compileRegime(told), question, at('2025-01-01'), at('2026-01-01'))
  expect(steps.map(({ from, answer }) => [from, 'conflict' in answer])).toEqual([
    [at('2025-01-01'), false],
    [at('2025-07-01'), true],
  ])
})
