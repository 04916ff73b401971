import { expect, test, type Page } from '@playwright/test'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { recordsOf } from '../helpers/files/desk-files'
import { changeRecord } from '../helpers/window/apply-command'
import { editDeskFile } from '../helpers/files/edit-desk-file'
import { accessibilityFindings, SCHEMES } from '../helpers/window/accessibility'
import { launch, SAMPLE, SCREENS, show, type Launched } from '../helpers/window/launch'
import { moreAction } from '../helpers/window/more-actions'
import { pasteText } from '../helpers/window/paste-text'
import { readerText } from '../helpers/window/source-reader'
import { putText } from '../helpers/window/put-text'

/** Gives sources of the sample other texts in the real app, places the quotes that lose theirs, and cites one of several places. */

const SOURCE = 'source-summary'
const FIRST =
  'Akazawa says that tariffs still divide the two capitals, but that each hopes to settle something by mid-June 2025.'
const REWRITTEN =
  'Akazawa said that tariffs still divide both capitals, but that each hopes to settle something by mid-June 2025.'

/** The present text of the sample's summary. */
async function summary(desk = SAMPLE) {
  const source = (await recordsOf(desk, 'source')).find(({ id }) => id === SOURCE)
  return readFileSync(join(desk, 'sources', `${source?.sha256 ?? ''}.txt`), 'utf8')
}
const quoteOf = async (desk: string, id: string) => (await recordsOf(desk, 'annotation')).find((one) => one.id === id)

async function openSource(page: Page, id = SOURCE, sources: string = SCREENS.en[4]) {
  await show(page, sources)
  await page.locator(`button[data-key="source/${id}"]`).click()
}

/** Opens the sample's talk, which the summary's first quote supports. */
async function openTalk(page: Page) {
  await show(page, 'Talks')
  await page.locator('button[data-key="talk/talk-jp-us"]').click()
}

const panel = (page: Page, name = 'Quotes to place') => page.getByRole('region', { name })
const orphan = (page: Page, id: string) => page.locator(`[data-orphan="${id}"]`)
const status = (page: Page) => page.locator('footer [role=status]').first()

async function expectAccessible(page: Page, what: string) {
  for (const colorScheme of SCHEMES) {
    await page.emulateMedia({ colorScheme })
    expect(await accessibilityFindings(page), `${what}, ${colorScheme}`).toEqual([])
  }
  await page.emulateMedia({ colorScheme: 'light' })
}

/** Gives the summary a text in which two quotes have no certain place. */
async function rewrite(page: Page, text: string) {
  await openSource(page)
  await moreAction(page, 'New version of the text…')
  await pasteText(page, text)
}

