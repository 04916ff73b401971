import { BrowserWindow, dialog, type WebContents } from 'electron'
import type { Language } from '../../core/base/text'
import { showsMore, withoutMore, type ReminderSettings } from '../../core/contract/reminder-settings'
import { translator } from '../../core/text/catalogue'
import { askAlone } from './ask-alone'

/** The buttons of the question, by place. */
const ALLOW = 0
const CANCEL = 1

/**
 * The settings of reminders that a window may make of those it wants. A notification leaves the window, so main asks before one shows more than before: a
 * compromised page could answer its own question. `current` gives the settings as they are.
 */
export async function allowedReminders(
  sender: WebContents,
  wanted: ReminderSettings,
  { current, language }: { current: () => ReminderSettings; language: Language },
): Promise<ReminderSettings> {
  const what = showsMore(current(), wanted)
  if (what === undefined) return wanted
  const isAllowed = await askAlone(() => ask(sender, what, language))
  // They may have changed while the question was open.
  return isAllowed ? wanted : withoutMore(current(), wanted)
}

async function ask(sender: WebContents, what: 'titles' | 'notify', language: Language): Promise<boolean> {
  const t = translator(language)
  const isTitles = what === 'titles'
  const options = {
    type: 'question' as const,
    title: 'Parley',
    message: t(isTitles ? 'reminder.askTitles' : 'reminder.askNotify'),
    detail: isTitles ? [t('reminder.titlesHelp'), t('reminder.lockedHelp')].join('\n\n') : t('reminder.notifyHelp'),
    buttons: [t('reminder.allow'), t('room.cancel')],
    // Enter and Esc both change nothing.
    defaultId: CANCEL,
    cancelId: CANCEL,
    noLink: true,
  }
  const window = BrowserWindow.fromWebContents(sender)
  const { response } = await (window ? dialog.showMessageBox(window, options) : dialog.showMessageBox(options))
  return response === ALLOW
}
