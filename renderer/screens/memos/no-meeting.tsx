import { Button } from '@mantine/core'
import type { TextKey } from '../../../core/text/catalogue'
import { useActions } from '../../actions/action-context'
import look from '../../look/look.module.css'
import { useTexts } from '../../text/text-context'
import classes from './memos.module.css'

/** Shown if a memo is asked for before there is a record for it to be about, with a link to the talks, where one can be added. */
export function NoMeeting({ says, close }: { says: TextKey; close: () => void }) {
  const { t } = useTexts()
  const { run } = useActions()
  return (
    <>
      <p className={look.quiet}>{t(says)}</p>
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
