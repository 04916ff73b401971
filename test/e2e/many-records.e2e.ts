import { expect, test, type Locator, type Page } from '@playwright/test'
import { aPosition } from '../helpers/desks/record-fields'
import { editDeskFile } from '../helpers/files/edit-desk-file'
import { accessibilityFindings } from '../helpers/window/accessibility'
import { applyCommand, changeRecord } from '../helpers/window/apply-command'
import { EDITH, launch, show } from '../helpers/window/launch'

const MANY = 300
const OF_SAMPLE = 5
const ALL = MANY + OF_SAMPLE

const count = (page: Page, text: string) => expect(page.getByText(text, { exact: true })).toBeVisible()
const issueOf = (n: number, area = Math.floor(n / 10)) => ({
  talk: 'talk-jp-us',
  area: { en: `Area ${area}` },
  label: { en: `Issue number ${n}` },
})
const rowOf = (cell: Locator) => cell.locator('xpath=ancestor::tr')

test(
  'a matrix of hundreds of issues renders those in view, and is walked, filtered and edited as a whole',
  { tag: '@long' },
  async () => {
    const parley = await launch({
      prepare: (desk) =>
        editDeskFile(desk, (add) => {
          for (let n = 0; n < MANY; n += 1) {
            add('issue', `many-${n}`, issueOf(n))
            if (n % 3 === 0)
              add(
                'position',
                `on-${n}`,
                aPosition(`Wants ${n} tonnes.`, {
                  issue: `many-${n}`,
                  party: 'party-us',
                  stance: n === 270 ? 'accept' : 'demand',
                  attribution: 'assessed',
                  track: 'assessed',
                }),
              )
          }
        }),
    })
    const { page } = parley
    await show(page, 'Positions')
    const grid = page.getByRole('grid')
    const focused = grid.locator(':focus')
    const row = rowOf(focused)
    await count(page, `${ALL} of ${ALL}`)
    expect(await grid.getByRole('gridcell').count()).toBeLessThan(100)
    await expect(grid).toHaveAttribute('aria-rowcount', String(ALL + 1))

    // The keys lead through the whole matrix, also to rows that the window does not have.
    await page.keyboard.press('Control+f')
    await page.keyboard.press('ArrowDown')
    await expect(focused).toBeInViewport()
    await page.keyboard.press('Control+End')
    await expect(row).toContainText(`Issue number ${MANY - 1}`)
    await expect(row).toHaveAttribute('aria-rowindex', String(ALL + 1))
    await expect(focused).toBeInViewport()
    await expect(focused).toHaveText(/United States/)
    await page.keyboard.press('PageUp')
    await page.keyboard.press('PageUp')
    await expect(row).toContainText(`Issue number ${MANY - 13}`)
    await expect(focused).toBeInViewport()
    await page.keyboard.press('Home')
    await expect(focused).toContainText(`Issue number ${MANY - 13}`)
    await expect(grid.getByRole('columnheader').first()).toBeInViewport()
    expect(await accessibilityFindings(page)).toEqual([])
    await page.keyboard.press('Control+Home')
    await expect(row).toHaveAttribute('aria-rowindex', '2')

    // The filter is over all rows, and the focus and the place of a row outlast a scroll far away.
    await page.getByRole('searchbox').fill('270 TONNES')
    await count(page, `1 of ${ALL}`)
    await expect(grid.getByRole('rowheader', { name: 'Area 27' })).toBeVisible()
    await page.getByRole('searchbox').fill('')
    await page.getByRole('button', { name: 'Stance', exact: true }).click()
    await page.getByRole('menuitemcheckbox', { name: 'accept', exact: true }).click()
    await expect(grid.getByRole('button', { name: /Issue number 270/ }).first()).toBeVisible()
    await page.getByRole('menuitemcheckbox', { name: 'accept', exact: true }).click()
    await page.keyboard.press('Escape')
    await count(page, `${ALL} of ${ALL}`)
    const first = grid.getByRole('button', { name: /^Issue number 2$/ })
    await first.focus()
    await first.hover()
    // A few rows above and below those in view are rendered too. Step by step: a busy machine may drop a part of one long turn of the wheel.
    const farDown = grid.getByRole('row', { name: /Issue number 1\d\d / }).nth(8)
    await expect(async () => {
      await page.mouse.wheel(0, 2000)
      await expect(farDown).toBeInViewport({ timeout: 1000 })
    }).toPass()
    await expect(first).not.toBeInViewport()
    await expect(first).toBeFocused()
    await expect(grid.locator('[aria-busy="true"]')).toHaveCount(0)

    // Edits move rows, and the focus goes with its own.
    await applyCommand(page, { kind: 'delete', collection: 'issue', id: 'many-1', rev: 1 })
    await count(page, `${ALL - 1} of ${ALL - 1}`)
    await expect(first).toBeFocused()
    await expect(row).toHaveAttribute('aria-rowindex', String(OF_SAMPLE + 3))
    await applyCommand(page, { kind: 'delete', collection: 'issue', id: 'many-2', rev: 1 })
    await expect(row).toContainText('Issue number 3')
    await page.keyboard.press('Control+End')
    await expect(row).toContainText(`Issue number ${MANY - 1}`)
    await changeRecord(page, ['issue', `many-${MANY - 1}`, 1], { area: { en: 'Area 0' } })
    await expect(row).toHaveAttribute('aria-rowindex', String(OF_SAMPLE + 8 + 2))
    await expect(row).toContainText(`Issue number ${MANY - 1}`)
    await page.keyboard.press('ArrowUp')
    await expect(row).toContainText('Issue number 9')
    await expect(focused).toBeInViewport()

    // On the way back the cell that had the focus has it again, wherever it is.
    await page.keyboard.press('Control+End')
    await expect(row).toContainText(`Issue number ${MANY - 2}`)
    const left = await focused.textContent()
    for (const back of ['Alt+ArrowLeft', 'Control+4']) {
      await page.keyboard.press('Control+5')
      await expect(page.locator('button[data-row]:focus')).toHaveCount(1)
      await page.keyboard.press(back)
      await expect(focused).toHaveText(left ?? '')
      await expect(focused).toBeInViewport()
    }
    expect(parley.messages).toEqual([])
    await parley.close()
  },
)

