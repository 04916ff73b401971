import { expect, it } from 'vitest'
import { parseRate } from '../../../../core/rates/terms/parse-rate'
import { RATE_PROBLEMS } from '../../../../core/rates/terms/rate'
import { describeRateProblem } from '../../../../core/text/describe-rates'

/** A text for each problem. */
const TEXTS: Record<(typeof RATE_PROBLEMS)[number], string> = {
  empty: '',
  tooLong: '9'.repeat(5_000),
  notKnown: '見直し中',
  shareOrPercent: '0.25',
  bareNumber: '25',
  thousandOrDecimal: '1,250%',
  unitMissing: '$1.20',
  unitUnknown: '$5/drum',
  range: '10-25%',
  lineForm: 'See 99.19.04.14',
  nothingUnderstood: 'about 25%',
  notUnderstood: '25% until July',
}

it.each(RATE_PROBLEMS)('says %s in words, with what was typed', (code) => {
  const read = parseRate(TEXTS[code])
  if (read.kind !== 'problem') throw new Error(read.kind)
  expect(read.problem.code).toBe(code)
  for (const language of ['en', 'ja'] as const) {
    const sentence = describeRateProblem(read.problem, language)
    expect(sentence).toContain(read.problem.rest)
    expect(sentence).toContain(read.problem.understood)
    for (const reading of read.problem.readings ?? []) expect(sentence).toContain(reading)
    expect(sentence).not.toMatch(/[{}]/)
  }
})

it('says both readings of a figure without a sign', () => {
  const read = parseRate('0.25')
  if (read.kind !== 'problem') throw new Error(read.kind)
  expect(describeRateProblem(read.problem, 'en')).toBe('“0.25” may mean 25% or 0.25%. Write it with the percent sign.')
  expect(describeRateProblem(read.problem, 'ja')).toBe(
    '「0.25」は25%とも0.25%とも読めます。%を付けて入力してください。',
  )
})

it('says first what was understood before the fault', () => {
  const read = parseRate('MFN + 25% + $5/drum')
  if (read.kind !== 'problem') throw new Error(read.kind)
  expect(describeRateProblem(read.problem, 'en')).toMatch(
    /^Parley understands “MFN \+ 25%”\. Parley does not know the unit in “\+ \$5\/drum”\./,
  )
})
