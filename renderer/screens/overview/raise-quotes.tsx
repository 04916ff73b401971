import { Button } from '@mantine/core'
import { useState } from 'react'
import { useActions } from '../../actions/action-context'
import { useApply } from '../../client/saving'
import { useTexts } from '../../text/text-context'

/** Gives all quotes of the desk, and the evidence that they are, at least the marking of their sources: one step to undo. */
export function RaiseQuotes() {
  const { t, error } = useTexts()
  const { editable } = useActions().state
  const apply = useApply()
  const [failure, setFailure] = useState<unknown>()
  const raise = () => {
    setFailure(undefined)
    apply({ kind: 'raiseQuotes' }).catch(setFailure)
  }
  return (
    <p>
      <Button size="compact-sm" variant="default" disabled={!editable} onClick={raise}>
        {t('overview.raiseQuotes')}
      </Button>
      {failure !== undefined && <span role="alert"> {error(failure)}</span>}
    </p>
  )
}