test('notes load as one scrolls, and the filter looks through all of them', { tag: '@long' }, async () => {
  const notes = 75
  const parley = await launch({
    prepare: (desk) =>
      editDeskFile(desk, (add) => {
        add('staff', EDITH.id, { name: EDITH.name, initials: EDITH.initials })
        for (let n = 0; n < notes; n += 1)
          add('note', `note-${n}`, {
            staff: EDITH.id,
            body: `Thought ${n}`,
            resolved: false,
            about: { collection: 'issue', id: 'issue-deal' },
            createdAt: new Date(Date.parse('2025-01-01T00:00:00Z') + n * 86_400_000).toISOString(),
          })
      }),
  })
  const { page } = parley
  const articles = page.getByRole('article')
  await show(page, 'Notes')
  await count(page, `${notes} notes`)
  await expect(articles.first()).toContainText(`Thought ${notes - 1}`)
  expect(await articles.count()).toBeLessThan(notes)
  await page.getByRole('button', { name: /^Show \d+ more$/ }).scrollIntoViewIfNeeded()
  await expect(async () => {
    await articles.last().scrollIntoViewIfNeeded()
    await expect(articles).toHaveCount(notes, { timeout: 500 })
  }).toPass()
  await expect(articles.last()).toContainText('Thought 0')
  await page.keyboard.press('Control+f')
  await page.keyboard.type('thought 1')
  await count(page, '17 notes')
  await page.keyboard.type('2')
  await count(page, '1 note')
  await expect(articles).toHaveText([/Thought 12/])
  await page.getByRole('link', { name: 'Shape of a deal' }).first().click()
  const panel = page.getByRole('region', { name: 'Notes' })
  await expect(panel.getByRole('article').first()).toContainText(`Thought ${notes - 1}`)
  await panel.getByRole('button', { name: /^Show \d+ more$/ }).scrollIntoViewIfNeeded()
  await expect(panel.getByRole('article')).toHaveCount(60)
  expect(parley.messages).toEqual([])
  await parley.close()
})

test(
  'the trash loads as one scrolls, and restores all records of a deletion, also those not loaded yet',
  { tag: '@long' },
  async () => {
    const leads = Array.from({ length: 60 }, (_, n) => `lead-${n}`)
    const parley = await launch({
      prepare: (desk) =>
        editDeskFile(desk, (add) => {
          for (const [n, id] of leads.entries()) add('lead', id, { talk: 'talk-jp-us', text: `Lead ${n}` })
        }),
    })
    const { page } = parley
    const drop = (id: string) => ({ kind: 'delete' as const, collection: 'lead' as const, id, rev: 1 })
    await applyCommand(page, { kind: 'batch', commands: leads.map(drop) })
    await show(page, 'Trash')
    const trash = page.getByRole('region', { name: 'Trash' })
    await expect(trash).toContainText('60 records.')
    expect(await trash.getByRole('listitem').count()).toBe(50)
    await page.getByRole('button', { name: 'Restore all 60' }).click()
    await expect(page.getByText('The trash is empty.')).toBeVisible()
    await expect(page.getByText('Restored: 60 records')).toBeVisible()
    await applyCommand(page, { kind: 'batch', commands: leads.map((id) => ({ ...drop(id), rev: 2 })) })
    await page.getByRole('button', { name: 'Show 10 more' }).scrollIntoViewIfNeeded()
    await expect(trash.getByRole('listitem')).toHaveCount(60)
    expect(parley.messages).toEqual([])
    await parley.close()
  },
)
