import { expect, test, type Page } from '@playwright/test'
import { recordsOf } from '../helpers/files/desk-files'
import { accessibilityFindings, SCHEMES } from '../helpers/window/accessibility'
import { editDeskFile } from '../helpers/files/edit-desk-file'
import { launch, show, type Launched } from '../helpers/window/launch'
import { painted } from '../helpers/window/painted'
import { pasteText } from '../helpers/window/paste-text'
import { putText } from '../helpers/window/put-text'
import { readerText } from '../helpers/window/source-reader'

/** Accepts suggestions of pasted reports in the real app: a record with its evidence for each, in one step of undo, and nothing without a key. */

const REPORT = `Tariff talks go on in Washington

WASHINGTON, June 5, 2025 (Harbour News) – Secretary of Commerce Dana Whitfield met the delegation on Thursday.

Japan will not accept quotas on supply chains and shipbuilding. Japan rejects the additional US tariffs. The car duty stays at 25% for now.

Both sides meet again on 15 June 2025. They will talk for 90 minutes. Canada sent an observer.`

const HARBOURS = `Harbour talks

WASHINGTON, June 5, 2025 – The sides met. Agriculture Minister Lena Ortiz said the talks go on for 90 minutes. The duty stays at 25%.`

const JAPANESE = `日米関税協議が続く

2025年6月5日

赤澤経済再生担当大臣は「米国の追加関税の見直しを求める」と述べた。自動車の税率は25%のままだ。次の会合は6月15日に開かれる。`

const card = (page: Page) => page.locator('[data-card=suggestion]')

/** Adds a source with its text by the dialog, which then opens the text. */
async function paste(page: Page, text: string) {
  await page.keyboard.press('Control+Shift+V')
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('textbox').first()).toBeFocused()
  await pasteText(page, text)
  await expect(dialog.locator('input[value]').first()).not.toHaveValue('')
  await page.keyboard.press('Control+Enter')
  await expect(dialog).toHaveCount(0)
  await expect(readerText(page)).toBeVisible()
  await readerText(page).focus()
}

/** The label of the card that shows at this moment, or nothing; read at once, for a card goes when its suggestion leaves the list. */
const labelOf = (page: Page) =>
  card(page).evaluateAll((cards) => cards.map((shown) => shown.getAttribute('aria-label')).join(''))

