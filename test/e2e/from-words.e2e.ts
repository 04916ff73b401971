import { expect, test, type Page } from '@playwright/test'
import { editDeskFile } from '../helpers/files/edit-desk-file'
import { recordsOf } from '../helpers/files/desk-files'
import { launch, show, type Launched } from '../helpers/window/launch'
import { putText } from '../helpers/window/put-text'

/** Records made from selected words in the reader by one key: their forms begin with what the words say, and nothing is saved before a person saves it. */

const ENGLISH =
  'The ninth ministerial round was held in Ottawa on 2 June 2025. Akazawa and Lutnick spoke by phone for 70 minutes.\n'
const JAPANESE = '赤澤経済再生担当相は「一方的な措置は受け入れられない」と述べた。\n'

const text = (page: Page) => page.locator('[role=document][tabindex]')
const form = (page: Page) => page.getByRole('form')
const selected = (page: Page) =>
  page.evaluate(() =>
    [...(CSS.highlights.get('reader-selected') ?? [])].map((range) => (range as Range).toString()).join(''),
  )

/** The row of a field in the form. */
const row = (page: Page, name: string) => form(page).locator(`[data-field="${name}"]`)

test.describe('a record made from selected words', () => {
  let parley: Launched
  const open = async (language: 'en' | 'ja', sources: string, words: string) => {
    parley = await launch({
      language,
      prepare: (desk) =>
        editDeskFile(desk, (add) => {
          const sha256 = putText(desk, add, { id: 'source-words', title: 'Words', language }, words)
          const citation = { type: 'report', title: 'Words', issued: { edtf: '2025-06-05' } }
          add('source', 'source-words', { kind: 'document', language, reliability: 'press', citation, sha256 })
        }),
    })
    const { page } = parley
    await show(page, sources)
    await page.locator('button[data-key="source/source-words"]').dblclick()
    await expect(text(page)).toBeVisible()
    await text(page).focus()
    await page.keyboard.press('ArrowDown')
    await expect.poll(() => selected(page)).not.toBe('')
  }
  test.afterEach(async () => {
    expect(parley.messages).toEqual([])
    await parley.close()
  })

  test('begins with what the words say, by a digit or from the menu that A opens', async () => {
    await open('en', 'Sources', ENGLISH)
    const { page, desk } = parley
    await page.keyboard.press('4')
    await expect(form(page)).toHaveAccessibleName('Round')
    await expect(row(page, 'ordinal').getByLabel('Number')).toHaveValue('9')
    await expect(row(page, 'level').getByRole('combobox')).toHaveValue('ministerial')
    await expect(row(page, 'when').getByRole('textbox').first()).toHaveValue('2 June 2025')
    await expect(row(page, 'place').getByLabel('Place, English')).toHaveValue('Ottawa')
    for (const name of ['ordinal', 'level', 'when', 'place'])
      await expect(row(page, name)).toContainText('From the words.')
    await expect(row(page, 'status')).toContainText('From the date in the words.')
    await expect(row(page, 'status').getByRole('combobox')).toHaveValue('held')
    const rounds = (await recordsOf(desk, 'round')).length
    expect(await recordsOf(desk, 'draft')).toEqual([])
    // Another date has another status, as if the person had typed both.
    await row(page, 'when').getByRole('textbox').first().fill('2 June 2099')
    await expect(row(page, 'status').getByRole('combobox')).toHaveValue('scheduled')
    await page.keyboard.press('Control+Enter')
    await expect(form(page)).toHaveCount(0)
    await expect(text(page)).toBeFocused()
    expect((await recordsOf(desk, 'round')).length).toBe(rounds + 1)

    await page.keyboard.press('ArrowDown')
    await expect.poll(() => selected(page)).toContain('70 minutes')
    await page.keyboard.press('a')
    const menu = page.getByRole('menu')
    await expect(menu.getByRole('menuitem', { name: 'New meeting' })).toContainText('5')
    await expect.poll(() => menu.evaluate((one) => one.contains(document.activeElement))).toBe(true)
    await page.keyboard.press('Escape')
    await expect(menu).toHaveCount(0)
    await expect(text(page)).toBeFocused()
    await page.keyboard.press('a')
    await expect.poll(() => menu.evaluate((one) => one.contains(document.activeElement))).toBe(true)
    await page.keyboard.press('5')
    await expect(form(page)).toHaveAccessibleName('Meeting')
    await expect(row(page, 'minutes').getByLabel('Length (minutes)')).toHaveValue('70')
    await expect(row(page, 'format').getByRole('combobox')).toHaveValue('call')
    await expect(row(page, 'participants')).toContainText('From the words.')
    await expect(row(page, 'participants')).toContainText('Akazawa')
    await expect(row(page, 'participants')).toContainText('Lutnick')
    // One key removes the last of them.
    await row(page, 'participants').locator('input:not([type=hidden])').first().focus()
    await page.keyboard.press('Backspace')
    await expect(row(page, 'participants')).not.toContainText('Lutnick')
    await expect(row(page, 'participants')).not.toContainText('From the words.')
  })

  test('in Japanese: a position has its party, speaker and stance', { tag: '@long' }, async () => {
    await open('ja', '情報源', JAPANESE)
    const { page } = parley
    // A full-width digit, as Japanese keyboards type it.
    await text(page).dispatchEvent('keydown', { key: '２', bubbles: true, cancelable: true })
    await expect(form(page)).toHaveAccessibleName('立場')
    await expect(row(page, 'party').locator('input:not([type=hidden])').first()).toHaveValue('日本')
    await expect(row(page, 'stance').getByRole('combobox')).toHaveValue('oppose')
    await expect(row(page, 'speaker')).toContainText('選択した語句から入力しました。')
    await expect(row(page, 'validFrom')).toContainText('情報源から入力しました。')
    await expect(row(page, 'text').getByRole('textbox')).toHaveValue(JAPANESE.trim())
  })
})
