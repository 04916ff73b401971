import { Button } from '@mantine/core'
import { useTexts } from '../../text/text-context'
import { Key } from './selection-bar'
import classes from './reader.module.css'
import type { Orphan } from './use-placing'

/** How much of a quote names it here, in UTF-16 code units. */
const NAME_LENGTH = 160

/** The tools while a person selects the words where a quote belongs. */
export function PlacingBar(props: { orphan: Orphan; ready: boolean; place: () => void; cancel: () => void }) {
  const { t } = useTexts()
  const { exact } = props.orphan
  const words = exact.length > NAME_LENGTH ? `${exact.slice(0, NAME_LENGTH).replace(/[\uD800-\uDBFF]$/, '')}…` : exact
  const says = t('orphans.selecting', { words })
  return (
    <div role="toolbar" aria-label={says} className={classes.tools}>
      <span role="status">{says}</span>
      {props.ready && (
        <Button size="compact-sm" aria-keyshortcuts="Q" onClick={props.place}>
          {t('orphans.placeSelected')} <Key letter="Q" />
        </Button>
      )}
      <Button size="compact-sm" variant="default" onClick={props.cancel}>
        {t('orphans.cancel')}
      </Button>
    </div>
  )
}
