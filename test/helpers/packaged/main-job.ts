import type { Page } from '@playwright/test'
import { show } from '../window/launch'
import { openSample } from './start-packaged'

/**
 * Does the main job from the first start on, as a person does: says who works here, opens the sample, goes through its
 * screens, and writes a note, which is then on the disk. Uses the window alone, so that it also runs on a packaged
 * app.
 */
export async function doMainJob(page: Page): Promise<void> {
  await openSample(page)
  for (const screen of ['Talks', 'Measures', 'Positions', 'Sources', 'Memos', 'Overview']) {
    await show(page, screen)
    await page.getByRole('navigation').locator('[aria-current="page"]').getByText(screen).waitFor()
  }
  await page.keyboard.press('ControlOrMeta+Shift+N')
  await page.getByRole('dialog').getByRole('textbox').waitFor()
  await page.keyboard.type('Ask about the quota')
  await page.keyboard.press('ControlOrMeta+Enter')
  // The note appears in the list once it is on the disk.
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await show(page, 'Notes')
  await page.getByRole('main').getByText('Ask about the quota').first().waitFor()
}

/**
 * Does the rest of the main job: opens the sample's memo, looks at its pages, and saves them as PDF. `answer` answers
 * the system's own save dialog, and resolves once the file exists.
 */
export async function exportBrief(page: Page, pdf: string, answer: (path: string) => Promise<void>): Promise<void> {
  await show(page, 'Memos')
  await page.locator('button[data-row]').first().click()
  await page.locator('[data-page="0"] canvas').waitFor()
  await page.getByRole('button', { name: 'Export PDF…' }).click()
  await answer(pdf)
  await page.getByText(/Saved .*\.pdf: \d+ pages/).waitFor()
}
