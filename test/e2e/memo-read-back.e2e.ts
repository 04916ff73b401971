import { expect, test } from '@playwright/test'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { accessibilityFindings } from '../helpers/window/accessibility'
import { changeRecord } from '../helpers/window/apply-command'
import { openFrom, saveTo } from '../helpers/window/dialogs'
import { launch, show } from '../helpers/window/launch'
import { fromMore } from '../helpers/window/memo-room'
import { commented, commentParts, edited, rewritten } from '../helpers/word/sent-back'

/** A Word file of a memo that somebody sent back, in the real app. */

test(
  'tracked changes and a comment are read back, accepted one by one, and each is undone in one step',
  { tag: '@long' },
  async () => {
    const parley = await launch()
    const { app, page, home } = parley
    await show(page, 'Memos')
    await page.locator('button[data-row]').first().click()
    await expect(page.getByRole('button', { name: 'Export PDF…' })).toBeEnabled({ timeout: 15_000 })
    const recordOf = async (collection: string, id: string) =>
      page.evaluate(
        async (ref) =>
          (
            (await window.parley.requests['desk:form'](ref)) as {
              value: { values: Record<string, unknown>; rev: number }
            }
          ).value,
        { ref: { collection, id } },
      )
    const { rev } = await recordOf('memo', 'memo-leaders')
    const sections = [{ section: 'purpose', words: 'Keep the tone calm.\nThank the hosts.' }]
    await changeRecord(page, ['memo', 'memo-leaders', rev], { sections })
    const file = join(home, 'brief.docx')
    await saveTo(app, file)
    await page.getByRole('button', { name: 'Choose a format' }).click()
    await page.getByRole('menuitem', { name: 'Word (.docx)…' }).click()
    await expect(page.getByText(/Saved brief\.docx/)).toBeVisible({ timeout: 30_000 })
    const changes: [string, string][] = [
      ['calm', 'firm'],
      ['We ask you to lift the additional tariffs.', 'We ask you to lift them all.'],
      ['9 July 2025', '10 July 2025'],
      ['We cannot conclude one that serves only one side.', 'We cannot sign one that serves only one side.'],
    ]
    const comments = commentParts([{ id: 1, who: 'B. Sato', text: 'Is this still so?' }])
    const back = rewritten(
      readFileSync(file),
      (xml) =>
        commented(
          changes.reduce((done, [was, now]) => edited(done, was, now, 'A. Tanaka'), xml),
          'Set by EO 14266.',
          1,
        ),
      comments,
    )
    writeFileSync(file, back)
    await openFrom(app, file)
    await fromMore(page, 'Read back Word file…')
    const dialog = page.getByRole('dialog', { name: 'Read back: brief.docx' })
    await expect(dialog.getByText('5 to decide', { exact: true })).toBeVisible({ timeout: 30_000 })
    await expect(dialog.getByText('Parley writes this text from records.')).toBeVisible()
    expect(await accessibilityFindings(page)).toEqual([])
    const accept = (what: string) => dialog.getByRole('button', { name: `Accept: Changed – ${what}` })
    await accept('Desk comment').click()
    await expect(dialog.getByText('4 to decide, 1 accepted', { exact: true })).toBeVisible()
    const words = async () => JSON.stringify((await recordOf('memo', 'memo-leaders')).values.sections)
    expect(await words()).toContain('Keep the tone firm.')
    // Undone in one step, with the note of who suggested it, and done again.
    await dialog.getByRole('button', { name: 'Undo' }).click()
    await expect(dialog.getByText('5 to decide', { exact: true })).toBeVisible()
    expect(await words()).toContain('Keep the tone calm.')
    await accept('Desk comment').click()
    await expect(dialog.getByText('4 to decide, 1 accepted', { exact: true })).toBeVisible()
    await accept('Line on Additional US tariffs').click()
    await expect(dialog.getByText('3 to decide, 2 accepted', { exact: true })).toBeVisible()
    await dialog.getByRole('button', { name: /^Keep as note: Comment/ }).click()
    await expect(dialog.getByText('2 to decide, 2 accepted, 1 kept as a note', { exact: true })).toBeVisible()
    await dialog.getByRole('button', { name: 'Set aside: Changed – Line on Shape of a deal – If pressed' }).click()
    await expect(
      dialog.getByText('1 to decide, 2 accepted, 1 kept as a note, 1 set aside', { exact: true }),
    ).toBeVisible()
    await dialog.getByRole('button', { name: 'Close' }).first().click()
    // Read again in the same session, it has only what is left.
    await fromMore(page, 'Read back Word file…')
    await expect(dialog.getByText('1 to decide, 1 set aside', { exact: true })).toBeVisible({ timeout: 30_000 })
    await dialog.getByRole('button', { name: 'Close' }).first().click()
    await expect(page.getByRole('article').getByText('Is this still so?')).toHaveCount(0)
    expect(parley.messages).toEqual([])
    await parley.close()
  },
)
