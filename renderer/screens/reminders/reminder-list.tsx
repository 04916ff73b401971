import { Button } from '@mantine/core'
import { useRef, type ReactNode } from 'react'
import { countdownText } from '../../../core/text/countdown'
import type { Reminder } from '../../../core/queries/reminders'
import look from '../../look/look.module.css'
import { RecordLink } from '../../navigation/open-record'
import { useTexts } from '../../text/text-context'
import classes from './reminders.module.css'
import { useReminders } from './use-reminders'

/** The reminders, and below them those put aside. `close` is called when a record opens, `toSettings` for the settings. */
export function ReminderList({ close, toSettings }: { close: () => void; toSettings: () => void }) {
  const { t, title, date } = useTexts()
  const { within, view, shown, aside, dismiss, toTomorrow, showAgain } = useReminders()
  const heading = useRef<HTMLParagraphElement>(null)
  // The button that was pressed is gone: reading goes on at the top.
  const then = (act: (key: string) => void, key: string) => {
    act(key)
    heading.current?.focus()
  }
  const none = within === undefined ? t('reminder.off') : t('reminder.none', { days: within })
  return (
    <div className={classes.panel}>
      <p ref={heading} tabIndex={-1} role="status" className={classes.lead}>
        {shown.length === 0
          ? none
          : t(shown.length === 1 ? 'reminder.nearOne' : 'reminder.near', { count: shown.length })}
      </p>
      {view?.isPinned === true && (
        <p className={look.help}>{t('reminder.pinned', { date: date({ edtf: view.today }) })}</p>
      )}
      <ul className={classes.rows}>
        {shown.map((row) => (
          <Row key={row.key} row={row} close={close}>
            {view?.isPinned !== true && (
              <Button
                size="compact-xs"
                variant="default"
                aria-label={t('reminder.tomorrowFor', { title: title(row.title) })}
                onClick={() => then(toTomorrow, row.key)}
              >
                {t('reminder.tomorrow')}
              </Button>
            )}
            <Button
              size="compact-xs"
              variant="default"
              aria-label={t('reminder.dismissFor', { title: title(row.title) })}
              onClick={() => then(dismiss, row.key)}
            >
              {t('reminder.dismiss')}
            </Button>
          </Row>
        ))}
      </ul>
      {view !== undefined && view.left > 0 && <p className={look.quiet}>{t('reminder.left', { count: view.left })}</p>}
      {aside.length > 0 && (
        <details className={classes.aside}>
          <summary>{t('reminder.aside', { count: aside.length })}</summary>
          <ul className={classes.rows}>
            {aside.map(({ row, until }) => (
              <Row key={row.key} row={row} close={close}>
                {until !== 'always' && (
                  <span className={look.quiet}>{t('reminder.until', { date: date({ edtf: until }) })}</span>
                )}
                <Button
                  size="compact-xs"
                  variant="default"
                  aria-label={t('reminder.backFor', { title: title(row.title) })}
                  onClick={() => then(showAgain, row.key)}
                >
                  {t('reminder.back')}
                </Button>
              </Row>
            ))}
          </ul>
        </details>
      )}
      <p className={look.help}>{t('reminder.here')}</p>
      <div>
        <Button variant="default" onClick={toSettings}>
          {t('reminder.settings')}
        </Button>
      </div>
    </div>
  )
}

function Row({ row, close, children }: { row: Reminder; close: () => void; children: ReactNode }) {
  const { t, title, date } = useTexts()
  return (
    <li className={classes.row}>
      <span className={classes.countdown}>{countdownText(row.days, t)}</span>
      <span>
        {/* The link itself takes the click and Enter. */}
        <span onClickCapture={() => setTimeout(close)}>
          <RecordLink target={row.ref}>{title(row.title)}</RecordLink>
        </span>
        <span className={classes.facts}>
          {date(row.when)} · {t(`reminder.kind.${row.kind}`)}
        </span>
        <span className={classes.buttons}>{children}</span>
      </span>
    </li>
  )
}
