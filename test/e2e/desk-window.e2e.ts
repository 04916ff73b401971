import { expect, test } from '@playwright/test'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { SEED_FACTS } from '../helpers/desks/sample-facts'
import { OPEN_DESK_ENTRIES, recordOf } from '../helpers/files/desk-files'
import { changeRecord } from '../helpers/window/apply-command'
import { launch, SCREENS, show, type Launched } from '../helpers/window/launch'

const LISTS = SCREENS.en.slice(1)
/** Selects whatever opens a record: a row of a list, or a position in the matrix. */
const OPENERS = 'button[data-row], td button[data-stop]:not([data-empty])'

test.describe('one window', () => {
  // One launch for all of these tests, in this order; none needs a fresh desk.
  test.describe.configure({ mode: 'default' })
  let parley: Launched
  test.beforeAll(async () => {
    parley = await launch()
  })
  test.afterAll(() => parley.close())

  test('runs on a real Electron, shows its version, and shows the desk', async () => {
    const version = await parley.app.evaluate(() => process.versions.electron)
    expect(Number(version?.split('.')[0])).toBeGreaterThanOrEqual(33)
    expect(await parley.page.evaluate(() => navigator.userAgent)).toContain(`Electron/${version}`)
    await expect(parley.page.getByText('Japan–US tariff talks, June 2025')).toBeVisible()
    await expect(parley.page.getByRole('contentinfo')).toContainText('As of 6 June 2025, 23:59 (Washington), pinned')
    const standIn = parley.page.getByText(`stand-in Electron ${version}: for development only`)
    await expect(standIn).toHaveCount(version?.startsWith('33.') ? 1 : 0)
  })

  test('stores an edit made through the contract, and updates every view', async () => {
    const { page, desk } = parley
    await expect(
      page.getByText('A related headline: progress towards a deal, in the eyes of both sides.'),
    ).toBeVisible()
    const answer = await changeRecord(
      page,
      ['lead', 'lead-3', 1],
      { text: 'A headline that was looked into.' },
      { id: 'staff-example', name: 'Example desk officer', initials: 'EX' },
    )
    expect(answer).toEqual({
      ok: true,
      value: {
        did: 'edit',
        revision: 2,
        records: 1,
        touched: [{ collection: 'lead', id: 'lead-3', rev: 2 }],
        label: { kind: 'change', collection: 'lead', id: 'lead-3', fields: ['text'], more: 0 },
      },
    })
    expect((await recordOf(desk, 'lead', 'lead-3'))?.text).toBe('A headline that was looked into.')
    await expect(page.getByText('A headline that was looked into.')).toBeVisible()
  })

  test('has a standard menu with roles, and follows its items', async () => {
    const roles = await parley.app.evaluate(({ Menu }) =>
      (Menu.getApplicationMenu()?.items ?? []).flatMap((item) => item.submenu?.items.map((inner) => inner.role) ?? []),
    )
    for (const role of ['quit', 'copy', 'paste', 'selectall', 'zoomin', 'togglefullscreen', 'minimize'])
      expect(roles).toContain(role)
    const enabled = (id: string) =>
      parley.app.evaluate(({ Menu }, wanted) => Menu.getApplicationMenu()?.getMenuItemById(wanted)?.enabled, id)
    await expect.poll(() => enabled('show-sources')).toBe(true)
    expect(await enabled('back')).toBe(false)
    await parley.app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('show-sources')?.click())
    await expect(parley.page.getByRole('main')).toContainText('Desk summary of a press report')
    await expect.poll(() => enabled('back')).toBe(true)
  })

  test('works by keyboard: arrows, Enter, Esc, back and forward', async () => {
    const { page } = parley
    await page.getByRole('navigation').getByRole('button', { name: 'Measures' }).focus()
    await page.keyboard.press('Enter')
    const rows = page.locator('button[data-row]')
    await expect(rows.first()).toBeFocused()
    await page.keyboard.press('ArrowDown')
    await expect(rows.nth(1)).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Additional tariff on automobiles (Section 232)')
    await page.keyboard.press('End')
    await expect(rows.last()).toBeFocused()
    await page.keyboard.press('r')
    await expect(rows.first()).toBeFocused()
    // The record stays beside the list, which has the focus, and is no step to go back to.
    const title = page.getByRole('heading', { level: 1 })
    await page.keyboard.press('Escape')
    await expect(rows.first()).toBeFocused()
    await expect(title).toHaveText('Additional tariff on automobiles (Section 232)')
    await page.keyboard.press('Alt+ArrowLeft')
    await expect(title).toHaveText('Reciprocal tariffs')
    await page.keyboard.press('Alt+ArrowRight')
    await expect(title).toHaveText('Additional tariff on automobiles (Section 232)')
    // The keys of a record act on the row that a person has moved to, though another record is open.
    await rows.nth(1).focus()
    await page.keyboard.press('Home')
    await expect(rows.first()).toBeFocused()
    const other = 'Reciprocal tariffs'
    await page.keyboard.press('Control+e')
    const form = page.getByRole('form')
    await expect(form.getByRole('heading', { level: 1 })).toHaveText(other)
    await expect(form.locator(':focus')).toHaveCount(1)
    // Esc leads from a form to the page, and from there to the list.
    await page.keyboard.press('Escape')
    await expect(form).toHaveCount(0)
    await expect(title).toHaveText(other)
    await page.keyboard.press('Escape')
    await expect(rows.first()).toBeFocused()
    await page.keyboard.press('ArrowDown')
    await expect(rows.nth(1)).toBeFocused()
    await page.keyboard.press('Control+Backspace')
    await expect(page.getByRole('dialog')).toContainText('Additional tariff on automobiles')
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  })

  test('focuses the list that a shortcut opens, and the first field of a new record', async () => {
    const { page } = parley
    const rows = page.locator('button[data-row]')
    await page.keyboard.press('Control+5')
    await expect(rows.first()).toBeFocused()
    await page.keyboard.press('ArrowDown')
    await expect(rows.nth(1)).toBeFocused()
    await page.keyboard.press('Control+4')
    await expect(page.getByRole('grid').locator(':focus')).toContainText('Any agreement')
    await page.keyboard.press('Control+k')
    await page.keyboard.type('automobiles section 232')
    await expect(page.getByRole('option', { selected: true })).toContainText('Additional tariff on automobiles')
    await page.keyboard.press('Enter')
    await expect(page.locator('button[data-row]:focus')).toContainText('Additional tariff on automobiles (Section 232)')
    // A person who is typing in a field meanwhile keeps the focus.
    await page.keyboard.press('Control+2')
    await expect(page.getByRole('region', { name: 'Talks' }).locator('button[data-row]').first()).toBeVisible()
    await page.keyboard.press('Control+f')
    await page.keyboard.type('round')
    await expect(page.getByRole('searchbox')).toHaveValue('round')
    await page.keyboard.press('Control+3')
    await expect(page.getByRole('region', { name: 'Measures' }).locator('button[data-row]').first()).toBeVisible()
    await page.keyboard.press('Control+n')
    await expect(page.getByRole('menuitem', { name: 'Measure', exact: true })).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('form', { name: 'Measure' }).locator('input').first()).toBeFocused()
    // A newly added part shows no error before it has any content.
    await page.getByRole('button', { name: 'Add rate layer' }).click()
    const layer = page.getByRole('table', { name: 'Rate layers' })
    await expect(layer.getByRole('textbox').first()).toBeFocused()
    await page.getByRole('button', { name: 'All fields' }).click()
    await page.getByRole('button', { name: 'Add status event' }).click()
    await page.waitForTimeout(300)
    await expect(page.getByRole('alert')).toHaveCount(0)
    await expect(page.getByRole('banner')).not.toContainText('Not saved')
    await layer.getByLabel('Rate layers 1, Rate', { exact: true }).fill('2.5')
    await expect(page.getByRole('alert')).toHaveText('Not saved. Rate layer 1 needs “Layer name”.')
    await page.getByRole('button', { name: 'Discard', exact: true }).click()
    await expect(page.getByRole('banner')).toContainText('Saved')
  })
})

