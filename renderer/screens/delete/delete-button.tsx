import { Button } from '@mantine/core'
import { refKey } from '../../../core/desk/ops'
import type { RecordRef } from '../../../core/model/values/record-ref'
import { useAction, useActions } from '../../actions/action-context'
import { useTexts } from '../../text/text-context'
import { useDeleteRecords } from './delete-provider'

/** Deletes the open record, by a button of its own and by its keys. */
export function DeleteButton(props: { target: RecordRef; gone: () => void }) {
  const { t } = useTexts()
  const { state } = useActions()
  const ask = useDelete(props)
  return (
    <Button size="compact-sm" variant="subtle" color="red" disabled={!state.editable} onClick={ask}>
      {t('action.delete')}
    </Button>
  )
}

/** Deletes the open record by its keys, unless it is not `enabled`, and by the function that it returns. */
export function useDelete({
  target,
  gone,
  enabled = true,
}: {
  target: RecordRef
  gone: () => void
  enabled?: boolean
}): () => void {
  const remove = useDeleteRecords()
  const ask = () => remove([refKey(target)], gone)
  useAction('delete', enabled ? ask : undefined)
  return ask
}
