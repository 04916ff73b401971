import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import { foldText } from '../../../core/base/fold-text'
import type { RecordRef } from '../../../core/model/values/record-ref'
import { useDesk } from '../../client/use-desk'
import { SearchSelect } from '../../look/search-select'
import { useMakeBrief } from '../../navigation/use-make-brief'
import { useTexts } from '../../text/text-context'
import classes from './memos.module.css'
import { NoMeeting } from './no-meeting'

/** Asks for which meeting a brief is to be made. */
export function NewBrief(props: { opened: boolean; close: () => void; open: (ref: RecordRef) => void }) {
  const { t } = useTexts()
  return (
    <Modal
      opened={props.opened}
      onClose={props.close}
      title={t('room.newBrief')}
      closeButtonProps={{ 'aria-label': t('room.cancel') }}
      transitionProps={{ duration: 0 }}
    >
      <Meetings {...props} />
    </Modal>
  )
}

function Meetings({ close, open }: { close: () => void; open: (ref: RecordRef) => void }) {
  const { t, title, error, instant } = useTexts()
  const [session, setSession] = useState<string | null>(null)
  const sessions = useDesk('desk:choices', { collections: ['session'], find: '' })
  const status = useDesk('desk:status', {})
  const { make, failure } = useMakeBrief((ref) => {
    close()
    open(ref)
  })
  const problem = failure ?? sessions.error
  if (!sessions.data || !status.data)
    return problem === undefined || problem === null ? null : <p role="alert">{error(problem)}</p>
  if (sessions.data.rows.length === 0) return <NoMeeting close={close} />
  const options = sessions.data.rows.map((row) => ({
    value: row.ref.id,
    label: [title(row.title), row.hint && title(row.hint)].filter(Boolean).join(' – '),
    find: foldText([row.title.en, row.title.ja, row.hint?.en, row.hint?.ja].join(' ')),
  }))
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (session !== null) void make(session)
      }}
    >
      <p className={classes.says}>
        {t('room.newBriefSays', { asOf: instant(status.data.asOf, status.data.timeZone) })}
      </p>
      <SearchSelect
        label={t('room.session')}
        data={options}
        value={session}
        onChange={setSession}
        data-autofocus
        maxDropdownHeight={280}
      />
      {failure !== undefined && <p role="alert">{error(failure)}</p>}
      <p className={classes.dialogButtons}>
        <Button variant="default" onClick={close}>
          {t('room.cancel')}
        </Button>
        <Button type="submit" disabled={session === null}>
          {t('room.make')}
        </Button>
      </p>
    </form>
  )
}