test(
  'each screen lists all its records and opens each to read, with nothing on the console',
  { tag: '@long' },
  async () => {
    const parley = await launch()
    const { page } = parley
    // Reloaded, so that every message and every policy violation since the start is heard.
    await page.reload()
    let opened = 0
    for (const screen of LISTS) {
      await show(page, screen)
      if (screen === 'Positions') await page.getByRole('button', { name: 'List', exact: true }).click()
      if (screen === 'Sources') {
        // Quotes and evidence are there only if they are asked for.
        await page.getByRole('button', { name: 'Kind', exact: true }).click()
        await expect(page.getByRole('menuitemcheckbox').first()).toBeFocused()
        for (const kind of await page.getByRole('menuitemcheckbox').all()) await kind.click()
        await page.keyboard.press('Escape')
        await expect(page.getByRole('menu')).toHaveCount(0)
      }
      // The page holds only the visible rows, so the test walks down to the end of the list.
      await page.locator('button[data-row]').first().focus()
      // The list has what was asked for.
      const count = page.getByText(/^(\d+) of \1$/)
      await expect(count).toBeVisible()
      const total = Number((await count.textContent())?.split(' of ')[1])
      for (let row = 0; row < total; row += 1) {
        if (row > 0) await page.keyboard.press('ArrowDown')
        const title = (await page.locator('button[data-row]:focus span').first().textContent()) ?? ''
        await page.keyboard.press('Enter')
        // A memo fills the screen; any other record opens beside its list.
        if (screen !== 'Memos')
          await expect(page.locator('button[data-row]:focus')).toHaveAttribute('aria-current', 'true')
        // The page of a meeting has its date in its title.
        await expect(page.getByRole('heading', { level: 1 })).toContainText(title)
        opened += 1
        if (screen === 'Memos') await page.keyboard.press('Alt+ArrowLeft')
      }
    }
    expect(opened).toBeGreaterThan(95)
    await expect(page.getByRole('alert')).toHaveCount(0)
    expect(parley.messages).toEqual([])
    await parley.close()
  },
)

