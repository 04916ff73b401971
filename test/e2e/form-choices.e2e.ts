import { expect, test, type Page } from '@playwright/test'
import { sampleDesk } from '../helpers/desks/sample'
import { accessibilityFindings } from '../helpers/window/accessibility'
import { changeRecord } from '../helpers/window/apply-command'
import { whileDeskStands } from '../helpers/window/desk-process'
import { launch, show } from '../helpers/window/launch'
import { editPosition, openPosition } from '../helpers/window/open-position'

const field = (page: Page, label: string) =>
  page
    .getByRole('form')
    .locator('input')
    .and(page.getByLabel(label, { exact: true }))

async function edit(page: Page, screen: 'Talks' | 'Measures', row: RegExp): Promise<void> {
  await show(page, screen)
  await page.getByRole('button', { name: row }).first().click()
  await page.getByRole('button', { name: 'Edit', exact: true }).click()
  await expect(page.getByRole('form')).toBeVisible()
}

test('a field takes what the typed words find, however fast the keys, and nothing else', { tag: '@long' }, async () => {
  const parley = await launch()
  const { page } = parley
  await edit(page, 'Measures', /^The rate for Japan is suspended/)
  const layer = field(page, 'Applies to')
  await expect(layer).toHaveValue('rate for Japan, in total')
  await layer.focus()
  await page.keyboard.press('Control+a')
  await page.keyboard.insertText('nearly every')
  await page.keyboard.press('Enter')
  await expect(layer).toHaveValue('baseline, nearly every country')
  // Words that find nothing change nothing.
  await page.keyboard.press('Control+a')
  await page.keyboard.insertText('no such layer')
  await expect(page.getByText('No matches')).toBeVisible()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await expect(layer).toHaveValue('baseline, nearly every country')

  await edit(page, 'Talks', /^Leaders, around the G7 summit/)
  const talk = field(page, 'Talk')
  await expect(talk).not.toHaveValue('')
  const before = await talk.inputValue()
  // Before the words are looked up, Esc takes Enter back; the field stays as it was, even when it is used again.
  await whileDeskStands(parley.app, async () => {
    await talk.focus()
    await page.keyboard.press('Control+a')
    await page.keyboard.insertText('a')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
  })
  await expect(talk).toHaveValue(before)
  await talk.click()
  await page.keyboard.press('Escape')
  await expect(talk).toHaveValue(before)
  // A click on another field takes nothing back: the choice is made once the words are looked up.
  await show(page, 'Positions')
  await expect(page.getByRole('grid')).toBeVisible()
  await page.keyboard.press('Control+n')
  await page.getByRole('menuitem', { name: 'Position', exact: true }).click()
  await expect(field(page, 'Issue')).toBeVisible()
  await whileDeskStands(parley.app, async () => {
    await field(page, 'Issue').click()
    await page.keyboard.insertText('Shape of')
    await page.keyboard.press('Enter')
    await field(page, 'Party').click()
  })
  await expect(field(page, 'Issue')).toHaveValue('Shape of a deal')
  expect(parley.messages).toEqual([])
  await parley.close()
})

test('a list refuses no text, however long', { tag: '@long' }, async () => {
  const parley = await launch()
  const { page } = parley
  await show(page, 'Sources')
  await page.keyboard.press('Control+f')
  await page.keyboard.insertText('x'.repeat(20_000))
  await expect(page.getByText('0 of 6', { exact: true })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByText('6 of 6', { exact: true })).toBeVisible()
  expect(parley.messages).toEqual([])
  await parley.close()
})

test(
  'a form asks for names in the languages of the desk, and for a marking if one changes it',
  { tag: '@long' },
  async () => {
    const parley = await launch()
    const { page } = parley
    const [settings] = (await sampleDesk()).all('deskSettings')
    await changeRecord(page, ['deskSettings', settings?.id ?? '', settings?.rev ?? 0], { title: { en: 'A desk' } })
    await show(page, 'Talks')
    await page.getByRole('button', { name: /^New/ }).click()
    await page.getByRole('menuitem', { name: 'Talk', exact: true }).click()
    await expect(field(page, 'Title, English')).toBeFocused()
    await expect(field(page, 'Title, 日本語')).toHaveCount(0)
    await page.getByRole('button', { name: 'Title: add 日本語' }).click()
    await expect(field(page, 'Title, 日本語')).toBeFocused()

    // A list of which everything is chosen says so.
    const parties = field(page, 'Parties')
    for (const name of ['Japan', 'United States']) {
      await parties.fill(name)
      await page.keyboard.press('Enter')
      await expect(page.getByRole('button', { name: `Remove ${name}` })).toBeVisible()
    }
    await parties.fill('Japan')
    await expect(page.getByText('All added')).toBeVisible()
    // Its list lies over what is under it until it is closed.
    await parties.fill('')
    await page.keyboard.press('Escape')
    await expect(page.getByRole('option').first()).toBeHidden()

    await expect(page.getByText('inherited from the desk')).toBeVisible()
    await page.getByRole('button', { name: 'Change marking…' }).click()
    await expect(page.getByLabel('Marking', { exact: true })).toBeFocused()
    await expect(page.getByLabel('Marking, Caveats')).toBeVisible()
    expect(await accessibilityFindings(page)).toEqual([])
    // A draft does not keep what it was made from, so it has nothing to return to.
    await page.getByLabel('Marking', { exact: true }).selectOption({ index: 1 })
    await expect(page.getByRole('banner')).toContainText('Saved')
    await expect(page.getByRole('button', { name: 'Inherit again' })).toHaveCount(0)

    await editPosition(page)
    await page.getByRole('button', { name: 'Change marking…' }).click()
    await page.getByLabel('Marking', { exact: true }).selectOption({ index: 1 })
    await page.getByRole('button', { name: 'Inherit again' }).click()
    await expect(page.getByText('inherited from the desk')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Inherit again' })).toHaveCount(0)
    expect(parley.messages).toEqual([])
    await parley.close()
  },
)

test('a second current position is refused, and one button says that it supersedes the other', async () => {
  const parley = await launch()
  const { page } = parley
  await openPosition(page)
  await page.keyboard.press('Control+Shift+d')
  const form = page.getByRole('form')
  await expect(form).toBeVisible()
  await page.keyboard.press('Control+Enter')
  const says = form.getByText(/^Another position, “Any agreement .* is also current/)
  await expect(says).toBeInViewport({ ratio: 1 })
  await form.getByRole('button', { name: /^This position supersedes “Any agreement/ }).click()
  await expect(form.getByLabel('Supersedes', { exact: true })).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(form).toHaveCount(0)
  // The matrix has the new one, and counts the other as earlier.
  await expect(page.getByRole('grid')).toContainText('1 earlier')
  expect(parley.messages).toEqual([])
  await parley.close()
})
