import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { formatRateTerms } from '../../../../core/rates/terms/format-rate-terms'
import { parseRate } from '../../../../core/rates/terms/parse-rate'
import type { ReadRate } from '../../../../core/rates/terms/rate'
import { parseSpecialColumn } from '../../../../core/rates/terms/special-column'

/** Every rate text of the US schedule, with the number of rows that have it. A line break within one is written \n. */
const TEXTS = readFileSync(join(__dirname, '../../../fixtures/rates/hts-rate-texts.tsv'), 'utf8')
  .trimEnd()
  .split('\n')
  .slice(1)
  .map((row) => {
    const [column = '', text = '', rows = ''] = row.split('\t')
    return { column, text: text.replaceAll('\\n', '\n'), rows: Number(rows) }
  })

function readsOf({ column, text }: { column: string; text: string }): ReadRate[] {
  if (column !== 'special') return [parseRate(text)]
  const read = parseSpecialColumn(text)
  return read.problem ? [{ kind: 'problem', problem: read.problem }] : read.rates.map(({ rate }) => rate)
}

it('understands at least 99.5% of the rows of the US schedule, and refuses the others by what it did not understand', () => {
  const refused = TEXTS.flatMap((entry) =>
    readsOf(entry).flatMap((read) =>
      read.kind === 'problem' ? [{ rows: entry.rows, code: read.problem.code, rest: read.problem.rest }] : [],
    ),
  )
  const rows = TEXTS.reduce((sum, entry) => sum + entry.rows, 0)
  const refusedRows = refused.reduce((sum, entry) => sum + entry.rows, 0)
  expect(rows).toBe(36_425)
  expect((rows - refusedRows) / rows).toBeGreaterThan(0.995)
  expect(refused.map(({ rows: count, code, rest }) => `${count} ${code}: ${rest}`)).toMatchInlineSnapshot(`
    [
      "2 lineForm: See 9919.04.10, 9919.04.12, 99.19.04.14",
      "2 unitUnknown: + 3¢ for each other piece or part, but if consisting in part of a plate or a set of plates the total duty shall not exceed the duty for the complete movement",
      "2 nothingUnderstood: :",
      "1 notUnderstood: but not less 2.831562¢ /kg",
      "1 notUnderstood: on drained weght + 45%",
      "1 notUnderstood: /",
      "1 notUnderstood: See 9919.04.50, 9919.04.57, 9919.04.67 (PA (PA)",
      "1 nothingUnderstood: Free (A*,AU,BH,CL,CO,D,E IL,JO,KR,MA,OM,P,PA,PE,S,SG)",
      "1 nothingUnderstood: Free (AU,BH,CL,CO,IL,JO,KR,MA,.OM,P,PA,PE,S,SG)",
      "1 unitUnknown: 86.1¢/m2of recording surface",
      "1 notUnderstood: on thebattery",
      "1 unitUnknown: + 0.2¢ for each other piece or part, but if consisting in part of a plate or a set of plates the total duty shall not exceed the duty for the complete movement",
      "1 unitUnknown: + 0.2¢ for each other piece or part, but if consisting in part of a plate or a set of plates the total duty shall not exceed the duty for the complete movement",
      "1 nothingUnderstood: [The duty provided in the applicable subheading + 100%]",
    ]
  `)
})

it('writes every rate of the US schedule so that it reads back the same, in English and Japanese', () => {
  const rates = TEXTS.flatMap((entry) => readsOf(entry)).filter((read) => read.kind === 'rate')
  expect(rates.length).toBeGreaterThan(2_000)
  for (const read of rates)
    for (const language of ['en', 'ja'] as const) expect(parseRate(formatRateTerms(read.rate, language))).toEqual(read)
})

it('gives no rate of a line of chapter 99 that adds to another', () => {
  const added = TEXTS.filter(({ text }) => /^The duty provided in ?the applicable subheading ?(?:\+|plus)/.test(text))
  expect(added.length).toBeGreaterThan(10)
  for (const entry of added) expect(readsOf(entry).map(({ kind }) => kind)).toEqual(['relative'])
})
