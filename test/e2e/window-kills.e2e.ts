import { expect, test } from '@playwright/test'
import { killWindows } from '../../scripts/torture/window'

test('the app is killed 5 times in mid-typing: what it said was saved is there', { tag: '@long' }, async () => {
  test.setTimeout(15 * 60_000)
  const { kills, saved, lost } = await killWindows(5)
  expect([kills, lost]).toEqual([5, []])
  expect(saved).toBeGreaterThanOrEqual(5)
})
