import { expect, test, type Page } from '@playwright/test'
import { accessibilityFindings, SCHEMES } from '../helpers/window/accessibility'
import { applyCommand, changeRecord } from '../helpers/window/apply-command'
import { launch, type Launched } from '../helpers/window/launch'

const sentence = (page: Page) => page.getByRole('heading', { level: 1 })
const compare = (page: Page) => page.getByRole('group', { name: 'Compare with' })
const layerRow = (page: Page, name: RegExp) =>
  page.getByRole('group', { name: 'Layers' }).getByRole('row').filter({ hasText: name })
const day = (page: Page) => page.getByRole('slider', { name: 'Day of entry' })

/** Opens the rate page by its keys and asks for a good. */
async function ask(page: Page, good: string) {
  await page.keyboard.press('Control+Shift+T')
  const box = page.getByRole('combobox', { name: 'Good' })
  await box.click()
  await box.fill(good)
  await page.keyboard.press('Enter')
}

/** The desk's revision: every edit makes another. */
const revision = (page: Page) =>
  page.evaluate(async () => {
    const status = (await window.parley.requests['desk:status']({})) as { value: { revision: number } }
    return status.value.revision
  })

test.describe('the rate page', () => {
  // One launch for all.
  test.describe.configure({ mode: 'default' })
  let parley: Launched
  test.beforeAll(async () => {
    parley = await launch()
    await expect(parley.page.getByRole('navigation')).toBeVisible()
  })
  test.afterAll(async () => {
    expect(parley.messages).toEqual([])
    await parley.close()
  })

  test('says what a Japanese car pays on 6 June 2025, why, and by which rule it pays no more', async () => {
    const { page } = parley
    await ask(page, '8703')
    await expect(sentence(page)).toHaveText('27.5% in force: 2.5% + 25%; announced the same.')
    await expect(page.getByText('enters 6 June 2025, 12:00 in Washington (7 June 2025, 01:00 in Tokyo)')).toBeVisible()
    const autos = layerRow(page, /automobiles/)
    await expect(autos.filter({ hasText: '25%' })).toContainText('in force since 3 April 2025, 00:01')
    const baseline = layerRow(page, /baseline, nearly/)
    await expect(baseline.locator('s')).toHaveText('10%')
    await expect(baseline.getByRole('link', { name: /excluded from the baseline/ })).toBeVisible()
    await expect(page.locator('svg rect[data-role^="part"]')).toHaveCount(2)
    for (const scheme of SCHEMES) {
      await page.emulateMedia({ colorScheme: scheme })
      expect(await accessibilityFindings(page)).toEqual([])
    }
  })

  test('is opened from a measure’s page with a good under it, and keeps its question', async () => {
    const { page } = parley
    await page.keyboard.press('Control+3')
    await page.getByRole('button', { name: /Additional tariff on automobiles \(Section 232\)/ }).click()
    await page.getByRole('button', { name: 'What does it pay?' }).click()
    await expect(sentence(page)).toHaveText(/^27.5% in force/)
    const time = page.getByRole('textbox', { name: 'Enters on (Washington)' })
    await time.fill('3 April 2025, 00:00')
    await time.press('Enter')
    await expect(sentence(page)).toHaveText('2.5% in force; announced 27.5%.')
    await page.keyboard.press('Control+1')
    await page.keyboard.press('Control+Shift+T')
    await expect(sentence(page)).toHaveText('2.5% in force; announced 27.5%.')
    await time.fill('some day soon')
    await time.press('Enter')
    await expect(page.getByRole('alert')).toContainText('Parley couldn’t read this')
    await time.fill('3 April 2025, 00:01')
    await time.press('Enter')
    await expect(sentence(page)).toHaveText(/^27.5% in force/)
  })

  test('@long moves the day by the keyboard, and says the year in a table too', async () => {
    const { page } = parley
    await ask(page, 'general')
    const time = page.getByRole('textbox', { name: 'Enters on (Washington)' })
    await time.fill('8 April 2025')
    await time.press('Enter')
    await expect(sentence(page)).toHaveText(/^14% in force/)
    await day(page).focus()
    await page.keyboard.press('ArrowRight')
    await expect(sentence(page)).toHaveText(/^28% in force/)
    await expect(day(page)).toHaveAttribute('aria-valuetext', /^9 April 2025: in force 28%, announced 28%$/)
    await page.keyboard.press('ArrowRight')
    await expect(sentence(page)).toHaveText(/^14% in force/)
    // As fast as keys repeat: none is lost.
    for (let press = 0; press < 8; press += 1) await page.keyboard.press('ArrowLeft')
    await expect(time).toHaveValue('2 April 2025')
    await expect(sentence(page)).toHaveText('4% in force; announced 28%.')
    await page.getByText('As a table').click()
    await expect(page.getByRole('row', { name: '9 April 2025, 00:01 28% 28%' })).toBeVisible()
    await expect(page.getByRole('row', { name: '10 April 2025, 00:01 14% 28%' })).toBeVisible()
  })

  test('@long compares two goods, days and states of knowledge, and marks what differs', async () => {
    const { page } = parley
    await ask(page, '8703')
    const time = page.getByRole('textbox', { name: 'Enters on (Washington)' })
    await time.fill('6 June 2025')
    await time.press('Enter')
    await compare(page).getByRole('button', { name: 'Another good' }).click()
    await compare(page).getByRole('combobox', { name: 'Good' }).click()
    await page.getByRole('option', { name: /Light truck/ }).click()
    await expect(sentence(page).nth(1)).toHaveText(/^50% in force/)
    await expect(layerRow(page, /Total in force/).locator('[data-differs="true"]')).toContainText('50%')
    await expect(
      layerRow(page, /automobiles/)
        .filter({ hasText: 'additional duty' })
        .locator('[data-differs="true"]'),
    ).toHaveCount(0)
    await compare(page).getByRole('button', { name: 'Another day' }).click()
    // One types on at once, over the day that is there.
    await expect(compare(page).getByRole('textbox', { name: 'Enters on' })).toBeFocused()
    await page.keyboard.type('2 April 2025')
    await page.keyboard.press('Enter')
    await expect(sentence(page).nth(1)).toHaveText('2.5% in force; announced 27.5%.')
    await compare(page).getByRole('button', { name: 'Another state of knowledge' }).click()
    await compare(page).getByRole('textbox', { name: 'As known on' }).fill('20 March 2025')
    await page.keyboard.press('Enter')
    await expect(sentence(page).nth(1)).toHaveText('2.5% in force; no announced rate recorded.')
    for (const scheme of SCHEMES) {
      await page.emulateMedia({ colorScheme: scheme })
      expect(await accessibilityFindings(page)).toEqual([])
    }
    await compare(page).getByRole('button', { name: 'Another state of knowledge' }).click()
    await expect(sentence(page)).toHaveCount(1)
  })

  test('Ctrl+Z undoes what is supposed, and reaches the desk only once nothing is', async () => {
    const { page } = parley
    await ask(page, '8703')
    const made = {
      kind: 'create',
      collection: 'issue',
      id: 'issue-new',
      fields: { talk: 'talk-jp-us', area: { en: 'Wood' }, label: { en: 'Lumber' } },
    } as const
    expect(await applyCommand(page, made)).toMatchObject({ ok: true })
    const before = await revision(page)
    const whatIf = compare(page).getByRole('button', { name: 'What if…' })
    if ((await whatIf.getAttribute('aria-pressed')) !== 'true') await whatIf.click()
    await expect(compare(page).getByRole('combobox', { name: 'Change' })).toBeVisible()
    const changes = compare(page).getByRole('list').getByRole('listitem')
    await compare(page).getByRole('combobox', { name: 'Rate layer' }).click()
    await page.getByRole('option', { name: /Section 232.*additional duty/ }).click()
    const rate = compare(page).getByRole('textbox', { name: 'Rate' })
    await rate.fill('12.5%')
    await rate.press('Enter')
    await expect(changes).toHaveCount(1)
    await expect(page.getByRole('button', { name: 'Undo: change of the “what if”' })).toBeEnabled()
    await page.keyboard.press('Control+z')
    await expect(changes).toHaveCount(0)
    for (const keys of ['Control+y', 'Control+Shift+z']) {
      await page.keyboard.press(keys)
      await expect(changes).toHaveCount(1)
      await page.keyboard.press('Control+z')
      await expect(changes).toHaveCount(0)
    }
    await page.keyboard.press('Control+Shift+z')
    await expect(changes).toHaveCount(1)
    expect(await revision(page)).toBe(before)
    await page.keyboard.press('Control+z')
    await expect(changes).toHaveCount(0)
    expect(await revision(page)).toBe(before)
    await page.keyboard.press('Control+z')
    await expect.poll(() => revision(page)).toBe(before + 1)
    // It leads to what it changed on the desk, and back is the rate page as it was.
    await expect(page.getByRole('region', { name: 'Rates' })).toHaveCount(0)
    await page.keyboard.press('Alt+ArrowLeft')
    await compare(page).getByRole('button', { name: 'What if…' }).click()
  })

  test('@long supposes another law, which changes nothing on the desk', async () => {
    const { page } = parley
    await ask(page, '8703')
    const before = await revision(page)
    await compare(page).getByRole('button', { name: 'What if…' }).click()
    await compare(page).getByRole('combobox', { name: 'Rate layer' }).click()
    await page.getByRole('option', { name: /Section 232.*additional duty/ }).click()
    const rate = compare(page).getByRole('textbox', { name: 'Rate' })
    await rate.fill('a quarter')
    await rate.press('Enter')
    await expect(compare(page).getByRole('alert')).toContainText('“a quarter” isn’t a rate that Parley can read')
    await rate.fill('12.5%')
    await rate.press('Enter')
    await expect(sentence(page).nth(1)).toHaveText(/^15% in force: 2.5% \+ 12.5%/)
    await expect(page.getByText('A “what if”: it stays on this page')).toBeVisible()
    await expect(sentence(page).first()).toHaveText(/^27.5% in force/)
    expect(await accessibilityFindings(page)).toEqual([])
    await expect(compare(page).getByRole('status')).toHaveText('In force by the law: 27.5%. By this “what if”: 15%.')
    // A rule and a date too, in one list; each is edited, removed and undone by itself.
    const does = compare(page).getByRole('combobox', { name: 'Change' })
    await does.click()
    await page.getByRole('option', { name: 'a rule is off' }).click()
    await compare(page).getByRole('combobox', { name: 'Rule' }).click()
    await page.getByRole('option', { name: /automobiles are excluded from the baseline/ }).click()
    await compare(page).getByRole('button', { name: 'Suppose it' }).click()
    await expect(sentence(page).nth(1)).toHaveText(/^25% in force: 2.5% \+ 12.5% \+ 10%/)
    await does.click()
    await page.getByRole('option', { name: 'a layer is added' }).click()
    await compare(page).getByRole('textbox', { name: 'Name of the layer' }).fill('Levy')
    await rate.fill('1%')
    await compare(page).getByRole('textbox', { name: 'From' }).fill('7 June 2025')
    await rate.press('Enter')
    const changes = compare(page).getByRole('list').getByRole('listitem')
    await expect(changes).toHaveCount(3)
    await expect(changes.nth(2)).toContainText('New layer: Levy, 1% from 7 June 2025')
    await expect(sentence(page).nth(1)).toHaveText(/^25% in force/)
    await compare(page)
      .getByRole('button', { name: /^Edit: New layer: Levy/ })
      .click()
    await compare(page).getByRole('textbox', { name: 'From' }).fill('1 June 2025')
    await compare(page).getByRole('button', { name: 'Change it' }).click()
    await expect(sentence(page).nth(1)).toHaveText(/^26% in force/)
    const undo = compare(page).getByRole('button', { name: 'Undo change' })
    await undo.click()
    await expect(sentence(page).nth(1)).toHaveText(/^25% in force/)
    await expect(changes.nth(2)).toContainText('7 June 2025')
    await undo.click()
    await undo.click()
    await expect(changes).toHaveCount(1)
    await compare(page).getByRole('button', { name: 'Redo change' }).click()
    await expect(sentence(page).nth(1)).toHaveText(/^25% in force/)
    await expect(page.locator('svg polyline[data-role="beside"]').first()).toBeAttached()
    expect(await accessibilityFindings(page)).toEqual([])
    await compare(page)
      .getByRole('button', { name: /^Remove: / })
      .first()
      .click()
    await expect(sentence(page).nth(1)).toHaveText(/^37.5% in force/)
    expect(await revision(page)).toBe(before)
    await compare(page).getByRole('button', { name: 'What if…' }).click()
  })

  test('@long opens the quotes of a layer, and its rule', async () => {
    const { page } = parley
    await ask(page, '8703')
    const autos = layerRow(page, /Section 232.*additional duty/)
    await autos.getByRole('button', { name: '2 quotes' }).click()
    await expect(page.getByRole('button', { name: 'Read in the source' })).toHaveCount(2)
    await layerRow(page, /baseline, nearly/)
      .getByRole('link', { name: /excluded from the baseline/ })
      .click()
    await expect(page.getByRole('heading', { level: 1, name: /excluded from the baseline/ })).toBeVisible()
    await page.keyboard.press('Alt+ArrowLeft')
    await expect(sentence(page)).toHaveText(/^27.5% in force/)
  })
})

