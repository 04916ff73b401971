import type { MemoRoomView } from '../../../core/queries/memo-schemas'
import { RecordLink } from '../../navigation/open-record'
import { useTexts } from '../../text/text-context'
import classes from './memos.module.css'

/** Names what is later than a draft knows, and what the draft does about it; nothing if nothing is. */
export function LaterNotice({ view }: { view: MemoRoomView }) {
  const { t, title, family } = useTexts()
  if (view.later.length === 0) return null
  return (
    <details className={classes.later}>
      <summary>{t('room.later', { count: view.later.length })}</summary>
      <ul className={classes.blockers}>
        {view.later.map(({ what, ref, title: names }) => (
          <li key={`${what}/${ref.collection}/${ref.id}`}>
            <RecordLink target={ref}>{family(`later.${what}`, { record: title(names) })}</RecordLink>
          </li>
        ))}
      </ul>
    </details>
  )
}
