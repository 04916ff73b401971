import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import type { ReturnPreview } from '../../../core/history/history-schemas'
import { useActions } from '../../actions/action-context'
import { useStaff } from '../../client/environment'
import { askAsEdit } from '../../client/saving'
import { useDesk } from '../../client/use-desk'
import { KindCounts } from '../../look/kind-counts'
import look from '../../look/look.module.css'
import type { Navigation } from '../../navigation/navigation-state'
import { Problem } from '../../recovery/problem'
import { useTexts } from '../../text/text-context'
import { CannotReturn } from './history-problem'
import classes from './history.module.css'

const WAYS = ['back', 'gone', 'changed'] as const
type Totals = Record<(typeof WAYS)[number], number>

/** What bringing the desk back to what it was after an edit would do, and the way to do it. */
export function ReturnPreviewPane(props: {
  n: number
  navigation: Navigation
  /** It was done: the desk's revision since, and how many records were touched. */
  returned: (revision: number, count: number) => void
}) {
  const texts = useTexts()
  const { t } = texts
  const staff = useStaff()
  const { state } = useActions()
  const [asking, setAsking] = useState<ReturnPreview>()
  const [failure, setFailure] = useState<unknown>()
  const preview = useDesk('desk:preview-return', { n: props.n, staff })
  if (preview.error) return <Problem error={preview.error} again={() => preview.refetch()} />
  if (!preview.data) return <p className={look.waiting}>{t('past.loading')}</p>
  const view = preview.data
  const when = view.at === undefined ? undefined : texts.moment(view.at)
  const same = view.counts.length === 0
  const bringBack = async (seen: ReturnPreview) => {
    setFailure(undefined)
    try {
      const { revision, touched } = await askAsEdit('desk:return-desk', { n: seen.n, revision: seen.revision, staff })
      setAsking(undefined)
      props.returned(revision, touched.length)
    } catch (cause) {
      setAsking(undefined)
      setFailure(cause)
      void preview.refetch()
    }
  }
  return (
    <div className={classes.page}>
      <section className={classes.banner}>
        <h1>{when === undefined ? t('past.deskAtFirst') : t('past.deskAt', { at: when })}</h1>
        <p>{t(same ? 'past.deskSame' : 'past.deskAtHelp')}</p>
        {!same && (
          <p className={classes.buttons}>
            <Button
              size="compact-sm"
              disabled={!state.editable || view.refusal !== undefined}
              onClick={() => setAsking(view)}
            >
              {t('past.returnDesk')}
            </Button>
            {view.refusal && <CannotReturn refusal={view.refusal} />}
          </p>
        )}
        {failure !== undefined && <p role="alert">{texts.error(failure)}</p>}
      </section>
      {!same && (
        <KindCounts sorts={WAYS.map((sort) => ({ sort, heading: t(`past.way.${sort}`) }))} counts={view.counts} />
      )}
      {WAYS.map((way) => (
        <Listed key={way} heading={t(`past.way.${way}`)} records={view.records.filter((one) => one.way === way)} />
      ))}
      {view.more > 0 && <p className={look.quiet}>{t('past.moreRecords', { count: view.more })}</p>}
      <Listed
        heading={t('past.kept')}
        records={view.kept.map((one) => ({ ...one, note: t(`past.keptWhy.${one.why}`) }))}
      />
      {asking && <Confirm view={asking} close={() => setAsking(undefined)} confirm={() => void bringBack(asking)} />}
    </div>
  )
}

function totalsOf({ counts }: ReturnPreview): Totals {
  const sum = (way: keyof Totals) => counts.reduce((total, one) => total + one[way], 0)
  return { back: sum('back'), gone: sum('gone'), changed: sum('changed') }
}

function Listed(props: {
  heading: string
  records: readonly (Pick<ReturnPreview['kept'][number], 'ref' | 'title'> & { note?: string })[]
}) {
  const { title, family } = useTexts()
  if (props.records.length === 0) return null
  return (
    <section className={classes.listed}>
      <h2>{props.heading}</h2>
      <ul>
        {props.records.map(({ ref, title: names, note }) => (
          <li key={`${ref.collection}/${ref.id}`}>
            <span dir="auto">{title(names)}</span>{' '}
            <span className={look.quiet}>
              {family(`collection.${ref.collection}`)}
              {note !== undefined && ` · ${note}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Confirm(props: { view: ReturnPreview; close: () => void; confirm: () => void }) {
  const { t } = useTexts()
  const totals = totalsOf(props.view)
  const count = totals.back + totals.gone + totals.changed
  return (
    <Modal
      opened
      onClose={props.close}
      title={t('past.returnTitle')}
      closeButtonProps={{ 'aria-label': t('past.cancel') }}
      transitionProps={{ duration: 0 }}
    >
      <ul className={classes.will}>
        {WAYS.filter((way) => totals[way] > 0).map((way) => (
          <li key={way}>{t(`past.will.${way}`, { count: totals[way] })}</li>
        ))}
      </ul>
      <p>{t('past.returnSays')}</p>
      <p className={classes.dialogButtons}>
        <Button variant="default" onClick={props.close}>
          {t('past.cancel')}
        </Button>
        <Button onClick={props.confirm} data-autofocus>
          {count === 1 ? t('past.returnConfirmOne') : t('past.returnConfirm', { count })}
        </Button>
      </p>
    </Modal>
  )
}
