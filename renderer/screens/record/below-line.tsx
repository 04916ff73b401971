import { Button } from '@mantine/core'
import { useState } from 'react'
import { useActions } from '../../actions/action-context'
import { useApply } from '../../client/saving'
import look from '../../look/look.module.css'
import { useTexts } from '../../text/text-context'

/** On a source's page: how many of its quotes and their evidence have a lower marking than it, and the button that raises them. Nothing if there are none. */
export function BelowLine({ source, count }: { source: string; count: number }) {
  const { t, error } = useTexts()
  const { editable } = useActions().state
  const apply = useApply()
  const [failure, setFailure] = useState<unknown>()
  if (count === 0) return null
  const raise = () => {
    setFailure(undefined)
    apply({ kind: 'raiseQuotes', source }).catch(setFailure)
  }
  return (
    <p className={look.caveat}>
      {count === 1 ? t('record.belowOne') : t('record.below', { count })}{' '}
      <Button size="compact-sm" variant="default" disabled={!editable} onClick={raise}>
        {t('record.raise')}
      </Button>
      {failure !== undefined && <span role="alert"> {error(failure)}</span>}
    </p>
  )
}