test.describe('a new version of a source’s text', () => {
  let parley: Launched
  let text: string
  test.beforeEach(async () => {
    parley = await launch()
    text = (await summary()).replace(FIRST, REWRITTEN).replace('another round will follow', 'another round will come')
    await expect(parley.page.getByRole('heading', { name: 'Coming up' })).toBeVisible()
  })
  test.afterEach(async () => {
    expect(parley.messages).toEqual([])
    await parley.close()
  })

  test(
    'first shows the effect on the quotes, then lists the lost ones for a person to place',
    { tag: '@long' },
    async () => {
      const { page, desk } = parley
      await rewrite(page, text)
      const dialog = page.getByRole('dialog', { name: /^New text of/ })
      await expect(dialog).toContainText('2 quotes have no certain place in this text.')
      await expect(dialog).toContainText(/\d+ quotes have a certain place in this text and move along\./)
      await expectAccessible(page, 'dialog')
      // Nothing is done yet.
      expect((await quoteOf(desk, 'passage-01'))?.snapshot).toBeUndefined()
      await page.keyboard.press('Control+Enter')
      await expect(dialog).toHaveCount(0)

      await expect(panel(page)).toContainText('2 quotes are from an earlier text of this source.')
      // One line, until they are wanted.
      await expect(orphan(page, 'passage-01')).toHaveCount(0)
      await expect(readerText(page)).toBeFocused()
      await page.keyboard.press('o')
      await expect(orphan(page, 'passage-01')).toBeFocused()
      await page.keyboard.press('Escape')
      await expect(orphan(page, 'passage-01')).toHaveCount(0)
      await expect(readerText(page)).toBeFocused()
      await page.keyboard.press('o')
      await expect(orphan(page, 'passage-01')).toBeFocused()
      await expect(orphan(page, 'passage-01').locator('blockquote')).toHaveText(FIRST)
      const near = orphan(page, 'passage-01').getByRole('listitem').first()
      await expect(near.locator('ins')).toHaveText(['said', 'both'])
      await expect(near.locator('del')).toHaveText(['says', 'the two'])
      await expectAccessible(page, 'panel')
      await orphan(page, 'passage-01').getByRole('button', { name: 'Show in text' }).first().click()
      await expect
        .poll(() =>
          page.evaluate(() =>
            [...(CSS.highlights.get('reader-here') ?? [])].map((range) => (range as Range).toString()),
          ),
        )
        .toEqual([REWRITTEN])
      // By the keyboard: from the quote to its first place.
      await orphan(page, 'passage-01').focus()
      await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
      await expect(status(page)).toHaveText('Quote placed. 1 left.')
      await expect(orphan(page, 'passage-01')).toHaveCount(0)
      await expect(orphan(page, 'passage-04')).toBeFocused()
      const start = text.indexOf(REWRITTEN)
      expect(await quoteOf(desk, 'passage-01')).toMatchObject({ start, exact: REWRITTEN })
      expect((await quoteOf(desk, 'passage-01'))?.snapshot).toBeUndefined()

      await page.keyboard.press('Control+z')
      await expect(panel(page)).toContainText('2 quotes')
      expect((await quoteOf(desk, 'passage-01'))?.exact).toBe(FIRST)
      await page.keyboard.press('Control+z')
      await expect(panel(page)).toHaveCount(0)
      expect((await quoteOf(desk, 'passage-04'))?.snapshot).toBeUndefined()
    },
  )

  test('lets a person select the words of a lost quote themselves, or leave it', { tag: '@long' }, async () => {
    const { page, desk } = parley
    await rewrite(page, text)
    await expect(page.getByRole('dialog')).toContainText('2 quotes have no certain place')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('button', { name: 'Place quotes…' }).click()
    await orphan(page, 'passage-04').getByRole('button', { name: 'Select the words yourself' }).click()
    const bar = page.getByRole('toolbar', { name: /^Select the words in the text/ })
    await expect(bar).toContainText('He left open')
    await page.keyboard.press('Escape')
    await expect(bar).toHaveCount(0)
    await expect(orphan(page, 'passage-04')).toBeFocused()
    await orphan(page, 'passage-04').getByRole('button', { name: 'Select the words yourself' }).click()
    await expect(page.locator('[role=document][tabindex]')).toBeFocused()
    const words = 'He left open whether another round will come, be it in the coming week or afterwards.'
    await page.keyboard.press('Control+f')
    await page.keyboard.insertText('will come')
    await expect(page.getByRole('search').getByRole('status')).toHaveText('1 of 1')
    await page.locator('p[data-start]', { hasText: words }).click({ clickCount: 3 })
    await page.locator('[role=document][tabindex]').focus()
    await expect(bar.getByRole('button', { name: /^Place quote on the selection/ })).toBeVisible()
    await page.keyboard.press('q')
    await expect(status(page)).toHaveText('Quote placed. 1 left.')
    expect(await quoteOf(desk, 'passage-04')).toMatchObject({ start: text.indexOf(words), exact: words })
    await expect(orphan(page, 'passage-01')).toBeFocused()
  })

  test(
    'is reached again from a finding, from the source and from the evidence of a record',
    { tag: '@long' },
    async () => {
      const { page } = parley
      await rewrite(page, text)
      await expect(page.getByRole('dialog')).toContainText('2 quotes have no certain place')
      await page.keyboard.press('Control+Enter')
      await expect(panel(page)).toBeVisible()
      await page.getByRole('button', { name: 'Close text' }).click()
      await expect(page.getByText('2 quotes are from an earlier text of this source.')).toBeVisible()
      await page.getByRole('button', { name: 'Place quotes…' }).click()
      await expect(orphan(page, 'passage-01')).toBeFocused()
      await show(page, 'Overview')
      const finding = page.getByRole('listitem').filter({ hasText: 'A quote is from an earlier text of its source' })
      await finding
        .getByRole('link', { name: /left open/ })
        .first()
        .click()
      await expect(orphan(page, 'passage-04')).toBeFocused()
      await expect(orphan(page, 'passage-04')).toHaveJSProperty('previousElementSibling', null)
      await openTalk(page)
      const passage = page.getByRole('listitem').filter({ hasText: FIRST })
      await expect(passage).toContainText('from an earlier text of the source')
      await passage.getByRole('button', { name: 'Place quote…' }).click()
      await expect(orphan(page, 'passage-01')).toBeFocused()
    },
  )
})

test('a source whose text came as one quote is given its whole text, in Japanese', { tag: '@long' }, async () => {
  const quote = '自動車関税は維持される。'
  const whole = `報告\n\n大臣は応じないと述べた。${quote}「協議は続く」と語った。\n`
  const parley = await launch({
    language: 'ja',
    prepare: (desk) =>
      editDeskFile(desk, (add) => {
        putText(desk, add, { id: 'source-ja', title: '報告', language: 'ja' }, quote)
        const fields = { source: 'source-ja', exact: quote, prefix: '', suffix: '', start: 0, end: quote.length }
        add('annotation', 'quote-ja', { ...fields, motivation: 'highlighting' })
      }),
  })
  const { page, desk } = parley
  await openSource(page, 'source-ja', SCREENS.ja[4])
  await page.getByRole('button', { name: '全文を登録…' }).click()
  await pasteText(page, whole)
  const dialog = page.getByRole('dialog', { name: '「報告」の新しい本文' })
  await expect(dialog).toContainText('1件の引用は、この本文での位置が確実なため、そのまま引き継がれます。')
  await expectAccessible(page, 'Japanese')
  await dialog.getByRole('button', { name: '本文として保存' }).click()
  await page.getByRole('button', { name: 'その他の操作' }).click()
  await expect(page.getByRole('menuitem', { name: '新しい版の本文…' })).toBeVisible()
  await page.keyboard.press('Escape')
  const start = whole.indexOf(quote)
  expect(await quoteOf(desk, 'quote-ja')).toMatchObject({ start, exact: quote })
  await page.getByRole('button', { name: '元に戻す' }).first().hover()
  await page.keyboard.press('Control+z')
  await expect(page.getByText('情報源の本文の更新')).toBeVisible()
  await expect.poll(async () => (await quoteOf(desk, 'quote-ja'))?.start).toBe(0)
  expect(parley.messages).toEqual([])
  await parley.close()
})