test(
  'the question is kept: Back and Forward go through questions, and a restart finds the last one',
  { tag: '@long' },
  async () => {
    const first = await launch()
    await expect(first.page.getByRole('navigation')).toBeVisible()
    await ask(first.page, '8703')
    const time = first.page.getByRole('textbox', { name: 'Enters on (Washington)' })
    await time.fill('2 April 2025')
    await time.press('Enter')
    await expect(sentence(first.page)).toHaveText('2.5% in force; announced 27.5%.')
    await first.page.keyboard.press('Alt+ArrowLeft')
    await expect(time).toHaveValue('6 June 2025')
    await expect(sentence(first.page)).toHaveText(/^27.5% in force/)
    await first.page.keyboard.press('Alt+ArrowRight')
    await expect(time).toHaveValue('2 April 2025')
    // The days that keys go through are one step.
    await day(first.page).focus()
    for (let press = 0; press < 3; press += 1) await first.page.keyboard.press('ArrowRight')
    await expect(time).toHaveValue('5 April 2025')
    await first.page.keyboard.press('Alt+ArrowLeft')
    await expect(time).toHaveValue('2 April 2025')
    await compare(first.page).getByRole('button', { name: 'What if…' }).click()
    await compare(first.page).getByRole('combobox', { name: 'Change' }).click()
    await first.page.getByRole('option', { name: 'an instrument is left out' }).click()
    await compare(first.page).getByRole('combobox', { name: 'Instrument' }).click()
    await first.page.getByRole('option', { name: /10908/ }).click()
    await compare(first.page).getByRole('button', { name: 'Suppose it' }).click()
    await expect(compare(first.page).getByText(/^Without .*10908/)).toBeVisible()
    await first.page.keyboard.press('Control+1')
    await expect(time).toHaveCount(0)
    await first.page.keyboard.press('Control+Shift+T')
    await expect(compare(first.page).getByText(/^Without .*10908/)).toBeVisible()
    expect(first.messages).toEqual([])
    await first.quit()
    const second = await launch({ home: first.home })
    await expect(second.page.getByRole('navigation')).toBeVisible()
    await second.page.keyboard.press('Control+Shift+T')
    await expect(second.page.getByRole('textbox', { name: 'Enters on (Washington)' })).toHaveValue('2 April 2025')
    await expect(second.page.getByRole('combobox', { name: 'Good' }).first()).toHaveValue(/car/)
    await expect(compare(second.page).getByText(/^Without .*10908/)).toBeVisible()
    await compare(second.page).getByRole('button', { name: 'Undo change' }).click()
    await expect(compare(second.page).getByText(/^Without/)).toHaveCount(0)
    expect(second.messages).toEqual([])
    await second.close()
  },
)

