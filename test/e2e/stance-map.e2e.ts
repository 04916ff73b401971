import { expect, test } from '@playwright/test'
import { editDeskFile } from '../helpers/files/edit-desk-file'
import { accessibilityFindings, SCHEMES } from '../helpers/window/accessibility'
import { launch } from '../helpers/window/launch'

test('positions can be seen on a scale of stances, and open from there', { tag: '@long' }, async () => {
  const parley = await launch()
  const { page } = parley
  await expect(page.getByRole('navigation')).toBeVisible()
  await page.keyboard.press('Control+4')
  await page.getByRole('button', { name: 'Stances' }).click()
  const map = page.getByRole('table', { name: /Parties by stance/ })
  const row = (name: string) => map.getByRole('row').filter({ has: page.getByRole('rowheader', { name }) })
  await expect(map.getByRole('columnheader')).toHaveText([
    'Issue',
    'accept',
    'open',
    'conditional',
    'reserve',
    'demand · oppose',
    'silent',
    'Gap',
  ])
  // A row's cells: those of the scale, silence, and the gap.
  await expect(row('Shape of a deal').getByRole('cell').nth(2)).toHaveText('Japan')
  await expect(row('Requirements for imported cars').getByRole('cell').nth(4)).toHaveText('United States')
  for (const scheme of SCHEMES) {
    await page.emulateMedia({ colorScheme: scheme })
    expect(await accessibilityFindings(page)).toEqual([])
  }
  await row('Additional US tariffs').getByRole('button', { name: 'Japan' }).click()
  await expect(page.getByRole('heading', { name: 'Japan on Additional US tariffs' })).toBeVisible()
  await expect(map).toBeVisible()
  expect(parley.messages).toEqual([])
  await parley.close()
})

test('the scale of stances shows all issues, however many there are', { tag: '@long' }, async () => {
  const MORE = 200
  const parley = await launch({
    prepare: (desk) =>
      editDeskFile(desk, (add) => {
        for (let n = 0; n < MORE; n += 1)
          add('issue', `issue-more-${n}`, {
            talk: 'talk-jp-us',
            area: { en: 'Trade' },
            label: { en: `Question ${String(n).padStart(3, '0')}` },
          })
      }),
  })
  const { page } = parley
  await expect(page.getByRole('navigation')).toBeVisible()
  await page.keyboard.press('Control+4')
  await page.getByRole('button', { name: 'Stances' }).click()
  const map = page.getByRole('table', { name: /Parties by stance/ })
  await expect(map).toHaveAttribute('aria-rowcount', String(5 + MORE + 1))
  await map.locator('..').evaluate((box) => box.scrollTo(0, box.scrollHeight))
  const last = map
    .locator(`tbody[data-index="${4 + MORE}"]`)
    .getByRole('button')
    .first()
  await last.click()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(last).toBeVisible()
  expect(await accessibilityFindings(page)).toEqual([])
  expect(parley.messages).toEqual([])
  await parley.close()
})
