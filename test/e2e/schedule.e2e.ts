import { expect, test, type Page } from '@playwright/test'
import { recordsOf } from '../helpers/files/desk-files'
import { accessibilityFindings } from '../helpers/window/accessibility'
import { dropFiles } from '../helpers/window/drop-files'
import { launch } from '../helpers/window/launch'
import { EXCERPT_JSON, excerpt } from '../core/rates/schedule/hts-excerpt'

const intake = (page: Page) => page.getByRole('dialog', { name: 'Add a source' })
const finder = (page: Page) => page.getByRole('dialog', { name: 'Find the line in a tariff schedule' })
const NAME = 'hts_2025_revision_12_json.json'

test('a dropped schedule gives a good its line, duty and evidence in one step of undo', { tag: '@long' }, async () => {
  const parley = await launch()
  const { page } = parley
  await expect(page.getByRole('heading', { name: 'Coming up' })).toBeVisible()
  await dropFiles(page, [{ name: NAME, bytes: Buffer.from(EXCERPT_JSON) }])
  await expect(intake(page).getByLabel('Revision')).toHaveValue('2025 HTS Revision 12')
  await expect(intake(page)).toContainText('429 lines, broken rows: 0')
  await page.keyboard.press('Control+Enter')
  await expect(intake(page)).toHaveCount(0)
  await page.keyboard.press('Control+k')
  await page.keyboard.type('passenger car')
  await page
    .getByRole('option', { name: /Passenger car/ })
    .first()
    .click()
  await page.getByRole('button', { name: 'Find its line…' }).click()
  await finder(page).getByLabel('HTS number or words').fill('8703.23.01')
  await finder(page)
    .getByRole('button', { name: /8703\.23\.01\.60/ })
    .click()
  await expect(finder(page)).toContainText('2.5%, from line 8703.23.01')
  expect(await accessibilityFindings(page), 'line').toEqual([])
  await finder(page).getByRole('button', { name: 'Fill in' }).click()
  await expect(finder(page)).toHaveCount(0)
  const car = () => recordsOf(parley.desk, 'good').then((all) => all.find(({ id }) => id === 'car'))
  await expect.poll(async () => (await car())?.ordinaryDuty).toBe('2.5%')
  expect((await car())?.codes).toMatchObject([{ hs: '8703230160', revision: '2025 HTS Revision 12' }])
  await expect(page.getByText('General rate of duty: 2.5%').first()).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect.poll(async () => (await car())?.ordinaryDuty).toBeUndefined()
  expect((await car())?.codes).toMatchObject([{ hs: '8703', revision: 'HS 2022' }])
  await parley.close()
})

test('a schedule with broken rows is kept only once they were seen', { tag: '@long' }, async () => {
  const rows = excerpt()
  Object.assign(rows[3] ?? {}, { htsno: '1006.AB' })
  const parley = await launch()
  const { page } = parley
  await expect(page.getByRole('heading', { name: 'Coming up' })).toBeVisible()
  await dropFiles(page, [{ name: NAME, bytes: Buffer.from(JSON.stringify(rows)) }])
  await expect(intake(page).getByRole('region', { name: 'Broken rows: 1' })).toContainText(
    'Row 4, HTS number: “1006.AB” is not an HTS number.',
  )
  expect(await accessibilityFindings(page), 'broken').toEqual([])
  await page.keyboard.press('Control+Enter')
  await expect(intake(page).getByRole('alert')).toContainText('Rows of this schedule are broken.')
  const schedules = () =>
    recordsOf(parley.desk, 'source').then((all) => all.filter((source) => source.scheduleRevision !== undefined))
  expect(await schedules()).toEqual([])
  await intake(page).getByLabel('Keep the schedule with its broken rows (1)').check()
  await page.keyboard.press('Control+Enter')
  await expect.poll(schedules).toHaveLength(1)
  await parley.close()
})
