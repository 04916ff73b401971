import { Button } from '@mantine/core'
import { withMoved } from '../../../../core/editing/list-items'
import { Grip } from '../../../parts/reorder'
import { useTexts } from '../../../text/text-context'
import type { InputProps } from './input-props'
import classes from './inputs.module.css'

/** The grip to drag by, up, down, remove. `remove` also removes rows that are not among the items yet. */
export function ItemButtons(props: InputProps & { items: readonly unknown[]; index: number; remove?: () => void }) {
  const { t } = useTexts()
  const { items, index, label, change } = props
  const what = `${label} ${index + 1}`
  const moved = (to: number) => change(withMoved(items, index, to), 'chosen')
  return (
    <span className={classes.itemButtons}>
      {props.remove === undefined && items.length > 1 && <Grip name={what} />}
      <Button
        size="compact-xs"
        variant="subtle"
        disabled={index === 0 || props.remove !== undefined}
        aria-label={t('form.moveUp', { what })}
        onClick={() => moved(index - 1)}
      >
        ↑
      </Button>
      <Button
        size="compact-xs"
        variant="subtle"
        disabled={index >= items.length - 1}
        aria-label={t('form.moveDown', { what })}
        onClick={() => moved(index + 1)}
      >
        ↓
      </Button>
      <Button
        size="compact-xs"
        variant="subtle"
        aria-label={t('form.remove', { what })}
        onClick={props.remove ?? (() => change(items.toSpliced(index, 1), 'chosen'))}
      >
        ✕
      </Button>
    </span>
  )
}
