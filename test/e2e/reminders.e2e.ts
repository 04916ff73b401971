import { expect, test } from '@playwright/test'
import { accessibilityFindings } from '../helpers/window/accessibility'
import { launch } from '../helpers/window/launch'

/** What the system's dialog asked, the button that it answers with, and the notifications. */
interface Outside {
  asked: string[]
  press: number
  told: string[]
}

test(
  'what falls due soon is counted in the status bar, opens its record, and stays set aside on this machine',
  { tag: '@long' },
  async () => {
    const parley = await launch()
    const { app, page } = parley
    await app.evaluate(({ Notification, dialog }) => {
      const told: string[] = []
      const asked: string[] = []
      Object.assign(globalThis, { told, asked, press: 1 })
      Object.assign(dialog, {
        showMessageBox: async (_window: unknown, { message }: { message: string }) => {
          asked.push(message)
          return { response: (globalThis as unknown as Outside).press }
        },
      })
      Notification.prototype.show = function show() {
        told.push(this.body)
      }
    })
    await page.getByRole('button', { name: 'reminders: 1' }).click()
    const panel = page.getByRole('dialog', { name: 'Reminders' })
    const row = panel.getByRole('listitem').filter({ hasText: 'Target for some deal' })
    await expect(panel).toContainText('1 date is near.')
    // A range, never a day.
    await expect(row).toContainText('in 4–13 days')
    await expect(row).toContainText('mid-June 2025 · Milestone')
    expect(await accessibilityFindings(page), 'reminders').toEqual([])
    await row.getByRole('link', { name: 'Target for some deal' }).click()
    await expect(panel).toHaveCount(0)
    await expect(page.getByRole('heading', { name: 'Target for some deal', level: 1 })).toBeVisible()

    await page.getByRole('button', { name: 'reminders: 1' }).click()
    await panel.getByRole('button', { name: 'Dismiss: Target for some deal' }).click()
    await expect(panel).toContainText('Nothing falls due within 7 days.')
    await expect(panel.getByText('Set aside (1)')).toBeVisible()
    await panel.getByRole('button', { name: 'When to remind…' }).click()
    const settings = page.getByRole('dialog', { name: 'Settings' })
    await settings.getByRole('checkbox', { name: '14 days before' }).click()
    const notify = settings.getByRole('checkbox', { name: 'Also show notifications of this system' })
    const titles = settings.getByRole('checkbox', { name: 'Name the records in notifications' })
    const asked = () => app.evaluate(() => (globalThis as unknown as Outside).asked)
    const [askNotify, askTitles] = ['Show notifications of this system?', 'Name records in notifications?']
    await notify.click()
    await expect.poll(asked).toEqual([askNotify])
    await expect(notify).not.toBeChecked()
    // Neither can a page that somebody has taken over.
    const kept = await page.evaluate(async () => {
      await window.parley.requests['app:choose']({ reminders: { leads: [7, 14], notify: true, titles: true } })
      return window.parley.requests['app:environment']({})
    })
    expect(kept).toMatchObject({ value: { reminders: { leads: [7, 14], notify: false, titles: false } } })
    expect(await asked()).toEqual([askNotify, askTitles])
    await app.evaluate(() => Object.assign(globalThis, { press: 0 }))
    await notify.click()
    await expect(notify).toBeChecked()
    await expect(titles).not.toBeChecked()
    await titles.click()
    await expect(titles).toBeChecked()
    expect(await asked()).toEqual([askNotify, askTitles, askNotify, askTitles])
    // Less needs no question.
    await titles.click()
    await expect(titles).not.toBeChecked()
    await settings.getByRole('checkbox', { name: '30 days before' }).click()
    await expect(settings.getByRole('checkbox', { name: '30 days before' })).toBeChecked()
    await settings.getByRole('checkbox', { name: '30 days before' }).click()
    expect(await asked()).toHaveLength(4)
    expect(await accessibilityFindings(page), 'settings of reminders').toEqual([])
    await page.keyboard.press('Escape')
    await expect(page.getByRole('button', { name: 'reminders: 1' })).toBeVisible()
    // The sample's date is pinned: no day of it is today's.
    expect(await app.evaluate(() => (globalThis as unknown as Outside).told)).toEqual([])
    await parley.quit()

    const again = await launch({ home: parley.home, desk: parley.desk })
    await again.page.getByRole('button', { name: 'reminders: 1' }).click()
    const second = again.page.getByRole('dialog', { name: 'Reminders' })
    await expect(second.getByRole('listitem').first()).toContainText('Three-day G7 summit starts, Canada')
    await expect(second.getByText('Set aside (1)')).toBeVisible()
    await again.close()
  },
)
