import { Button } from '@mantine/core'
import { useActions } from '../../actions/action-context'
import look from '../../look/look.module.css'
import { useTexts } from '../../text/text-context'
import classes from './memos.module.css'

/** Shown if a brief is asked for before there is a meeting, with a link to add one. */
export function NoMeeting({ close }: { close: () => void }) {
  const { t } = useTexts()
  const { run } = useActions()
  return (
    <>
      <p className={look.quiet}>{t('room.noSessions')}</p>
      <p className={classes.begin}>
        <Button
          data-autofocus
          onClick={() => {
            close()
            run('show-talks')
          }}
        >
          {t('path.toMeetings')}
        </Button>
      </p>
    </>
  )
}
