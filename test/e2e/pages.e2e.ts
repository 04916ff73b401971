import { expect, test, type Page } from '@playwright/test'
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { accessibilityFindings } from '../helpers/window/accessibility'
import { launch, show, type Launched } from '../helpers/window/launch'
import { fromMore } from '../helpers/window/memo-room'

const TITLE = 'Possible leaders’ meeting around the G7 summit'
const PASSAGE = 'Any agreement has to serve both sides'

/** Opens the sample's memo, whose pages are then drawn. Reloads first, so that every message is heard. */
async function openMemo(parley: Launched, screen = 'Memos'): Promise<Page> {
  const { page } = parley
  await page.reload()
  await show(page, screen)
  await page.locator('button[data-row]').first().click()
  // The first memo after a start loads the fonts, which takes seconds on a busy machine.
  await expect(page.locator('[data-page="0"] canvas')).toBeVisible({ timeout: 20_000 })
  return page
}
const scroller = (page: Page) => page.getByRole('region', { name: TITLE })
const scrollTop = (page: Page) => scroller(page).evaluate((element) => element.scrollTop)
const text = (page: Page, words: string) =>
  page.locator('[data-page] [role="presentation"]', { hasText: words }).first()
/** Returns the share of a page's picture that is not white. */
const ink = (page: Page, number: number) =>
  page.locator(`[data-page="${number}"] canvas`).evaluate((canvas: HTMLCanvasElement) => {
    const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] }
    let dark = 0
    for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 255) < 128) dark += 1
    return dark / (data.length / 4)
  })

test(
  'a memo shows its real pages, a passage opens its record, and the console stays empty',
  { tag: '@long' },
  async () => {
    const parley = await launch()
    const page = await openMemo(parley)
    await expect(page.locator('[data-page]')).toHaveCount(2)
    await expect(page.getByRole('region', { name: 'Page 2 of 2' })).toHaveCount(1)
    expect(await ink(page, 0)).toBeGreaterThan(0.01)
    // As many pixels as the screen has.
    const sharp = await page.locator('[data-page="0"] canvas').evaluate((canvas: HTMLCanvasElement) => ({
      drawn: canvas.width,
      shown: canvas.getBoundingClientRect().width * devicePixelRatio,
    }))
    expect(Math.abs(sharp.drawn - sharp.shown)).toBeLessThan(2)

    const passage = text(page, PASSAGE)
    await passage.scrollIntoViewIfNeeded()
    await passage.hover()
    await expect(page.locator('[data-passage][data-hovered]')).toHaveCount(1)
    await passage.click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Japan on Shape of a deal')
    expect(parley.messages).toEqual([])
    await parley.close()
  },
)

