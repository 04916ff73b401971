import { expect, test } from '@playwright/test'
import { recordsOf } from '../helpers/files/desk-files'
import { accessibilityFindings, SCHEMES } from '../helpers/window/accessibility'
import { applyCommand } from '../helpers/window/apply-command'
import { EDITH, launch, show } from '../helpers/window/launch'

const note = (id: string, body: string) => ({
  kind: 'create' as const,
  collection: 'note' as const,
  id,
  fields: { staff: EDITH.id, body, resolved: false },
})

test(
  'a page shows its links both ways, and L links the mentions of its name one after the other',
  { tag: '@long' },
  async () => {
    const launched = await launch()
    const { page, desk, messages } = launched
    await page.reload()
    await applyCommand(page, note('note-one', 'Ask for “Supply chains and shipbuilding” first.'))
    await applyCommand(page, note('note-two', 'Nobody raised supply chains and shipbuilding in Round 5.'))
    await show(page, 'Sources')
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: 'Search or run a command' }).fill('Supply chains and ship')
    await page
      .getByRole('option', { name: /^Supply chains and shipbuilding/ })
      .first()
      .click()
    await expect(page.getByRole('heading', { level: 1, name: 'Supply chains and shipbuilding' })).toBeVisible()
    const section = (name: string) =>
      page.locator('section', { has: page.getByRole('heading', { name, exact: true }) }).last()
    await expect(section('Links to').getByRole('link')).toHaveText(['Japan–US tariff talks'])
    await expect(section('Linked from').getByRole('heading', { level: 3 }).first()).toBeVisible()
    const mentions = section('Mentions not linked yet')
    await expect(mentions.getByRole('listitem')).toHaveCount(2)
    await expect(mentions.locator('mark')).toHaveText([
      /supply chains and shipbuilding/i,
      /supply chains and shipbuilding/i,
    ])
    for (const scheme of SCHEMES) {
      await page.emulateMedia({ colorScheme: scheme })
      expect(await accessibilityFindings(page), scheme).toEqual([])
    }
    const links = mentions.getByRole('listitem').getByRole('link')
    const second = await links.nth(1).textContent()
    await links.first().focus()
    await page.keyboard.press('l')
    await expect(mentions.getByRole('listitem')).toHaveCount(1)
    await expect(mentions.getByRole('link', { name: second ?? '' })).toBeFocused()
    const about = async () => (await recordsOf(desk, 'note')).filter((one) => one.about !== undefined).length
    expect(await about()).toBe(1)
    await page.keyboard.press('l')
    await expect(mentions.getByRole('status')).toContainText('No mentions are left.')
    expect(await about()).toBe(2)
    // Each link is an edit of its own.
    await page.keyboard.press('Control+z')
    await expect(mentions.getByRole('listitem')).toHaveCount(1)
    expect(await about()).toBe(1)
    expect(messages).toEqual([])
    await launched.close()
  },
)
