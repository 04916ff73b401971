import { expect, test } from '@playwright/test'
import { killDesk } from '../helpers/window/desk-process'
import { launch } from '../helpers/window/launch'

// editing.e2e.ts tries it quickly and in the middle of an edit.
test(
  'the desk process restarts after a crash: requests get answers, the desk is back, nothing is lost',
  { tag: '@long' },
  async () => {
    const parley = await launch()
    const { page, app } = parley
    await expect(page.getByRole('heading', { name: 'Coming up' })).toBeVisible()
    await page.waitForTimeout(2100)
    expect(await killDesk(app)).toBe(true)
    await expect
      .poll(async () => {
        const answer = await page.evaluate(() => window.parley.requests['desk:status']({}))
        return (answer as { ok: boolean }).ok
      })
      .toBe(true)
    await page.getByRole('navigation').getByRole('button', { name: 'Talks' }).click()
    await expect(page.locator('button[data-row]').first()).toBeVisible()
    await expect(page.getByRole('alert')).toHaveCount(0)
    await page.reload()
    await expect(page.locator('button[data-row]').first()).toBeVisible()
    await parley.close()
  },
)

test('a desk process that keeps crashing is reported, and can be restarted', { tag: '@long' }, async () => {
  const parley = await launch()
  const { page, app } = parley
  await expect(page.getByRole('heading', { name: 'Coming up' })).toBeVisible()
  const alert = page.getByRole('alert')
  await expect(async () => {
    await killDesk(app)
    await expect(alert).toContainText('Parley’s desk process stopped', { timeout: 200 })
  }).toPass({ timeout: 20_000 })
  const answer = await page.evaluate(() => window.parley.requests['desk:status']({}))
  expect(answer).toMatchObject({ ok: false, error: { code: 'internal' } })
  await page.getByRole('button', { name: 'Restart process' }).click()
  await expect(page.getByRole('heading', { name: 'Coming up' })).toBeVisible()
  await parley.close()
})
