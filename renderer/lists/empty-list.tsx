import { Button } from '@mantine/core'
import { useActions } from '../actions/action-context'
import { useTexts } from '../text/text-context'
import classes from './empty-list.module.css'

/** Shown in place of an empty list: `empty` says that there are no records yet; without it, the filters leave none. */
export function EmptyList({ empty, clear }: { empty: string | undefined; clear: () => void }) {
  const { t } = useTexts()
  const { run, state } = useActions()
  return (
    <div className={classes.empty}>
      <p>{empty ?? t('tool.nothing')}</p>
      {empty === undefined ? (
        <Button variant="default" size="compact-sm" onClick={clear}>
          {t('tool.clear')}
        </Button>
      ) : (
        <Button variant="default" size="compact-sm" disabled={!state.editable} onClick={() => run('newRecord')}>
          {t('action.newRecord')}
        </Button>
      )}
    </div>
  )
}
