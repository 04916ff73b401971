import { Button } from '@mantine/core'
import type { RecordRef } from '../../../core/model/values/record-ref'
import { nextRecords } from '../../../core/queries/next-records'
import { useActions } from '../../actions/action-context'
import { useMakeRecord } from '../../navigation/make-record'
import { useTexts } from '../../text/text-context'
import classes from './record.module.css'

/** Buttons for records to make next: each opens a form with this record given. */
export function NextRecords({ from }: { from: RecordRef }) {
  const { t, family } = useTexts()
  const { state } = useActions()
  const make = useMakeRecord()
  const next = nextRecords(from)
  if (next.length === 0) return null
  return (
    <p className={classes.next}>
      {next.map(({ of, given }) => (
        <Button key={of} variant="default" size="compact-xs" disabled={!state.editable} onClick={() => make(of, given)}>
          {t('path.add', { kind: family(`collection.${of}`) })}
        </Button>
      ))}
    </p>
  )
}
