import { expect, test, type Page } from '@playwright/test'
import { whileDeskStands } from '../helpers/window/desk-process'
import { launch, show } from '../helpers/window/launch'

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
  await edit(page, 'Measures', /Stacking rule/)
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
  await expect(page.getByText('0 of 63', { exact: true })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByText('63 of 63', { exact: true })).toBeVisible()
  expect(parley.messages).toEqual([])
  await parley.close()
})
