import { expect, test, type Page } from '@playwright/test'
import { aPosition } from '../helpers/desks/record-fields'
import { sampleDesk } from '../helpers/desks/sample'
import { editDeskFile } from '../helpers/files/edit-desk-file'
import { accessibilityFindings } from '../helpers/window/accessibility'
import { applyCommand } from '../helpers/window/apply-command'
import { launch, show } from '../helpers/window/launch'

const MANY = 5000

const count = (page: Page, text: string) => expect(page.getByText(text, { exact: true })).toBeVisible()
const menuitem = (page: Page, name: string) => page.getByRole('menuitemcheckbox', { name, exact: true })

/** Returns the serious accessibility findings of the current screen. */
test(
  'a list is searched, narrowed and sorted by keyboard, and keeps that while the person is elsewhere',
  { tag: '@long' },
  async () => {
    const parley = await launch()
    const { page } = parley
    const rows = page.locator('button[data-row]')
    const find = page.getByRole('searchbox')
    await show(page, 'Sources')
    await count(page, '6 of 6')

    await page.keyboard.press('Control+f')
    await expect(find).toBeFocused()
    await page.keyboard.type('HEADLINE japan')
    await count(page, '1 of 6')
    await page.keyboard.press('Enter')
    await expect(rows).toBeFocused()
    await page.keyboard.press('Control+f')
    await page.keyboard.type('no such words')
    await count(page, '0 of 6')
    await expect(page.getByText('No matches')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(find).toHaveValue('')
    await count(page, '6 of 6')
    await page.keyboard.press('Escape')
    // The row of the record that shows beside the list.
    await expect(page.locator('button[data-row][aria-current="true"]')).toBeFocused()

    await page.getByRole('button', { name: 'Kind', exact: true }).focus()
    await page.keyboard.press('ArrowDown')
    await expect(menuitem(page, 'Source')).toBeVisible()
    await menuitem(page, 'Evidence').focus()
    await page.keyboard.press('Enter')
    await count(page, '37 of 63')
    expect(await accessibilityFindings(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'State', exact: true }).click()
    await menuitem(page, 'desk summary').click()
    await count(page, '0 of 63')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Clear filters' }).click()
    await count(page, '6 of 6')

    await page.getByRole('button', { name: 'Kind', exact: true }).click()
    await menuitem(page, 'Source').click()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: /^Sort: grouped/ }).click()
    await page.getByRole('menuitemradio', { name: 'title' }).click()
    await page.getByRole('menuitemradio', { name: 'Descending' }).click()
    await page.keyboard.press('Escape')
    const titles = ['Desk summary of a press report', 'Desk note on the US tariff', 'AloJapan.com, title not known']
    await expect(rows.locator('span:first-child:not(:last-child)').filter({ hasText: /Desk|Alo/ })).toHaveText(
      titles.map((title) => new RegExp(title)),
    )
    await expect(page.getByRole('heading', { name: 'Sources', level: 2 })).toHaveCount(0)
    await show(page, 'Talks')
    await count(page, '13 of 13')
    await show(page, 'Sources')
    await count(page, '3 of 63')
    await expect(rows.first()).toContainText('Desk summary')

    await page.keyboard.press('Control+n')
    await page.getByRole('menuitem', { name: 'Lead' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    expect(parley.messages).toEqual([])
    await parley.close()
  },
)

test(
  'in a narrow window, a record takes the place of the list and gives it back with the focus',
  { tag: '@long' },
  async () => {
    const parley = await launch()
    const { page } = parley
    await page.setViewportSize({ width: 700, height: 800 })
    for (const screen of ['Talks', 'Sources'] as const) {
      await show(page, screen)
      const third = page.locator('button[data-row]').nth(2)
      const row = page.locator(`[data-key="${await third.getAttribute('data-key')}"]`)
      await row.click()
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await expect(row).toBeHidden()
      await page.keyboard.press('Escape')
      await expect(row).toBeFocused()
      await expect(row).toBeInViewport()
    }
    expect(parley.messages).toEqual([])
    await parley.close()
  },
)

test(
  'the positions matrix is walked by the arrow keys, and its cells open and add positions',
  { tag: '@long' },
  async () => {
    const parley = await launch({
      prepare: (desk) =>
        editDeskFile(desk, (add) => {
          const ours = { issue: 'issue-deal', party: 'party-jp', attribution: 'assessed' }
          const assessed = { ...ours, track: 'assessed', validFrom: { edtf: '2025-05-28' } }
          add('position', 'position-inside', aPosition('Would settle for a pause.', { ...assessed, stance: 'open' }))
          const later = { ...ours, track: 'assessed', supersedes: 'position-inside', stance: 'conditional' }
          add(
            'position',
            'position-now',
            aPosition('Wants a date first.', { ...later, validFrom: { edtf: '2025-06' } }),
          )
        }),
    })
    const { page } = parley
    await show(page, 'Positions')
    const grid = page.getByRole('grid')
    const deal = grid.getByRole('row', { name: /^Shape of a deal/ })
    await expect(grid.getByRole('columnheader')).toHaveText(['Issue', 'Japan ours', 'United States'])
    const cell = deal.getByRole('gridcell').first()
    await expect(cell).toContainText(/desk assessment.*Wants a date first.*0–5 days.*no source.*1 earlier/)
    await expect(cell).toContainText('said by 6 June 2025')
    await expect(cell).not.toContainText('Would settle')

    await page.keyboard.press('Control+f')
    await page.keyboard.press('ArrowDown')
    await expect(cell.getByRole('button').first()).toBeFocused()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Japan on Shape of a deal')
    await expect(grid).toBeVisible()
    const history = page.getByRole('main').getByRole('listitem').filter({ hasText: 'Would settle for a pause.' })
    await expect(history).toContainText('28 May 2025')
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await expect(page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`)).toHaveCount(1)
      expect(await accessibilityFindings(page), colorScheme).toEqual([])
    }
    await page.keyboard.press('Escape')
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(0)

    await page.keyboard.press('ArrowRight')
    await expect(deal.getByRole('button', { name: /^\+ position Shape of a deal, United States/ })).toBeFocused()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    const farm = grid.getByRole('row', { name: /^Imports of US farm products/ })
    await expect(farm.getByRole('button', { name: /^\+ position/ }).last()).toBeFocused()
    await page.keyboard.press('Home')
    await expect(farm.getByRole('button', { name: /^Imports of US farm products/ })).toBeFocused()

    await page.getByRole('button', { name: 'Stance', exact: true }).click()
    await menuitem(page, 'oppose').click()
    await count(page, '1 of 5')
    await page.keyboard.press('Escape')
    await grid.getByRole('button', { name: /^\+ position/ }).focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    expect(parley.messages).toEqual([])
    await parley.close()
  },
)

test('rows keep their own heights when a record comes or goes above them', { tag: '@long' }, async () => {
  const parley = await launch()
  const { page } = parley
  await show(page, 'Measures')
  /** The most pixels between the end of an item and the start of the next one, either way. */
  const gap = () =>
    page.locator('[role="list"]:has(button[data-row]) > [role="listitem"]').evaluateAll((items) => {
      const boxes = items.map((item) => item.getBoundingClientRect()).toSorted((a, b) => a.top - b.top)
      return Math.max(...boxes.slice(1).map(({ top }, index) => Math.abs(top - (boxes[index]?.bottom ?? 0))))
    })
  await expect.poll(gap).toBeLessThan(1)
  const { id: _id, rev: _rev, ...like } = (await sampleDesk()).get('measure', 'measure-autos') ?? {}
  const fields = {
    ...like,
    title: { en: 'A tariff without a summary' },
    components: [],
    events: [],
    summary: undefined,
  }
  const rows = page.locator('button[data-row]')
  const made = rows.filter({ hasText: 'A tariff without a summary' })
  expect(await applyCommand(page, { kind: 'create', collection: 'measure', id: 'first', fields })).toMatchObject({
    ok: true,
  })
  await expect(made).toBeVisible()
  await expect.poll(gap).toBeLessThan(1)
  await applyCommand(page, { kind: 'delete', collection: 'measure', id: 'first', rev: 1 })
  await expect(made).toHaveCount(0)
  await expect.poll(gap).toBeLessThan(1)
  await parley.close()
})

test('a list of thousands scrolls, finds by typing, and keeps the focus over a refresh', { tag: '@long' }, async () => {
  const parley = await launch({
    prepare: (desk) =>
      editDeskFile(desk, (add) => {
        for (let index = 0; index < MANY; index += 1)
          add('milestone', `many-${index}`, {
            talk: 'talk-jp-us',
            title: { en: `${index % 2 === 0 ? 'Even' : 'Odd'} date ${index}` },
            when: { edtf: '2030-01-01' },
            basis: 'target',
            status: 'met',
          })
      }),
  })
  const { page } = parley
  const focused = page.locator('button[data-row]:focus')
  await show(page, 'Talks')
  await count(page, `${13 + MANY} of ${13 + MANY}`)
  expect(await page.locator('button[data-row]').count()).toBeLessThan(60)
  await page.locator('button[data-row]').first().focus()
  await page.keyboard.press('End')
  await expect(focused).toContainText(`date ${MANY - 1}`)
  await expect(focused).toBeInViewport()
  await page.keyboard.press('PageUp')
  await expect(focused).toBeInViewport()
  await expect(focused).not.toContainText(`date ${MANY - 1}`)
  await page.keyboard.type('odd date 3001')
  await expect(focused).toContainText('Odd date 3001')
  await expect(focused).toBeInViewport()
  await page.keyboard.press('ArrowDown')
  await expect(focused).toContainText('Even date 3002')
  // Far away, the row is still the starting point for the arrow keys.
  await page.mouse.move(300, 400)
  await page.mouse.wheel(0, -60_000)
  await expect(focused).not.toBeInViewport()
  await applyCommand(page, { kind: 'delete', collection: 'milestone', id: 'many-3003', rev: 1 })
  await count(page, `${12 + MANY} of ${12 + MANY}`)
  await expect(focused).toContainText('Even date 3002')
  await page.keyboard.press('ArrowDown')
  await expect(focused).toContainText('Even date 3004')
  await expect(focused).toBeInViewport()
  await applyCommand(page, { kind: 'delete', collection: 'milestone', id: 'many-3004', rev: 1 })
  await expect(focused).toContainText('Odd date 3005')
  expect(parley.messages).toEqual([])
  await parley.close()
})

test(
  'the page of a meeting shows participants, the parties’ positions, and the readouts side by side',
  { tag: '@long' },
  async () => {
    const parley = await launch({
      prepare: (desk) =>
        editDeskFile(desk, (add) =>
          add('readout', 'readout-us', {
            session: 'session-0605',
            issuedBy: 'party-us',
            says: ['The talks were candid.'],
            silentOn: ['issue-cars'],
          }),
        ),
    })
    const { page } = parley
    await show(page, 'Talks')
    await page.getByRole('button', { name: /^Ryosei Akazawa, Howard Lutnick.*5 June 2025/ }).click()
    const main = page.getByRole('main')
    await expect(main).toContainText('110 minutes')
    await expect(main).toContainText('Secretary of Commerce')
    await expect(main).toContainText('Lines to take: 0 cleared, 1 draft')
    const unsorted = page.getByRole('region', { name: 'Not sorted by issue yet' })
    await expect(unsorted).toContainText('Three areas, each in detail')
    const cars = page.getByRole('region', { name: 'Requirements for imported cars' })
    await expect(cars).toContainText('Silent (recorded)')
    await expect(cars).toContainText('Can’t tell')
    await unsorted.getByRole('listitem').filter({ hasText: 'candid' }).getByRole('button').click()
    await page.getByRole('menuitem', { name: 'Shape of a deal' }).click()
    await expect(page.getByRole('region', { name: 'Shape of a deal' })).toContainText('The talks were candid.')
    await expect(page.getByRole('region', { name: 'Additional US tariffs' })).toContainText('Silent')
    await page.keyboard.press('ControlOrMeta+z')
    await expect(unsorted).toContainText('The talks were candid.')
    expect(await accessibilityFindings(page)).toEqual([])
    await page.getByRole('button', { name: 'Add readout' }).click()
    await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(/Ryosei/)
    await page.keyboard.press('Alt+ArrowLeft')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Ryosei/)
    await parley.close()
  },
)

test('what a cell of the matrix offers lies on none of its words, however narrow it is', { tag: '@long' }, async () => {
  const parley = await launch()
  const { app, page } = parley
  await show(page, 'Positions')
  const cell = page
    .getByRole('row', { name: /^Shape of a deal/ })
    .getByRole('gridcell')
    .first()
  for (const width of [1360, 900, 680]) {
    await app.evaluate(({ BrowserWindow }, wide) => BrowserWindow.getAllWindows()[0]?.setContentSize(wide, 860), width)
    await expect.poll(() => page.evaluate(() => innerWidth)).toBe(width)
    await cell.getByRole('button').first().focus()
    const offer = cell.getByRole('button', { name: '+ assessment' })
    await expect(offer).toBeVisible()
    const covered = await offer.evaluate((button) => {
      const own = button.getBoundingClientRect()
      return [...(button.parentElement?.querySelectorAll('[data-record] span') ?? [])].flatMap((span) =>
        [...span.childNodes]
          .filter((node) => node.nodeType === Node.TEXT_NODE)
          .flatMap((node) => {
            const range = document.createRange()
            range.selectNode(node)
            const { left, right, top, bottom, width: wide } = range.getBoundingClientRect()
            const isOver = left < own.right && right > own.left && top < own.bottom && bottom > own.top
            return isOver && wide > 2 ? [node.textContent] : []
          }),
      )
    })
    expect(covered, `at ${width}`).toEqual([])
  }
  await parley.close()
})
