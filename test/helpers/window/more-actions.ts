import type { Page } from '@playwright/test'

/** Chooses an action of the open record from its menu, by its name without the keys beside it. */
export async function moreAction(page: Page, name: string): Promise<void> {
  await page.getByRole('main').getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('menuitem', { name, exact: true }).click()
}
