import { Button } from '@mantine/core'
import { useState } from 'react'
import { useActions } from '../../actions/action-context'
import { useTexts } from '../../text/text-context'
import { FindLineDialog } from './find-line-dialog'

/** Finds the line of a good in a tariff schedule of the desk. */
export function FindLineButton({ good }: { good: string }) {
  const { t } = useTexts()
  const { state } = useActions()
  const [opened, setOpened] = useState(false)
  return (
    <>
      <Button size="compact-sm" variant="default" disabled={!state.editable} onClick={() => setOpened(true)}>
        {t('findLine.open')}
      </Button>
      {opened && <FindLineDialog good={good} close={() => setOpened(false)} />}
    </>
  )
}
