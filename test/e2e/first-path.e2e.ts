import { expect, test, type Page } from '@playwright/test'
import { accessibilityFindings } from '../helpers/window/accessibility'
import { acceptSuggested } from '../helpers/window/dialogs'
import { launch, show, type Launched } from '../helpers/window/launch'
import { pasteText } from '../helpers/window/paste-text'
import { readerText } from '../helpers/window/source-reader'

/** Follows a new user from an empty desk to a first brief, through the checklist and the buttons of the records. */

const form = (page: Page) => page.getByRole('form')
const field = (page: Page, label: string) => form(page).getByLabel(label, { exact: true })
const step = (page: Page, name: string) => page.getByRole('main').getByRole('button', { name, exact: true })

async function choose(page: Page, label: string, title: string): Promise<void> {
  await field(page, label).fill(title)
  await expect(form(page).getByRole('listbox').getByRole('option').first()).toContainText(title)
  await field(page, label).press('Enter')
}

/** Creates an empty desk of two parties in the first run. */
async function createDesk({ page, app }: Launched): Promise<void> {
  await page.getByRole('button', { name: 'New empty desk…' }).click()
  await page.getByLabel('Desk name').fill('Dairy')
  for (const [party, typed] of [
    ['Our party', 'new zea'],
    ['Other party', 'chile'],
  ] as const) {
    const country = page.getByRole('group', { name: party }).getByRole('combobox', { name: 'Country' })
    await country.fill(typed)
    await expect(page.getByRole('option').first()).toBeVisible()
    await country.press('Enter')
  }
  await acceptSuggested(app)
  await page.getByRole('button', { name: 'Create desk' }).click()
  await expect(page.getByRole('heading', { name: 'Get started' })).toBeVisible()
}

async function complete(page: Page, title: string): Promise<void> {
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await expect(form(page)).toHaveCount(0)
}

test(
  'the checklist and the records’ own buttons lead from an empty desk to a first brief',
  { tag: '@long' },
  async () => {
    test.setTimeout(120_000)
    const parley = await launch({ desk: false })
    const { page } = parley
    await createDesk(parley)
    await expect(step(page, 'Add an issue')).toBeDisabled()
    await step(page, 'Paste or drop a report').click()
    await expect(page.getByRole('dialog', { name: 'Add a source' }).getByRole('textbox')).toBeFocused()
    await page.keyboard.press('Escape')

    // A brief requested too early leads to the place for adding meetings.
    await show(page, 'Memos')
    await page.keyboard.press('Control+n')
    await page.getByRole('button', { name: 'Go to talks and meetings' }).click()
    await expect(page.getByRole('navigation').getByRole('button', { name: 'Talks', exact: true })).toHaveAttribute(
      'aria-current',
      'page',
    )

    // A screen that has nothing yet to show leads to the form that it needs.
    await show(page, 'Packages')
    await step(page, '+ Proposal').click()
    await expect(page.getByRole('form', { name: 'Proposal' })).toBeVisible()
    await show(page, 'Contacts')
    await step(page, '+ Talk').click()
    await expect(page.getByRole('form', { name: 'Talk' })).toBeVisible()

    await show(page, 'Overview')
    await step(page, 'Add the talk you follow').click()
    // The form has the focus: words typed at once are its title.
    await expect(field(page, 'Title, English')).toBeFocused()
    await page.keyboard.type('Dairy talks')
    // The parties of the first run are there already.
    await expect(form(page)).toContainText('New Zealand')
    await expect(form(page)).toContainText('Chile')
    await field(page, 'Status').selectOption('underWay')
    await complete(page, 'Dairy talks')

    await step(page, '+ Issue').click()
    await expect(field(page, 'Talk')).toHaveValue('Dairy talks')
    await field(page, 'Area, English').fill('Market access')
    await field(page, 'Label, English').fill('Butter quota')
    await complete(page, 'Butter quota')

    await step(page, '+ Position').click()
    await expect(field(page, 'Issue')).toHaveValue(/Butter quota/)
    await choose(page, 'Party', 'Chile')
    await field(page, 'Text').fill('The quota opens in steps.')
    await field(page, 'Stance').selectOption('conditional')
    await field(page, 'Attribution').selectOption('assessed')
    await field(page, 'Valid from').fill('June 2026')
    await complete(page, 'Chile on Butter quota')

    await show(page, 'Overview')
    await expect(page.getByRole('listitem').filter({ hasText: 'Add the talk you follow' })).toContainText('done')
    await expect(step(page, 'Create brief')).toBeDisabled()
    await step(page, 'Add a round of the talk').click()
    await expect(field(page, 'Talk')).toHaveValue('Dairy talks')
    await field(page, 'Level').selectOption('ministerial')
    await field(page, 'When').fill('2–3 December 2026')
    await field(page, 'Status').selectOption('scheduled')
    await complete(page, 'Meeting at ministerial level')

    await step(page, '+ Meeting').click()
    await field(page, 'Start').fill('2 December 2026')
    await field(page, 'Status').selectOption('scheduled')
    // Nobody is on the desk yet: the typed name becomes an office holder.
    await field(page, 'Participants').fill('Marta Soto')
    await expect(form(page).getByRole('listbox').getByRole('option')).toHaveText('New person and post: Marta Soto…')
    await field(page, 'Participants').press('Enter')
    const dialog = page.getByRole('dialog', { name: 'New person and post' })
    await expect(dialog.getByLabel('Name')).toHaveValue('Marta Soto')
    await dialog.getByRole('combobox', { name: 'Party' }).fill('chil')
    await dialog.getByRole('combobox', { name: 'Party' }).press('Enter')
    await dialog.getByLabel('Post title').fill('Trade minister')
    await dialog.getByLabel('In office from').fill('March 2026')
    await dialog.getByLabel('In office from').press('Enter')
    await expect(dialog).toHaveCount(0)
    await expect(form(page).getByText('Marta Soto, Trade minister')).toBeVisible()
    // Words that match no choice do not stay in the field as if chosen.
    await field(page, 'Participants').fill('Nobody')
    await field(page, 'Purpose').click()
    await expect(field(page, 'Participants')).toHaveValue('')
    await choose(page, 'Issues', 'Butter quota')
    await complete(page, '2 December 2026: Marta Soto')

    await show(page, 'Desk')
    for (const title of ['Marta Soto', 'Trade minister']) await expect(page.getByRole('main')).toContainText(title)
    await show(page, 'Overview')
    await expect(page.getByRole('listitem').filter({ hasText: 'Add a person and their post' })).toContainText('done')
    await step(page, 'Create brief').click()
    await expect(page.getByRole('button', { name: 'Export PDF…' })).toBeEnabled()
    await show(page, 'Overview')
    await expect(page.getByRole('heading', { name: 'Coming up' })).toBeVisible()
    await expect(page.getByRole('heading', { name: 'Get started' })).toHaveCount(0)
    expect(parley.messages).toEqual([])
    await parley.close()
  },
)

