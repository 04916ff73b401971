import { expect, test } from '@playwright/test'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { accessibilityFindings } from '../helpers/window/accessibility'
import { saveTo } from '../helpers/window/dialogs'
import { launch, show } from '../helpers/window/launch'
import { textWith, wordFile } from '../helpers/word/word-file'

/** The formats of an export in the real app. */

test('a memo is exported as Word and as Markdown, and the format is remembered', async () => {
  const parley = await launch()
  const { page, home } = parley
  await show(page, 'Memos')
  await page.locator('button[data-row]').first().click()
  await expect(page.getByRole('button', { name: 'Export PDF…' })).toBeEnabled({ timeout: 15_000 })
  const word = join(home, 'brief')
  await saveTo(parley.app, word)
  expect(await accessibilityFindings(page)).toEqual([])
  await page.getByRole('button', { name: 'Choose a format' }).click()
  // A first version has none before it.
  await expect(page.getByRole('menuitem')).toHaveText(['PDF (.pdf)…', 'Word (.docx)…', 'Markdown (.md)…'])
  await page.getByRole('menuitem', { name: 'Word (.docx)…' }).click()
  await expect(page.getByText(/Saved brief\.docx: \d+ kB\./)).toBeVisible({ timeout: 15_000 })
  const document = wordFile(readFileSync(`${word}.docx`)).tree('word/document.xml')
  expect(textWith(document, 'accepted')).toContain('Points to make')
  // The button and its keys have the format from now on, in another window of the app too.
  await expect(page.getByRole('button', { name: 'Export Word…' })).toBeVisible()
  await page.getByRole('button', { name: 'Dismiss' }).click()
  await page.getByRole('button', { name: 'Choose a format' }).click()
  const markdown = join(home, 'brief.md')
  await saveTo(parley.app, markdown)
  await page.getByRole('menuitem', { name: 'Markdown (.md)…' }).click()
  await expect(page.getByText(/Saved brief\.md: \d+ kB\./)).toBeVisible({ timeout: 15_000 })
  expect(readFileSync(markdown, 'utf8')).toMatch(/^\*\*UNCLASSIFIED – DRAFT\*\*\n/)
  await page.reload()
  await expect(page.getByRole('button', { name: 'Export Markdown…' })).toBeVisible({ timeout: 15_000 })
  expect(parley.messages).toEqual([])
  await parley.close()
})
