import { expect, test, type Page } from '@playwright/test'
import { accessibilityFindings } from '../helpers/window/accessibility'
import { EDITH, launch, show } from '../helpers/window/launch'
import { openPosition } from '../helpers/window/open-position'

const BEN = { id: 'staff-ben', name: 'Ben Arai', initials: 'BA' }
const CARS = { collection: 'position', id: 'position-us-cars' }
const TITLE = 'United States on Requirements for imported cars'

/** Sends a request to the desk as the window does. */
const ask = (page: Page, request: string, input: unknown) =>
  page.evaluate(
    async ([name, given]) => {
      const answer = (await window.parley.requests[name as 'desk:apply'](given)) as { ok: boolean; value: unknown }
      if (!answer.ok) throw new Error(JSON.stringify(answer))
      return answer.value
    },
    [request, input] as const,
  )

/** Changes the position as another person would in another window. */
async function change(page: Page, fields: object, staff = EDITH): Promise<void> {
  const { rev } = (await ask(page, 'desk:form', { ref: CARS })) as { rev: number }
  await ask(page, 'desk:apply', { command: { kind: 'change', ...CARS, rev, fields }, staff })
}

const openCars = (page: Page) => openPosition(page, TITLE)

const versions = (page: Page) => page.getByRole('main').locator('ol > li')
const stanceOf = (page: Page) =>
  page
    .getByRole('main')
    .locator('dl > div')
    .filter({ has: page.getByText('Stance', { exact: true }) })

async function axe(page: Page): Promise<void> {
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme })
    await expect(page.locator(`html[data-mantine-color-scheme="${scheme}"]`)).toHaveCount(1)
    expect(await accessibilityFindings(page), scheme).toEqual([])
  }
}

test('a record’s history shows who changed what, and restores an earlier version', { tag: '@long' }, async () => {
  const parley = await launch()
  const { page } = parley
  await page.reload()
  await openCars(page)
  await change(page, { stance: 'accept' }, BEN)
  await expect(stanceOf(page).first()).toContainText('accept')
  await page.keyboard.press('Control+Shift+H')
  await expect(versions(page)).toHaveCount(2)
  await expect(versions(page).first()).toContainText(/Changed.*current.*Ben Arai/)
  // Times are in the time zone of this computer, not in the desk's (Washington): the edit was made this minute.
  const own = await page.evaluate(() => [0, 60_000].map((ago) => new Date(Date.now() - ago).toTimeString().slice(0, 5)))
  await expect(versions(page).first()).toContainText(new RegExp(`Ben Arai, .*, (${own.join('|')})`))
  await expect(versions(page).first().locator('del')).toHaveText(/oppose/)
  await expect(versions(page).first().locator('ins')).toHaveText(/accept/)
  await page.getByRole('button', { name: /^Open version from/ }).click()
  await expect(page.getByRole('heading', { name: /^Version from [67] June 2025/ })).toBeVisible()
  const then = page.getByRole('article', { name: TITLE })
  await expect(then).toContainText('oppose')
  // The earlier version can be read, but not edited.
  await expect(then.getByRole('button')).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(versions(page)).toHaveCount(2)
  await page.getByRole('button', { name: /^Open version from/ }).click()
  await page.getByRole('button', { name: 'Restore this version' }).click()
  await expect(page.getByText(/^Restored the version from [67] June 2025/)).toBeVisible()
  await expect(versions(page)).toHaveCount(3)
  await expect(versions(page).first()).toContainText(/Earlier version restored.*Edith Kato/)
  await page.getByRole('button', { name: 'Undo', exact: true }).last().click()
  await expect(versions(page).first()).toContainText('Undone: restore earlier version of position')
  await page.keyboard.press('Escape')
  await expect(stanceOf(page).first()).toContainText('accept')
  expect(parley.messages).toEqual([])
  await parley.close()
})

test(
  'the desk’s history lists edits by day, moves by keyboard, narrows to one person, and restores the whole desk',
  { tag: '@long' },
  async () => {
    const parley = await launch()
    const { page } = parley
    await page.reload()
    await show(page, 'History')
    await expect(page.getByText('No edits yet.')).toBeVisible()
    await change(page, { stance: 'accept' }, BEN)
    await change(page, { contested: false })
    const lead = {
      kind: 'create',
      collection: 'lead',
      id: 'lead-new',
      fields: { talk: 'talk-jp-us', text: 'Said in the hall.' },
    }
    await ask(page, 'desk:apply', { command: lead, staff: BEN })
    const rows = page.locator('button[data-row]')
    await expect(rows).toHaveText([/Add lead/, /Change contested/, /Change stance/, /Start of history/])
    await page.getByRole('combobox', { name: 'Edits by' }).selectOption('Ben Arai')
    await expect(rows).toHaveText([/Add lead/, /Change stance/])
    await page.getByRole('combobox', { name: 'Edits by' }).selectOption('Everyone')
    await rows.first().focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1, name: 'Change stance' })).toBeVisible()
    await expect(versions(page).locator('ins')).toHaveText(/accept/)
    await axe(page)
    await page.getByRole('button', { name: 'Preview the desk after this edit' }).click()
    await expect(page.getByRole('row').nth(1)).toContainText('Position')
    await axe(page)
    await page.getByRole('button', { name: 'Restore this version of the desk' }).click()
    const dialog = page.getByRole('dialog')
    await expect(dialog.getByRole('listitem')).toHaveText(['Records removed: 1', 'Records changed: 1'])
    // Somebody edits while the question is open, so the preview is out of date.
    await change(page, { stance: 'demand' }, BEN)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('alert')).toContainText('The desk changed while you were looking')
    await page.getByRole('button', { name: 'Restore this version of the desk' }).click()
    await dialog.getByRole('button', { name: 'Restore this version' }).click()
    const notice = page.getByText('Desk restored: 2 records.')
    await expect(notice).toBeVisible()
    await expect(
      page.getByRole('heading', { level: 1, name: 'Restore earlier version of the desk (2 records)' }),
    ).toBeVisible()
    // The notice's Undo reverses exactly that return, and the notice disappears.
    await page.keyboard.press('Control+z')
    await expect(rows.first()).toContainText('Undo: restore earlier version of the desk')
    await expect(notice).toHaveCount(0)
    await page.keyboard.press('Control+y')
    await expect(rows.first()).toContainText('Redo: restore earlier version of the desk')
    await show(page, 'Trash')
    await expect(page.getByRole('main')).toContainText('Said in the hall.')
    await parley.quit()

    // The return is one edit, and can be undone after a restart.
    const again = await launch({ home: parley.home, desk: parley.desk })
    await again.page.reload()
    await show(again.page, 'History')
    await expect(again.page.locator('button[data-row]').first()).toContainText(
      'Redo: restore earlier version of the desk (2 records)',
    )
    await again.page.keyboard.press('Control+z')
    await expect(again.page.locator('button[data-row]').first()).toContainText(
      'Undo: restore earlier version of the desk (2 records)',
    )
    await openCars(again.page)
    await expect(stanceOf(again.page).first()).toContainText('demand')
    expect([...parley.messages, ...again.messages]).toEqual([])
    await again.close()
  },
)

