import { Button } from '@mantine/core'
import { useState } from 'react'
import type { RecordAtView } from '../../../core/history/history-schemas'
import type { RecordRef } from '../../../core/model/values/record-ref'
import { useActions } from '../../actions/action-context'
import { useStaff } from '../../client/environment'
import { applyCommand } from '../../client/saving'
import { useDesk } from '../../client/use-desk'
import look from '../../look/look.module.css'
import { MarkingLine } from '../../look/marking-line'
import type { Navigation } from '../../navigation/navigation-state'
import { Fields } from '../../parts/fields'
import { Problem } from '../../recovery/problem'
import { useTexts } from '../../text/text-context'
import { RecordBody } from '../record/record-screen'
import { FieldChanges } from './field-changes'
import { CannotReturn } from './history-problem'
import classes from './history.module.css'
import { useWho } from './use-history'

/** A record as it was after an edit, its differences from today, and a button to restore it. */
export function RecordAt(props: {
  target: RecordRef
  n: number
  navigation: Navigation
  /** Called when the record is restored, with the time in words. */
  returned: (when: string) => void
}) {
  const { t } = useTexts()
  const staff = useStaff()
  const { target, n, navigation } = props
  const record = useDesk('desk:record-at', { ref: target, n, staff })
  if (record.error) return <Problem error={record.error} again={() => record.refetch()} />
  if (!record.data) return <p className={look.waiting}>{t('past.loading')}</p>
  return (
    <div className={classes.page} data-find-text>
      <header>
        <Button variant="subtle" size="compact-sm" className={classes.up} onClick={() => navigation.lookBack(target)}>
          ← {t('past.toHistory')}
        </Button>
        <EarlierBanner view={record.data} returned={props.returned} />
      </header>
      <EarlierState view={record.data} />
    </div>
  )
}

/** Says that this is a past state, and offers to restore it. */
function EarlierBanner({ view, returned }: { view: RecordAtView; returned: (when: string) => void }) {
  const texts = useTexts()
  const { t } = texts
  const { state } = useActions()
  const who = useWho()
  const staff = useStaff()
  const [failure, setFailure] = useState<unknown>()
  const [busy, setBusy] = useState(false)
  const when = texts.moment(view.at)
  const isSame = view.now !== 'trash' && view.now !== 'gone' && view.changes.length === 0
  // A past draft of a complete record can be read here but not restored.
  const offered = !isSame && !(view.form === 'draft' && view.now === 'desk')
  const bringBack = async () => {
    setFailure(undefined)
    setBusy(true)
    try {
      await applyCommand({ kind: 'returnRecord', ref: view.ref, n: view.n }, staff)
      returned(when)
    } catch (cause) {
      setFailure(cause)
      setBusy(false)
    }
  }
  return (
    <section className={classes.banner} aria-label={t('past.asItWas', { at: when })}>
      <h1>{t('past.asItWas', { at: when })}</h1>
      <p>
        {who(view.by)}. {t('past.asItWasHelp')} {view.form === 'draft' && t('past.wasDraft')}{' '}
        {view.now === 'trash' && t('past.inTrash')}
        {view.now === 'gone' && t('past.isGone')}
        {isSame && t('past.sameToday')}
      </p>
      {offered && (
        <p className={classes.buttons}>
          <Button
            size="compact-sm"
            disabled={!state.editable || view.refusal !== undefined}
            loading={busy}
            onClick={() => void bringBack()}
          >
            {t('past.bringBack')}
          </Button>
          {view.refusal && <CannotReturn refusal={view.refusal} />}
        </p>
      )}
      {failure !== undefined && <p role="alert">{texts.error(failure)}</p>}
    </section>
  )
}

function EarlierState({ view }: { view: RecordAtView }) {
  const { t, title, family } = useTexts()
  return (
    <>
      {view.changes.length > 0 && (
        <section className={classes.differs}>
          <h2>{t('past.differs')}</h2>
          <p className={classes.legend}>
            <del>{t('past.then')}</del> <ins>{t('past.today')}</ins>
          </p>
          <FieldChanges of={view.of} changes={view.changes} />
        </section>
      )}
      <article className={classes.then} aria-label={title(view.title)}>
        <p className={classes.kind}>
          {family(`collection.${view.of}`)} {view.page && <MarkingLine marking={view.page.marking} />}
        </p>
        <p className={classes.title} dir="auto">
          {title(view.title)}
        </p>
        {view.page ? (
          <RecordBody view={view.page} then={{ memos: view.memos }} />
        ) : (
          <Fields of={view.of} fields={view.fields} />
        )}
      </article>
    </>
  )
}
