import { expect, test, type Page } from '@playwright/test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { MemoryDesk } from '../../core/desk/memory-desk'
import { hasWords, rowText, wordsOf } from '../../core/queries/find-rows'
import { timelessRow } from '../../core/queries/lists'
import { createFullDesk, fullDeskInMemory } from '../../scripts/bench/full-desk-folder'
import { changeRecord } from '../helpers/window/apply-command'
import { launch, show, type Launched } from '../helpers/window/launch'

const RECORDS = 20_000

const rows = (page: Page) => page.locator('button[data-row]')
const focused = (page: Page) => page.locator('button[data-row]:focus')

/** How many rows of a list screen have some words, by a look at each. */
const countOf = (desk: MemoryDesk, kinds: readonly ('source' | 'lead' | 'annotation' | 'evidence')[], find: string) =>
  kinds
    .flatMap((kind) => desk.all(kind).map(({ id }) => timelessRow(desk, `${kind}/${id}`)))
    .filter((row) => row && hasWords(rowText(row, 'en'), wordsOf(find))).length

test.describe('a desk of 20,000 records of all kinds', { tag: '@long' }, () => {
  // One launch for all of these tests, in this order.
  test.describe.configure({ mode: 'default' })
  let parley: Launched
  let folder: string
  const desk = fullDeskInMemory(RECORDS)
  test.beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'parley-large-'))
    await createFullDesk(join(folder, 'desk'), RECORDS)
    parley = await launch({ desk: join(folder, 'desk') })
  })
  test.afterAll(async () => {
    expect(parley.messages).toEqual([])
    await parley.close()
    rmSync(folder, { recursive: true, force: true })
  })

  test('opens with the overview while its records are still checked, and shows every screen', async () => {
    const { page } = parley
    await expect(page.getByRole('heading', { name: 'Coming up' })).toBeVisible()
    for (const screen of ['Talks', 'Measures', 'Sources', 'Desk'] as const) {
      await show(page, screen)
      await expect(rows(page).first()).toBeVisible()
    }
    await show(page, 'Positions')
    await expect(page.getByRole('grid').getByRole('gridcell').first()).toBeVisible()
    await show(page, 'Notes')
    await expect(page.getByRole('article').first()).toBeVisible()
    await show(page, 'History')
    await expect(page.getByRole('main')).toContainText('Start of history')
    const status = page.getByRole('contentinfo')
    await expect(status).toContainText(/open findings: \d+/, { timeout: 60_000 })
    await expect(status).not.toContainText('checking')
  })

  test('scrolls to the end of a list and back, and renders only what is in view', async () => {
    const { page } = parley
    await show(page, 'Sources')
    await expect(focused(page)).toBeInViewport()
    const first = await focused(page).getAttribute('data-key')
    await page.keyboard.press('End')
    await expect(focused(page)).toHaveAttribute('data-key', `lead/${desk.all('lead').at(-1)?.id}`)
    await expect(focused(page)).toBeInViewport()
    expect(await rows(page).count()).toBeLessThan(60)
    await page.keyboard.press('ArrowUp')
    await expect(focused(page)).toHaveAttribute('data-key', `lead/${desk.all('lead').at(-2)?.id}`)
    await page.keyboard.press('Home')
    await expect(focused(page)).toHaveAttribute('data-key', first ?? '')
    await page.mouse.move(400, 500)
    for (let step = 0; step < 20; step += 1) await page.mouse.wheel(0, 900)
    // Nothing stays on its way.
    await expect(page.locator('[role="listitem"]:empty')).toHaveCount(0)
  })

  test('filters the whole list, though the window has a part of it', async () => {
    const { page } = parley
    const kinds = ['source', 'lead'] as const
    const all = desk.count('source') + desk.count('lead')
    await page.keyboard.press('Control+f')
    for (const find of ['steel', 'semiconductor tariff', '半導体']) {
      await page.keyboard.insertText(find)
      await expect(page.getByText(`${countOf(desk, kinds, find)} of ${all}`, { exact: true })).toBeVisible()
      await page.keyboard.press('Escape')
      await expect(page.getByText(`${all} of ${all}`, { exact: true })).toBeVisible()
    }
    await page.getByRole('button', { name: 'Kind', exact: true }).click()
    await page.getByRole('menuitemcheckbox', { name: 'Lead', exact: true }).click()
    const aside = desk.count('annotation') + desk.count('evidence')
    await expect(page.getByText(`${desk.count('lead')} of ${all + aside}`, { exact: true })).toBeVisible()
    await page.keyboard.press('Escape')
  })

  test('shows an edit of one window in another', async () => {
    const { page, app } = parley
    const opened = app.waitForEvent('window')
    await page.evaluate(() => window.parley.requests['app:new-window']({}))
    const other = await opened
    await show(other, 'Sources')
    const [lead] = desk.all('lead')
    await other.keyboard.press('Control+f')
    await other.keyboard.insertText('zebra crossing')
    await expect(other.getByText('No matches')).toBeVisible()
    await changeRecord(page, ['lead', lead?.id ?? '', lead?.rev ?? 0], { text: 'A zebra crossing in Geneva.' })
    await expect(rows(other)).toHaveText([/A zebra crossing in Geneva\./])
    await other.close()
  })

  test('is searched in English and Japanese', async () => {
    const { page } = parley
    for (const [find, lit] of [
      ['semiconductor tariff', /^(semiconductor|tariff)/i],
      ['zebra crossing', /^(zebra|crossing)$/i],
      ['半導体', /^半導体$/],
    ] as const) {
      await page.keyboard.press('Control+k')
      await expect(page.getByRole('combobox', { name: 'Search or run a command' })).toBeFocused()
      await page.keyboard.insertText(find)
      const hits = page.getByRole('option').filter({ has: page.locator('mark') })
      await expect(hits.first().locator('mark').first()).toHaveText(lit)
      if (find.startsWith('zebra')) await expect(hits).toHaveCount(1)
      await page.keyboard.press('Escape')
    }
  })
})
