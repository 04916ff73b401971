import { expect, test } from '@playwright/test'
import { killWindows } from '../../scripts/torture/window'

test('every edit reported as saved survives five kills of the app during typing', { tag: '@long' }, async () => {
  test.setTimeout(15 * 60_000)
  const { kills, saved, lost } = await killWindows(5)
  expect([kills, lost]).toEqual([5, []])
  expect(saved).toBeGreaterThanOrEqual(5)
})
