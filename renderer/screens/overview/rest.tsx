import { Button } from '@mantine/core'
import type { ActionId } from '../../../core/actions/actions'
import { useActions } from '../../actions/action-context'
import { useTexts } from '../../text/text-context'
import classes from './overview.module.css'

/** Under a block that shows only its newest rows: says so, and leads to the screen with all of them. */
export function RestOf(props: { block: { rows: readonly unknown[]; total: number }; action: ActionId; all: string }) {
  const { t } = useTexts()
  const { rows, total } = props.block
  if (total <= rows.length) return null
  return <Rest {...props} words={t('overview.newestOf', { count: rows.length, total })} />
}

/** Words about what a block leaves out, and the button to the screen that has all of it. */
export function Rest({ words, action, all }: { words: string; action: ActionId; all: string }) {
  const { run } = useActions()
  return (
    <p className={classes.rest}>
      {words}
      <Button size="compact-xs" variant="subtle" onClick={() => run(action)}>
        {all}
      </Button>
    </p>
  )
}
