import { useEffect, useState } from 'react'
import { useActions } from '../../actions/action-context'
import { ask, subscribe } from '../../client/bridge'
import look from '../../look/look.module.css'
import { useTexts } from '../../text/text-context'

/** Says in the status bar that backups fail, and leads to why. Nothing while they do not. */
export function BackupProblem() {
  const { t } = useTexts()
  const { run } = useActions()
  const [isFailing, setFailing] = useState(false)
  useEffect(() => {
    const stop = subscribe('desk:backup', (event) => setFailing(event.isFailing))
    ask('desk:backups', {}).then(
      (view) => setFailing(view.isFailing),
      // A desk that cannot be asked says so itself.
      () => undefined,
    )
    return stop
  }, [])
  if (!isFailing) return null
  return (
    <button type="button" className={look.link} onClick={() => run('backups')}>
      {t('backup.trouble')}
    </button>
  )
}