test('pages are read by mouse and keyboard: zoom, selection, a walk over passages', { tag: '@long' }, async () => {
  const parley = await launch()
  const page = await openMemo(parley)
  const percent = page.getByRole('status', { name: 'Zoom' })
  const width = () => page.locator('[data-page="0"]').evaluate((element) => element.clientWidth)
  const fit = await width()
  expect(await accessibilityFindings(page)).toEqual([])
  await page.getByRole('button', { name: 'Zoom in' }).click()
  expect(await width()).toBeGreaterThan(fit)
  await scroller(page).focus()
  for (let step = 0; step < 14; step += 1) await page.keyboard.press('Control+Equal')
  await expect(percent).toHaveText('300%')
  await expect(page.getByRole('button', { name: 'Zoom in' })).toBeDisabled()
  await expect
    .poll(() => page.locator('[data-page="0"] canvas').evaluate((canvas: HTMLCanvasElement) => canvas.width))
    .toBe(Math.round(595.28 * 4))
  for (let step = 0; step < 14; step += 1) await page.keyboard.press('Control+Minus')
  await expect(percent).toHaveText('50%')
  await page.keyboard.press('Control+0')
  expect(await width()).toBe(fit)

  // The point under the pointer stays in place while the wheel turns.
  await page.keyboard.press('PageDown')
  await expect.poll(() => scrollTop(page)).toBeGreaterThan(100)
  const mark = text(page, 'Set by EO 14266')
  await mark.scrollIntoViewIfNeeded()
  await mark.hover()
  const before = await mark.boundingBox()
  await page.keyboard.down('Control')
  await page.mouse.wheel(0, -60)
  await page.keyboard.up('Control')
  await expect.poll(width).toBeGreaterThan(fit)
  const after = await mark.boundingBox()
  expect(Math.abs((after?.y ?? 0) - (before?.y ?? 0))).toBeLessThan(8)
  await page.getByRole('button', { name: 'Fit width' }).click()

  await page.keyboard.press('Tab')
  await expect(scroller(page)).toBeFocused()
  await page.keyboard.press('End')
  await expect(page.getByText('Page 2 of 2', { exact: true })).toBeVisible()
  await expect(page.locator('[data-page="1"] canvas')).toBeVisible()
  await page.keyboard.press('Home')
  await expect.poll(() => scrollTop(page)).toBe(0)

  // All passages share one tab stop; the arrow keys move between them, even to pages not drawn yet.
  await page.keyboard.press('Tab')
  await expect(page.locator('[data-passage="0"]')).toBeFocused()
  const first = await page.locator('[data-page="0"] [data-passage]').count()
  for (let step = 1; step <= first; step += 1) {
    await page.keyboard.press('ArrowDown')
    await expect(page.locator(`[data-passage="${step}"]`)).toBeFocused()
  }
  await expect(page.locator('[data-page="1"] [data-passage]:focus')).toBeInViewport()
  await page.keyboard.press('ArrowUp')
  await expect(page.locator(`[data-passage="${first - 1}"]`)).toBeFocused()
  expect(await page.locator('[data-passage][tabindex="0"]').count()).toBe(1)

  // Selecting text opens nothing, and gives the memo's own text.
  const passage = text(page, PASSAGE)
  await passage.scrollIntoViewIfNeeded()
  // Selected by range, because Chromium judges a mouse drag by its clock, and a traced run is slower.
  await passage.evaluate((span) => getSelection()?.selectAllChildren(span))
  expect(await passage.evaluate((span) => getComputedStyle(span).userSelect)).toBe('text')
  expect(await page.evaluate(() => getSelection()?.toString())).toMatch(/agreement has to serve/)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(TITLE)

  await page.locator('[data-passage][aria-label="Position"]').first().focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/ on /)
  expect(parley.messages).toEqual([])
  await parley.close()
})

test('newer pages replace the older ones in place, without a blank in between', { tag: '@long' }, async () => {
  const parley = await launch()
  const page = await openMemo(parley)
  await scroller(page).evaluate((element) => {
    element.scrollTop = 420
  })
  await expect.poll(() => scrollTop(page)).toBe(420)
  // Watches every frame for a page without a picture.
  await page.evaluate(() => {
    const watched = window as unknown as { blanks: number }
    watched.blanks = 0
    const look = () => {
      if (!document.querySelector('[data-page="0"] canvas')) watched.blanks += 1
      requestAnimationFrame(look)
    }
    look()
  })
  await page.evaluate(async () => {
    const ask = window.parley.requests
    const ref = { collection: 'position', id: 'position-jp-benefit' }
    const form = (await ask['desk:form']({ ref })) as { value: { rev?: number } }
    await ask['desk:apply']({
      command: { kind: 'change', ...ref, rev: form.value.rev ?? 1, fields: { text: 'Only a deal in writing.' } },
      staff: { id: 'staff-edith', name: 'Edith Kato', initials: 'EK' },
    })
  })
  await expect(text(page, 'Only a deal in writing.')).toBeVisible()
  expect(await scrollTop(page)).toBe(420)
  expect(await page.evaluate(() => (window as unknown as { blanks: number }).blanks)).toBe(0)
  expect(parley.messages).toEqual([])
  await parley.close()
})

/** Returns the darkest value at the left and upper edge of the first sheet, from 0 (black) to 255. */
function edgesOf(pdf: string): number {
  const picture = execFileSync('pdftoppm', ['-r', '20', '-f', '1', '-l', '1', pdf])
  const [, width = '', height = ''] = /^P6\s(\d+) (\d+)\s/.exec(picture.subarray(0, 32).toString('latin1')) ?? []
  const [w, h] = [Number(width), Number(height)]
  const pixels = picture.subarray(picture.length - w * h * 3)
  // The last dot of each edge lies partly off the sheet.
  const row = pixels.subarray(0, (w - 1) * 3)
  const column = Array.from({ length: h - 1 }, (_, y) => pixels[y * w * 3] ?? 0)
  return Math.min(...row, ...column)
}