test('@long a rate that nobody knows has its reasons, with links to what would settle them', async () => {
  const parley = await launch()
  const { page, messages } = parley
  await expect(page.getByRole('navigation')).toBeVisible()
  expect(await changeRecord(page, ['good', 'car', 1], { notCoveredBy: [] })).toMatchObject({ ok: true })
  await ask(page, '8703')
  await expect(sentence(page)).toHaveText(/^The rate in force is not known/)
  await expect(page.getByText(/It is not known if .* covers the good/).first()).toBeVisible()
  expect(await accessibilityFindings(page)).toEqual([])
  await page.getByRole('listitem').getByRole('link', { name: 'Passenger car' }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: 'Passenger car' })).toBeVisible()
  expect(messages).toEqual([])
  await parley.close()
})

test('@long in Japanese, narrow and at twice the size of text, nothing is cut off', async () => {
  const parley = await launch({ language: 'ja' })
  const { app, page, messages } = parley
  await page.getByRole('navigation').getByRole('button', { name: '税率' }).click()
  await expect(sentence(page)).toHaveText('適用税率は14%（4% + 10%）。発表された税率は28%。')
  await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    window?.setContentSize(1100, 800)
    window?.webContents.setZoomFactor(2)
  })
  await page.getByRole('button', { name: '別の物品' }).click()
  await expect(sentence(page)).toHaveCount(2)
  expect(await accessibilityFindings(page)).toEqual([])
  // A rate is read in the language of the window, whichever it was typed in.
  await changeRecord(page, ['good', 'general', 1], { ordinaryDuty: 'the greater of 5% and $1.20/kg' })
  await expect(page.getByRole('cell', { name: '5%又は1.20ドル/kgのうち高い方' }).first()).toBeVisible()
  expect(messages).toEqual([])
  await parley.close()
})

