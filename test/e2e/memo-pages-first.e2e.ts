import { expect, test } from '@playwright/test'
import { accessibilityFindings } from '../helpers/window/accessibility'
import { launch, show } from '../helpers/window/launch'
import { fromMore, onPages } from '../helpers/window/memo-room'

test(
  'a memo opens with its pages, where its own words are edited, and is made ready in the dialog that issues it',
  { tag: '@long' },
  async () => {
    const parley = await launch({ memoPanel: false })
    const { page } = parley
    await show(page, 'Memos')
    await page.locator('button[data-row]').first().click()
    await expect(page.locator('canvas').first()).toBeVisible({ timeout: 15_000 })
    await expect(page.getByRole('textbox', { name: 'To', exact: true })).toHaveCount(0)
    const steps = page.getByRole('list', { name: 'State of the memo' })
    await expect(steps.locator('[aria-current="step"]')).toHaveText('draft')
    const head = page.getByRole('button', { name: /^Details: / })
    await expect(head).toContainText('To The principal')
    // The addressee is edited where it is printed; the pages follow before it is saved.
    const addressee = page.locator('[data-passage][aria-label="Memo"]').nth(1)
    await addressee.focus()
    await page.keyboard.press('Enter')
    const card = page.getByRole('dialog', { name: 'Edit To' })
    const to = card.getByRole('textbox', { name: 'To', exact: true })
    await expect(to).toBeFocused()
    // A character that can't be printed costs neither the pages nor the typed words.
    await to.fill('The Minister 🜁')
    await expect(page.getByRole('alert')).toContainText('U+1F701', { timeout: 15_000 })
    await expect(to).toBeFocused()
    await to.fill('The Minister of Trade')
    await expect(onPages(page)).toContainText(/The\s*Minister\s*of\s*Trade/, { timeout: 15_000 })
    expect(await accessibilityFindings(page)).toEqual([])
    await page.keyboard.press('Escape')
    await expect(card).toHaveCount(0)
    await expect(addressee).toBeFocused()
    await expect(head).toContainText('To The Minister of Trade')
    // The details are shown beside the pages, and the next memo opens with them.
    await head.click()
    await expect(page.getByRole('textbox', { name: 'To', exact: true })).toHaveValue('The Minister of Trade')
    await page.getByRole('button', { name: 'Hide details', exact: true }).click()
    await expect(page.getByRole('textbox', { name: 'To', exact: true })).toHaveCount(0)
    // A copy for another reader has no reference: it gets one where it is asked for.
    await fromMore(page, 'For the principal')
    await expect(page.getByRole('button', { name: /^Details: .*For the principal/ })).toBeVisible()
    await page.getByRole('button', { name: 'Issue…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Issue version 1' })
    await dialog.getByRole('textbox', { name: 'Reference' }).fill('T-2025-14')
    await dialog.getByRole('button', { name: 'Add reference' }).click()
    await dialog.getByRole('button', { name: 'Issue memo' }).click()
    await expect(steps.locator('[aria-current="step"]')).toHaveText('issued')
    expect(parley.messages).toEqual([])
    await parley.close()
  },
)
