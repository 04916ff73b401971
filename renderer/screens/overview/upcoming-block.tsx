import type { RefObject } from 'react'
import type { UpcomingRow, UpcomingView } from '../../../core/queries/view-schemas'
import { useDesk } from '../../client/use-desk'
import { RecordLink } from '../../navigation/open-record'
import { useTexts, type Texts } from '../../text/text-context'
import { Block } from './block'
import { useFocusOnArrival, useMoreRows } from './more-rows'
import classes from './overview.module.css'

/** The upcoming milestones and meetings, earliest first. */
export function UpcomingBlock({ next }: { next: UpcomingView }) {
  const { t } = useTexts()
  const more = useMoreRows(next.rows.length, next.total, (from) => <MoreUpcoming key={from} from={from} />)
  return (
    <Block heading={t('overview.next')} empty={next.rows.length === 0 && t('overview.nothingNext')}>
      <ul className={classes.rows}>
        <UpcomingRows rows={next.rows} />
        {more.pages}
      </ul>
      {more.button}
    </Block>
  )
}

function MoreUpcoming({ from }: { from: number }) {
  const rows = useDesk('desk:upcoming', { from }).data?.rows ?? []
  const first = useFocusOnArrival(rows.length > 0)
  return <UpcomingRows rows={rows} first={first} />
}

function UpcomingRows(props: { rows: readonly UpcomingRow[]; first?: RefObject<HTMLLIElement | null> }) {
  const texts = useTexts()
  return props.rows.map((row, index) => (
    <li
      key={`${row.ref.collection}/${row.ref.id}`}
      ref={index === 0 ? props.first : undefined}
      className={classes.next}
    >
      <span className={classes.countdown}>{countdown(row.days, texts)}</span>
      <span>
        <RecordLink target={row.ref}>{texts.title(row.title)}</RecordLink>
        <span className={classes.aside}>
          {texts.date(row.when)} · {texts.word(row.word.vocabulary, row.word.value)}
        </span>
      </span>
    </li>
  ))
}

/** "in 4–13 days": a range for a fuzzy date, one figure for a day. */
function countdown({ min, max }: { min: number; max: number | null }, { t }: Texts): string {
  if (max === null) return t('countdown.open')
  if (max === 0) return t('countdown.today')
  if (min === max) return min === 1 ? t('countdown.day') : t('countdown.days', { min })
  return min === 0 ? t('countdown.until', { max }) : t('countdown.range', { min, max })
}
