import { useEffect, useState } from 'react'
import { useActions } from '../../actions/action-context'
import { ask } from '../../client/bridge'
import { useEnvironment } from '../../client/environment'
import look from '../../look/look.module.css'
import { useTexts } from '../../text/text-context'
import { CreateDesk } from './create-desk'
import { FirstName } from './first-name'
import { StartOptions } from './start-options'
import classes from './welcome.module.css'

/** Asks who works here, and offers the ways to a desk. */
export function WelcomeScreen() {
  const { t } = useTexts()
  const { staff, standIn, electron } = useEnvironment()
  const { run } = useActions()
  const [making, setMaking] = useState(false)
  const [isFirst] = useState(staff === undefined)
  // From now on main may send events to the window.
  useEffect(() => {
    void ask('app:ready', {})
  }, [])
  return (
    <div className={classes.screen}>
      <main className={classes.page}>
        <header className={classes.head}>
          <h1>{t('welcome.title')}</h1>
          <p>{t('welcome.lead')}</p>
          {staff && (
            <p className={classes.who}>
              <span dir="auto">{t('welcome.worksHere', { name: staff.name, initials: staff.initials })}</span>
              <button type="button" className={look.link} onClick={() => run('settings')}>
                {t('welcome.change')}
              </button>
            </p>
          )}
        </header>
        {!staff && <FirstName />}
        {staff && !making && <StartOptions focus={isFirst} make={() => setMaking(true)} />}
        {staff && making && <CreateDesk back={() => setMaking(false)} />}
        {standIn && <p className={classes.standIn}>{t('status.standIn', { version: electron })}</p>}
      </main>
    </div>
  )
}
