import { expect, test, type Page } from '@playwright/test'
import { recordsOf } from '../helpers/files/desk-files'
import { launch, show } from '../helpers/window/launch'

/** Clipboards of other programs, and the note that each becomes. */
const PASTED: [what: string, html: string, body: string][] = [
  [
    'raised figures',
    '<p>exports of 1.5×10<sup>6</sup> t in 2025<sup>3</sup> and 30 km<sup>2</sup>, CO<sub>2</sub></p>',
    'exports of 1.5×10⁶ t in 2025 [3] and 30 km², CO₂',
  ],
  [
    'a table of a spreadsheet',
    '<table><tbody><tr><td>HS</td><td>Rate</td></tr><tr><td>8703</td><td>2.5%</td></tr><tr><td>8704</td><td>25%</td></tr></tbody></table>',
    'HS | Rate\n8703 | 2.5%\n8704 | 25%',
  ],
  [
    'formatting that is only a style',
    '<b style="font-weight:normal;" id="docs-internal-guid-0"><p><span style="text-decoration:line-through;">24%</span><span> 10%, </span><span style="font-weight:700;">final</span></p></b>',
    '~~24%~~ 10%, **final**',
  ],
  [
    'hidden text',
    '<p>Rate <span style="display:none">24%</span><span style="font-size:0">25%</span><span hidden>26%</span>10%</p>',
    'Rate 10%',
  ],
  [
    'words that look like attributes',
    '<p>The attribute style="fair" was used, as in style=\'x\'.</p>',
    'The attribute style="fair" was used, as in style=\'x\'.',
  ],
  [
    'a list of Word',
    '<p class="MsoListParagraph" style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">·<span>&nbsp;&nbsp; </span></span>First point</p><p class="MsoListParagraph" style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">·<span>&nbsp;&nbsp; </span></span>Second point</p>',
    '- First point\n- Second point',
  ],
  ['scripts and pictures', '<p>a<script>alert(1)</script><img src="https://x.invalid/p.png">b</p>', 'ab'],
]

const paste = (page: Page, html: string) =>
  page.evaluate((text) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/html', text)
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
    document.activeElement?.dispatchEvent(event)
  }, html)

test('a pasted text keeps its figures, cells and formatting apart', { tag: '@long' }, async () => {
  const parley = await launch()
  const { page, desk } = parley
  await show(page, 'Overview')
  for (const [index, [, html]] of PASTED.entries()) {
    await page.keyboard.press('Control+Shift+N')
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox').click()
    await expect(dialog.getByRole('textbox')).toBeFocused()
    await paste(page, html)
    await page.keyboard.press('Control+Enter')
    await expect(dialog).toBeHidden()
    await expect.poll(async () => (await recordsOf(desk, 'note')).length).toBe(index + 1)
  }
  const bodies = (await recordsOf(desk, 'note')).map(({ body }) => body)
  expect(Object.fromEntries(PASTED.map(([what], index) => [what, bodies[index]]))).toEqual(
    Object.fromEntries(PASTED.map(([what, , body]) => [what, body])),
  )
  expect(parley.messages).toEqual([])
  await parley.close()
})

test('a right click in a field offers to cut, copy and paste, and pastes', { tag: '@long' }, async () => {
  const parley = await launch()
  const { app, page } = parley
  await show(page, 'Overview')
  await page.keyboard.press('Control+Shift+N')
  const field = page.getByRole('dialog').getByRole('textbox')
  await field.click()
  await page.keyboard.type('in force')
  // A native menu can't be looked at from the page: its popup is kept instead of opened.
  await app.evaluate(async ({ Menu, clipboard }) => {
    await clipboard.writeText('27.5% ')
    Menu.prototype.popup = function () {
      Object.assign(globalThis, { opened: this })
    }
  })
  await page.keyboard.press('Home')
  await field.click({ button: 'right', position: { x: 2, y: 8 } })
  const labels = () =>
    app.evaluate(() => {
      const { opened } = globalThis as { opened?: Electron.Menu }
      return opened?.items.filter(({ enabled, type }) => enabled && type !== 'separator').map(({ label }) => label)
    })
  await expect.poll(labels).toEqual(['Paste', 'Paste without formatting', 'Select all'])
  await page.keyboard.press('Home')
  await app.evaluate(({ BrowserWindow }) => {
    const { opened } = globalThis as { opened?: Electron.Menu }
    const [window] = BrowserWindow.getAllWindows()
    opened?.items.find(({ label }) => label === 'Paste')?.click({}, window, window?.webContents)
  })
  await expect(field).toHaveText('27.5% in force')
  await parley.close()
})
