import { Button } from '@mantine/core'
import type { SuggestionKind } from '../../../core/suggest/suggestion'
import { FilterMenu } from '../../lists/list-toolbar'
import { useTexts } from '../../text/text-context'
import classes from './reader.module.css'

/** Shows and hides the suggestions of the text, says how many there are, and goes from one to the next. */
export function OfferTools(props: {
  count: number
  /** False if only those near the view are counted. */
  isWhole: boolean
  /** True while the text is still read. */
  isWaiting: boolean
  shown: boolean
  setShown: (shown: boolean) => void
  step: (by: 1 | -1) => void
  list: () => void
  /** The kinds of the text, and those that are not shown. */
  kinds: readonly SuggestionKind[]
  off: readonly string[]
  setOff: (off: readonly string[]) => void
}) {
  const { t } = useTexts()
  const { count, isWhole, isWaiting, shown, step } = props
  const isEmpty = !shown || count === 0
  return (
    <span className={classes.offerTools}>
      <Button
        size="compact-xs"
        variant={shown ? 'light' : 'default'}
        aria-pressed={shown}
        onClick={() => props.setShown(!shown)}
      >
        {isWaiting && count === 0
          ? t('suggest.reading')
          : t(isWhole ? 'suggest.shown' : 'suggest.shownNear', { count })}
      </Button>
      <button type="button" aria-label={t('suggest.previous')} disabled={isEmpty} onClick={() => step(-1)}>
        ◂
      </button>
      <button type="button" aria-label={t('suggest.next')} disabled={isEmpty} onClick={() => step(1)}>
        ▸
      </button>
      <Button
        size="compact-xs"
        variant="subtle"
        aria-label={t('suggest.listLabel')}
        disabled={isEmpty}
        onClick={props.list}
      >
        {t('suggest.list')}
      </Button>
      {shown && (
        <FilterMenu
          label={t('suggest.hide')}
          groups={[{ options: props.kinds.map((kind) => ({ value: kind, label: t(`suggest.kind.${kind}`) })) }]}
          chosen={props.off}
          change={props.setOff}
        />
      )}
    </span>
  )
}
