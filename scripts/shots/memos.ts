import type { Page } from '@playwright/test'
import type { Language } from '../../core/base/text'
import { translator } from '../../core/text/catalogue'
import { rewordAPosition } from '../../test/helpers/window/reword-position'
import { go, settle, studio } from './look'

/** Pictures of the memo room: the sample's memo, a brief being made, its changes, its issue, and an issued memo. */
export function shootMemos(language: Language): Promise<void> {
  const t = translator(language)
  return studio('memos', { language }, async ({ page, take }) => {
    await openFirstMemo(page, t('nav.memos'))
    await take('room')
    await page.getByRole('button', { name: `← ${t('room.toList')}` }).click()
    await page.getByRole('button', { name: t('action.newRecord') }).click()
    const dialog = page.getByRole('dialog', { name: t('room.newMemo') })
    await take('new')
    await dialog.getByLabel(t('room.session'), { exact: true }).click()
    await take('new-choices')
    await page.getByRole('option').first().click()
    await dialog.getByRole('button', { name: t('room.make') }).click()
    await pagesOf(page)
    await rewordAPosition(page, '— hardened overnight.')
    await page.getByRole('button', { name: t('room.seeChanges') }).click()
    await take('changes')
    await page.getByRole('button', { name: t('room.issue') }).click()
    await take('issue-blocked')
    await page.keyboard.press('Escape')
    await page
      .getByRole('button', { name: t('room.refresh') })
      .first()
      .click()
    await page.getByText(t('room.seeChanges')).waitFor({ state: 'detached' })
    const shown = page.getByRole('textbox', { name: t('field.reference') })
    // In a narrow window, the details are shown in place of the pages.
    if (!(await shown.isVisible()))
      await page.getByRole('button', { name: new RegExp(`^${t('room.details')}`) }).click()
    await take('write')
    await page.getByRole('textbox', { name: t('field.reference') }).fill('T-2025-11')
    await page.getByRole('button', { name: t('room.issue') }).click()
    await page.getByRole('button', { name: t('room.issueConfirm') }).waitFor()
    await take('issue')
    await page.getByRole('button', { name: t('room.issueConfirm') }).click()
    await page.getByText(t('room.frozen')).waitFor()
    await take('issued-side')
    await page.getByRole('button', { name: t('room.hideDetails'), exact: true }).click()
    await pagesOf(page)
    await take('issued')
  })
}

/** Opens the first memo of the list, and waits until its pages are laid out. */
export async function openFirstMemo(page: Page, screen: string): Promise<void> {
  await go(page, screen)
  await page.locator('button[data-row]').first().click()
  await pagesOf(page)
}

async function pagesOf(page: Page): Promise<void> {
  await page.locator('canvas').first().waitFor({ timeout: 20_000 })
  await settle(page)
}
