import { Button } from '@mantine/core'
import type { MemoChange, MemoChanges } from '../../../core/memo/memo-changes'
import type { MemoRoomView } from '../../../core/queries/memo-schemas'
import { useActions } from '../../actions/action-context'
import { WordChanges } from '../../look/word-changes'
import { RecordLink } from '../../navigation/open-record'
import { useTexts } from '../../text/text-context'
import { asOfChange } from './as-of-change'
import classes from './memos.module.css'
import { useRefresh } from './use-refresh'

/** The changes that a refresh from the records would make, section by section, with their records. */
export function MemoChangesView(props: {
  view: MemoRoomView
  changes: MemoChanges
  flush: () => Promise<void>
  done: () => void
}) {
  const texts = useTexts()
  const { t, word, error } = texts
  const { view, changes, flush, done } = props
  const { state } = useActions()
  const { refresh, failure } = useRefresh(view, flush)
  const refreshAll = async () => {
    if (await refresh()) done()
  }
  return (
    <div className={classes.changes}>
      <p className={classes.changesTop}>
        <Button size="compact-sm" disabled={!state.editable} onClick={() => void refreshAll()}>
          {t('room.refresh')}
        </Button>
        {changes.asOf && <span>{t('room.staleAsOf', asOfChange(changes.asOf, view.setup, texts))}</span>}
        {changes.count === 0 && !changes.asOf && <span>{t('room.staleOther')}</span>}
      </p>
      {failure !== undefined && <p role="alert">{error(failure)}</p>}
      {changes.places.map(({ place, changes: inPlace }) => (
        <section key={place}>
          <h2>{place === 'head' || place === 'notes' ? t(`room.place.${place}`) : word('memoSection', place)}</h2>
          <ul>
            {inPlace.map((change, index) => (
              <Change key={index} change={change} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

function Change({ change }: { change: MemoChange }) {
  const { t, family } = useTexts()
  return (
    <li className={classes.change} data-kind={change.kind}>
      <span className={classes.changeKind}>{t(`differences.${change.kind}`)}</span>
      <p dir="auto">
        <WordChanges words={change.words} />
      </p>
      {change.from.length > 0 && (
        <p className={classes.quiet}>
          {t('room.change.from')}{' '}
          {change.from.map((ref, index) => (
            <span key={`${ref.collection}/${ref.id}`}>
              {index > 0 && ', '}
              <RecordLink target={ref}>{family(`collection.${ref.collection}`)}</RecordLink>
            </span>
          ))}
        </p>
      )}
    </li>
  )
}
