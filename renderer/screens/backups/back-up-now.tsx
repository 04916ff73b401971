import { Button } from '@mantine/core'
import { useState } from 'react'
import type { BackupRunning, BackupsView } from '../../../core/backup/backup-schemas'
import { ParleyError } from '../../../core/base/errors'
import { sentences } from '../../../core/text/joined'
import { ask } from '../../client/bridge'
import { useTexts, type Texts } from '../../text/text-context'
import classes from './backups.module.css'

/** Backs up now, with progress and outcome; when idle, says when the next backup runs. */
export function BackUpNow({ view, running }: { view: BackupsView; running: BackupRunning | undefined }) {
  const texts = useTexts()
  const { t } = texts
  const [asked, setAsked] = useState<{ done: true } | { failed: unknown }>()
  const backUp = async () => {
    setAsked(undefined)
    try {
      await ask('desk:backup-now', {})
      setAsked({ done: true })
    } catch (failed) {
      setAsked({ failed })
    }
  }
  if (view.readOnly) return <p className={classes.help}>{t(view.isOpen ? 'backup.readOnly' : 'backup.notOpen')}</p>
  const isCanceled =
    asked && 'failed' in asked && asked.failed instanceof ParleyError && asked.failed.code === 'canceled'
  const isWhole = view.places.every(({ problem }) => !problem)
  return (
    <div className={classes.now}>
      <span className={classes.buttons}>
        <Button disabled={running !== undefined} onClick={() => void backUp()}>
          {t('backup.now')}
        </Button>
        {running && (
          <Button variant="default" onClick={() => void ask('desk:backup-cancel', {}).catch(() => undefined)}>
            {t('backup.cancel')}
          </Button>
        )}
      </span>
      {running ? (
        <BackupProgress running={running} several={view.places.length > 1} />
      ) : (
        <p role="status" className={classes.help}>
          {sentences(
            [
              ...(asked && 'done' in asked ? [t(isWhole ? 'backup.done' : 'backup.doneNot')] : []),
              ...(isCanceled ? [t('backup.canceled')] : []),
              ...nextBackup(view, texts),
            ],
            texts.language,
          )}
        </p>
      )}
      {asked && 'failed' in asked && !isCanceled && (
        <p role="alert" className={classes.error}>
          {texts.error(asked.failed)}
        </p>
      )}
    </div>
  )
}

function BackupProgress({ running, several }: { running: BackupRunning; several: boolean }) {
  const { t } = useTexts()
  const { phase, done, total, place } = running
  const label = `${several ? `${t(`backup.${place}`)} · ` : ''}${t(`backup.phase.${phase}`)}`
  return (
    <div className={classes.progress} role="status">
      <span>{label}</span>
      <progress aria-label={label} max={Math.max(total, 1)} value={done} />
    </div>
  )
}

/** When the next backup runs, or that there is nothing to back up. */
function nextBackup(view: BackupsView, { t, moment }: Texts): string[] {
  if (view.places.length > 0 && view.places.every(({ hasAll }) => hasAll)) return [t('backup.nothingNew')]
  if (view.next === undefined) return []
  return [view.next <= view.now ? t('backup.soon') : t('backup.next', { date: moment(view.next) })]
}