test(
  'a quote at several places is cited at the chosen one, and words that are not there are shown where they nearly are',
  { tag: '@long' },
  async () => {
    const text = 'Cars first. No cut. Then rice, which stays as it is. No cut. The talks go on.'
    const parley = await launch({
      prepare: (desk) =>
        editDeskFile(desk, (add) =>
          putText(desk, add, { id: 'source-report', title: 'Report on cuts', language: 'en' }, text),
        ),
    })
    const { page, desk } = parley
    await openTalk(page)
    await page.getByRole('button', { name: 'Cite a source…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Cite a source' })
    await dialog.getByText('Source already on this desk').click()
    await dialog.getByRole('textbox', { name: 'Source' }).fill('Report on')
    await dialog.getByRole('option', { name: 'Report on cuts' }).click()
    await dialog.getByLabel('Quote').fill('No cut.')
    await dialog.getByRole('button', { name: 'Add citation' }).click()
    await expect(dialog).toContainText('This quote appears 2 times in the source’s text.')
    const places = dialog.getByRole('radiogroup', { name: 'Choose the place that you mean' })
    await expect(places.getByRole('radio')).toHaveCount(2)
    await expectAccessible(page, 'several places')
    await places.getByRole('radio', { name: 'Then rice, which stays as it is. No cut. The talks go on.' }).check()
    await dialog.getByRole('button', { name: 'Add citation' }).click()
    await expect(dialog).toHaveCount(0)
    const cited = async () => (await recordsOf(desk, 'annotation')).filter(({ source }) => source === 'source-report')
    expect(await cited()).toMatchObject([{ exact: 'No cut.', start: text.lastIndexOf('No cut.') }])

    await page.getByRole('button', { name: 'Cite a source…' }).click()
    await dialog.getByText('Source already on this desk').click()
    await dialog.getByRole('textbox', { name: 'Source' }).fill('Report on')
    await dialog.getByRole('option', { name: 'Report on cuts' }).click()
    await dialog.getByLabel('Quote').fill('Then rice, which remains as it is.')
    await dialog.getByRole('button', { name: 'Add citation' }).click()
    await expect(dialog).toContainText('This quote isn’t in the source’s text.')
    const near = dialog.getByRole('region', { name: /^The nearest words/ })
    await expect(near.locator('del')).toHaveText('remains')
    await expect(near.locator('ins')).toHaveText('stays')
    await expectAccessible(page, 'near place')
    await near.getByRole('button', { name: 'Quote the source’s words' }).click()
    await expect(dialog.getByLabel('Quote')).toHaveValue('Then rice, which stays as it is.')
    await dialog.getByRole('button', { name: 'Add citation' }).click()
    await expect(dialog).toHaveCount(0)
    expect((await cited()).map(({ exact }) => exact)).toContain('Then rice, which stays as it is.')
    expect(parley.messages).toEqual([])
    await parley.close()
  },
)

test(
  'a source whose marking is raised offers to raise its quotes too, in one step of undo',
  { tag: '@long' },
  async () => {
    const parley = await launch()
    const { page, desk } = parley
    await show(page, 'Sources')
    await page.locator('button[data-key="source/source-summary"]').click()
    const raise = page.getByRole('button', { name: 'Raise them to the source’s marking' })
    await expect(page.getByRole('heading', { level: 2, name: 'Text' })).toBeVisible()
    await expect(raise).toHaveCount(0)
    const levels = async () => {
      const quotes = (await recordsOf(desk, 'annotation')).filter(({ source }) => source === 'source-summary')
      return [...new Set(quotes.map(({ marking }) => marking.level))]
    }
    const source = (await recordsOf(desk, 'source')).find(({ id }) => id === 'source-summary')
    if (!source) throw new Error('the sample has no summary')
    const marking = { ...source.marking, level: 'internal' }
    await changeRecord(page, ['source', source.id, source.rev], { marking })
    await expect(raise).toBeVisible()
    expect(await accessibilityFindings(page)).toEqual([])
    await raise.click()
    await expect(raise).toHaveCount(0)
    expect(await levels()).toEqual(['internal'])
    await page.keyboard.press('Control+z')
    await expect(raise).toBeVisible()
    expect(await levels()).toEqual([source.marking.level])
    expect(parley.messages).toEqual([])
    await parley.close()
  },
)
