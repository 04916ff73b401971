import type { MemoRoomView } from '../../../core/queries/memo-schemas'
import { RecordLink } from '../../navigation/open-record'
import { useTexts } from '../../text/text-context'
import classes from './memos.module.css'

/** The records whose marking is of another scheme than the rest of the memo, each with a link to it; nothing if there are none. */
export function MixedRecords({ view }: { view: MemoRoomView }) {
  const { t, title } = useTexts()
  if (!view.mixed || view.mixed.length === 0) return null
  return (
    <section className={classes.later} aria-label={t('room.mixed')}>
      <p>{t('room.mixed')}</p>
      <ul className={classes.blockers}>
        {view.mixed.map(({ ref, title: names, line }) => (
          <li key={`${ref.collection}/${ref.id}`}>
            <RecordLink target={ref}>{title(names)}</RecordLink> – {title(line)}
          </li>
        ))}
      </ul>
    </section>
  )
}
