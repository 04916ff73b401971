import { useRef, useState } from 'react'
import { useAction, useActions } from '../../actions/action-context'
import look from '../../look/look.module.css'
import { SidePanel } from '../../parts/side-panel'
import { useTexts } from '../../text/text-context'
import { ReminderList } from './reminder-list'
import { useReminders } from './use-reminders'

/** The number of reminders in the status bar, which opens them; nothing while there are none. */
export function RemindersButton() {
  const { t } = useTexts()
  const { run } = useActions()
  const { shown } = useReminders()
  if (shown.length === 0) return null
  return (
    <button type="button" className={look.link} onClick={() => run('reminders')}>
      {t('reminder.status', { count: shown.length })}
    </button>
  )
}

/** The reminders beside the window's screen: what falls due, when, and buttons to put each aside. */
export function RemindersPanel() {
  const { t } = useTexts()
  const { run } = useActions()
  const [opened, setOpened] = useState(false)
  const from = useRef<Element>(null)
  const close = () => setOpened(false)
  useAction('reminders', () => {
    if (!opened) from.current = document.activeElement
    setOpened(true)
  })
  // The settings give the focus back to where the reminders were opened.
  const toSettings = () => {
    close()
    if (from.current instanceof HTMLElement) from.current.focus({ preventScroll: true })
    run('settings')
  }
  return (
    <SidePanel opened={opened} close={close} size={420} title={t('reminder.title')} closeLabel={t('reminder.close')}>
      {opened && <ReminderList close={close} toSettings={toSettings} />}
    </SidePanel>
  )
}
