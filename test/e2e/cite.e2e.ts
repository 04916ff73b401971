import { expect, test, type Page } from '@playwright/test'
import { accessibilityFindings } from '../helpers/window/accessibility'
import { launch, show } from '../helpers/window/launch'

/** Cites a source in the real app, and issues the brief that waited for it. */

/** Removes the evidence of a position through the contract, as another window would. */
async function takeEvidence(page: Page, position: string): Promise<void> {
  await page.evaluate(async (id) => {
    const { requests } = window.parley
    const record = (await requests['desk:record']({ collection: 'position', id })) as {
      value: { passages: { first: { evidence: { id: string } }[] } }
    }
    for (const { evidence } of record.value.passages.first) {
      const form = (await requests['desk:form']({ ref: { collection: 'evidence', id: evidence.id } })) as {
        value: { rev: number }
      }
      await requests['desk:apply']({
        command: { kind: 'delete', collection: 'evidence', id: evidence.id, rev: form.value.rev },
        staff: { id: 'staff-other', name: 'Another', initials: 'AN' },
      })
    }
  }, position)
}

test('a citation gives a position its source, and the brief can be issued', { tag: '@long' }, async () => {
  const parley = await launch()
  const { page } = parley
  await takeEvidence(page, 'position-us-cars')
  await show(page, 'Memos')
  await page.getByRole('button', { name: 'New…' }).click()
  await page.getByRole('dialog').getByLabel('Meeting', { exact: true }).fill('Lutnick')
  await page.getByRole('option').first().click()
  await page.getByRole('dialog').getByRole('button', { name: 'Create memo' }).click()
  await page.getByRole('textbox', { name: 'Reference' }).fill('T-2025-12')
  await expect(page.locator('[data-page]').first().locator('..')).toContainText('(Unsourced.)', { timeout: 15_000 })
  await page.getByRole('button', { name: 'Issue…' }).click()
  const issue = page.getByRole('dialog')
  await expect(issue.getByRole('button', { name: 'Issue memo' })).toHaveCount(0)
  await issue.getByRole('link').first().click()

  await expect(page.getByText('No evidence yet.')).toBeVisible()
  await page.getByRole('button', { name: 'Cite a source…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Cite a source' })
  const passage = dialog.getByLabel('Quote')
  await passage.fill('No cut in the car tariff is on the table.')
  await dialog.getByLabel('Issued', { exact: true }).fill('5 June 2025')
  await dialog.getByRole('button', { name: 'Add citation' }).click()
  // The refusal appears beside its field, and the typed text survives it and Escape.
  await expect(dialog.getByRole('alert')).toContainText('Your text is still here')
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await page.getByRole('button', { name: 'Cite a source…' }).click()
  await expect(passage).toHaveValue('No cut in the car tariff is on the table.')
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    expect(await accessibilityFindings(page), colorScheme).toEqual([])
  }
  await dialog.getByLabel('Title', { exact: true }).fill('Remarks on cars')
  await dialog.getByLabel('Publisher').fill('Example Gazette')
  await dialog.getByRole('button', { name: 'Add citation' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(page.getByText('“No cut in the car tariff is on the table.”').first()).toBeVisible()

  await page.getByRole('button', { name: 'Cite a source…' }).click()
  await dialog.getByText('Source already on this desk').click()
  await dialog.getByRole('textbox', { name: 'Source' }).fill('Remarks')
  await dialog.getByRole('option', { name: 'Remarks on cars' }).click()
  await expect(dialog).toContainText('Must match the source’s saved text word for word')
  await passage.fill('Words that nobody said.')
  await dialog.getByRole('button', { name: 'Add citation' }).click()
  await expect(dialog).toContainText('This quote isn’t in the source’s text.')
  await page.keyboard.press('Escape')

  await page
    .getByRole('link', { name: /Lutnick/ })
    .first()
    .click()
  await page.getByRole('button', { name: 'Refresh from records' }).first().click()
  // The dialog is about the memo as it is when it opens.
  await expect(page.getByRole('button', { name: 'Refresh from records' })).toHaveCount(0)
  await expect(page.locator('[data-page]').first().locator('..')).not.toContainText('(Unsourced.)', { timeout: 15_000 })
  await page.getByRole('button', { name: 'Issue…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Issue memo' }).click()
  await expect(page.getByText('This memo is issued and can’t be changed')).toBeVisible()
  expect(parley.messages).toEqual([])
  await parley.close()
})