test('@long a desk without goods leads to the form of one, and its page back to the rate', async () => {
  const parley = await launch()
  const { page, messages } = parley
  await expect(page.getByRole('navigation')).toBeVisible()
  for (const id of ['general', 'car', 'light-truck'])
    expect(await applyCommand(page, { kind: 'delete', collection: 'good', id, rev: 1 })).toMatchObject({ ok: true })
  await page.keyboard.press('Control+Shift+T')
  await expect(page.getByText('Add a good to ask what it pays')).toBeVisible()
  expect(await accessibilityFindings(page)).toEqual([])
  await page.getByRole('button', { name: '+ Good' }).click()
  await page
    .getByRole('textbox', { name: /^Title/ })
    .first()
    .fill('Widgets')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Widgets' })).toBeVisible()
  await page.getByRole('button', { name: 'What does it pay?' }).click()
  await expect(sentence(page)).toHaveText(/^The rate in force is not known/)
  await expect(page.getByText(/The good has no code, or one too short/)).toBeVisible()
  expect(messages).toEqual([])
  await parley.close()
})

test('@long the rate page begins with the first of the desk’s rate figures, and keeps the question after that', async () => {
  const parley = await launch()
  const { page, messages } = parley
  await expect(page.getByRole('navigation')).toBeVisible()
  // The first good of the desk is in no schedule of a border that it has measures of.
  const codes = [{ hs: '99999999', schedule: 'party-jp', revision: '2025', mode: 'include' }]
  expect(await changeRecord(page, ['good', 'general', 1], { codes })).toMatchObject({ ok: true })
  await page.keyboard.press('Control+Shift+T')
  const good = page.getByRole('combobox', { name: 'Good' })
  await expect(good).toHaveValue(/^Passenger car/)
  await expect(sentence(page)).toHaveText(/^27\.5% in force/)
  await ask(page, 'Light truck')
  await expect(good).toHaveValue(/^Light truck/)
  await page.keyboard.press('Control+1')
  await page.keyboard.press('Control+Shift+T')
  await expect(good).toHaveValue(/^Light truck/)
  expect(messages).toEqual([])
  await parley.close()
})
