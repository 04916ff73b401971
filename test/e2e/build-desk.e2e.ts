import { expect, test, type Page } from '@playwright/test'
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { recordsOf } from '../helpers/files/desk-files'
import { accessibilityFindings } from '../helpers/window/accessibility'
import { acceptSuggested, saveTo } from '../helpers/window/dialogs'
import { launch, show } from '../helpers/window/launch'

/** Builds a desk of new parties from nothing through the window, until its brief prints. */

const form = (page: Page) => page.getByRole('form')
const field = (page: Page, label: string) => form(page).getByLabel(label, { exact: true })

/** Opens the form for a new record of a kind on its screen. */
async function make(page: Page, screen: string, kind: string): Promise<void> {
  await show(page, screen)
  await page.keyboard.press('Control+n')
  await page.getByRole('menuitem', { name: kind, exact: true }).click()
  await expect(form(page)).toBeVisible()
}

/** Chooses a record by title: typing finds it, Enter takes it. */
async function choose(page: Page, label: string, title: string): Promise<void> {
  const box = field(page, label)
  await box.click()
  await box.fill(title)
  await expect(form(page).getByRole('listbox').getByRole('option').first()).toContainText(title)
  await box.press('Enter')
}

/** Adds the record to the desk by keyboard, and expects to see its title. */
async function complete(page: Page, title: string): Promise<void> {
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await expect(form(page)).toHaveCount(0)
}

test('a desk of new parties is built through the window until its brief prints', { tag: '@long' }, async () => {
  test.setTimeout(120_000)
  const parley = await launch({ staff: false, desk: false })
  const { page, home } = parley
  await page.getByLabel('Name').fill('Ana Rojas')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'New empty desk…' }).click()
  await page.getByLabel('Desk name').fill('Dairy')
  for (const [party, typed, option] of [
    ['Our party', 'new zea', 'New Zealand (NZ)'],
    ['Other party', 'chile', 'Chile (CL)'],
  ] as const) {
    const country = page.getByRole('group', { name: party }).getByRole('combobox', { name: 'Country' })
    await country.fill(typed)
    await expect(page.getByRole('option').first()).toHaveText(option)
    await country.press('Enter')
  }
  await acceptSuggested(parley.app)
  await page.getByRole('button', { name: 'Create desk' }).click()
  await expect(page.getByRole('banner')).toContainText('Dairy')
  const desk = join(home, 'Parley', 'Dairy')

  await make(page, 'Talks', 'Talk')
  await field(page, 'Title, English').fill('Dairy talks')
  // The parties of the new desk are those of its first talk.
  await expect(form(page)).toContainText('New Zealand')
  await expect(form(page)).toContainText('Chile')
  await field(page, 'Status').selectOption('underWay')
  await complete(page, 'Dairy talks')

  await make(page, 'Positions', 'Issue')
  await expect(field(page, 'Talk')).toHaveValue('Dairy talks')
  await expect(field(page, 'Talk')).toHaveAccessibleDescription(/Filled in: the desk’s only talk\./)
  await field(page, 'Area, English').fill('Market access')
  await field(page, 'Label, English').fill('Butter quota')
  await complete(page, 'Butter quota')

  for (const [party, text, stance] of [
    ['New Zealand', 'The quota must open.', 'demand'],
    ['Chile', 'The quota opens in steps.', 'conditional'],
  ] as const) {
    await make(page, 'Positions', 'Position')
    await choose(page, 'Issue', 'Butter quota')
    await choose(page, 'Party', party)
    await field(page, 'Text').fill(text)
    await field(page, 'Stance').selectOption(stance)
    await field(page, 'Attribution').selectOption('assessed')
    await field(page, 'Valid from').fill('June 2026')
    if (party === 'Chile') {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        expect(await accessibilityFindings(page), `form, ${colorScheme}`).toEqual([])
      }
    }
    await complete(page, `${party} on Butter quota`)
  }

  await make(page, 'Desk', 'Person')
  await field(page, 'Names, English').fill('Marta Soto')
  await complete(page, 'Marta Soto')
  await make(page, 'Desk', 'Post')
  await choose(page, 'Party', 'Chile')
  await field(page, 'Title, English').fill('Trade minister')
  await complete(page, 'Trade minister')
  await make(page, 'Desk', 'Person and post')
  await choose(page, 'Person', 'Marta Soto')
  await choose(page, 'Post', 'Trade minister')
  await field(page, 'From').fill('March 2026')
  await complete(page, 'Marta Soto, Trade minister')

  await make(page, 'Talks', 'Round')
  await field(page, 'Level').selectOption('ministerial')
  await field(page, 'When').fill('2–3 December 2026')
  await field(page, 'Status').selectOption('scheduled')
  await complete(page, 'Meeting at ministerial level')
  await make(page, 'Talks', 'Meeting')
  await field(page, 'Start').fill('2 December 2026')
  await field(page, 'Status').selectOption('scheduled')
  await choose(page, 'Participants', 'Marta Soto')
  await choose(page, 'Issues', 'Butter quota')
  await field(page, 'Purpose').fill('To agree on the steps.')
  await complete(page, '2 December 2026: Marta Soto')

  const pdf = join(home, 'brief.pdf')
  await saveTo(parley.app, pdf)
  await page.getByRole('button', { name: 'Create meeting brief' }).click()
  await expect(page.getByRole('button', { name: 'Export PDF…' })).toBeEnabled()
  await page.getByRole('button', { name: 'Export PDF…' }).click()
  await expect(page.getByText(/Saved brief\.pdf: \d+ pages?/)).toBeVisible({ timeout: 15_000 })
  const text = execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' }).replaceAll(/\s+/g, ' ')
  for (const words of [
    'To agree on the steps.',
    'The quota opens in steps.',
    'Butter quota',
    'Marta Soto',
    'Trade minister',
  ])
    expect(text).toContain(words)
  expect((await recordsOf(desk, 'staff')).map(({ initials }) => initials)).toContain('AR')
  expect(parley.messages).toEqual([])
  await parley.close()
})
