import type { Language } from '../../core/base/text'
import type { ReminderReport, RemindQuestion } from '../../core/contract/port'
import { DEFAULT_REMINDERS, longestLead, toTell } from '../../core/contract/reminder-settings'
import { countdownText } from '../../core/text/countdown'
import { translator } from '../../core/text/catalogue'
import { labelled } from '../../core/text/joined'
import type { SettingsKeeper } from './app-settings'

/** How many titles a notification has at most: more have no room in it. */
const TITLES_MAX = 3

/** The notifier's surroundings. */
export interface NotifierParts {
  settings: SettingsKeeper
  language: () => Language
  /** Asks the open desk what to remind of; `hear` gets the answer. */
  ask: (question: RemindQuestion) => void
  /** Shows a notification of the system. */
  show: (text: string) => void
}

/**
 * Shows the system's notifications of dates, if the person turned them on: once for each date at each of its leads. Others may see a locked screen, so the text is a
 * number, or if the person wants, titles that anybody may see. A desk whose instant is pinned reminds of nothing: its day is not today's.
 */
export class Notifier {
  readonly #parts: NotifierParts

  constructor(parts: NotifierParts) {
    this.#parts = parts
  }

  /** Looks whether something has come near; called every minute, and when the computer wakes. */
  look(): void {
    const { settings, ask } = this.#parts
    const { notify, titles } = settings.value.reminders ?? DEFAULT_REMINDERS
    const within = longestLead(settings.value.reminders ?? DEFAULT_REMINDERS)
    if (notify && within !== undefined && settings.value.staff) ask({ within, titles })
  }

  /** Hears what the desk has to remind of. */
  hear({ storeId, rows, today, isPinned }: ReminderReport): void {
    const { settings, show } = this.#parts
    const { staff, reminded, reminders = DEFAULT_REMINDERS } = settings.value
    if (!staff || !reminders.notify || isPinned) return
    const near = toTell(reminded, { storeId, staff: staff.id }, { rows, today, settings: reminders })
    if (near.rows.length === 0) return
    settings.set({ reminded: near.after })
    show(this.#textOf(near.rows, reminders.titles))
  }

  #textOf(rows: ReminderReport['rows'], titles: boolean): string {
    const language = this.#parts.language()
    const t = translator(language)
    const count = rows.length
    const number = count === 1 ? t('reminder.tellOne') : t('reminder.tell', { count })
    const named = rows.flatMap(({ title, days }) =>
      titles && title ? [labelled(title[language], countdownText(days, t), language)] : [],
    )
    if (named.length === 0) return number
    const shown = named.slice(0, TITLES_MAX)
    const left = count - shown.length
    return [...shown, ...(left === 0 ? [] : [t('reminder.tellMore', { count: left })])].join('\n')
  }
}