test(
  'on a new desk the first suggestion becomes a meeting without leaving its form: its round and its talk are made from there',
  { tag: '@long' },
  async () => {
    const parley = await launch({ desk: false })
    const { page } = parley
    await createDesk(parley)
    await page.keyboard.press('Control+Shift+V')
    await expect(page.getByRole('dialog').getByRole('textbox').first()).toBeFocused()
    await pasteText(page, REPORT)
    await expect(page.getByRole('dialog').locator('input[value]').first()).not.toHaveValue('')
    await page.keyboard.press('Control+Enter')
    await expect(readerText(page)).toBeVisible()
    // The reader says first what the desk needs, and so does the list, of which nothing can be accepted at once.
    const lacking = 'This desk has no talk yet. Meetings, issues and positions belong to one.'
    await expect(page.getByText(lacking)).toBeVisible()
    await page.getByRole('button', { name: 'List of suggestions' }).click()
    const list = page.getByRole('dialog')
    await expect(list).toContainText('None of these can be accepted')
    await expect(list).toContainText(lacking)
    await expect(list).toContainText('“Officials said Chile will not accept a quota.”')
    expect(await accessibilityFindings(page)).toEqual([])
    await list.getByRole('button', { name: 'New Talk…' }).click()
    await expect(list).toHaveCount(0)
    await expect(field(page, 'Title, English')).toBeVisible()
    await expect(form(page)).toContainText('Chile')
    await page.getByRole('button', { name: 'Discard', exact: true }).click()

    await readerText(page).focus()
    await page.keyboard.press('s')
    await expect(page.locator('[data-card=suggestion]')).toHaveAttribute('aria-label', /^Date: .* → New Meeting…$/)
    await expect(page.locator('[data-card=suggestion]')).toBeFocused()
    await page.keyboard.press('Enter')
    const round = field(page, 'Round')
    await round.focus()
    await round.press('ArrowDown')
    await expect(form(page).getByRole('option', { name: 'New round…' })).toBeVisible()
    await round.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'New round' })
    await dialog.getByLabel('Talk').fill('Dairy talks')
    await dialog.getByLabel('Level').selectOption('ministerial')
    // The day of the meeting, and the status that it implies.
    await expect(dialog.getByLabel('When')).toHaveValue('5 June 2025')
    await expect(dialog.getByLabel('Status')).toHaveValue('held')
    expect(await accessibilityFindings(page)).toEqual([])
    await page.keyboard.press('Control+Enter')
    await expect(dialog).toHaveCount(0)
    await expect(round).toHaveValue(/.+/)
    await page.keyboard.press('Control+Enter')
    await expect(form(page)).toHaveCount(0)
    await expect(page.getByText(lacking)).toHaveCount(0)
    await expect(page.getByRole('complementary', { name: 'Record beside the text' })).toContainText('5 June 2025')
    expect(parley.messages).toEqual([])
    await parley.close()
  },
)

const REPORT = `Talks on dairy go on

WELLINGTON, June 5, 2025 – The ministers met for two hours.

Officials said Chile will not accept a quota. Prices rose.`
