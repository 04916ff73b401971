import { useEffect, useState } from 'react'
import { useActions } from '../../actions/action-context'
import { ask, subscribe } from '../../client/bridge'
import look from '../../look/look.module.css'
import { useTexts } from '../../text/text-context'

/** Says in the status bar that backups fail, and opens the backups. Shows nothing while they work. */
export function BackupProblem() {
  const { t } = useTexts()
  const { run } = useActions()
  const [isFailing, setFailing] = useState(false)
  useEffect(() => {
    const stop = subscribe('desk:backup', (event) => setFailing(event.isFailing))
    ask('desk:backups', {}).then(
      (view) => setFailing(view.isFailing),
      // If the desk fails, the window says so itself.
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
