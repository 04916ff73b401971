import type { CSSProperties, RefObject } from 'react'
import type { UpcomingRow, UpcomingView } from '../../../core/queries/view-schemas'
import { countdownText } from '../../../core/text/countdown'
import { useDesk } from '../../client/use-desk'
import { RecordLink } from '../../navigation/open-record'
import { useTexts } from '../../text/text-context'
import { Block } from './block'
import { useFocusOnArrival, useMoreRows } from './more-rows'
import classes from './overview.module.css'

/** The upcoming milestones and meetings, earliest first. */
export function UpcomingBlock({ next }: { next: UpcomingView }) {
  const { t } = useTexts()
  const horizon = horizonOf(next.rows)
  const more = useMoreRows(next.rows.length, next.total, (from) => (
    <MoreUpcoming key={from} from={from} horizon={horizon} />
  ))
  return (
    <Block heading={t('overview.next')} empty={next.rows.length === 0 && t('overview.nothingNext')}>
      <ul className={classes.rows}>
        <UpcomingRows rows={next.rows} horizon={horizon} />
        {more.pages}
      </ul>
      {more.button}
    </Block>
  )
}

function MoreUpcoming({ from, horizon }: { from: number; horizon: number }) {
  const rows = useDesk('desk:upcoming', { from }).data?.rows ?? []
  const first = useFocusOnArrival(rows.length > 0)
  return <UpcomingRows rows={rows} horizon={horizon} first={first} />
}

function UpcomingRows(props: {
  rows: readonly UpcomingRow[]
  horizon: number
  first?: RefObject<HTMLLIElement | null>
}) {
  const texts = useTexts()
  return props.rows.map((row, index) => (
    <li
      key={`${row.ref.collection}/${row.ref.id}`}
      ref={index === 0 ? props.first : undefined}
      className={classes.next}
    >
      <span className={classes.countdown}>{countdownText(row.days, texts.t)}</span>
      <span>
        <RecordLink target={row.ref}>{texts.title(row.title)}</RecordLink>
        <span className={classes.aside}>
          {texts.date(row.when)} · {texts.word(row.word.vocabulary, row.word.value)}
        </span>
      </span>
      <DayRange days={row.days} horizon={props.horizon} />
    </li>
  ))
}

/** The days that a list of dates is drawn over: up to its latest known one. */
const horizonOf = (rows: readonly UpcomingRow[]) => Math.max(1, ...rows.map(({ days }) => days.max ?? days.min))

/** The days on which something may be, drawn from today on. The words beside it say the same. */
function DayRange({ days: { min, max }, horizon }: { days: UpcomingRow['days']; horizon: number }) {
  const place = (day: number) => (100 * Math.min(Math.max(day, 0), horizon)) / horizon
  // A day at the end of the line is drawn inside it.
  const from = Math.min(place(min), 94)
  const length = (max === null ? 100 : place(max)) - from
  const style = { '--from': from, '--length': Math.max(0, length) } as CSSProperties
  return (
    <span
      className={classes.range}
      data-open={max === null ? '' : undefined}
      data-fuzzy={min === max ? undefined : ''}
      style={style}
      aria-hidden="true"
    >
      <span />
    </span>
  )
}
