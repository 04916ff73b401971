import type { Page } from '@playwright/test'
import { show } from '../window/launch'
import { openSample } from './start-packaged'

/**
 * The main job, as a person does it from the first start on: says who works here, opens the sample, goes through its screens, writes a
 * note, which the disk then has. By the window alone, so that it runs on a packaged app too.
 */
export async function mainJob(page: Page): Promise<void> {
  await openSample(page)
  for (const screen of ['Talks', 'Measures', 'Positions', 'Sources', 'Memos', 'Overview']) {
    await show(page, screen)
    await page.getByRole('navigation').locator('[aria-current="page"]').getByText(screen).waitFor()
  }
  await page.keyboard.press('Control+Shift+N')
  await page.getByRole('dialog').getByRole('textbox').waitFor()
  await page.keyboard.type('Ask about the quota')
  await page.keyboard.press('Control+Enter')
  // It stands in the list once the disk has it.
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await show(page, 'Notes')
  await page.getByRole('main').getByText('Ask about the quota').first().waitFor()
}

/**
 * The rest of it: opens the sample's memo, sees its pages, and saves them as PDF. The system's own dialog for where is answered by
 * `answer`, which resolves once the file is there.
 */
export async function exportBrief(page: Page, pdf: string, answer: (path: string) => Promise<void>): Promise<void> {
  await show(page, 'Memos')
  await page.locator('button[data-row]').first().click()
  await page.locator('[data-page="0"] canvas').waitFor()
  await page.getByRole('button', { name: 'Export PDF…' }).click()
  await answer(pdf)
  await page.getByText(/Saved .*\.pdf: \d+ pages/).waitFor()
}
