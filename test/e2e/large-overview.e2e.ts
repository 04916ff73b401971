import { expect, test } from '@playwright/test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createFullDesk } from '../../scripts/bench/full-desk-folder'
import { accessibilityFindings } from '../helpers/window/accessibility'
import { killDesk } from '../helpers/window/desk-process'
import { launch, show, type Launched } from '../helpers/window/launch'

test.describe('the overview of a large desk', () => {
  // One launch for all of these tests, in this order.
  test.describe.configure({ mode: 'default' })
  let parley: Launched
  let folder: string
  test.beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'parley-large-'))
    await createFullDesk(join(folder, 'desk'), 3000)
    parley = await launch({ desk: join(folder, 'desk') })
  })
  test.afterAll(async () => {
    await parley.close()
    rmSync(folder, { recursive: true, force: true })
  })

  test('counts the findings by itself, and never says first that there are none', { tag: '@long' }, async () => {
    const { page, app } = parley
    const status = page.getByRole('contentinfo')
    await expect(status).toContainText(/open findings: \d+/, { timeout: 30_000 })
    await page.evaluate(() => {
      const seen: string[] = []
      Object.assign(window, { seen })
      new MutationObserver(() => seen.push(document.querySelector('footer')?.textContent ?? '')).observe(document, {
        subtree: true,
        childList: true,
        characterData: true,
      })
    })
    // A new desk process knows nothing, and checks the desk from the start. One that ends soon after its start is not replaced.
    await page.waitForTimeout(2100)
    expect(await killDesk(app)).toBe(true)
    await expect
      .poll(() => page.evaluate(() => (window as unknown as { seen: string[] }).seen.join()), { timeout: 30_000 })
      .toContain('checking')
    await expect(status).toContainText(/open findings: \d+/, { timeout: 30_000 })
    const seen = await page.evaluate(() => (window as unknown as { seen: string[] }).seen)
    expect(seen.filter((text) => text.includes('no open findings'))).toEqual([])
  })

  test(
    'shows more findings of a kind at a key, and reading goes on at the first of them',
    { tag: '@long' },
    async () => {
      const { page } = parley
      const care = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Open findings' }) })
      const many = care
        .locator('ul > li')
        .filter({ has: page.getByRole('button', { name: /^Show 50 of/ }) })
        .first()
      // Its button says something else afterwards.
      const place = await many.evaluate((item) => [...(item.parentElement?.children ?? [])].indexOf(item))
      const kind = care.locator('ul').first().locator('> li').nth(place)
      const items = kind.locator('ul > li')
      await expect(items).toHaveCount(5)
      await kind.getByRole('button', { name: /^Show 50 of/ }).press('Enter')
      await expect(items).toHaveCount(55)
      await expect(items.nth(5).getByRole('link')).toBeFocused()
      expect(await accessibilityFindings(page)).toEqual([])
    },
  )

  test('leads to the screens that have all positions, leads and measures', { tag: '@long' }, async () => {
    const { page } = parley
    const main = page.getByRole('main')
    await expect(main).toContainText(/8 of \d+ issues are shown here\./)
    await expect(main).toContainText(/Only the newest 12 of \d+ are shown here\./)
    for (const [button, screen] of [
      ['All positions', 'Positions'],
      ['All leads', 'Sources'],
      ['All measures', 'Measures'],
    ] as const) {
      await show(page, 'Overview')
      await main.getByRole('button', { name: button }).click()
      await expect(page.getByRole('navigation').getByRole('button', { name: screen })).toHaveAttribute(
        'aria-current',
        'page',
      )
    }
    expect(parley.messages).toEqual([])
  })
})