test(
  'the history lists a completed draft under its record, and citations under the record they support',
  { tag: '@long' },
  async () => {
    const parley = await launch()
    const { page } = parley
    await page.reload()
    const draft = { collection: 'draft', id: 'lead-drafted' }
    const fields = { of: 'lead', fields: { talk: 'talk-jp-us', text: 'Said in the hall.' } }
    await ask(page, 'desk:apply', { command: { kind: 'create', ...draft, fields }, staff: EDITH })
    await ask(page, 'desk:apply', { command: { kind: 'complete', id: draft.id, rev: 1 }, staff: EDITH })
    await show(page, 'History')
    const rows = page.locator('button[data-row]')
    await expect(rows).toHaveText([
      /Complete lead.*Said in the hall\./,
      /Add draft.*Said in the hall\./,
      /Start of history/,
    ])
    await rows.nth(1).click()
    await expect(page.getByRole('main').getByRole('link', { name: 'Said in the hall.' })).toBeVisible()
    await expect(versions(page)).toContainText('Draft started')
    const cite = {
      about: CARS,
      field: 'text',
      role: 'supports',
      passage: 'No cut in the car tariff is on the table.',
      source: { newId: 'source-new', title: 'Remarks on cars', reliability: 'press' },
      annotation: 'annotation-new',
      evidence: 'evidence-new',
    }
    await ask(page, 'desk:apply', { command: { kind: 'cite', ...cite }, staff: BEN })
    await openCars(page)
    await page.keyboard.press('Control+Shift+H')
    await expect(versions(page)).toHaveCount(2)
    await expect(versions(page).first()).toContainText(/Citation added.*Ben Arai.*Text \(supports\): Remarks on cars/)
    await expect(versions(page).nth(1)).toContainText('current')
    await axe(page)
    await versions(page).first().getByRole('link', { name: 'Remarks on cars' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Remarks on cars' })).toBeVisible()
    expect(parley.messages).toEqual([])
    await parley.close()
  },
)

test('a deleted record is found through its edit, and restored at any earlier version', { tag: '@long' }, async () => {
  const parley = await launch()
  const { page } = parley
  await page.reload()
  await change(page, { stance: 'accept' })
  const plan = (await ask(page, 'desk:delete-plan', CARS)) as {
    rev: number
    along: { refs: unknown[] }
    unlinked: { refs: unknown[] }
  }
  const command = { kind: 'delete', ...CARS, rev: plan.rev, along: plan.along.refs, unlinked: plan.unlinked.refs }
  await ask(page, 'desk:apply', { command, staff: EDITH })
  await page.keyboard.press('Control+h')
  await page.locator('button[data-row]').first().click()
  await page.getByRole('button', { name: `History: ${TITLE}` }).click()
  await expect(page.getByText('This record is now in the trash.')).toBeVisible()
  await axe(page)
  await page
    .getByRole('button', { name: /^Open version from/ })
    .last()
    .click()
  await axe(page)
  await page.getByRole('button', { name: 'Restore this version' }).click()
  await expect(page.getByText(/^Restored the version from/)).toBeVisible()
  await page.getByRole('button', { name: 'Back to record' }).click()
  await expect(stanceOf(page).first()).toContainText('oppose')
  expect(parley.messages).toEqual([])
  await parley.close()
})

test('a long history loads as it is walked, in Japanese', { tag: '@long' }, async () => {
  const parley = await launch({ language: 'ja' })
  const { page } = parley
  await page.reload()
  await page.getByRole('navigation').waitFor()
  for (let count = 0; count < 120; count += 1) await change(page, { text: `Text ${count}.` })
  await show(page, '履歴')
  const rows = page.locator('button[data-row]')
  await expect(rows.first()).toContainText('本文の変更')
  // The page holds only the visible rows, and the window asked only for those it reached.
  expect(await rows.count()).toBeLessThan(60)
  await rows.first().focus()
  await expect(async () => {
    await page.keyboard.press('End')
    await expect(rows.last()).toContainText('履歴の始まり', { timeout: 500 })
  }).toPass()
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'デスクをこの版に復元…' })).toBeEnabled()
  await expect(page.getByRole('heading', { name: '変更', exact: true })).toBeVisible()
  await axe(page)
  expect(parley.messages).toEqual([])
  await parley.close()
})
