import { expect, test, type Page } from '@playwright/test'
import { recordsText as onDisk } from '../helpers/files/desk-files'
import { changeRecord } from '../helpers/window/apply-command'
import { launch, show } from '../helpers/window/launch'
import { editPosition } from '../helpers/window/open-position'

/** Dates in forms: the border's clock, and what a refused text may mean. */

async function openByName(page: Page, name: string): Promise<void> {
  await show(page, 'Sources')
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Search or run a command' }).fill(name)
  await page
    .getByRole('option', { name: new RegExp(`^${name}`) })
    .first()
    .click()
}

test('an hour in the form of a US measure is an hour in Washington, on a desk in Tokyo', { tag: '@long' }, async () => {
  const parley = await launch()
  const { page, desk } = parley
  await show(page, 'Sources')
  await changeRecord(page, ['deskSettings', 'settings', 1], { pinnedTimeZone: 'Asia/Tokyo' })
  await openByName(page, 'Additional tariff on automobiles')
  await page.getByRole('button', { name: 'Edit', exact: true }).click()
  await expect(page.getByRole('form', { name: 'Measure' })).toBeVisible()
  const validity = page.getByLabel('Rate layers 1, Validity period', { exact: true })
  await expect(validity).toHaveAccessibleDescription(/clock of the imposing party’s border/)
  await validity.fill('')
  await validity.fill('from 9 April 2025 00:01')
  await expect(page.getByText('means from 9 April 2025, 00:01 (EDT)')).toBeVisible()
  await validity.blur()
  await expect.poll(() => onDisk(desk)).toContain('"edtf":"2025-04-09T00:01:00-04:00/.."')
  await validity.fill('27 November 2026')
  await expect(page.getByText('In force on that day only (27 November 2026).')).toBeVisible()
  await page.getByRole('button', { name: 'Use from 27 November 2026' }).click()
  await expect.poll(() => onDisk(desk)).toContain('"edtf":"2026-11-27/.."')
  await expect(validity).toHaveValue('from 27 November 2026')
  await validity.fill('until 9 July 2025')
  await expect(page.getByText('Ends then (until 9 July 2025)')).toBeVisible()
  await expect(page.getByRole('button', { name: /^Use from/ })).toHaveCount(0)
  await validity.fill('')
  await page.getByRole('button', { name: 'Announced only, or not known' }).click()
  await expect.poll(() => onDisk(desk)).toContain('"edtf":"../.."')
  expect(parley.messages).toEqual([])
  await parley.close()
})

test(
  'a field refuses digits, and offers the days that they may mean; none is taken by itself',
  { tag: '@long' },
  async () => {
    const parley = await launch()
    const { page, desk } = parley
    await editPosition(page)
    const from = page.getByLabel('Valid from', { exact: true })
    await from.fill('20250610')
    await expect(page.getByRole('alert')).toContainText('it isn’t a date that has one reading')
    await from.blur()
    expect(await onDisk(desk)).not.toContain('2025-06-10')
    await page.getByRole('button', { name: 'Use 10 June 2025' }).press('Enter')
    await expect(from).toHaveValue('10 June 2025')
    await expect.poll(() => onDisk(desk)).toContain('"validFrom":{"edtf":"2025-06-10"}')
    await from.fill('6/7/2025')
    await expect(page.getByRole('button', { name: 'Use 7 June 2025' })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Use 6 July 2025' })).toBeVisible()
    await from.fill('10 June 2025')
    expect(parley.messages).toEqual([])
    await parley.close()
  },
)

test(
  'a date without its year is proposed from the day of the desk, and a season says which months it has',
  { tag: '@long' },
  async () => {
    const parley = await launch()
    const { page, desk } = parley
    await editPosition(page)
    const from = page.getByLabel('Valid from', { exact: true })
    await from.fill('week of 16 June')
    await expect(page.getByRole('alert')).toContainText('it doesn’t say which year')
    await page.getByRole('button', { name: 'Use 16–22 June 2025' }).press('Enter')
    await expect(from).toHaveValue('week of 16 June 2025')
    await expect
      .poll(() => onDisk(desk))
      .toContain('"validFrom":{"edtf":"2025-06-16/2025-06-22","words":{"en":"week of 16 June 2025"}}')
    await from.fill('summer 2025')
    await expect(page.getByText('means June 2025 – August 2025 (2025-06/2025-08)')).toContainText('northern hemisphere')
    await from.fill('before the summer break')
    await expect(page.getByRole('alert')).toContainText('then the words in brackets')
    await from.fill('July 2025 (before the summer break)')
    await from.blur()
    await expect.poll(() => onDisk(desk)).toContain('"words":{"en":"July 2025 (before the summer break)"}')
    expect(parley.messages).toEqual([])
    await parley.close()
  },
)

test('undo in refused text takes back that text, and never another edit on the desk', { tag: '@long' }, async () => {
  const parley = await launch()
  const { page } = parley
  await openByName(page, 'Additional tariff on automobiles')
  await page.getByRole('button', { name: 'Edit', exact: true }).click()
  const validity = page.getByLabel('Rate layers 1, Validity period', { exact: true })
  const saved = await validity.inputValue()
  const problem = page.getByText('it names no day, month or year')
  await validity.fill('whenever')
  await expect(problem).toBeVisible()
  await validity.blur()
  await validity.focus()
  for (let press = 0; press < 4; press += 1) await page.keyboard.press('Control+z')
  await expect(validity).toHaveValue(saved)
  await expect(problem).toHaveCount(0)
  await expect(page.getByText(/^Undone/)).toHaveCount(0)
  await validity.fill('whenever')
  await page.keyboard.press('Escape')
  await expect(validity).toHaveValue(saved)
  expect(parley.messages).toEqual([])
  await parley.close()
})
