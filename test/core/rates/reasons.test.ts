import { describe, expect, it } from 'vitest'
import { rational } from '../../../core/base/rational'
import { amountWords, percentWords } from '../../../core/rates/answer-words'
import { inOrder, rateInOrder } from '../../../core/rates/rate-in-order'
import { knownParts, partWords, reasonsOf, reasonWords } from '../../../core/rates/reasons'
import { compileRegime } from '../../../core/rates/regime/compile'
import { entryOf, type Question } from '../../../core/rates/regime/question'
import { rate } from '../../../core/rates/regime/rate'
import type { Good } from '../../../core/rates/regime/good'
import type { RegimeLayer } from '../../../core/rates/regime/law-parts'
import type { Regime } from '../../../core/rates/regime/regime'

const CLOCK = 'America/New_York'
const layer = (id: string, rest: Partial<RegimeLayer> = {}): RegimeLayer => ({ id, rate: '10%', ...rest })
const law = (measures: Regime['measures']): Regime => ({ clock: CLOCK, measures })
const measure = (id: string, layers: RegimeLayer[], rest: object = {}): Regime['measures'][number] => ({
  id,
  title: id,
  origins: 'all',
  scope: 'all',
  layers,
  ...rest,
})

function asked(regime: Regime, good: Partial<Good> = {}, day = '2025-06-06') {
  const compiled = compileRegime(regime)
  const question: Question = {
    good: { id: 'good', codes: ['8703'], ...good },
    origin: 'JP',
    entered: entryOf(day, CLOCK),
    knownAt: Infinity,
  }
  const answer = rateInOrder(compiled, question)
  if ('conflict' in answer) throw new Error('conflict')
  return { compiled, question, answer, reasons: reasonsOf(compiled, question, answer.unknown) }
}

const sentences = ({ reasons }: ReturnType<typeof asked>) => reasons.map((reason) => reasonWords(reason, 'en'))

describe('the reasons why a rate is not known', () => {
  it('say which rules give no answer in a case that is possible', () => {
    const duty = (id: string, scope: 'all' | 'notKnown') => measure(id, [layer('mfn')], { base: true, scope })
    const told = asked(law([duty('chapter', 'all'), duty('heading', 'notKnown')]))
    expect(told.answer).toMatchObject({ total: undefined })
    expect(sentences(told)).toEqual([
      'It is not known if “heading/mfn” covers the good.',
      'In one of the possible cases, the rules give no answer. More than one ordinary duty is in force for the good: chapter/mfn, heading/mfn. A good pays one: narrow the goods of the others, or record the rule by which one takes the place of another.',
    ])
  })

  it('are each said once, with all that they concern', () => {
    const two = asked(
      law([measure('m', [layer('a', { rate: null }), layer('b', { rate: null }), layer('c', { scope: 'notKnown' })])]),
      { column1: '2.5%' },
    )
    expect(sentences(two)).toEqual(['The rates of “m/a”, “m/b” are not known.'])
    expect(two.reasons.map((reason) => reasonWords(reason, 'ja'))).toEqual(['「m/a」、「m/b」の税率が不明です。'])
    expect(two.answer.unknown).toHaveLength(2)
    const begun = law([measure('m', [layer('a', { from: null }), layer('b', { from: null })])])
    expect(sentences(asked(begun, { column1: '2.5%' }))).toEqual(['It is not known when “m/a”, “m/b” began.'])
  })

  it('name a value of the good once for all the layers that need it', () => {
    const rates = asked(law([measure('m', [layer('a', { rate: '$1.20/kg' }), layer('b', { rate: '$2/kg' })])]), {
      column1: 'Free',
    })
    expect(sentences(rates)).toEqual(['The value of the good per kg in USD is not known. It matters for “m/a”, “m/b”.'])
  })

  it('say of an ordinary duty that is not in force then that it is not, and not that there is none', () => {
    const later = law([measure('mfn', [layer('duty', { from: '2025-07-01' })], { base: true })])
    expect(sentences(asked(later))).toEqual(['The ordinary duty “mfn/duty” is not in force at that time.'])
    expect(sentences(asked(law([])))).toEqual(['No ordinary duty of the good is known for that time.'])
    // That there would be none only follows from what is not known of it.
    const open = law([measure('mfn', [layer('duty', { from: null })], { base: true })])
    expect(sentences(asked(open))).toEqual(['It is not known when “mfn/duty” began.'])
  })
})