/** Walks by S to the suggestion whose card says something. */
async function walkTo(page: Page, says: RegExp) {
  for (let step = 0; step < 20; step += 1) {
    const label = await labelOf(page)
    if (says.test(label)) return
    // An edit has them looked for again.
    await expect(page.getByRole('button', { name: /^(?:Suggestions \(|候補（)\d/ })).toBeVisible()
    await page.keyboard.press('s')
    await expect(card(page)).toBeFocused()
    await expect(card(page)).not.toHaveAttribute('aria-label', label)
  }
  throw new Error(`no suggestion says ${says.source}`)
}

test.describe('suggestions', () => {
  let parley: Launched
  test.afterEach(async () => {
    expect(parley.messages).toEqual([])
    await parley.close()
  })

  test(
    'are walked through by S, accepted by Enter with their evidence, dismissed by X, and undone in one step',
    { tag: '@long' },
    async () => {
      parley = await launch()
      const { page, desk } = parley
      await expect(page.getByRole('heading', { name: 'Coming up' })).toBeVisible()
      const counts = async () =>
        Promise.all(
          (['person', 'membership', 'position', 'annotation', 'evidence'] as const).map(
            async (kind) => (await recordsOf(desk, kind)).length,
          ),
        )
      const before = await counts()
      await paste(page, REPORT)
      const toggle = page.getByRole('button', { name: /^Suggestions/ })
      await expect(toggle).toHaveText('Suggestions (9)')
      await expect
        .poll(() => painted(page, 'reader-suggestion'))
        .toEqual(expect.arrayContaining(['Secretary of Commerce Dana Whitfield', '25%', '15 June 2025']))
      await toggle.click()
      await expect.poll(() => painted(page, 'reader-suggestion')).toEqual([])
      await toggle.click()
      // Tab leaves the text, as everywhere.
      await readerText(page).focus()
      await page.keyboard.press('Tab')
      await expect(page.getByRole('combobox', { name: 'Record to quote for' })).toBeFocused()
      expect(await counts()).toEqual(before)

      await readerText(page).focus()
      await page.keyboard.press('s')
      await expect(card(page)).toBeFocused()
      await expect(card(page)).toHaveAttribute('aria-label', 'Date: 5 June 2025 → New Meeting…')
      await expect.poll(() => painted(page, 'reader-suggested')).toEqual(['June 5, 2025'])
      for (const scheme of SCHEMES) {
        await page.emulateMedia({ colorScheme: scheme })
        expect(await accessibilityFindings(page), scheme).toEqual([])
      }
      // Esc closes the card, and the suggestion stays.
      await page.keyboard.press('Escape')
      await expect(card(page)).toHaveCount(0)
      await expect(readerText(page)).toBeFocused()
      await expect(toggle).toHaveText('Suggestions (9)')
      await page.keyboard.press('s')
      await expect(card(page)).toHaveAttribute('aria-label', 'Date: 5 June 2025 → New Meeting…')
      await expect(card(page)).toBeFocused()
      // A dismissed one stays away, and the next one comes.
      await page.keyboard.press('x')
      await expect(card(page)).toHaveAttribute(
        'aria-label',
        'Person: Dana Whitfield, Secretary of Commerce → New person and post (Secretary of Commerce)',
      )
      await expect(toggle).toHaveText('Suggestions (8)')
      await page.keyboard.press('Enter')
      await expect(page.getByText('Accepted. Undo takes it back.')).toBeVisible()
      const made = (await recordsOf(desk, 'person')).find(({ names }) => names.en === 'Dana Whitfield')
      const membership = (await recordsOf(desk, 'membership')).find(({ person }) => person === made?.id)
      expect(membership?.post).toBe('post-lutnick')
      const evidence = (await recordsOf(desk, 'evidence')).find(({ about }) => about.id === membership?.id)
      const quote = (await recordsOf(desk, 'annotation')).find(({ id }) => id === evidence?.annotation)
      expect([evidence?.field, quote?.exact]).toEqual(['post', 'Secretary of Commerce Dana Whitfield'])
      await expect(toggle).toHaveText('Suggestions (7)')
      await expect(card(page)).toBeFocused()
      await page.keyboard.press('Shift+S')
      await expect(page.getByText('No more suggestions in this direction')).toBeVisible()
      await page.keyboard.press('Control+z')
      await expect(toggle).toHaveText('Suggestions (8)')
      expect(await counts()).toEqual(before)

      await readerText(page).focus()
      await walkTo(page, /^Position of Japan: oppose \(Supply chains and shipbuilding\) → New Position$/)
      await page.keyboard.press('Enter')
      await expect(toggle).toHaveText('Suggestions (7)')
      const position = (await recordsOf(desk, 'position')).find(({ issue }) => issue === 'issue-supply')
      expect(position).toMatchObject({
        party: 'party-jp',
        stance: 'oppose',
        attribution: 'reported',
        validFrom: { edtf: '2025-06-05' },
        text: 'Japan will not accept quotas on supply chains and shipbuilding.',
      })
      // Where the desk has a position that holds, a person decides in the form, and the words wait until it is saved.
      await walkTo(page, /^Position of Japan: oppose \(Additional US tariffs\) → New Position…$/)
      await page.keyboard.press('Enter')
      const beside = page.getByRole('complementary', { name: 'Record beside the text' })
      await expect(beside.getByLabel('Text', { exact: true })).toHaveValue(/^Japan rejects the additional US tariffs/)
      await expect(beside.getByLabel('Stance', { exact: true })).toHaveValue('oppose')
      await expect(beside).toContainText('will be cited as evidence')
      await beside.getByLabel('Valid from', { exact: true }).fill('7 June 2025')
      await page.keyboard.press('Control+Enter')
      await expect(beside.getByRole('heading', { level: 1 })).toContainText('Japan')
      await expect(beside).toContainText('“Japan rejects the additional US tariffs.”')
      // A length of time is evidence for the length of a meeting, and not for its date.
      await readerText(page).focus()
      await walkTo(page, /^Duration: 90 minutes/)
      await card(page).getByRole('button', { name: 'New Meeting…' }).click()
      await expect(beside.getByLabel('Length (minutes)', { exact: true })).toHaveValue('90')
      await beside.getByLabel('Start', { exact: true }).fill('15 June 2025')
      // The last round was over by then, so a person says which one it belongs to.
      await beside.getByLabel('Round', { exact: true }).fill('Round 5 at ministerial level')
      await beside.getByLabel('Round', { exact: true }).press('Enter')
      await page.keyboard.press('Control+Enter')
      await expect(beside).not.toContainText('will be cited as evidence')
      await expect(beside).toContainText('“They will talk for 90 minutes.”')
      const session = (await recordsOf(desk, 'session')).find(({ minutes }) => minutes === 90)
      const cited = (await recordsOf(desk, 'evidence')).filter(({ about }) => about.id === session?.id)
      expect(cited.map(({ field }) => field)).toEqual(['minutes'])
    },
  )

  test(
    'a dismissed one comes back by undo, stays away when the text is opened again, and is offered again on request',
    { tag: '@long' },
    async () => {
      parley = await launch()
      const { page, desk } = parley
      await expect(page.getByRole('heading', { name: 'Coming up' })).toBeVisible()
      await paste(page, REPORT)
      const sources = (await recordsOf(desk, 'source')).length
      const toggle = page.getByRole('button', { name: /^Suggestions \(/ })
      await walkTo(page, /^Date: 15 June 2025/)
      await page.keyboard.press('x')
      await expect(toggle).toHaveText('Suggestions (8)')
      await expect(page.getByText('Dismissed. Undo takes it back.')).toBeVisible()
      await page.keyboard.press('Control+z')
      await expect(toggle).toHaveText('Suggestions (9)')
      expect(await recordsOf(desk, 'source')).toHaveLength(sources)
      // It is where the walk goes on.
      await expect(card(page)).toBeFocused()
      await expect(card(page)).toHaveAttribute('aria-label', /^Date: 15 June 2025/)
      await page.keyboard.press('x')
      await expect(toggle).toHaveText('Suggestions (8)')
      await page.getByRole('button', { name: 'Close text' }).click()
      await show(page, 'Sources')
      await page.locator('[data-key^="source/"]', { hasText: 'Tariff talks go on' }).dblclick()
      await expect(toggle).toHaveText('Suggestions (8)')
      await page.getByRole('button', { name: 'List of suggestions' }).click()
      await page.getByRole('button', { name: 'Offer the dismissed again (1)' }).click()
      await expect(page.getByRole('dialog', { name: 'Suggestions (9)' })).toBeVisible()
      await page.keyboard.press('Escape')
    },
  )

  test(
    'kinds can be hidden, which the next start remembers, and of a sentence only its cue has a line',
    { tag: '@long' },
    async () => {
      parley = await launch()
      const { page } = parley
      await expect(page.getByRole('heading', { name: 'Coming up' })).toBeVisible()
      await paste(page, REPORT)
      const toggle = page.getByRole('button', { name: /^Suggestions \(/ })
      await expect(toggle).toHaveText('Suggestions (9)')
      await expect.poll(() => painted(page, 'reader-suggestion')).toContain('rejects')
      expect(await painted(page, 'reader-suggestion')).not.toContain(
        'Japan will not accept quotas on supply chains and shipbuilding.',
      )
      await expect(page.locator('[data-stated]')).toHaveCount(1)
      await page.getByRole('button', { name: 'Hide kinds' }).click()
      await page.getByRole('menuitemcheckbox', { name: 'Date' }).click()
      await expect(toggle).toHaveText('Suggestions (6)')
      await page.keyboard.press('Escape')
      await readerText(page).focus()
      await page.keyboard.press('s')
      await expect(card(page)).toHaveAttribute('aria-label', /^Person: Dana Whitfield/)
      await page.reload()
      await show(page, 'Sources')
      await page.locator('[data-key^="source/"]', { hasText: 'Tariff talks go on' }).dblclick()
      await expect(toggle).toHaveText('Suggestions (6)')
      await expect(page.getByRole('button', { name: 'Hide kinds: Date' })).toBeVisible()
    },
  )

  test(
    'the walk goes on after a person made in the dialog, and the list gives the focus back to the text',
    { tag: '@long' },
    async () => {
      parley = await launch()
      const { page } = parley
      await expect(page.getByRole('heading', { name: 'Coming up' })).toBeVisible()
      await paste(page, HARBOURS)
      await walkTo(page, /^Person: Lena Ortiz.* → New person and post…$/)
      await page.keyboard.press('Enter')
      const dialog = page.getByRole('dialog', { name: 'New person and post' })
      await dialog.getByRole('combobox', { name: 'Party' }).fill('united st')
      await dialog.getByRole('combobox', { name: 'Party' }).press('Enter')
      await expect(dialog.getByLabel('Post title')).toHaveValue('Agriculture Minister')
      await page.keyboard.press('Control+Enter')
      await expect(dialog).toHaveCount(0)
      await expect(page.getByRole('complementary', { name: 'Record beside the text' })).toContainText('Lena Ortiz')
      await expect(readerText(page)).toBeFocused()
      await page.keyboard.press('s')
      await expect(card(page)).toHaveAttribute('aria-label', /^Duration: 90 minutes/)
      await expect(card(page)).toBeFocused()
      await page.keyboard.press('Escape')

      await page.getByRole('button', { name: 'List of suggestions' }).click()
      await expect(page.getByRole('dialog')).toBeVisible()
      await page.keyboard.press('Escape')
      await expect(page.getByRole('dialog')).toHaveCount(0)
      await expect(readerText(page)).toBeFocused()

      // The settings of the desk are found by their own name.
      await page.keyboard.press('Control+k')
      await page.keyboard.type('desk sett')
      await page.getByRole('option', { name: 'Desk settings' }).click()
      await expect(page.getByRole('heading', { level: 1, name: 'Japan–US tariff talks' })).toBeVisible()
    },
  )

  test('several are accepted from the list as one step of undo', { tag: '@long' }, async () => {
    parley = await launch()
    const { page, desk } = parley
    await expect(page.getByRole('heading', { name: 'Coming up' })).toBeVisible()
    await paste(page, REPORT)
    const before = (await recordsOf(desk, 'evidence')).length
    await page.getByRole('button', { name: 'List of suggestions' }).click()
    const dialog = page.getByRole('dialog', { name: 'Suggestions (9)' })
    await dialog.getByRole('checkbox', { name: /^Person: Dana Whitfield/ }).check()
    await dialog.getByRole('checkbox', { name: /Supply chains/ }).check()
    expect(await accessibilityFindings(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Accept 2' }).click()
    await expect(dialog).toHaveCount(0)
    await expect(page.getByText('2 suggestions accepted. Undo takes them all back.')).toBeVisible()
    expect(await recordsOf(desk, 'evidence')).toHaveLength(before + 2)
    await page.keyboard.press('Control+z')
    await expect(page.getByRole('button', { name: 'Suggestions (9)' })).toBeVisible()
    expect(await recordsOf(desk, 'evidence')).toHaveLength(before)
    expect((await recordsOf(desk, 'person')).some(({ names }) => names.en === 'Dana Whitfield')).toBe(false)
  })

  test(
    'in Japanese: the desk’s own minister gets evidence, and a text read by machine says so',
    { tag: '@long' },
    async () => {
      parley = await launch({
        language: 'ja',
        prepare: (desk) =>
          editDeskFile(desk, (add) => {
            const sha256 = putText(desk, add, { id: 'source-scan', title: '走査した報告', language: 'ja' }, JAPANESE)
            const citation = { type: 'report', title: '走査した報告', issued: { edtf: '2025-06-05' } }
            const rest = { kind: 'document', language: 'ja', reliability: 'press', readByMachine: true }
            add('source', 'source-scan', { ...rest, citation, sha256 })
          }),
      })
      const { page, desk } = parley
      const people = (await recordsOf(desk, 'person')).length
      await show(page, '情報源')
      await page.locator('button[data-key="source/source-scan"]').dblclick()
      await expect(readerText(page)).toBeVisible()
      const caution = '画像から機械が読み取った文章です。原文と照らし合わせてください。'
      await expect(page.getByRole('region', { name: '情報源の本文' }).locator('header')).toContainText(caution)
      await readerText(page).focus()
      await walkTo(page, /^人物：赤澤、経済再生担当大臣 → 「.*赤澤亮正.*」の根拠にする$/)
      await expect(card(page)).toContainText(caution)
      for (const scheme of SCHEMES) {
        await page.emulateMedia({ colorScheme: scheme })
        expect(await accessibilityFindings(page), scheme).toEqual([])
      }
      await page.keyboard.press('Enter')
      await expect(page.getByText('採用しました')).toBeVisible()
      expect(await recordsOf(desk, 'person')).toHaveLength(people)
      const evidence = (await recordsOf(desk, 'evidence')).filter(({ about }) => about.id === 'membership-akazawa')
      const quotes = await recordsOf(desk, 'annotation')
      expect(evidence.map(({ annotation }) => quotes.find(({ id }) => id === annotation)?.exact)).toContain(
        '赤澤経済再生担当大臣',
      )
    },
  )
})
