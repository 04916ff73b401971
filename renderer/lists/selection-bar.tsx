import { Button } from '@mantine/core'
import { useActions } from '../actions/action-context'
import { useTexts } from '../text/text-context'
import classes from './selection.module.css'

/** Says how many rows are selected, and what can be done with all of them. */
export function SelectionBar(props: {
  count: number
  copy: (as: 'text' | 'table') => void
  change: () => void
  remove: () => void
  clear: () => void
}) {
  const { t } = useTexts()
  const { editable } = useActions().state
  const { count } = props
  return (
    <>
      <p role="status" className={classes.said}>
        {count === 0 ? '' : t('select.count', { count })}
      </p>
      {count > 0 && (
        <div
          role="toolbar"
          aria-label={t('select.bar')}
          className={classes.bar}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return
            event.preventDefault()
            props.clear()
          }}
        >
          <strong className={classes.count}>{t('select.count', { count })}</strong>
          <Button size="compact-xs" variant="default" disabled={!editable} onClick={props.change}>
            {t('select.change')}
          </Button>
          <Button size="compact-xs" variant="default" onClick={() => props.copy('table')}>
            {t('select.copy')}
          </Button>
          <Button size="compact-xs" variant="default" onClick={() => props.copy('text')}>
            {t('select.copyText')}
          </Button>
          <Button size="compact-xs" variant="subtle" color="red" disabled={!editable} onClick={props.remove}>
            {t('recordAction.delete')}
          </Button>
          <Button size="compact-xs" variant="subtle" onClick={props.clear}>
            {t('select.clear')}
          </Button>
        </div>
      )}
    </>
  )
}
