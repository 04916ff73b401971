import { expect, test, type Page } from '@playwright/test'
import { recordsOf } from '../helpers/files/desk-files'
import { launch } from '../helpers/window/launch'

/** Lists inside of a form, typed by the keyboard alone, and records that a field makes in place. */

const form = (page: Page) => page.getByRole('form')
const field = (page: Page, label: string) => form(page).getByLabel(label, { exact: true })

async function make(page: Page, screen: string, kind: string): Promise<void> {
  await page.getByRole('navigation').getByRole('button', { name: screen }).click()
  await page.keyboard.press('Control+n')
  await page.getByRole('menuitem', { name: kind, exact: true }).click()
  await expect(form(page)).toBeVisible()
}

/** Chooses in a field by typing, once the list shows what was typed first. */
async function take(page: Page, label: string, typed: string, option: string | RegExp): Promise<void> {
  await field(page, label).fill(typed)
  await expect(page.locator('[role=option]:visible').first()).toHaveText(option)
  await page.keyboard.press('Enter')
}

test('the elements of a package are typed one after another, by Enter', { tag: '@long' }, async () => {
  const parley = await launch()
  const { page, desk } = parley
  const before = (await recordsOf(desk, 'proposal')).length
  await make(page, 'Talks', 'Proposal')
  await take(page, 'Proposed by', 'Japan', /Japan/)
  await field(page, 'Title, English').fill('A new package')
  await field(page, 'Status').selectOption('tabled')
  await field(page, 'Elements 1, Text').focus()
  await page.keyboard.type('Chips')
  await page.keyboard.press('Shift+Enter')
  await page.keyboard.type('and minerals')
  await page.keyboard.press('Tab')
  await expect(field(page, 'Elements 1, Kind')).toBeFocused()
  await page.keyboard.type('off')
  await page.keyboard.press('Tab')
  await page.keyboard.type('tab')
  await field(page, 'Elements 1, Text').focus()
  // Enter that confirms a conversion adds nothing.
  await field(page, 'Elements 1, Text').evaluate((box) =>
    box.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true, cancelable: true }),
    ),
  )
  await expect(form(page).getByRole('group', { name: /^Elements \d$/ })).toHaveCount(1)
  await page.keyboard.press('Enter')
  await expect(field(page, 'Elements 2, Text')).toBeFocused()
  await expect(field(page, 'Elements 2, Kind')).toHaveValue('offer')
  await expect(field(page, 'Elements 2, Status')).toHaveValue('tabled')
  // The form scrolls, and the window around it never does.
  expect(await page.evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBe(0)
  // Nothing follows an item that is still empty.
  await page.keyboard.press('Enter')
  await expect(form(page).getByRole('group', { name: /^Elements \d$/ })).toHaveCount(2)
  await page.keyboard.type('Ships')
  // One is put between two others.
  await field(page, 'Elements 1, Text').press('Enter')
  await expect(field(page, 'Elements 2, Text')).toBeFocused()
  await page.keyboard.type('Farm goods')
  await expect(field(page, 'Elements 3, Text')).toHaveValue('Ships')
  await field(page, 'Elements 3, Text').press('Enter')
  await expect(field(page, 'Elements 4, Text')).toBeFocused()
  // The empty one is neither saved nor a mistake.
  await page.keyboard.press('Control+Enter')
  await expect(form(page)).toHaveCount(0)
  const made = (await recordsOf(desk, 'proposal')).at(-1)
  expect(await recordsOf(desk, 'proposal')).toHaveLength(before + 1)
  expect(made?.elements.map(({ text }) => text)).toEqual(['Chips\nand minerals', 'Farm goods', 'Ships'])
  expect(new Set(made?.elements.map(({ kind, status }) => `${kind} ${status}`))).toEqual(new Set(['offer tabled']))
  expect(parley.messages).toEqual([])
  await parley.close()
})

