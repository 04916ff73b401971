import { Button } from '@mantine/core'
import { useState } from 'react'
import type { BackupRunning, BackupsView } from '../../../core/backup/backup-schemas'
import { ParleyError } from '../../../core/base/errors'
import { ask } from '../../client/bridge'
import { useTexts } from '../../text/text-context'
import { backupStatus } from './backup-status'
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
          {backupStatus(view, isCanceled ? 'canceled' : asked && 'done' in asked ? 'done' : undefined, texts)}
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
