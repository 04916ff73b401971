import { compare, rationalText } from '../core/base/rational'
import { compileRegime } from '../core/rates/regime/compile'
import type { CompiledRegime } from '../core/rates/regime/compiled'
import type { Question } from '../core/rates/regime/question'
import { rate } from '../core/rates/regime/rate'
import { stepsOf } from '../core/rates/regime/time-line'
import { Bars, median } from './bench/figures'
import { PlainRates } from './bench/plain-rates'
import { benchGoods, benchRegime } from './bench/rate-regime'

/**
 * npm run bench:rates -- [--quick]: what an answer of the rate engine costs, over 1,000 measures and 200 rules: one answer, a year's path, 1,000 goods, and
 * the ratio to a loop written by hand over the same layers, which must come to the same totals. --quick takes fewer samples.
 */
const isQuick = process.argv.includes('--quick')
const ROUNDS = isQuick ? 5 : 25
const DAY = 86_400_000
/** The time of the processor in milliseconds: other work on the machine does not count. */
const now = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
const YEAR = { from: Date.parse('2025-01-01T05:00Z'), until: Date.parse('2026-01-01T05:00Z') }

const bars = new Bars()
const law = benchRegime(1000, 200)
const goods = benchGoods(1000)
const questions: Question[] = goods.map(({ good, origin }, index) => ({
  good,
  origin,
  entered: YEAR.from + (index % 365) * DAY,
  knownAt: YEAR.until,
}))
/** As if each good were asked about for the first time. */
const unseen = (asked: readonly Question[]) => asked.map((question) => ({ ...question, good: { ...question.good } }))

function medianOf(rounds: number, prepare: () => () => unknown): number {
  const samples: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const work = prepare()
    const start = now()
    work()
    samples.push(now() - start)
  }
  return median(samples)
}

const answerAll = (regime: CompiledRegime, asked: readonly Question[]) => () => {
  for (const question of asked) rate(regime, question)
}

const compiling = medianOf(ROUNDS, () => () => compileRegime(law))
bars.add('1,000 measures and 200 rules made ready', compiling, '≤', 500, 'ms')

const regime = compileRegime(law)
const plain = new PlainRates(law)
let checked = 0
for (const question of questions) {
  const answer = rate(regime, question)
  if ('conflict' in answer || !answer.total)
    throw new Error('The regime of the benchmark has no unknown and no conflict')
  const byHand = plain.total(question)
  if (compare(answer.total, byHand) !== 0)
    throw new Error(`${rationalText(answer.total)} by the engine, ${rationalText(byHand)} by hand`)
  checked += 1
}
const layers = questions
  .map((question) => rate(regime, question))
  .flatMap((answer) => ('conflict' in answer ? [] : answer.layers))
const told = `${checked} goods the same by hand; ${(layers.length / checked).toFixed(1)} layers each, ${layers.filter(({ by }) => by !== undefined).length} of all taken out`

const all = medianOf(ROUNDS, () => answerAll(regime, unseen(questions)))
bars.add('1,000 goods, each asked about for the first time', all, '≤', 250, 'ms', told)

const singles = unseen(questions).map((question) => {
  const start = now()
  rate(regime, question)
  return now() - start
})
bars.add('one answer, of a good not seen before', median(singles), '≤', 1, 'ms')

const paths = questions.slice(0, isQuick ? 50 : 200).map((question) => {
  const start = now()
  const steps = stepsOf(regime, question, YEAR.from, YEAR.until)
  return { time: now() - start, steps: steps.length }
})
const steps = median(paths.map((path) => path.steps))
bars.add("a year's path", median(paths.map(({ time }) => time)), '≤', 50, 'ms', `${steps} steps`)

const byLoop = medianOf(ROUNDS, () => () => {
  for (const question of questions) plain.total(question)
})
bars.add('1,000 goods: ratio to a loop over all layers', all / byLoop, '≤', 5, '×', `${byLoop.toFixed(1)} ms by hand`)

const again = medianOf(ROUNDS, () => answerAll(regime, questions))
const touching = questions.map((question) => plain.touching(question))
const byShortLoop = medianOf(ROUNDS, () => () => {
  for (const [index, question] of questions.entries()) plain.totalOf(touching[index] ?? [], question)
})
console.log(
  `        1,000 goods asked again: ${again.toFixed(1)} ms; a loop over the layers of each alone, without events, reasons and unknown facts: ${byShortLoop.toFixed(1)} ms`,
)
process.exitCode = bars.end() ? 0 : 1
