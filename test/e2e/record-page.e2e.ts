import { expect, test, type Page } from '@playwright/test'
import { accessibilityFindings, SCHEMES } from '../helpers/window/accessibility'
import { launch, show } from '../helpers/window/launch'
import { moreAction } from '../helpers/window/more-actions'

const title = (page: Page) => page.getByRole('heading', { level: 1 })
const row = (page: Page, key: string) => page.locator(`button[data-key^="${key}"]`).first()
const main = (page: Page) => page.getByRole('main')
const more = (page: Page) => main(page).getByRole('button', { name: 'More actions' })

test('a record is beside the list without being asked for, and the one that was open last comes back', async () => {
  const parley = await launch()
  const { page } = parley
  await show(page, 'Talks')
  await expect(title(page)).toHaveText('Japan–US tariff talks')
  await page.keyboard.press('Control+3')
  await expect(title(page)).toHaveText('Reciprocal tariffs')
  // The keys are those of the list, and Esc leaves all as it is.
  await expect(row(page, 'measure/')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(row(page, 'measure/')).toBeFocused()
  await expect(title(page)).toHaveText('Reciprocal tariffs')

  await row(page, 'good/').click()
  await expect(title(page)).toHaveText('General good')
  await show(page, 'Talks')
  await show(page, 'Measures')
  await expect(title(page)).toHaveText('General good')
  // Only what a person opened is among what was opened lately.
  await page.keyboard.press('Control+k')
  const lately = page.getByRole('group', { name: 'Recently opened' })
  await expect(lately).toContainText('General good')
  await expect(lately).not.toContainText('Reciprocal tariffs')
  await page.keyboard.press('Escape')

  // Back leads over what a person opened; one that the list showed is no step of its own.
  await row(page, 'measure/').click()
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(title(page)).toHaveText('General good')

  // A deleted record gives its place to its neighbour, and none to nothing.
  await moreAction(page, 'Delete')
  await expect(title(page)).toHaveText('Passenger car')
  await page.getByRole('searchbox').fill('no such words')
  await expect(page.getByText('No matches')).toBeVisible()
  await expect(title(page)).toHaveCount(0)
  await page.getByRole('button', { name: 'Clear filters' }).click()
  await expect(title(page)).toHaveText('Passenger car')

  // Where a record takes the place of the list, none opens by itself.
  await page.setViewportSize({ width: 800, height: 800 })
  await expect(row(page, 'measure/')).toBeVisible()
  await expect(title(page)).toHaveCount(0)
  expect(parley.messages).toEqual([])
  await parley.close()
})

test(
  'a record page has one filled button for its kind, and a menu of the rest by keyboard',
  { tag: '@long' },
  async () => {
    const parley = await launch()
    const { page } = parley
    const filled = main(page).locator('button[data-variant="filled"]')
    const buttons: Record<string, readonly [string, string]> = {
      Talks: ['session/', 'Create meeting brief'],
      Measures: ['measure/', 'What does it pay?'],
      Sources: ['source/', 'Give its whole text…'],
      Desk: ['party/', 'Edit'],
    }
    for (const [screen, [key, label]] of Object.entries(buttons)) {
      await show(page, screen)
      await row(page, key).click()
      await expect(filled).toHaveText(label)
    }
    await show(page, 'Talks')
    await row(page, 'proposal/').click()
    await expect(filled).toHaveText('Cite a source…')
    await expect(main(page).getByRole('button', { name: 'Cite a source…' })).toHaveCount(1)
    await filled.click()
    await expect(page.getByRole('dialog', { name: 'Cite a source' })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(filled).toBeFocused()

    await row(page, 'talk/').click()
    await more(page).focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('menuitem')).toHaveText([
      'Create decision submission',
      'Create position matrix',
      'Create chronology',
      /^Open in new window/,
      /^Open beside/,
      /^Duplicate/,
      /^Pin/,
      /^History/,
      /^Delete/,
    ])
    for (const colorScheme of SCHEMES) {
      await page.emulateMedia({ colorScheme })
      expect(await accessibilityFindings(page), colorScheme).toEqual([])
    }
    await page.keyboard.press('Escape')
    await expect(page.getByRole('menuitem')).toHaveCount(0)
    await expect(more(page)).toBeFocused()
    await expect(title(page)).toHaveText('Japan–US tariff talks')
    expect(parley.messages).toEqual([])
    await parley.close()
  },
)

test(
  'a page hides empty fields until all are asked for, and has the parts of a record in tables',
  { tag: '@long' },
  async () => {
    const parley = await launch()
    const { page } = parley
    const all = page.getByRole('button', { name: 'All fields' })
    const place = (field: string) => main(page).locator(`[data-field="${field}"]`)
    await show(page, 'Measures')
    const events = main(page).getByRole('table', { name: 'Events' })
    await expect(events.getByRole('columnheader')).toHaveText(['Status', 'Date', 'Note', 'Instrument', 'Ruling'])
    await events.getByRole('link', { name: 'EO 14266' }).click()
    await expect(title(page)).toHaveText('EO 14266')
    await page.keyboard.press('Alt+ArrowLeft')
    await expect(place('mastChapter')).toHaveCount(0)
    await expect(place('components')).toHaveCount(0)
    await all.focus()
    await page.keyboard.press('Enter')
    await expect(place('mastChapter')).toContainText('–')
    await expect(main(page).getByRole('table', { name: 'Rate layers' }).getByRole('row')).toHaveCount(3)
    for (const colorScheme of SCHEMES) {
      await page.emulateMedia({ colorScheme })
      expect(await accessibilityFindings(page), colorScheme).toEqual([])
    }
    // They stay open in this window, on every page.
    await show(page, 'Sources')
    await expect(place('sha256')).toBeVisible()
    await all.click()
    await expect(place('sha256')).toHaveCount(0)
    await show(page, 'Measures')
    await expect(place('mastChapter')).toHaveCount(0)
    await row(page, 'measure/').click()

    // In a narrow place, a row of the table is a block, with its labels.
    await page.setViewportSize({ width: 640, height: 800 })
    await expect(events.getByRole('columnheader').first()).not.toBeInViewport()
    expect(await accessibilityFindings(page)).toEqual([])
    expect(parley.messages).toEqual([])
    await parley.close()
  },
)
