import { expect, test, type Page } from '@playwright/test'
import { recordsOf } from '../helpers/files/desk-files'
import { accessibilityFindings, SCHEMES } from '../helpers/window/accessibility'
import { launch } from '../helpers/window/launch'

/** Layers and HS codes as tables: typed by the keyboard, pasted from a spreadsheet, copied again. */

// One after the other: all apps on a display have one clipboard.
test.describe.configure({ mode: 'default' })

const form = (page: Page) => page.getByRole('form')
const field = (page: Page, label: string) => form(page).getByLabel(label, { exact: true })

async function begin(page: Page): Promise<void> {
  await page.getByRole('navigation').getByRole('button', { name: 'Measures' }).click()
  await page.keyboard.press('Control+n')
  await page.getByRole('menuitem', { name: 'Measure', exact: true }).click()
  await expect(form(page)).toBeVisible()
}

const TABLE = [
  'Layer name\tRate\tFrom\tUntil\tOrigin',
  'Baseline\t10%\t5 April 2025\t\t',
  'For Japan\t0.25\t9 April 2025\t9 July 2025\tJapan; Ruritania',
  'By weight\t13.5¢/kg + 6.3%\t9 April 2025\t\tUnited Kingdom',
].join('\n')

test('layers are pasted from a spreadsheet, and wrong cells stay as they were typed', { tag: '@long' }, async () => {
  const parley = await launch()
  const { app, page, desk } = parley
  await begin(page)
  const name = field(page, 'Rate layers 1, Layer name, English')
  await name.focus()
  await app.evaluate(({ clipboard }, text) => clipboard.writeText(text), TABLE)
  await page.keyboard.press('Control+v')
  await expect(field(page, 'Rate layers 3, Rate')).toHaveValue('13.5¢/kg + 6.3%')
  await expect(form(page).getByRole('status').filter({ hasText: '3 rows pasted.' })).toHaveCount(1)
  // Each wrong cell says why, and its row alone waits for it.
  await expect(form(page).getByRole('listitem').filter({ hasText: 'Row 2' })).toHaveText([
    'Row 2, Rate: “0.25” may mean 25% or 0.25%. Write it with the percent sign',
    'Row 2, Origins: no record, or more than one, has the name “Ruritania”',
  ])
  const stored = async () => {
    const drafts = await recordsOf(desk, 'draft')
    const layers = drafts.map(({ fields }) => fields.components as Record<string, unknown>[] | undefined)
    return layers.find((list) => list?.some(({ rate }) => rate === '13.5¢/kg + 6.3%'))
  }
  await expect.poll(stored).toMatchObject([{ rate: '10%' }, { rate: '13.5¢/kg + 6.3%' }])
  await expect(form(page).getByText('The other rows are saved.')).toBeVisible()
  // It is there again after the form was left.
  await page.getByRole('navigation').getByRole('button', { name: 'Overview' }).click()
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(field(page, 'Rate layers 2, Rate')).toHaveValue('0.25')
  await expect(form(page).getByRole('listitem').filter({ hasText: 'Row 2' })).toHaveCount(2)
  await page.getByRole('button', { name: 'Row 2, Rate' }).click()
  await expect(field(page, 'Rate layers 2, Rate')).toBeFocused()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('24%')
  await field(page, 'Rate layers 2, Origins').click()
  // A name is as wide as its letters.
  expect(
    await form(page)
      .getByText('Ruritania', { exact: true })
      .evaluate((shown) => shown.clientHeight),
  ).toBeLessThan(30)
  await page.getByRole('button', { name: 'Remove Ruritania' }).click()
  await expect.poll(stored).toMatchObject([
    { layer: { en: 'Baseline' }, rate: '10%', validity: { edtf: '2025-04-05/..' } },
    {
      rate: '24%',
      validity: { edtf: '2025-04-09/2025-07-09' },
      origins: [expect.any(String)],
    },
    { rate: '13.5¢/kg + 6.3%', origins: [expect.any(String)] },
  ])
  // A long rate is readable as a whole in its cell, with the focus elsewhere too.
  const rate = field(page, 'Rate layers 2, Rate')
  await rate.fill('the greater of 13.5¢/kg + 6.3% and 24%')
  await field(page, 'Rate layers 1, Rate').focus()
  const isCut = (cell: Element) => cell.scrollWidth > cell.clientWidth || cell.scrollHeight > cell.clientHeight
  await expect(rate).toHaveValue('the greater of (13.5¢/kg + 6.3%) and 24%')
  expect(await rate.evaluate(isCut)).toBe(false)
  // By the keyboard alone: another row, moved up, and removed.
  await field(page, 'Rate layers 3, Layer name, English').press('Enter')
  await expect(field(page, 'Rate layers 4, Layer name, English')).toBeFocused()
  await page.keyboard.type('Steel')
  await page.keyboard.press('Tab')
  await page.keyboard.type('free')
  await page.keyboard.press('Alt+ArrowUp')
  await expect(field(page, 'Rate layers 3, Rate')).toBeFocused()
  await expect(field(page, 'Rate layers 3, Layer name, English')).toHaveValue('Steel')
  await page.keyboard.press('ArrowUp')
  await expect(field(page, 'Rate layers 2, Rate')).toBeFocused()
  await page.keyboard.press('Control+Delete')
  await expect(field(page, 'Rate layers 2, Layer name, English')).toHaveValue('Steel')
  // Rows are copied with their titles, as cells.
  await page.getByRole('button', { name: 'Row 1', exact: true }).click()
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Control+c')
  const copied = await app.evaluate(({ clipboard }) => clipboard.readText())
  expect(
    copied
      .split(/\r?\n/)
      .slice(0, 3)
      .map((line) => line.split('\t').slice(0, 2)),
  ).toEqual([
    ['Layer name', 'Rate'],
    ['Baseline', '10%'],
    ['Steel', 'Free'],
  ])
  expect(parley.messages).toEqual([])
  await parley.close()
})

