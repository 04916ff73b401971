import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { suggestIn } from '../core/suggest/suggest'
import { SUGGESTION_KINDS, type SuggestionKind } from '../core/suggest/suggestion'
import { Bars } from './bench/figures'
import { readMarkedText } from './bench/marked-text'
import { addScores, noScores, type Score } from './bench/suggest-score'

/**
 * npm run bench:suggest -- [--errors]: the suggestions of core/suggest/ against texts that were marked by hand, without a desk; precision and recall of each kind
 * on the half that is set aside, and the time of the processor for texts of 5 MB. --errors lists what is wrong or missed in the other half, and never in the one set aside.
 */
const FIXTURES = resolve(import.meta.dirname, '..', 'test', 'fixtures', 'suggest')
const PRECISION = 0.9
const RECALL = 0.75
const SIZE = process.argv.includes('--errors') ? 100_000 : 5_000_000
const SECONDS = 30

function scoresOf(half: 'seen' | 'aside'): Record<SuggestionKind, Score> {
  const scores = noScores()
  const files = readdirSync(join(FIXTURES, half))
  for (const file of files) {
    const { date, text, marks } = readMarkedText(readFileSync(join(FIXTURES, half, file), 'utf8'))
    addScores(scores, suggestIn(text, { date }), marks)
  }
  console.log(`${half}: ${files.length} texts`)
  return scores
}

const precisionOf = ({ right, suggested }: Score) => (suggested === 0 ? 1 : right / suggested)
const recallOf = ({ right, marked }: Score) => (marked === 0 ? 1 : right / marked)

const seen = scoresOf('seen')
for (const kind of SUGGESTION_KINDS) {
  const score = seen[kind]
  console.log(
    `        ${kind.padEnd(12)} precision ${precisionOf(score).toFixed(2)}  recall ${recallOf(score).toFixed(2)}  (${score.right} right of ${score.suggested}; ${score.marked} marked)`,
  )
  if (process.argv.includes('--errors')) {
    for (const line of score.wrong) console.log(`          wrong   ${line}`)
    for (const line of score.missed) console.log(`          missed  ${line}`)
  }
}

const bars = new Bars()
const quick = process.argv.includes('--errors')
if (!quick) {
  const aside = scoresOf('aside')
  for (const kind of SUGGESTION_KINDS) {
    const score = aside[kind]
    const detail = `${score.right} right of ${score.suggested}; ${score.marked} marked`
    bars.add(`${kind}: precision`, precisionOf(score), '≥', PRECISION, '', detail)
    bars.add(`${kind}: recall`, recallOf(score), '≥', RECALL, '', detail)
  }
}

const texts = readdirSync(join(FIXTURES, 'seen')).map(
  (file) => readMarkedText(readFileSync(join(FIXTURES, 'seen', file), 'utf8')).text,
)
const joined = texts.join('\n\n')
for (const [name, unit] of [
  ['the texts again and again', joined],
  ['the texts in one line', joined.replaceAll('\n', ' ')],
  ['one letter', 'A'],
  ['one kanji', '大'],
  ['capitals', 'Prime Minister Of The Act '],
  ['open quotes', '"「“'],
  ['digits', '1,111.1-'],
] as const) {
  const large = unit.repeat(Math.ceil(SIZE / unit.length)).slice(0, SIZE)
  const before = process.cpuUsage()
  const count = suggestIn(large, { date: '2025-06-06' }).length
  const spent = process.cpuUsage(before)
  bars.add(`${SIZE} characters: ${name}`, (spent.user + spent.system) / 1e6, '≤', SECONDS, 's', `${count} suggestions`)
}
if (!quick) process.exitCode = bars.end() ? 0 : 1
