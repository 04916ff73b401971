import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { answerJson } from '../../../core/rates/regime/answer-json'
import { compileRegime } from '../../../core/rates/regime/compile'
import { entryOf, knownAtOf } from '../../../core/rates/regime/question'
import { readRateCase } from '../../../core/rates/regime/rate-case'
import { goodSchema } from '../../../core/rates/regime/good'
import * as lawParts from '../../../core/rates/regime/law-parts'
import { regimeSchema } from '../../../core/rates/regime/regime'

const DOCS = readFileSync(join(import.meta.dirname, '../../../docs/command-line.md'), 'utf8')
const RATES = /^## Rates\n[^]*?(?=^## )/mu.exec(DOCS)?.[0] ?? ''

test('the case in the documentation pays what the documentation says', () => {
  const [, example = ''] = /```json\n([^]*?)```/u.exec(RATES) ?? []
  const read = readRateCase(example)
  if (!('case' in read)) throw new Error(JSON.stringify(read.problems))
  const { good, origin, entry, knownAt = '', clock } = read.case
  const question = { good, origin, entered: entryOf(entry, clock), knownAt: knownAtOf(knownAt, clock) }
  expect(answerJson(compileRegime(read.case), question).total).toBe('11')
  expect(RATES).toContain('It pays 11%')
})

test('the documentation names every field of a case', () => {
  const { measureSchema, layerSchema, ruleSchema, eventSchema, instrumentSchema } = lawParts
  const schemas = [measureSchema, layerSchema, ruleSchema, eventSchema, instrumentSchema, regimeSchema, goodSchema]
  const facts = goodSchema.shape.facts.unwrap().shape
  const names = [...schemas.flatMap(({ shape }) => Object.keys(shape)), ...Object.keys(facts)]
  const words = [...ruleSchema.shape.does.options, ...eventSchema.shape.status.options]
  expect(names.filter((name) => !RATES.includes(`\`${name}\``))).toEqual([])
  expect(words.filter((word) => !RATES.includes(`"${word}"`))).toEqual([])
})