test('the screens show the facts of the sample', async () => {
  const parley = await launch()
  const { page } = parley
  // Tall enough to draw all pages.
  await page.setViewportSize({ width: 1280, height: 3600 })
  await show(page, 'Memos')
  await page.locator('button[data-row]').first().click()
  const pages = page.locator('[data-page]')
  await expect(pages.last()).toContainText('page 2 of 2', { timeout: 15_000 })
  await expect(pages.first()).toContainText('page 1 of 2')
  const sheet = (await pages.allTextContents()).join(' ')
  const flat = (text: string) => text.replaceAll(/[\s\u2060]+/g, '')
  const missing = SEED_FACTS.flatMap((fact) =>
    fact.brief
      .filter((pattern) => !new RegExp(flat(pattern.source)).test(flat(sheet)))
      .map((pattern) => `${fact.id} ${pattern.source}`),
  )
  expect(missing).toEqual([])

  await show(page, 'Overview')
  const overview = page.getByRole('main')
  await expect(overview).toContainText('Target for some deal')
  await expect(overview).toContainText('in 4–13 days')
  await expect(overview).toContainText('in 9 days')
  await expect(overview).toContainText('Leads, not evidence')
  await expect(overview).toContainText('contested claim')
  await expect(overview).toContainText('suspended until 9 July 2025')
  await expect(overview.getByRole('row', { name: /baseline, nearly every country/ })).toContainText('10%')

  await show(page, 'Positions')
  await page.getByRole('button', { name: /United States on Requirements for imported cars/ }).click()
  await expect(page.getByRole('heading', { name: 'Evidence' })).toBeVisible()
  await expect(page.getByRole('main')).toContainText('paraphrased by the desk')

  await show(page, 'Sources')
  await page.getByRole('button', { name: /AloJapan\.com, title not known/ }).click()
  await expect(page.getByRole('main')).toContainText('not known')
  await page
    .getByRole('button', { name: /Desk summary of a press report/ })
    .first()
    .click()
  await expect(page.locator('mark')).toHaveCount(16)
  await parley.close()
})

test('the window is entirely in Japanese on a Japanese system', async () => {
  const parley = await launch({ language: 'ja' })
  const { page } = parley
  for (const screen of SCREENS.ja)
    await expect(page.getByRole('navigation').getByRole('button', { name: screen, exact: true })).toBeVisible()
  await expect(page.getByRole('contentinfo')).toContainText('2025年6月6日 23:59（ワシントン）現在（固定）')
  await show(page, '立場')
  await expect(page.getByRole('main')).toContainText('条件付き')
  const menu = await parley.app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map((item) => item.label))
  expect(menu).toEqual(['ファイル', '編集', '表示', 'ウインドウ', 'ヘルプ'])
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('ja')
  await parley.close()
})

test(
  'the sample becomes the person’s own desk on request, and the next start opens it again',
  { tag: '@long' },
  async () => {
    const first = await launch({ desk: false })
    await first.page.getByRole('button', { name: 'Open sample desk' }).click()
    await expect(first.page.getByRole('banner')).toContainText('Japan–US tariff talks, June 2025')
    const { home } = first
    const folder = join(home, 'Parley', 'Japan-US tariff talks, June 2025')
    expect(readdirSync(folder).toSorted()).toEqual(OPEN_DESK_ENTRIES)
    expect(readdirSync(join(home, 'Parley'))).toHaveLength(1)
    const made = readFileSync(join(folder, 'format.json'), 'utf8')
    await first.quit()
    const second = await launch({ home, desk: false })
    await expect(second.page.getByRole('banner')).toContainText('Japan–US tariff talks, June 2025')
    expect(readFileSync(join(folder, 'format.json'), 'utf8')).toBe(made)
    await second.close()
  },
)

for (const width of [600, 860, 1500]) {
  test(`the window cuts nothing off at a width of ${width}`, { tag: '@long' }, async () => {
    const parley = await launch()
    const { page, app } = parley
    await app.evaluate(({ BrowserWindow }, wide) => BrowserWindow.getAllWindows()[0]?.setContentSize(wide, 700), width)
    for (const screen of SCREENS.en) {
      await show(page, screen)
      const rows = page.locator(OPENERS)
      if ((await rows.count()) > 0) await rows.first().click()
      await page.waitForTimeout(100)
      const overflow = await page.evaluate(() =>
        [...document.querySelectorAll('main, main section, main article')]
          .filter((box) => box.scrollWidth > box.clientWidth + 1)
          .map((box) => box.className),
      )
      expect(overflow, screen).toEqual([])
    }
    await parley.close()
  })
}
