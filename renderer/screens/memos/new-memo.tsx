import { Button } from '@mantine/core'
import { useState } from 'react'
import { foldText } from '../../../core/base/fold-text'
import {
  isMadeMemoType,
  MADE_MEMO_TYPES,
  MADE_MEMOS,
  type MadeMemoType,
  type MemoSubject,
} from '../../../core/model/values/made-memos'
import type { RecordRef } from '../../../core/model/values/record-ref'
import type { TextKey } from '../../../core/text/catalogue'
import { useDesk } from '../../client/use-desk'
import { SearchSelect } from '../../look/search-select'
import { useMakeMemo } from '../../navigation/use-make-memo'
import { useTexts } from '../../text/text-context'
import { Select } from '../../look/choice-fields'
import classes from './memos.module.css'
import { NoMeeting } from './no-meeting'
import { Dialog, DialogButtons } from '../../look/dialog'

/** Asks for the kind and the subject of a new memo. */
export function NewMemo(props: { opened: boolean; close: () => void; open: (ref: RecordRef) => void }) {
  const { t } = useTexts()
  return (
    <Dialog
      opened={props.opened}
      onClose={props.close}
      title={t('room.newMemo')}
      closeButtonProps={{ 'aria-label': t('room.cancel') }}
    >
      <Choice {...props} />
    </Dialog>
  )
}

/** Shown if no record can be the subject of a memo. */
const NOTHING: Record<MemoSubject, TextKey> = {
  session: 'room.noSessions',
  round: 'room.noRounds',
  talk: 'room.noTalks',
}

function Choice({ close, open }: { close: () => void; open: (ref: RecordRef) => void }) {
  const { t, title, error, instant, word } = useTexts()
  const [kind, setKind] = useState<MadeMemoType>('meetingBrief')
  const subject = MADE_MEMOS[kind].about
  const [about, setAbout] = useState<string | null>(null)
  const choices = useDesk('desk:choices', { collections: [subject], find: '' })
  const status = useDesk('desk:status', {})
  const { make, failure } = useMakeMemo((ref) => {
    close()
    open(ref)
  })
  const problem = failure ?? choices.error
  if (!choices.data || !status.data)
    return problem === undefined || problem === null ? null : <p role="alert">{error(problem)}</p>
  if (choices.data.rows.length === 0) return <NoMeeting says={NOTHING[subject]} close={close} />
  const options = choices.data.rows.map((row) => ({
    value: row.ref.id,
    label: [title(row.title), row.hint && title(row.hint)].filter(Boolean).join(' – '),
    find: foldText([row.title.en, row.title.ja, row.hint?.en, row.hint?.ja].join(' ')),
  }))
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (about !== null) void make(kind, about)
      }}
    >
      <p className={classes.says}>
        {t('room.newMemoSays', {
          asOf: instant(status.data.asOf, status.data.timeZone),
          language: word('language', status.data.language),
        })}
      </p>
      <Select
        className={classes.kindOfMemo}
        label={t('room.kind')}
        data={MADE_MEMO_TYPES.map((value) => ({ value, label: word('memoType', value) }))}
        value={kind}
        allowDeselect={false}
        onChange={(value) => {
          if (value === null || !isMadeMemoType(value)) return
          setKind(value)
          if (MADE_MEMOS[value].about !== subject) setAbout(null)
        }}
      />
      <SearchSelect
        label={t(`room.${subject}`)}
        data={options}
        value={about}
        onChange={setAbout}
        data-autofocus
        maxDropdownHeight={280}
      />
      {failure !== undefined && <p role="alert">{error(failure)}</p>}
      <DialogButtons>
        <Button variant="default" onClick={close}>
          {t('room.cancel')}
        </Button>
        <Button type="submit" disabled={about === null}>
          {t('room.make')}
        </Button>
      </DialogButtons>
    </form>
  )
}
