import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { RecoveryPoint } from '../../core/recovery/recovery-point'
import { ask } from '../client/bridge'
import { useStaff } from '../client/environment'
import { useDesk } from '../client/use-desk'
import { useTexts } from '../text/text-context'
import classes from './continue-dialog.module.css'
import { PointPreview } from './point-preview'
import { useInstantText, usePointName } from './point-words'
import { CopyResult, CopyProgress } from './recovery-steps'
import { useRecoverySteps } from './use-recovery-steps'
import { Dialog, DialogButtons } from '../look/dialog'

/** Asks, with figures, whether to continue from a recovery point, and offers a copy of the folder first. */
export function ContinueDialog(props: {
  point: RecoveryPoint
  other: RecoveryPoint | undefined
  isForked: boolean
  close: () => void
}) {
  const { point, other, isForked, close } = props
  const texts = useTexts()
  const { t, language } = texts
  const staff = useStaff()
  const client = useQueryClient()
  const when = useInstantText()
  const name = usePointName(isForked)
  const preview = useDesk('desk:recovery-preview', { point: point.id, against: other?.id ?? point.id })
  const [going, setGoing] = useState(false)
  const [failed, setFailed] = useState<unknown>()
  const number = (value: number) => value.toLocaleString(language)
  const at = when(point.at)
  const goOn = () => {
    if (going) return
    setGoing(true)
    setFailed(undefined)
    ask('desk:continue', { point: point.id, staff })
      .then(() => client.invalidateQueries())
      .catch(setFailed)
      .finally(() => setGoing(false))
  }
  const records = preview.data && number(preview.data.records)
  return (
    <Dialog
      opened
      onClose={close}
      title={t('rescue.goOnTitle', { what: name(point) })}
      closeButtonProps={{ 'aria-label': t('rescue.cancel') }}
      size="lg"
    >
      <div className={classes.dialog}>
        {preview.error && <p role="alert">{texts.error(preview.error)}</p>}
        {records === undefined ? (
          <p role="status">{preview.error ? '' : t('rescue.comparing')}</p>
        ) : (
          <p>{at === undefined ? t('rescue.goOnIsUndated', { records }) : t('rescue.goOnIs', { records, at })}</p>
        )}
        {preview.data && preview.data.refused > 0 && (
          <p>{t('rescue.goOnRefused', { count: number(preview.data.refused) })}</p>
        )}
        {preview.data && other && <PointPreview point={point} other={other} isForked={isForked} />}
        <p>{t('rescue.goOnKeeps')}</p>
        <SaveCopy />
        {failed !== undefined && (
          <p role="alert" className={classes.failed}>
            {texts.error(failed)}
          </p>
        )}
        <p role="status">{going ? t('rescue.goingOn') : ''}</p>
        <DialogButtons>
          <Button variant="default" onClick={close} data-autofocus>
            {t('rescue.cancel')}
          </Button>
          <Button data-busy={going} disabled={!preview.data} onClick={goOn}>
            {t('rescue.goOnConfirm')}
          </Button>
        </DialogButtons>
      </div>
    </Dialog>
  )
}

/** Offers a copy of the folder before anything is written into it. */
function SaveCopy() {
  const texts = useTexts()
  const { t } = texts
  const { run, outcome } = useRecoverySteps(() => Promise.resolve())
  return (
    <div className={classes.saveCopy}>
      <p>{t('rescue.goOnCopy')}</p>
      <Button size="compact-sm" variant="default" data-busy={outcome?.state === 'busy'} onClick={() => run('copy')}>
        {t('rescue.saveCopy')}
      </Button>
      {outcome?.state === 'busy' && <CopyProgress />}
      {outcome?.state === 'copied' && <CopyResult copied={outcome.copied} />}
      {outcome?.state === 'failed' && (
        <p role="alert" className={classes.failed}>
          {texts.error(outcome.error)}
        </p>
      )}
    </div>
  )
}