test('pasted lines become items, an item that is emptied goes, and undo brings it back', { tag: '@long' }, async () => {
  const parley = await launch()
  const { app, page, desk } = parley
  await make(page, 'Talks', 'Readout')
  const says = (row: number) => field(page, `Says ${row}`)
  await expect(says(1)).toBeVisible()
  await says(1).focus()
  await page.keyboard.type('First: ')
  await app.evaluate(({ clipboard }) => clipboard.writeText('- safety\n\n- trade\n- 5% less\n'))
  await page.keyboard.press('Control+v')
  await expect(says(3)).toBeFocused()
  await expect(form(page).getByRole('status').filter({ hasText: '3 items added' })).toHaveCount(1)
  for (const [index, text] of ['First: safety', 'trade', '5% less'].entries())
    await expect(says(index + 1)).toHaveValue(text)
  const stored = async () => (await recordsOf(desk, 'draft')).map(({ fields }) => fields.says)
  await expect.poll(stored).toContainEqual(['First: safety', 'trade', '5% less'])
  await says(2).fill('')
  await expect.poll(stored).toContainEqual(['First: safety', '5% less'])
  await expect(says(2)).toBeFocused()
  await expect(page.getByRole('alert')).toHaveCount(0)
  await page.keyboard.type('services')
  await expect.poll(stored).toContainEqual(['First: safety', 'services', '5% less'])
  await says(3).press('Tab')
  await expect(page.getByRole('banner')).toContainText('Saved')
  await page.keyboard.press('Control+z')
  await expect(says(2)).not.toHaveValue('services')
  await page.keyboard.press('Control+z')
  await expect.poll(stored).toContainEqual(['First: safety', 'trade', '5% less'])
  expect(parley.messages).toEqual([])
  await parley.close()
})

test(
  'a measure begins with a layer, and a field makes the issue that the desk does not have',
  { tag: '@long' },
  async () => {
    const parley = await launch()
    const { page, desk } = parley
    await make(page, 'Measures', 'Measure')
    await field(page, 'Title, English').fill('Duty on tomatoes')
    await field(page, 'Title, English').press('Enter')
    await expect(field(page, 'Imposed by')).toBeFocused()
    await take(page, 'Imposed by', 'United States', /United States/)
    // The choice leads on to the next required field that is empty.
    await expect(field(page, 'Kind')).toBeFocused()
    await page.keyboard.type('ord')
    await expect(field(page, 'Kind')).toHaveValue('ordinaryDuty')
    await take(page, 'Issues', 'Farming: Tomatoes', 'New issue in “Farming”: Tomatoes')
    await expect(form(page).getByText('Tomatoes', { exact: true })).toBeVisible()
    await expect(page.getByRole('dialog')).toHaveCount(0)
    // The next one is in the area that was used last, or in another.
    await field(page, 'Issues').fill('Cod quotas')
    await expect(page.locator('[role=option]:visible')).toHaveText([
      'New issue in “Farming”: Cod quotas',
      'New issue in another area: Cod quotas…',
    ])
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'New issue' })
    await expect(dialog.getByLabel('Label')).toHaveValue('Cod quotas')
    await expect(dialog.getByRole('combobox', { name: 'Area' })).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(dialog.getByRole('alert')).toHaveText('Enter the label and the area.')
    await page.keyboard.type('Fish')
    await page.keyboard.press('Enter')
    await expect(dialog).toHaveCount(0)
    await expect(field(page, 'Issues')).toBeFocused()
    await field(page, 'Scope').fill('Tomatoes')
    await field(page, 'Rate layers 1, Layer name, English').fill('Duty')
    await field(page, 'Rate layers 1, Layer name, English').press('Tab')
    await expect(field(page, 'Rate layers 1, Rate')).toBeFocused()
    await field(page, 'Rate layers 1, Rate').fill('30')
    await field(page, 'Rate layers 1, Announced').fill('2 April 2025')
    await field(page, 'Rate layers 1, Validity period').fill('from 5 April 2025')
    await page.keyboard.press('Enter')
    await expect(field(page, 'Rate layers 2, Layer name, English')).toBeFocused()
    await expect(field(page, 'Rate layers 2, Rate')).toHaveValue('')
    await page.keyboard.type('For one country')
    await field(page, 'Rate layers 2, Rate').fill('14')
    await page.keyboard.press('Control+Enter')
    await expect(form(page)).toHaveCount(0)
    const made = (await recordsOf(desk, 'measure')).find(({ title }) => title.en === 'Duty on tomatoes')
    expect(
      made?.components.map(({ rate, announced, validity }) => ({
        rate,
        announced: announced?.edtf,
        validity: validity.edtf,
      })),
    ).toEqual([
      { rate: '30%', announced: '2025-04-02', validity: '2025-04-05/..' },
      { rate: '14%', announced: '2025-04-02', validity: '../..' },
    ])
    const issues = (await recordsOf(desk, 'issue')).filter(({ id }) => made?.issues.some((issue) => issue === id))
    expect(issues.map(({ area, label }) => `${area.en}: ${label.en}`).toSorted()).toEqual([
      'Farming: Tomatoes',
      'Fish: Cod quotas',
    ])
    expect(parley.messages).toEqual([])
    await parley.close()
  },
)

