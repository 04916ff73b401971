import { expect, type Page } from '@playwright/test'
import { editDeskFile } from '../files/edit-desk-file'
import { launch, show } from './launch'
import { putText } from './put-text'

export const SENTENCES = [
  'The Secretary said no.',
  'The car duty stays.',
  'Talks go on in June.',
  'The car duty stays.',
  'Both sides will meet again.',
]
/** A report with the same sentence twice. */
export const TEXT = `${SENTENCES.slice(0, 2).join(' ')}\n\n${SENTENCES.slice(2).join(' ')}\n`
const JAPANESE = '大臣は応じないと述べた。\n自動車関税は維持される。「協議は続く」と語った。\n'
export const POSITION = { collection: 'position', id: 'position-us-cars' } as const

/** The text of the open source. */
export const readerText = (page: Page) => page.locator('[role=document][tabindex]')
/** The cards beside the text. */
export const readerCards = (page: Page) => page.locator('[data-card]')
/** The part of the window with the record beside the text. */
export const besideText = (page: Page) => page.getByRole('complementary', { name: 'Record beside the text' })
export const statusLine = (page: Page) => page.locator('footer [role=status]').first()

/** A record by the contract. */
export const recordOf = (page: Page, ref: { collection: string; id: string }) =>
  page.evaluate(
    async (wanted) =>
      (
        (await window.parley.requests['desk:record'](wanted)) as {
          value: { title: { en: string }; passages: { first: { exact: string; at?: { start: number } }[] } }
        }
      ).value,
    ref,
  )

/** Launches Parley on the sample with a report and a Japanese text. */
export const openReader = (prepare?: (desk: string) => void, language: 'en' | 'ja' = 'en') =>
  launch({
    language,
    prepare: (desk) => {
      editDeskFile(desk, (add) => {
        putText(desk, add, { id: 'source-report', title: 'Report on cars', language: 'en' }, TEXT)
        putText(desk, add, { id: 'source-ja', title: '報告', language: 'ja' }, JAPANESE)
      })
      prepare?.(desk)
    },
  })

/** Opens the text of a source, as its record does. */
export async function readSource(page: Page, source: string, sources = 'Sources') {
  await show(page, sources)
  const row = page.locator(`button[data-key="source/${source}"]`)
  await row.click()
  await expect(row).toHaveAttribute('aria-current', 'true')
  await row.dblclick()
  await expect(readerText(page)).toBeVisible()
}

/** Chooses a record in the box beside the text: the position on cars, if no other is named. */
export async function chooseBeside(page: Page, ref: { collection: string; id: string } = POSITION) {
  const box = page.getByRole('combobox', { name: 'Record to quote for' })
  const { title } = await recordOf(page, ref)
  await box.click()
  await page.keyboard.insertText(title.en)
  await page.getByRole('option', { name: title.en }).click()
  await expect(besideText(page).getByRole('heading', { level: 1 })).toHaveText(title.en)
}
