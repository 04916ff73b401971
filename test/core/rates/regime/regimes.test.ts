import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { answerJson } from '../../../../core/rates/regime/answer-json'
import { compileRegime } from '../../../../core/rates/regime/compile'
import { entryOf, knownAtOf } from '../../../../core/rates/regime/question'
import { readRateCase } from '../../../../core/rates/regime/rate-case'

const FOLDER = join(import.meta.dirname, '../../../regimes')
const FILES = readdirSync(FOLDER).filter((name) => name.endsWith('.json'))

test.each(FILES)('%s has the answer that its law gives', (name) => {
  const read = readRateCase(readFileSync(join(FOLDER, name), 'utf8'))
  if (!('case' in read)) throw new Error(JSON.stringify(read.problems))
  const { case: told } = read
  const regime = compileRegime(told)
  const knownAt = told.knownAt === undefined ? Infinity : knownAtOf(told.knownAt, told.clock)
  const answer = answerJson(regime, {
    good: told.good,
    origin: told.origin,
    entered: entryOf(told.entry, told.clock),
    knownAt,
  })
  expect(told.expect).toBeDefined()
  expect(answer).toMatchObject(told.expect as object)
})