test('printing gives the memo’s pages, one a sheet, and nothing else of the window', { tag: '@long' }, async () => {
  const parley = await launch()
  // Printed on white paper, whatever the theme.
  await parley.page.evaluate(() => window.parley.requests['app:choose']({ theme: 'dark' }))
  const page = await openMemo(parley)
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark')
  const file = join(parley.home, 'printed.pdf')
  // Includes printers with their own margins, and other paper sizes.
  const NONE = { top: 0, bottom: 0, left: 0, right: 0 }
  const others = [
    { pageSize: 'A4' },
    { pageSize: 'A4', margins: { top: 1, bottom: 0.7, left: 0.3, right: 0.9 } },
    { pageSize: 'Letter' },
    { pageSize: 'Letter', margins: NONE },
  ]
  const jobs = { to: file, others }
  await parley.app.evaluate(({ BrowserWindow }, { to, others: ways }) => {
    const { webContents } = BrowserWindow.getAllWindows()[0] ?? { webContents: undefined }
    if (!webContents) throw new Error('no window')
    // Prints to a file what the printer would get: the same page, with the same options.
    webContents.print = (options, done) => {
      const { printBackground, pageSize } = options ?? {}
      const same = { printBackground, pageSize, margins: { top: 0, bottom: 0, left: 0, right: 0 } }
      const write = async () => {
        const bytes = await webContents.printToPDF(same as Electron.PrintToPDFOptions)
        const { writeFileSync } = process.getBuiltinModule('node:fs')
        writeFileSync(to, bytes)
        for (const [index, way] of ways.entries())
          writeFileSync(
            `${to}.${index}`,
            await webContents.printToPDF({ printBackground: true, ...way } as Electron.PrintToPDFOptions),
          )
        ;(globalThis as unknown as { options: unknown }).options = options
        done?.(true, '')
      }
      void write()
    }
  }, jobs)
  await fromMore(page, 'Print…')
  await expect
    .poll(() => parley.app.evaluate(() => (globalThis as unknown as { options?: unknown }).options))
    .toEqual({
      silent: false,
      printBackground: true,
      margins: { marginType: 'none' },
      pageSize: 'A4',
      landscape: false,
    })
  await expect(page.locator('.parley-print')).toHaveCount(0)
  expect(readFileSync(file).subarray(0, 5).toString('latin1')).toBe('%PDF-')
  const info = execFileSync('pdfinfo', [file], { encoding: 'utf8' })
  expect(info).toMatch(/Pages:\s+2\b/)
  expect(info).toMatch(/Page size:\s+59\d\.?\d* x 84\d/)
  for (const pdf of [file, ...others.map((_, index) => `${file}.${index}`)]) {
    expect(execFileSync('pdfinfo', [pdf], { encoding: 'utf8' })).toMatch(/Pages:\s+2\b/)
    expect(edgesOf(pdf), pdf).toBeGreaterThan(230)
  }
  // Each page is a picture, without any text of the window.
  expect(execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' }).trim()).toBe('')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()

  const answerOf = (reason: string) =>
    parley.app.evaluate(({ BrowserWindow }, why) => {
      const { webContents } = BrowserWindow.getAllWindows()[0] ?? { webContents: undefined }
      if (webContents) webContents.print = (_options, done) => done?.(false, why)
    }, reason)
  const ask = () => page.evaluate(() => window.parley.requests['app:print']({ pageSize: 'A4', landscape: false }))
  await answerOf('Print job canceled')
  expect(await ask()).toEqual({ ok: true, value: { printed: false } })
  await answerOf('Print job failed')
  expect(await ask()).toEqual({ ok: false, error: { code: 'print-failed', params: { reason: 'Print job failed' } } })
  expect(parley.messages).toEqual([])
  await parley.close()
})
