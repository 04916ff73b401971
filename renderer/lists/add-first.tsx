import { Button } from '@mantine/core'
import type { CollectionName } from '../../core/model/values/collection-names'
import { useActions } from '../actions/action-context'
import { useMakeRecord } from '../navigation/make-record'
import { useTexts } from '../text/text-context'
import classes from './empty-list.module.css'

/** Shown in place of a view that lacks its records: says what it needs, and opens the form for one. */
export function AddFirst({ needs, kind }: { needs: string; kind: CollectionName }) {
  const { t, family } = useTexts()
  const { state } = useActions()
  const make = useMakeRecord()
  return (
    <div className={classes.empty}>
      <p>{needs}</p>
      <Button variant="default" size="compact-sm" disabled={!state.editable} onClick={() => make(kind)}>
        {t('path.add', { kind: family(`collection.${kind}`) })}
      </Button>
    </div>
  )
}
