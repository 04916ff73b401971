import { Button } from '@mantine/core'
import { useState } from 'react'
import type { MemoRoomView } from '../../../core/queries/memo-schemas'
import { ask } from '../../client/bridge'
import { newId } from '../../client/new-id'
import { useTexts } from '../../text/text-context'
import { ReadBackDialog } from './read-back-dialog'

/** Reads a Word file of a memo back that somebody sent, once it is chosen. */
export function ReadBackButton({ view, flush }: { view: MemoRoomView; flush: () => Promise<void> }) {
  const { t, error } = useTexts()
  const [chosen, setChosen] = useState<{ id: string; place: string }>()
  const [failure, setFailure] = useState<unknown>()
  const choose = async () => {
    setFailure(undefined)
    try {
      await flush()
      const { place } = await ask('app:choose-import', { what: 'returned' })
      if (place !== undefined) setChosen({ id: newId(), place })
    } catch (cause) {
      setFailure(cause)
    }
  }
  return (
    <>
      {failure !== undefined && <span role="alert">{error(failure)}</span>}
      <Button size="compact-sm" variant="default" disabled={!view.model} onClick={() => void choose()}>
        {t('returned.action')}
      </Button>
      {chosen && (
        <ReadBackDialog
          key={chosen.id}
          {...chosen}
          view={view}
          choose={() => void choose()}
          close={() => setChosen(undefined)}
        />
      )}
    </>
  )
}
