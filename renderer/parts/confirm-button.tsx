import { Button } from '@mantine/core'
import { useState, type MouseEvent } from 'react'
import type { RecordRef } from '../../core/model/values/record-ref'
import { useActions } from '../actions/action-context'
import { useApply } from '../client/saving'
import { useTexts } from '../text/text-context'

/**
 * Confirms a suggestion: one edit of a record, undone like any other. The button goes with the suggestion, so the focus moves to the element around it that has
 * `data-judged` and can take it.
 */
export function ConfirmButton(props: {
  of: RecordRef
  rev: number
  fields: Readonly<Record<string, unknown>>
  label: string
}) {
  const { of, rev, fields, label } = props
  const texts = useTexts()
  const { editable } = useActions().state
  const apply = useApply()
  const [failure, setFailure] = useState<unknown>()
  const confirm = async ({ currentTarget }: MouseEvent<HTMLElement>) => {
    const around = currentTarget.closest<HTMLElement>('[data-judged]')
    setFailure(undefined)
    try {
      await apply({ kind: 'change', collection: of.collection, id: of.id, rev, fields: { ...fields } })
      around?.focus()
    } catch (cause) {
      setFailure(cause)
    }
  }
  return (
    <>
      <Button size="compact-xs" variant="default" disabled={!editable} onClick={(event) => void confirm(event)}>
        {label}
      </Button>
      {failure !== undefined && <span role="alert">{texts.error(failure)}</span>}
    </>
  )
}
