import { expect, it } from 'vitest'
import { suggestIn } from '../../../../core/suggest/suggest'
import { ReadyPatterns } from '../../../../electron/desk/services/ready-patterns'

const TEXT = 'On Thursday the minister said Japan will not accept 25%. 大臣は6日、25%を求めた。'
const found = () => suggestIn(TEXT, { date: '2025-06-06' }).map(({ kind, text }) => `${kind} ${text}`)

it('the patterns of suggestions find the same after they were forgotten', async () => {
  let forgotten = 0
  const patterns = new ReadyPatterns(() => (forgotten += 1), 0)
  const before = found()
  expect(before).toContain('percentage 25%')
  await patterns.ready()
  await new Promise((go) => setTimeout(go, 20))
  expect([found(), forgotten]).toEqual([before, 1])
  await patterns.ready()
  patterns.end()
  expect(found()).toEqual(before)
})
