import { expect, test, type Page } from '@playwright/test'
import { editDeskFile } from '../helpers/files/edit-desk-file'
import { recordsOf } from '../helpers/files/desk-files'
import { launch, show, type Launched } from '../helpers/window/launch'
import { putText } from '../helpers/window/put-text'

/** Records made from selected words in the reader by one key: their forms begin with what the words say, and nothing is saved before a person saves it. */

const ENGLISH =
  'The ninth ministerial round was held in Ottawa on 2 June 2025. Akazawa and Lutnick spoke by phone for 70 minutes.\n'
const MEETING =
  'Akazawa and Lutnick met for 70 minutes on 3 June 2025 and discussed semiconductors and the additional US tariffs.\n'
const ENDED = 'OTTAWA, 2 June 2025 (Wire) – The ninth round ended here without a deal.\n'
const PEOPLE = 'That Friday Akazawa saw Lena Ortiz (Treasury), Tomas Brand and Kim Sato.\n'
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

  test('begins with what the words say, by a digit or from the menu that A opens', { tag: '@long' }, async () => {
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
    // The words are evidence for each field that they filled and still say, and one undo takes that back.
    const made = (await recordsOf(desk, 'round')).find(({ ordinal }) => ordinal === 9)
    const fields = async () =>
      (await recordsOf(desk, 'evidence'))
        .flatMap(({ about, field }) => (about.id === made?.id ? [field] : []))
        .toSorted()
    await expect.poll(fields).toEqual(['level', 'ordinal', 'place'])
    expect(new Set((await recordsOf(desk, 'annotation')).map(({ exact }) => exact)).size).toBe(
      (await recordsOf(desk, 'annotation')).length,
    )
    await page.keyboard.press('Control+z')
    await expect.poll(fields).toEqual([])
    await text(page).focus()

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

  test(
    'the brief of a meeting that is made from words prints its people, length and date with their source',
    { tag: '@long' },
    async () => {
      await open('en', 'Sources', MEETING)
      const { page, desk } = parley
      await page.keyboard.press('5')
      await expect(form(page)).toHaveAccessibleName('Meeting')
      await expect(row(page, 'participants')).toContainText('Lutnick')
      await expect(row(page, 'issues')).toContainText('From the words.')
      // The last round began later, so a person says which one it belongs to.
      const round = form(page).getByLabel('Round', { exact: true })
      await round.fill('Round 5 at ministerial level')
      await round.press('Enter')
      await page.keyboard.press('Control+Enter')
      await expect(form(page)).toHaveCount(0)
      const made = (await recordsOf(desk, 'session')).find(({ start }) => start.edtf === '2025-06-03')
      const fields = async () =>
        (await recordsOf(desk, 'evidence'))
          .flatMap(({ about, field }) => (about.id === made?.id ? [field] : []))
          .toSorted()
      await expect.poll(fields).toEqual(['issues', 'minutes', 'participants', 'start'])
      await page.getByRole('button', { name: 'Create meeting brief' }).click()
      await expect(page.locator('[data-page="0"] canvas')).toBeVisible({ timeout: 20_000 })
      // The words of a page come after its picture, a few at a time.
      const words = page.locator('[data-page="0"] [role="presentation"]')
      const printed = async () => (await words.allTextContents()).join('')
      await expect.poll(printed).toMatch(/Lutnick, [^;]*, United StatesA1/)
      expect(await printed()).toContain('When, where 3 June 2025A1')
    },
  )

  test('has its words as evidence also for a date that somebody typed as they have it', { tag: '@long' }, async () => {
    await open('en', 'Sources', ENDED)
    const { page, desk } = parley
    await page.keyboard.press('4')
    // The day on which it ended need not be its date: a person decides.
    const when = row(page, 'when').getByRole('textbox').first()
    await expect(when).toHaveValue('')
    await expect(row(page, 'ordinal').getByLabel('Number')).toHaveValue('9')
    await when.fill('2 June 2025')
    await row(page, 'summary').getByRole('textbox').first().fill('The talks go on.')
    await page.keyboard.press('Control+Enter')
    await expect(form(page)).toHaveCount(0)
    const made = (await recordsOf(desk, 'round')).find(({ ordinal }) => ordinal === 9)
    const fields = async () =>
      (await recordsOf(desk, 'evidence'))
        .flatMap(({ about, field }) => (about.id === made?.id ? [field] : []))
        .toSorted()
    await expect.poll(fields).toEqual(['ordinal', 'place', 'when'])
  })

  test(
    'adds the people whom the words name one after the other, each with the words as evidence',
    { tag: '@long' },
    async () => {
      await open('en', 'Sources', PEOPLE)
      const { page, desk } = parley
      const before = (await recordsOf(desk, 'membership')).length
      await page.keyboard.press('1')
      const dialog = page.getByRole('dialog', { name: 'New person and post' })
      const name = dialog.getByRole('textbox', { name: 'Name' })
      await expect(name).toHaveValue('Lena Ortiz')
      await expect(dialog.getByRole('button', { name: 'Add, then Tomas Brand' })).toBeVisible()
      // Nothing is added, and nobody follows, while a box is empty.
      await page.keyboard.press('Control+Shift+Enter')
      await expect(dialog.getByRole('alert')).toBeVisible()
      await expect(name).toHaveValue('Lena Ortiz')
      await page.keyboard.type('United States, Treasury Aide')
      await page.keyboard.press('Control+Shift+Enter')
      await expect(name).toHaveValue('Tomas Brand')
      await expect(dialog.getByRole('combobox', { name: 'Party' })).toBeFocused()
      await page.keyboard.type('United States')
      await page.keyboard.press('Enter')
      await expect(dialog.getByRole('textbox', { name: 'Post title' })).toBeFocused()
      await page.keyboard.type('Trade Aide')
      await dialog.getByRole('button', { name: 'Add, then Kim Sato' }).click()
      await expect(name).toHaveValue('Kim Sato')
      await expect(dialog.getByRole('button', { name: /^Add, then/ })).toHaveCount(0)
      await expect(dialog.getByRole('combobox', { name: 'Party' })).toBeFocused()
      await page.keyboard.type('Japan, Envoy')
      await page.keyboard.press('Enter')
      await expect(dialog).toHaveCount(0)
      await expect(text(page)).toBeFocused()
      const made = (await recordsOf(desk, 'membership')).slice(before)
      expect(made).toHaveLength(3)
      const about = async () => (await recordsOf(desk, 'evidence')).map((one) => one.about.id)
      for (const { id } of made) await expect.poll(about).toContain(id)
    },
  )

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
