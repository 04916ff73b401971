import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import type { PersonWhoMet } from '../../../core/queries/who-met-schemas'
import { useDesk } from '../../client/use-desk'
import look from '../../look/look.module.css'
import { RecordLink } from '../../navigation/open-record'
import { useTexts } from '../../text/text-context'
import { lengthText } from './met-texts'
import classes from './who-met.module.css'

/** The meetings of two people, the latest first. It takes the focus; Esc closes it. */
export function MetList(props: { talk: string; row: PersonWhoMet; column: PersonWhoMet; close: () => void }) {
  const { talk, row, column, close } = props
  const texts = useTexts()
  const { t, title, word, date, error } = texts
  const asked = useDesk('desk:met', {
    talk,
    row: { party: row.party, person: row.ref.id },
    column: { party: column.party, person: column.ref.id },
  })
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <aside
      className={classes.list}
      aria-labelledby="met-list"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        close()
      }}
    >
      <div className={classes.listHead}>
        <h2 ref={heading} id="met-list" tabIndex={-1}>
          {t('whoMet.list', { row: title(row.title), column: title(column.title) })}
        </h2>
        <Button size="compact-xs" variant="default" onClick={close}>
          {t('whoMet.close')}
        </Button>
      </div>
      {asked.error && (
        <p role="alert" className={look.problem}>
          {error(asked.error)}
        </p>
      )}
      <ul>
        {(asked.data?.meetings ?? []).map(({ ref, title: name, start, status, minutes, round }) => (
          <li key={ref.id}>
            <RecordLink target={ref}>{title(name)}</RecordLink>
            <span className={classes.listFacts}>
              {!title(name).includes(date(start)) && <span>{date(start)}</span>}
              <span>{word('meetingStatus', status)}</span>
              <span>{minutes === undefined ? t('whoMet.unknown') : lengthText(minutes, texts)}</span>
              {round && <RecordLink target={round.ref}>{title(round.title)}</RecordLink>}
            </span>
          </li>
        ))}
      </ul>
      {asked.data && asked.data.more > 0 && (
        <p className={look.quiet}>{t('whoMet.more', { count: asked.data.more })}</p>
      )}
    </aside>
  )
}
