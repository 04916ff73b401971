import { expect, test } from '@playwright/test'
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { accessibilityFindings } from '../helpers/window/accessibility'
import { changeRecord } from '../helpers/window/apply-command'
import { saveTo } from '../helpers/window/dialogs'
import { launch, show } from '../helpers/window/launch'
import { fromMore } from '../helpers/window/memo-room'

/** A memo for a reader who may not see all of it, in the real app. */

test(
  'a copy for the press is chosen where the memo is written, shows at once, and its file has nothing else',
  { tag: '@long' },
  async () => {
    const parley = await launch()
    const { page, home } = parley
    await show(page, 'Memos')
    await page.getByRole('button', { name: 'New…' }).click()
    const dialog = page.getByRole('dialog', { name: 'New memo' })
    await dialog.getByLabel('Meeting', { exact: true }).fill('Lutnick')
    await page.getByRole('option').first().click()
    await dialog.getByRole('button', { name: 'Create memo' }).click()
    const pages = page.locator('[data-page]').first().locator('..')
    await expect(pages).toContainText('What we want', { timeout: 30_000 })
    // As of the memo, for another ministry.
    await page.getByRole('combobox', { name: 'Made for' }).click()
    await page.getByRole('option', { name: 'For another ministry' }).click()
    await expect(pages).toContainText(/Extract\s*for\s*another\s*ministry/, { timeout: 15_000 })
    await page.keyboard.press('Control+z')
    await expect(pages).not.toContainText(/Extract\s*for/, { timeout: 15_000 })
    // And a copy beside it, for the press.
    await fromMore(page, 'For the press')
    await expect(pages).toContainText(/Extract\s*for\s*the\s*press/, { timeout: 15_000 })
    await expect(page.getByText(/^Not in a copy for the press: .*Do not raise/)).toBeVisible()
    expect(await accessibilityFindings(page)).toEqual([])
    const pdf = join(home, 'press.pdf')
    await saveTo(parley.app, pdf)
    await page.getByRole('button', { name: 'Export PDF…' }).click()
    await expect(page.getByText(/Saved press\.pdf/)).toBeVisible({ timeout: 15_000 })
    const text = execFileSync('pdftotext', ['-raw', pdf, '-'], { encoding: 'utf8' }).replaceAll(/\s+/g, ' ')
    expect(text).toContain('Extract for the press.')
    expect(text).not.toMatch(/What we want|lift the additional tariffs|Akazawa|Desk note|Drafted/)
    // The head has the fields that the press sees, and no addressees.
    await expect(page.getByRole('textbox', { name: 'Reference', exact: true })).toBeVisible()
    await expect(page.getByRole('textbox', { name: 'To', exact: true })).toHaveCount(0)
    // Once its records change, the copy says so before it goes out.
    await changeRecord(page, ['session', 'session-0605', 1], {
      start: { edtf: '2025-06-04', timeZone: 'America/New_York' },
    })
    await expect(page.getByText('The records have changed')).toBeVisible({ timeout: 15_000 })
    await saveTo(parley.app, join(home, 'later.pdf'))
    await page.getByRole('button', { name: 'Export PDF…' }).click()
    const bar = page.getByRole('status').filter({ hasText: 'This copy for another reader is out of date' })
    await expect(bar).toBeVisible()
    expect(existsSync(join(home, 'later.pdf'))).toBe(false)
    await bar.getByRole('button', { name: 'Refresh, then go on' }).click()
    await expect(page.getByText(/Saved later\.pdf/)).toBeVisible({ timeout: 15_000 })
    const later = execFileSync('pdftotext', ['-raw', join(home, 'later.pdf'), '-'], { encoding: 'utf8' })
    expect(later.replaceAll(/\s+/g, ' ')).toContain('4 June 2025')
    expect(parley.messages).toEqual([])
    await parley.close()
  },
)