test(
  'of a long table, only the rows near the view have fields, and every cell is reached',
  { tag: '@long' },
  async () => {
    const parley = await launch()
    const { app, page, desk } = parley
    await begin(page)
    await field(page, 'Rate layers 1, Layer name, English').focus()
    const rows = Array.from(
      { length: 300 },
      (_, index) => `Layer ${index + 1}\t${index === 149 ? '0.25' : '10%'}\tfrom 5 April 2025`,
    )
    await app.evaluate(({ clipboard }, text) => clipboard.writeText(text), rows.join('\n'))
    await page.keyboard.press('Control+v')
    // A paste ends in its last row.
    await expect(field(page, 'Rate layers 300, Layer name, English')).toBeFocused()
    await expect(form(page).getByRole('table')).toHaveAttribute('aria-rowcount', '301')
    expect(await page.locator('[data-item]').count()).toBeLessThan(120)
    // By the keyboard across the edge of what was drawn.
    for (let step = 0; step < 30; step += 1) {
      await page.keyboard.press('ArrowUp')
      await expect(field(page, `Rate layers ${299 - step}, Layer name, English`)).toBeFocused()
    }
    // The other rows are saved, though they are not drawn; the wrong cell is reached by its message.
    await expect
      .poll(async () => {
        const drafts = await recordsOf(desk, 'draft')
        return drafts.map(({ fields }) => (fields.components as unknown[] | undefined)?.length)
      })
      .toContain(299)
    // By the mouse wheel: what comes into view is drawn.
    await field(page, 'Rate layers 270, Layer name, English').hover()
    await page.mouse.wheel(0, -100_000)
    await expect(field(page, 'Rate layers 1, Layer name, English')).toBeInViewport()
    await field(page, 'Rate layers 1, Layer name, English').click()
    await expect(page.locator('[data-item="149"]')).toHaveCount(0)
    await field(page, 'Rate layers 2, Rate').fill('lots')
    await page.getByRole('button', { name: 'Row 150, Rate' }).click()
    await expect(field(page, 'Rate layers 150, Rate')).toBeFocused()
    await expect(field(page, 'Rate layers 150, Rate')).toBeInViewport()
    expect(parley.messages).toEqual([])
    await parley.close()
  },
)

test('a paste is one step of undo, and an empty row is never stored', { tag: '@long' }, async () => {
  const parley = await launch()
  const { app, page, desk } = parley
  await page.getByRole('navigation').getByRole('button', { name: 'Measures' }).click()
  await page.getByRole('button', { name: /^Reciprocal tariffs/ }).click()
  await page.getByRole('button', { name: 'Edit', exact: true }).click()
  const names = async () => {
    const measures = await recordsOf(desk, 'measure')
    const layers = measures.find(({ title }) => title.en === 'Reciprocal tariffs')?.components ?? []
    return layers.map(({ layer }) => layer.en)
  }
  const before = await names()
  const last = before.length
  await field(page, `Rate layers ${last}, Layer name, English`).press('Enter')
  await expect(field(page, `Rate layers ${last + 1}, Layer name, English`)).toBeFocused()
  await app.evaluate(({ clipboard }) =>
    clipboard.writeText('Third\t30%\tfrom 1 May 2025\nFourth\t$1.20/kg\tfrom 1 June 2025\n'),
  )
  await page.keyboard.press('Control+v')
  await expect.poll(names).toEqual([...before, 'Third', 'Fourth'])
  await field(page, `Rate layers ${last + 2}, Layer name, English`).press('Enter')
  await expect(field(page, `Rate layers ${last + 3}, Layer name, English`)).toBeFocused()
  await page.getByRole('button', { name: `More of Rate layers ${last + 1}`, exact: true }).click()
  await expect(field(page, `Rate layers ${last + 1}, Layer name, 日本語`)).toBeVisible()
  for (const colorScheme of SCHEMES) {
    await page.emulateMedia({ colorScheme })
    await expect(page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`)).toHaveCount(1)
    expect(await accessibilityFindings(page)).toEqual([])
  }
  await expect(page.getByRole('banner')).toContainText('Saved')
  await page.keyboard.press('Control+z')
  await expect.poll(names).toEqual(before)
  expect(parley.messages).toEqual([])
  await parley.close()
})
