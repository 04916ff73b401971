import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import type { ReminderSettings } from '../../../core/contract/reminder-settings'
import { LEAD_DAYS } from '../../../core/queries/reminders'
import { ask } from '../../client/bridge'
import { useEnvironment } from '../../client/environment'
import { useTexts } from '../../text/text-context'
import classes from './settings.module.css'

/** When to remind of dates, and whether the system's notifications do too. */
export function ReminderChoices() {
  const { t, error } = useTexts()
  const { reminders } = useEnvironment()
  const [failed, setFailed] = useState<unknown>()
  const change = (some: Partial<ReminderSettings>) => {
    setFailed(undefined)
    ask('app:choose', { reminders: { ...reminders, ...some } }).catch(setFailed)
  }
  const leads = reminders.leads.map(String)
  return (
    <section className={classes.who} aria-label={t('reminder.title')}>
      <h2>{t('reminder.title')}</h2>
      <Checkbox.Group
        label={t('reminder.leads')}
        value={leads}
        onChange={(chosen) => change({ leads: chosen.map(Number) })}
      >
        <div className={classes.leads}>
          {LEAD_DAYS.map((days) => (
            <Checkbox key={days} value={String(days)} label={t(`reminder.lead.${days}`)} />
          ))}
        </div>
      </Checkbox.Group>
      <Checkbox
        label={t('reminder.notify')}
        description={t('reminder.notifyHelp')}
        checked={reminders.notify}
        onChange={(event) => change({ notify: event.currentTarget.checked })}
      />
      {reminders.notify && (
        <Checkbox
          label={t('reminder.titles')}
          description={t('reminder.titlesHelp')}
          checked={reminders.titles}
          onChange={(event) => change({ titles: event.currentTarget.checked })}
        />
      )}
      {failed !== undefined && (
        <p role="alert" className={classes.error}>
          {error(failed)}
        </p>
      )}
    </section>
  )
}
