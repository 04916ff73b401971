import { expect, test, type Page } from '@playwright/test'
import { DEFAULT_MARKING } from '../../core/model/values/marking'
import { editDeskFile } from '../helpers/files/edit-desk-file'
import { accessibilityFindings } from '../helpers/window/accessibility'
import { launch, show } from '../helpers/window/launch'

const dialog = (page: Page) => page.getByRole('dialog')
test('one field is set on a thousand records, with a preview, as one step of undo', { tag: '@long' }, async () => {
  const MORE = 1000
  const parley = await launch({
    prepare: (desk) =>
      editDeskFile(desk, (add) => {
        add('talk', 'talk-other', {
          title: { en: 'Other talks' },
          parties: ['party-jp', 'party-us'],
          chiefs: [],
          areas: [],
          status: 'exploratory',
        })
        for (let n = 0; n < MORE; n += 1)
          add('lead', `more-${n}`, {
            talk: 'talk-jp-us',
            text: `Look for the text of notice ${n}.`,
            ...(n === 0 ? { marking: { ...DEFAULT_MARKING, level: 'internal' } } : {}),
          })
      }),
  })
  const { page } = parley
  await show(page, 'Sources')
  await page.keyboard.press('Control+f')
  await page.keyboard.type('text of notice')
  await expect(page.getByText(`${MORE} of ${6 + MORE}`, { exact: true })).toBeVisible()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+a')
  const bar = page.getByRole('toolbar', { name: 'Selected records' })
  await expect(bar).toContainText(`${MORE} selected`)
  await bar.getByRole('button', { name: 'Change field…' }).click()
  await dialog(page).getByRole('combobox', { name: 'Field' }).selectOption({ label: 'Talk' })
  const value = dialog(page).getByRole('textbox', { name: 'New value' })
  await value.click()
  await page.keyboard.insertText('Other talks')
  await page.getByRole('option', { name: /^Other talks/ }).click()
  await expect(dialog(page)).toContainText(`${MORE} records will change.`)
  expect(await accessibilityFindings(page)).toEqual([])
  await dialog(page)
    .getByRole('button', { name: `Change ${MORE} records` })
    .click()
  await expect(dialog(page)).toHaveCount(0)
  const talkOf = (id: string) =>
    page.evaluate(async (lead) => {
      const found = (await window.parley.requests['desk:form']({ ref: { collection: 'lead', id: lead } })) as {
        value: { values: { talk: string } }
      }
      return found.value.values.talk
    }, id)
  expect(await talkOf('more-7')).toBe('talk-other')
  // The selection stays, and the focus is where it was.
  await expect(bar.getByRole('button', { name: 'Change field…' })).toBeFocused()

  // A marking begins with none, and is lowered only if somebody says so.
  await bar.getByRole('button', { name: 'Change field…' }).click()
  await dialog(page).getByRole('combobox', { name: 'Field' }).selectOption({ label: 'Marking' })
  const level = dialog(page).getByRole('combobox', { name: 'New value' })
  await expect(level).toHaveValue('')
  await expect(dialog(page)).not.toContainText('will change')
  await level.focus()
  await level.selectOption({ label: 'UNCLASSIFIED' })
  await expect(level).toBeFocused()
  await expect(dialog(page).getByRole('alert')).toHaveText(/^1 of them would get a lower marking/)
  const confirm = dialog(page).getByRole('button', { name: `Change ${MORE} records` })
  await expect(confirm).toBeDisabled()
  await dialog(page).getByRole('checkbox', { name: 'Yes, lower this marking' }).check()
  await expect(confirm).toBeEnabled()
  expect(await accessibilityFindings(page)).toEqual([])
  await dialog(page).getByRole('button', { name: 'Cancel' }).last().click()

  await page.getByRole('button', { name: /^Undo: change lead and 999 more/ }).click()
  await expect.poll(() => talkOf('more-7')).toBe('talk-jp-us')
  expect(await talkOf('more-999')).toBe('talk-jp-us')
  expect(parley.messages).toEqual([])
  await parley.close()
})