describe('an answer without a figure', () => {
  it('still says the parts that are known', () => {
    const { answer } = asked(
      law([measure('m', [layer('a'), layer('b', { rate: null }), layer('c', { rate: '$1.20/kg' })])]),
      { column1: '2.5%' },
    )
    expect(knownParts(answer).map((part) => [part.ref, partWords(part, 'en')])).toEqual([
      ['schedule/column1', '2.5%'],
      ['m/a', '10%'],
      ['m/c', '$1.20/kg'],
    ])
    expect(knownParts(asked(law([]), { column1: '2.5%' }).answer)).toEqual([])
  })

  it('names both totals in few words where one of two is right, and the range else', () => {
    const open = (...ids: string[]) =>
      asked(
        law([
          measure(
            'm',
            ids.map((id, index) => layer(id, { from: null, rate: `${index + 1}0%` })),
          ),
        ]),
        {
          column1: '4%',
        },
      ).answer
    expect(amountWords(open('a'), 'en')).toBe('not known, 4% or 14%')
    expect(amountWords(open('a'), 'ja')).toBe('不明（4%または14%）')
    expect(amountWords(open('a', 'b'), 'en')).toBe('not known, 4% to 34%')
    expect(amountWords(open(), 'en')).toBe('4%')
  })
})

it('a percentage that never ends is a whole number and a fraction, below zero too', () => {
  const words = (over: bigint, under: bigint) => percentWords({ ...rational(1), over, under })
  expect([words(100n, 3n), words(1n, 3n), words(-100n, 3n), words(-1n, 3n)]).toEqual([
    '33 1/3%',
    '1/3%',
    '-33 1/3%',
    '-1/3%',
  ])
})

describe('the layers of an answer', () => {
  const titled = (id: string, title: string, layers: string[], base = false) => ({
    ...measure(
      id,
      layers.map((one) => layer(one)),
    ),
    title,
    base,
  })
  const order = (regime: Regime) =>
    asked(regime).answer.layers.map(({ layer: { own, measure: of } }) => [of.title, own.id])

  it('are in the order of their measures, and in a measure as they were typed, whatever their ids', () => {
    const expected = [
      ['MFN', 'x'],
      ['Section 9', 'z'],
      ['Section 9', 'a'],
      ['Section 9', 'm'],
      ['Section 232', 'b'],
      ['Section 232', 'a'],
    ]
    for (const [mfn, nine, other] of [
      ['q1', 'q2', 'q3'],
      ['q3', 'q1', 'q2'],
      ['q2', 'q3', 'q1'],
    ] as const) {
      const measures = [
        titled(other, 'Section 232', ['b', 'a']),
        titled(nine, 'Section 9', ['z', 'a', 'm']),
        titled(mfn, 'MFN', ['x'], true),
      ]
      expect(order(law(measures))).toEqual(expected)
      expect(order(law(measures.toReversed()))).toEqual(expected)
    }
  })

  it('keep that order where some of them are not known', () => {
    const { compiled, question } = asked(
      law([measure('m', [layer('c', { from: null }), layer('b'), layer('a', { until: null })])]),
      { column1: '4%' },
    )
    const answer = inOrder(rate(compiled, question))
    expect('conflict' in answer ? [] : answer.layers.map(({ ref }) => ref)).toEqual([
      'schedule/column1',
      'm/c',
      'm/b',
      'm/a',
    ])
  })
})
