import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useActions } from '../../actions/action-context'
import { useStaff } from '../../client/environment'
import { useDesk } from '../../client/use-desk'
import { useTexts } from '../../text/text-context'
import classes from './history.module.css'

/** Says that something was restored and offers Undo, for as long as Undo would take it back. */
export function ReturnNotice({ text, close }: { text: string; close: () => void }) {
  const { t } = useTexts()
  const { run, state } = useActions()
  const { undo, redo } = useDesk('desk:undo-view', { staff: useStaff().id }).data ?? {}
  const isNext = (undo?.label.kind === 'return' || undo?.label.kind === 'returnDesk') && redo === undefined
  const wasNext = useRef(false)
  useEffect(() => {
    // At first the undo steps may still be the old ones.
    if (isNext) wasNext.current = true
    else if (wasNext.current) close()
  }, [isNext, close])
  return (
    <div className={classes.notice}>
      <p role="status">{text}</p>
      <Button
        size="compact-sm"
        variant="default"
        disabled={!state.editable || !isNext}
        onClick={() => {
          run('undo')
          close()
        }}
      >
        {t('past.undo')}
      </Button>
      <Button size="compact-sm" variant="subtle" onClick={close}>
        {t('past.close')}
      </Button>
    </div>
  )
}
