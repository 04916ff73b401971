import { Button } from '@mantine/core'
import { useState } from 'react'
import type { MemoRoomView } from '../../../core/queries/memo-schemas'
import { useActions } from '../../actions/action-context'
import { useTexts } from '../../text/text-context'
import { GrowingText } from '../../look/growing-text'
import { CommandDialog } from './command-dialog'
import classes from './memos.module.css'

/** Recalls an issued memo, once somebody has given a reason. */
export function RecallMemo({ view }: { view: MemoRoomView }) {
  const { t } = useTexts()
  const { state } = useActions()
  const [isOpen, setOpen] = useState(false)
  const [typed, setTyped] = useState('')
  const reason = typed.trim()
  if (view.status !== 'issued') return null
  return (
    <>
      <Button size="compact-sm" variant="default" disabled={!state.editable} onClick={() => setOpen(true)}>
        {t('clear.recall')}
      </Button>
      {isOpen && (
        <CommandDialog
          title={t('clear.recallTitle', { version: view.version })}
          close={() => setOpen(false)}
          confirm={t('clear.recallConfirm')}
          isReady={reason !== ''}
          command={() => ({ kind: 'recallMemo', id: view.ref.id, rev: view.rev, reason })}
        >
          <p className={classes.says}>{t('clear.recallSays')}</p>
          <GrowingText
            label={t('clear.reason')}
            data-autofocus
            minRows={2}
            maxRows={10}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        </CommandDialog>
      )}
    </>
  )
}
