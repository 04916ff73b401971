import { Button } from '@mantine/core'
import { useState } from 'react'
import { countOf } from '../../../core/desk/differences'
import type { ReturnPreview } from '../../../core/history/history-schemas'
import { useActions } from '../../actions/action-context'
import { useStaff } from '../../client/environment'
import { applyCommand } from '../../client/saving'
import { useDesk } from '../../client/use-desk'
import { Differences, DifferenceTotals, NamedRecords } from '../../look/differences'
import { Dialog, DialogButtons } from '../../look/dialog'
import look from '../../look/look.module.css'
import type { Navigation } from '../../navigation/navigation-state'
import { Problem } from '../../recovery/problem'
import { useTexts } from '../../text/text-context'
import { CannotReturn } from './history-problem'
import classes from './history.module.css'

/** The changes if the desk returned to its state after an edit, and the button that does it. */
export function ReturnPreviewPane(props: {
  n: number
  navigation: Navigation
  /** Called when the desk has returned, with its revision and the number of records touched. */
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
  const same = countOf(view.differences) === 0
  const bringBack = async (seen: ReturnPreview) => {
    setFailure(undefined)
    try {
      const command = { kind: 'returnDesk', n: seen.n, revision: seen.revision } as const
      const { revision, records } = await applyCommand(command, staff)
      setAsking(undefined)
      props.returned(revision, records)
    } catch (cause) {
      setAsking(undefined)
      setFailure(cause)
      void preview.refetch()
    }
  }
  return (
    <div className={classes.page} data-find-text>
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
      {!same && <Differences differences={view.differences} level={2} names="open" label={t('past.returnDesk')} />}
      <NamedRecords
        level={2}
        heading={t('past.kept')}
        records={view.kept.map((one) => ({ ...one, note: t(`past.keptWhy.${one.why}`) }))}
      />
      {asking && <Confirm view={asking} close={() => setAsking(undefined)} confirm={() => void bringBack(asking)} />}
    </div>
  )
}

function Confirm(props: { view: ReturnPreview; close: () => void; confirm: () => void }) {
  const { t } = useTexts()
  const { differences } = props.view
  return (
    <Dialog
      opened
      onClose={props.close}
      title={t('past.returnTitle')}
      closeButtonProps={{ 'aria-label': t('past.cancel') }}
    >
      <DifferenceTotals differences={differences} />
      <p>{t('past.returnSays')}</p>
      <DialogButtons>
        <Button variant="default" onClick={props.close}>
          {t('past.cancel')}
        </Button>
        <Button onClick={props.confirm} data-autofocus>
          {t('past.returnConfirm')}
        </Button>
      </DialogButtons>
    </Dialog>
  )
}
