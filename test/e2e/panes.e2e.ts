import { expect, test, type Page } from '@playwright/test'
import { accessibilityFindings } from '../helpers/window/accessibility'
import { launch, show } from '../helpers/window/launch'

const line = (page: Page, name: string) => page.getByRole('separator', { name })
const widthOf = async (page: Page, pane: string) =>
  page.locator(`[data-pane="${pane}"]`).evaluate((element) => Math.round(element.getBoundingClientRect().width))

test(
  'panes are resized, hidden and walked by keyboard and pointer, and the next window begins with them',
  { tag: '@long' },
  async () => {
    const parley = await launch()
    const { page } = parley
    await show(page, 'Talks')
    // The list takes the focus when its screen is shown.
    await expect(page.locator('button[data-row]:focus')).toHaveCount(1)
    const list = line(page, 'Width of list')
    const before = await widthOf(page, 'list')
    await list.focus()
    await page.keyboard.press('ArrowRight')
    await expect(list).toHaveAttribute('aria-valuenow', '40')
    expect(await widthOf(page, 'list')).toBeGreaterThan(before)
    await page.keyboard.press('End')
    await expect(list).toHaveAttribute('aria-valuenow', '75')
    await list.dblclick()
    await expect(list).toHaveAttribute('aria-valuenow', '38')
    expect(await widthOf(page, 'list')).toBe(before)

    // By the pointer, as wide as it says.
    const nav = line(page, 'Width of navigation')
    const at = await nav.boundingBox()
    if (!at) throw new Error('the line of the navigation is not shown')
    await page.mouse.move(at.x, at.y + 200)
    await page.mouse.down()
    await page.mouse.move(at.x + 40, at.y + 200, { steps: 3 })
    await page.mouse.up()
    await expect(nav).toHaveAttribute('aria-valuenow', '188')
    expect(await widthOf(page, 'nav')).toBe(188)
    expect(await accessibilityFindings(page)).toEqual([])

    // F6 goes around the panes, and each keeps its place.
    await page.locator('button[data-row]').nth(1).click()
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    const paneOfFocus = () =>
      page.evaluate(() => document.activeElement?.closest('[data-pane]')?.getAttribute('data-pane'))
    await page.locator('button[data-row]').nth(1).focus()
    const seen: unknown[] = []
    for (let step = 0; step < 3; step += 1) {
      await page.keyboard.press('F6')
      seen.push(await paneOfFocus())
    }
    expect(seen).toEqual(['detail', 'nav', 'list'])
    await expect(page.locator('button[data-row]').nth(1)).toBeFocused()
    await page.keyboard.press('Shift+F6')
    expect(await paneOfFocus()).toBe('nav')

    // A hidden list leaves its place to the record, and closing the record gives it back.
    await page.keyboard.press('Shift+F9')
    await expect(page.locator('[data-pane="list"]')).toBeHidden()
    await expect(list).toHaveAttribute('aria-valuetext', 'Hidden')
    await page.getByRole('button', { name: 'Back to list' }).click()
    await expect(page.locator('[data-pane="list"]')).toBeVisible()
    await page.keyboard.press('F9')
    await expect(page.getByRole('navigation')).toBeHidden()

    // Another window begins with what the desk's settings say.
    const [other] = await Promise.all([parley.app.waitForEvent('window'), page.keyboard.press('Control+Alt+n')])
    await expect(other.getByRole('separator', { name: 'Width of navigation' })).toHaveAttribute(
      'aria-valuetext',
      'Hidden',
    )
    await other.getByRole('separator', { name: 'Width of navigation' }).focus()
    await other.keyboard.press('Enter')
    await expect(other.getByRole('navigation')).toBeVisible()
    expect(await widthOf(other, 'nav')).toBe(188)
    expect(parley.messages).toEqual([])
    await parley.close()
  },
)
