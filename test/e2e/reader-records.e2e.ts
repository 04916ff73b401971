import { expect, test } from '@playwright/test'
import { accessibilityFindings, SCHEMES } from '../helpers/window/accessibility'
import { launch, show, type Launched } from '../helpers/window/launch'
import { painted } from '../helpers/window/painted'
import {
  besideText,
  chooseBeside,
  openReader,
  readerCards,
  readerText,
  readSource,
  statusLine,
} from '../helpers/window/source-reader'

/** Reads sources with a record beside the text in the real app, and makes records from their words. */

test.describe('the reader and its records', () => {
  let parley: Launched
  test.beforeEach(async () => {
    parley = await openReader()
    await expect(parley.page.getByRole('navigation')).toBeVisible()
  })
  test.afterEach(async () => {
    expect(parley.messages).toEqual([])
    await parley.close()
  })

  test(
    'opens a quote of a record at its place, with the record beside it, and closes either side',
    { tag: '@long' },
    async () => {
      const { page } = parley
      await show(page, 'Talks')
      await page.locator('button[data-key="talk/talk-jp-us"]').click()
      await page.getByRole('button', { name: 'Read in the source' }).first().click()
      await expect(readerText(page)).toBeVisible()
      await expect(besideText(page).getByRole('heading', { level: 1 })).toHaveText('Japan–US tariff talks')
      await expect.poll(() => painted(page, 'reader-active')).toHaveLength(1)
      for (const scheme of SCHEMES) {
        await page.emulateMedia({ colorScheme: scheme })
        expect(await accessibilityFindings(page)).toEqual([])
      }
      await page.getByRole('button', { name: 'Close record' }).click()
      await expect(readerText(page)).toBeVisible()
      await expect(page.getByRole('combobox', { name: 'Record to quote for' })).toBeVisible()
      await page.getByRole('button', { name: 'Close text' }).click()
      await expect(page.getByRole('heading', { level: 1 })).toContainText('Desk summary')
      await expect(readerText(page)).toHaveCount(0)
    },
  )

  test('makes a person and post from the words, and cites the words for them', { tag: '@long' }, async () => {
    const { page } = parley
    await readSource(page, 'source-report')
    await expect(readerText(page)).toBeFocused()
    await page.locator('p[data-start="0"]').dblclick({ position: { x: 40, y: 12 } })
    await page.getByRole('button', { name: 'New from this…' }).click()
    await page.getByRole('menuitem').first().click()
    const dialog = page.getByRole('dialog')
    await expect(dialog.getByRole('textbox', { name: 'Name' })).toHaveValue('Secretary')
    await dialog.getByRole('combobox').first().click()
    await page.getByRole('option').first().click()
    await dialog.getByRole('textbox', { name: 'Post' }).fill('Secretary of Commerce')
    await dialog.getByRole('button', { name: /^Add/ }).click()
    await expect(besideText(page).getByRole('heading', { level: 1 })).toHaveText('Secretary, Secretary of Commerce')
    await expect(besideText(page)).toContainText('“Secretary”')
    await expect(readerCards(page)).toHaveCount(1)
    // Reading continues where it was.
    await expect(readerText(page)).toBeFocused()
  })

  test(
    'makes a position in its form beside the text, and cites the words once it is saved',
    { tag: '@long' },
    async () => {
      const { page } = parley
      await readSource(page, 'source-report')
      await readerText(page).focus()
      await page.keyboard.press('ArrowDown')
      await page.getByRole('button', { name: 'New from this…' }).click()
      await page.getByRole('menuitem', { name: 'New position' }).click()
      await expect(besideText(page)).toContainText('will be cited as evidence')
      await expect(readerText(page)).toBeVisible()
      const field = (label: string) => besideText(page).getByLabel(label, { exact: true })
      await expect(field('Text')).toHaveValue('The Secretary said no.')
      for (const [label, title] of [
        ['Issue', 'imported cars'],
        ['Party', 'United States'],
      ] as const) {
        await field(label).click()
        await field(label).fill(title)
        await expect(besideText(page).getByRole('listbox').getByRole('option').first()).toContainText(title, {
          ignoreCase: true,
        })
        await field(label).press('Enter')
      }
      await field('Stance').selectOption('oppose')
      // The source answers the rest; it has no date.
      await expect(field('Track')).toHaveValue('public')
      await expect(field('Attribution')).toHaveValue('reported')
      await expect(field('Valid from')).toHaveValue('')
      // The sample has a later position of the same party.
      await field('Valid from').fill('1 March 2025')
      await besideText(page).getByRole('button', { name: 'All fields' }).click()
      await field('Valid to').fill('2 March 2025')
      await page.keyboard.press('Control+Enter')
      await expect(besideText(page).getByRole('heading', { level: 1 })).toContainText('United States')
      await expect(besideText(page)).toContainText('“The Secretary said no.”')
      await expect(readerCards(page)).toHaveCount(1)
      await expect(statusLine(page)).toContainText('Quoted for United States')
      await expect(readerText(page)).toBeFocused()
      await page.keyboard.press('ArrowDown')
      await expect.poll(() => painted(page, 'reader-selected')).toEqual(['The car duty stays.'])
    },
  )

  test(
    'cites the words for a record that is saved after others were begun and the text was left',
    { tag: '@long' },
    async () => {
      const { page } = parley
      await readSource(page, 'source-report')
      const make = async (kind: string) => {
        await readerText(page).focus()
        await page.keyboard.press('ArrowDown')
        await page.getByRole('button', { name: 'New from this…' }).click()
        await page.getByRole('menuitem', { name: `New ${kind.toLowerCase()}` }).click()
        await expect(besideText(page).getByRole('form', { name: kind })).toBeVisible()
        await expect(besideText(page)).toContainText('will be cited as evidence')
      }
      await make('Readout')
      const field = (label: string) => besideText(page).getByLabel(label, { exact: true })
      for (const label of ['Meeting', 'Issued by']) {
        await field(label).click()
        await besideText(page).getByRole('listbox').getByRole('option').first().click()
      }
      await make('Measure')
      await page.keyboard.press('Alt+ArrowLeft')
      await expect(field('Issued by')).toBeVisible()
      await show(page, 'Talks')
      await page.keyboard.press('Alt+ArrowLeft')
      await expect(besideText(page)).toContainText('will be cited as evidence')
      await field('Issued by').press('Control+Enter')
      await expect(statusLine(page)).toContainText('Quoted for')
      await expect(besideText(page)).toContainText('“The Secretary said no.”')
      await expect(readerCards(page)).toHaveCount(1)
    },
  )

  test(
    'cites the words for a record that is saved after the window was closed, and again after an undo of both',
    { tag: '@long' },
    async () => {
      const { page, home, desk } = parley
      await readSource(page, 'source-report')
      await readerText(page).focus()
      await page.keyboard.press('ArrowDown')
      await page.getByRole('button', { name: 'New from this…' }).click()
      await page.getByRole('menuitem', { name: 'New readout' }).click()
      for (const label of ['Meeting', 'Issued by']) {
        await besideText(page).getByLabel(label, { exact: true }).click()
        await besideText(page).getByRole('listbox').getByRole('option').first().click()
      }
      await expect(besideText(page)).toContainText(
        'will be cited as evidence when you save this record: “The Secretary said no.”',
      )
      await parley.quit()

      const again = await launch({ home, desk })
      const { page: next } = again
      await readSource(next, 'source-report')
      await next.getByRole('button', { name: 'Readout: The Secretary said no.' }).click()
      const complete = async () => {
        await expect(besideText(next)).toContainText('will be cited as evidence')
        await besideText(next).getByLabel('Issued by', { exact: true }).press('Control+Enter')
        await expect(besideText(next)).toContainText('“The Secretary said no.”')
        await expect(readerCards(next)).toHaveCount(1)
        await expect(besideText(next)).not.toContainText('will be cited as evidence')
      }
      await complete()
      // First the quote, then the record.
      await next.keyboard.press('Control+z')
      await expect(readerCards(next)).toHaveCount(0)
      await expect(besideText(next)).not.toContainText('will be cited as evidence')
      await next.keyboard.press('Control+z')
      await complete()
      expect(again.messages).toEqual([])
      await again.quit()
    },
  )

  test('quotes the same words again for a field that they are no evidence for yet', { tag: '@long' }, async () => {
    const { page } = parley
    await readSource(page, 'source-report')
    await chooseBeside(page)
    await readerText(page).focus()
    const fieldBox = page.getByRole('combobox', { name: 'Field' })
    const quoted: string[] = []
    for (let n = 0; n < 3; n += 1) {
      // After a quote, the arrow selects the same words again.
      await page.keyboard.press('ArrowDown')
      await expect.poll(async () => quoted.includes(await fieldBox.inputValue())).toBe(false)
      quoted.push(await fieldBox.inputValue())
      const label = await fieldBox.evaluate((list: HTMLSelectElement) => list.selectedOptions[0]?.text ?? '')
      await page.keyboard.press('q')
      await expect(statusLine(page)).toContainText(`: ${label}.`)
      await expect(readerCards(page)).toHaveCount(1)
      await expect(readerText(page)).toBeFocused()
    }
    expect(quoted).toContain('text')
  })

  test(
    'quotes the words for a record that is chosen by its name, and Esc leaves the choice',
    { tag: '@long' },
    async () => {
      const { page } = parley
      await readSource(page, 'source-report')
      await readerText(page).focus()
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('l')
      const box = page.getByRole('combobox', { name: 'Record that the words are evidence for' })
      await expect(box).toBeFocused()
      await page.keyboard.press('Escape')
      await expect(readerText(page)).toBeFocused()
      await page.keyboard.press('l')
      await box.fill('imported cars')
      const option = page.getByRole('option').first()
      await expect(option).toContainText('imported cars')
      // Records on an issue come before the issue itself.
      await expect(option).toContainText('Position')
      const chosen = await option.textContent()
      await page.keyboard.press('Enter')
      await expect(statusLine(page)).toContainText('Quoted for')
      await expect(besideText(page)).toContainText('“The Secretary said no.”')
      expect(chosen).toContain((await besideText(page).getByRole('heading', { level: 1 }).textContent()) ?? 'nothing')
      await expect(readerText(page)).toBeFocused()
      await page.keyboard.press('Control+z')
      await expect(readerCards(page)).toHaveCount(0)
      // A line to take begins from the words too.
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('0')
      await expect(besideText(page).getByRole('form', { name: 'Line to take' })).toBeVisible()
      await expect(besideText(page)).toContainText('will be cited as evidence')
    },
  )

  test('begins each record with support, whatever the quote before it was', { tag: '@long' }, async () => {
    const { page } = parley
    await readSource(page, 'source-report')
    await chooseBeside(page)
    await readerText(page).focus()
    await page.keyboard.press('ArrowDown')
    const role = page.getByRole('combobox', { name: 'Role' })
    await role.selectOption('contradicts')
    await readerText(page).focus()
    await page.keyboard.press('q')
    await expect(besideText(page)).toContainText('contradicts · Text')
    await page.getByRole('button', { name: 'Close record' }).click()
    await chooseBeside(page, { collection: 'position', id: 'position-jp-removal' })
    await readerText(page).focus()
    await page.keyboard.press('ArrowDown')
    await expect(role).toHaveValue('supports')
  })
})
