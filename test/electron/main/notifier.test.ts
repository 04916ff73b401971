import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ReminderReport, RemindQuestion } from '../../../core/contract/port'
import type { ReminderSettings } from '../../../core/contract/reminder-settings'
import { staffMemberSchema } from '../../../core/model/values/staff-member'
import { SettingsKeeper } from '../../../electron/main/app-settings'
import { Notifier } from '../../../electron/main/notifier'
import { temporaryFolder } from '../../helpers/desks/sample'

const KATO = staffMemberSchema.parse({ id: 'staff-kato', name: 'Edith Kato', initials: 'EK' })

const near = (...titles: (string | undefined)[]): ReminderReport => ({
  storeId: 'desk',
  today: '2025-06-07',
  isPinned: false,
  rows: titles.map((title, n) => ({
    key: `key ${n}`,
    days: { min: 3, max: 12 },
    isOver: false,
    ...(title === undefined ? {} : { title: { en: title, ja: title } }),
  })),
})

async function notifier(reminders?: ReminderSettings) {
  const settings = await SettingsKeeper.open(join(temporaryFolder(), 'settings.json'), () => undefined)
  settings.set({ staff: KATO, ...(reminders ? { reminders } : {}) })
  const asked: RemindQuestion[] = []
  const shown: string[] = []
  const one = new Notifier({
    settings,
    language: () => 'en',
    ask: (question) => asked.push(question),
    show: (text) => shown.push(text),
  })
  return { one, asked, shown }
}

describe('notifications of the system', () => {
  it('are off unless a person turns them on: the desk is not even asked', async () => {
    const { one, asked, shown } = await notifier()
    one.look()
    one.hear(near('Deal'))
    expect([asked, shown]).toEqual([[], []])
  })

  it('give a number, and no title even if one comes', async () => {
    const { one, asked, shown } = await notifier({ leads: [7, 1], notify: true, titles: false })
    one.look()
    expect(asked).toEqual([{ within: 7, titles: false }])
    one.hear(near('Deal', 'Summit'))
    one.hear(near('Deal', 'Summit'))
    expect(shown).toEqual(['2 dates are near. Open Parley to see them.'])
  })

  it('name at most three open records if the person wants, and count the others', async () => {
    const { one, asked, shown } = await notifier({ leads: [7], notify: true, titles: true })
    one.look()
    expect(asked).toEqual([{ within: 7, titles: true }])
    one.hear(near('Deal', undefined, 'Summit', 'Vote', 'Review'))
    expect(shown).toEqual(['Deal: in 3–12 days\nSummit: in 3–12 days\nVote: in 3–12 days\nand 2 more in Parley'])
    one.hear({ ...near(undefined), storeId: 'another' })
    expect(shown[1]).toBe('1 date is near. Open Parley to see it.')
  })

  it('tell nothing of a desk whose date is pinned', async () => {
    const { one, shown } = await notifier({ leads: [7], notify: true, titles: true })
    one.hear({ ...near('Deal'), isPinned: true })
    expect(shown).toEqual([])
  })

  it('stop with the last lead', async () => {
    const { one, asked } = await notifier({ leads: [], notify: true, titles: false })
    one.look()
    expect(asked).toEqual([])
  })
})