test(
  'several people are taken at once, and a country that the desk lacks is made in its field',
  { tag: '@long' },
  async () => {
    const parley = await launch()
    const { page, desk } = parley
    await make(page, 'Talks', 'Meeting')
    await field(page, 'Participants').focus()
    while (
      (await form(page)
        .getByRole('button', { name: /^Remove / })
        .count()) > 0
    )
      await page.keyboard.press('Backspace')
    await take(page, 'Participants', 'Akazawa, Bessent', /^Add 2: /)
    await expect(form(page).getByRole('button', { name: /^Remove .*(Akazawa|Bessent)/ })).toHaveCount(2)
    // A name that finds nobody is not left out in silence.
    await field(page, 'Participants').fill('Ishiba, Nobody Known')
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'New person and post' })
    await expect(dialog.getByLabel('Name')).toHaveValue('Ishiba, Nobody Known')
    await page.keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
    await make(page, 'Measures', 'Measure')
    await take(page, 'Imposed by', 'Morocco', 'New party: Morocco')
    await expect(field(page, 'Imposed by')).toHaveValue('Morocco')
    // The desk has this one under its other name.
    await field(page, 'Imposed by').fill('America')
    await expect(page.getByRole('option', { name: /^United States/ })).toBeVisible()
    await expect(page.getByRole('option', { name: /^New party/ })).toHaveCount(0)
    expect((await recordsOf(desk, 'party')).find(({ code }) => code === 'MA')?.kind).toBe('country')
    expect(parley.messages).toEqual([])
    await parley.close()
  },
)

test('in Japanese too', { tag: '@long' }, async () => {
  const parley = await launch({ language: 'ja' })
  const { page, desk } = parley
  await make(page, '交渉', '提案')
  await field(page, '要素 1, 本文').focus()
  await page.keyboard.insertText('造船の共同事業')
  await page.keyboard.press('Enter')
  // A field that the item lacks comes first.
  await expect(field(page, '要素 1, 種類')).toBeFocused()
  await field(page, '要素 1, 種類').selectOption('offer')
  await field(page, '要素 1, 状況').selectOption('tabled')
  await field(page, '要素 1, 本文').press('Enter')
  await expect(field(page, '要素 2, 本文')).toBeFocused()
  await make(page, '立場', '立場')
  await take(page, '論点', '国境：検査', '「国境」の新しい論点：検査')
  await expect(field(page, '論点')).toHaveValue('検査')
  expect((await recordsOf(desk, 'issue')).find(({ label }) => label.ja === '検査')?.area).toEqual({ ja: '国境' })
  expect(parley.messages).toEqual([])
  await parley.close()
})
